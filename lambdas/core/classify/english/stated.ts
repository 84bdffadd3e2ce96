const NUMBERS = ['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty', 'two dozen', 'thirty', 'forty', 'fifty']; // prettier-ignore
const STATED = new RegExp(
  `\\b(\\d{1,2}|${NUMBERS.join('|')}) (?:\\w+ )?(?:nations|countries|navies|militaries|air forces|states|partners)\\b`,
  'i',
);

/** How many states the words say take part: 21 nations, some seventeen partner countries; 0 where they say none. */
export function statedInEnglish(words: string): number {
  const stated = STATED.exec(words)?.[1]?.toLowerCase();
  if (stated === undefined) return 0;
  const at = NUMBERS.indexOf(stated);
  return at < 0 ? Number(stated) : at + 7;
}
