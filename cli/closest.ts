/** Something that can be asked for: by its id, though a person may think of another name. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What else it is called. */
  readonly names: readonly string[];
}

const MOST = 3;
/** A shorter word stands in too many others to tell anything, unless they begin with it. */
const SHORTEST = 3;

/**
 * What a mistyped word may have meant, the likeliest first, at most three: the ones with that very name (`Australia` is
 * AU), else those a few letters away (a third of them at most) or with the word in a name.
 */
export function closest(word: string, choices: readonly Choice[]): readonly Choice[] {
  const wanted = folded(word);
  if (wanted === '') return [];
  const ranked = choices
    .map((choice) => ({ choice, far: Math.min(...namesOf(choice).map((name) => between(wanted, folded(name)))) }))
    .filter(({ far }) => far < Infinity)
    .toSorted((a, b) => a.far - b.far); // prettier-ignore
  const same = ranked.filter(({ far }) => far === 0);
  return (same.length > 0 ? same : ranked).slice(0, MOST).map(({ choice }) => choice);
}

const namesOf = ({ id, label, names }: Choice): readonly string[] => [id, label, ...names];

/** Case, width, spaces and hyphens do not make another word. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+]/gu, '');

function between(word: string, name: string): number {
  const far = edits(word, name);
  if (far <= Math.floor(word.length / 3)) return far;
  const isPart = word.length >= SHORTEST ? name.includes(word) : word.length > 1 && name.startsWith(word);
  return isPart ? word.length : Infinity;
}

/** Letters to insert, drop or replace to make one word of the other (Levenshtein). */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of Array.from(from).entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
