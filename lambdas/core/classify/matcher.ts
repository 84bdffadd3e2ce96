import { isKatakana } from './normalise.ts';
import type { Normalised } from './normalise.ts';

/**
 * Finds every form of a lexicon in one pass, leftmost and longest.
 *
 * Ours and not an Aho-Corasick library: what is needed is a segmentation, the longest form at each place after its
 * boundaries were checked against the published text (`タイ` not in `タイトル`), with the search going on behind it. An
 * automaton reports all overlapping hits first and leaves that selection, the greater part, to be done afterwards.
 */
export interface Form<Sense> {
  /** Normalised. */
  readonly form: string;
  readonly sense: Sense;
  /** Upper and lower case matter: acronyms and names that are also everyday words. */
  readonly exact: boolean;
  /** Units that the hit takes, where the rest of the form is only looked at (米 of 米国防相). Default: all. */
  readonly take: number | undefined;
  /** A condition on what stands before it. */
  readonly fits: ((text: string, start: number) => boolean) | undefined;
}

export interface Hit<Sense> {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

export interface Matcher<Sense> {
  readonly find: (text: Normalised) => Hit<Sense>[];
}

/** A form in lower case: what is compared with the text. */
interface Entry<Sense> {
  readonly lower: string;
  /** Its third unit, NaN where it has none: tells most of those that begin alike apart (`Republic of …`, `Reports`). */
  readonly third: number;
  readonly form: Form<Sense>;
}

/** Forms by their first two units, the longest first. */
type Index<Sense> = ReadonlyMap<number, readonly Entry<Sense>[]>;

const LATIN = /[\p{Script=Latin}\d]/u;
/** Latin words from this length on may be followed by a number: RIMPAC2024, JIMEX24. */
const NUMBERED = 4;
/** Katakana words up to this length hide in longer words (タイ in タイトル, マリ in マリアナ). */
const SHORT_KATAKANA = 4;

/** Compiles a lexicon. Forms must be normalised as the texts are; empty forms are left out. */
export function compileMatcher<Sense>(forms: readonly Form<Sense>[]): Matcher<Sense> {
  const index = new Map<number, Entry<Sense>[]>();
  const entries = forms.map((form) => {
    const lower = form.form.toLowerCase();
    return { lower, third: lower.charCodeAt(2), form };
  });
  for (const entry of entries.sort((a, b) => b.lower.length - a.lower.length)) {
    if (entry.lower === '') continue;
    const key = keyOf(entry.lower.charCodeAt(0), entry.lower.length > 1 ? entry.lower.charCodeAt(1) : 0);
    const known = index.get(key);
    if (known === undefined) index.set(key, [entry]);
    else known.push(entry);
  }
  return { find: (text) => find(index, text) };
}

/** Two units as one number; forms of one unit have 0 for the second. */
const keyOf = (first: number, second: number): number => first * 0x10000 + second;

function find<Sense>(index: Index<Sense>, text: Normalised): Hit<Sense>[] {
  const hits: Hit<Sense>[] = [];
  const { lower } = text;
  let at = 0;
  while (at < lower.length) {
    const first = lower[at] ?? 0;
    const hit =
      longest(index.get(keyOf(first, lower[at + 1] ?? 0)), text, at) ??
      longest(index.get(keyOf(first, 0)), text, at);
    if (hit === undefined) at += 1;
    else {
      hits.push(hit);
      at = hit.end;
    }
  }
  return hits;
}

function longest<Sense>(
  entries: readonly Entry<Sense>[] | undefined,
  text: Normalised,
  start: number,
): Hit<Sense> | undefined {
  const next = text.lower[start + 2];
  for (const { lower, third } of entries ?? []) {
    if (third >= 0 && third !== next) continue;
    if (!standsAt(lower, text, start)) continue;
    const same = (entries ?? []).filter((entry) => entry.lower === lower);
    const hit = accepted(same, text, start, start + lower.length);
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function standsAt(lower: string, text: Normalised, start: number): boolean {
  for (let at = 0; at < lower.length; at += 1)
    if (text.lower[start + at] !== lower.charCodeAt(at)) return false;
  return true;
}

function accepted<Sense>(
  entries: readonly Entry<Sense>[],
  text: Normalised,
  start: number,
  end: number,
): Hit<Sense> | undefined {
  if (!bounded(text, start, end)) return undefined;
  const words = text.text.slice(start, end);
  const fitting = entries
    .map((entry) => entry.form)
    .filter(
      (form) =>
        (!form.exact || form.form === words) && (form.fits === undefined || form.fits(text.text, start)),
    );
  const [first] = fitting;
  if (first === undefined) return undefined;
  return { start, end: start + (first.take ?? end - start), senses: fitting.map((form) => form.sense) };
}

/** Latin words end where letters and digits end; short katakana words where katakana ends in the published text. */
function bounded(text: Normalised, start: number, end: number): boolean {
  const first = text.text.charAt(start);
  const last = text.text.charAt(end - 1);
  if (LATIN.test(first) && start > 0 && LATIN.test(text.text.charAt(start - 1))) return false;
  if (LATIN.test(last) && end < text.text.length && LATIN.test(text.text.charAt(end))) {
    if (!(end - start >= NUMBERED && /\d/.test(text.text.charAt(end)))) return false;
  }
  if (end - start > SHORT_KATAKANA || !isKatakana(first) || !isKatakana(last)) return true;
  return (
    !isKatakana(text.original.charAt((text.starts[start] ?? 0) - 1)) &&
    !isKatakana(text.original.charAt(text.ends[end - 1] ?? 0))
  );
}
