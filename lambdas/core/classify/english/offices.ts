import type { Level } from '../sitting.ts';

/** English office words → the level they stand for. The first that fits wins: a deputy before his minister. */
const LEVELS: readonly [RegExp, Level][] = [
  [/2\+2|two-plus-two|2-plus-2|2 plus 2|foreign(?:,| and|, and| &) defen[cs]e (?:ministers|ministerial|secretaries|chiefs)|defen[cs]e and foreign (?:ministers|secretaries)|Security Consultative Committee|\bSCC\b/i, 'two'],
  [/vice[- ]minister|vice (?:defen[cs]e|foreign) ministers?|(?:deputy|state|assistant) (?:defen[cs]e|foreign) (?:minister|secretar)|deputy (?:minister|secretary)|state minister|under ?secretar|assistant secretar|permanent secretar|directors?[- ]general|MM talks|staff talks|working[- ]level|senior officials|policy dialogue|strategic dialogue|security (?:dialogue|consultations|talks)|deterrence dialogue|bureau chief|politico-military/i, 'officials'],
  [/chiefs? of (?:the )?(?:\w+ ){0,2}(?:staff|defen[cs]e|army|navy|naval)|(?:army|navy|naval|air|air force|military|joint|marine corps|coast guard|AFP|[GMA]SDF|JSDF|SDF) chiefs?\b|\bcommander-in-chief|commanders?\b|joint chiefs|\bCHOD\b|\bJCS chair\w*|chairm[ae]n of (?:the )?joint|\bCNO\b|commandant|top (?:military|general|admiral|officer|brass|uniformed)|\bchief of (?:the )?(?:defen[cs]e|royal|general)\b|\b(?:Admiral|Adm\.|(?<!Secretary )General|Gen\.) [A-Z]/i, 'chief'],
  [/(?:defen[cs]e|armed forces|military|war) (?:ministers?|secretar(?:y|ies)|chiefs?|ministerial|counterparts?|heads?|leaders?|supremo)\b|(?:ministers?|secretar(?:y|ies)) (?:of|for) (?:the )?(?:national )?(?:defen[cs]e|armed forces|war)|pentagon (?:chief|head|boss)|\bdefmin\b|TDMM/i, 'defence'],
  [/foreign (?:ministers?|secretar(?:y|ies)|ministerial|affairs minister)|ministers? (?:of|for) foreign affairs|top diplomats?|secretar(?:y|ies) of state/i, 'foreign'],
  [/prime ministers?|\bpresidents?\b|\bleaders'?(?! of (?:the )?(?:unit|team))|\bsummit\b|\bpremiers?\b|chancellor|\bPMs?\b|heads of (?:state|government)/i, 'leader'],
  [/\bofficials\b/i, 'officials'],
  [/\bdefen[cs]e (?:meeting|talks|dialogue|conference|huddle|pow-?wow|parley|confab|sit-down)\b/i, 'defence'],
]; // prettier-ignore

/** Security advisers sit at a level of their own, which has no format. */
export const ADVISERS = /security advis[eo]rs|national security (?:secretariat|council)|\bNS[AC]s?\b/i;

/** What is only the time of a sitting says nothing of its level. */
const OCCASION =
  /\b(?:follow(?:s|ed|ing)|ahead of|on the (?:sidelines|margins|occasion)|prior to|comes? after|after the|before the) .*$/i;

export function levelIn(words: string): Level | undefined {
  if (
    /(?:2\+2|two-plus-two)/i.test(words) &&
    /vice-ministerial|officials|working-level|deputy|director/i.test(words)
  )
    return 'officials';
  return LEVELS.find(([pattern]) =>
    pattern.test(words.replace(OCCASION, '').replaceAll(/deputy prime minister(?: and|,)?/gi, '')),
  )?.[1];
}

export const isLevel = (office: string | undefined): office is Exclude<Level, 'two'> =>
  office === 'defence' ||
  office === 'foreign' ||
  office === 'leader' ||
  office === 'chief' ||
  office === 'officials';

export const isAmbassador = (words: string): boolean =>
  /\b(?:ambassador|envoy|high commissioner|charg)/i.test(words);
