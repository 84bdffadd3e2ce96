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
  readonly take?: number;
  /** A condition on what stands before it. */
  readonly fits?: (text: string, start: number) => boolean;
}

export interface Hit<Sense> {
  readonly start: number;
  readonly end: number;
  readonly senses: readonly Sense[];
}

export interface Matcher<Sense> {
  readonly find: (text: Normalised) => Hit<Sense>[];
}

/** Most nodes have one child: it lies in the node, and only the second brings a map. */
interface Node<Sense> {
  unit: number;
  child: Node<Sense> | undefined;
  more: Map<number, Node<Sense>> | undefined;
  forms: Form<Sense>[] | undefined;
}

const emptyNode = <Sense>(): Node<Sense> => ({
  unit: -1,
  child: undefined,
  more: undefined,
  forms: undefined,
});

const childOf = <Sense>(node: Node<Sense>, unit: number): Node<Sense> | undefined =>
  node.unit === unit ? node.child : node.more?.get(unit);

const LATIN = /[\p{Script=Latin}\d]/u;
/** Latin words from this length on may be followed by a number: RIMPAC2024, JIMEX24. */
const NUMBERED = 4;
/** Katakana words up to this length hide in longer words (タイ in タイトル, マリ in マリアナ). */
const SHORT_KATAKANA = 4;

/** Compiles a lexicon. Forms must be normalised as the texts are; empty forms are left out. */
export function compileMatcher<Sense>(forms: readonly Form<Sense>[]): Matcher<Sense> {
  const roots = new Map<number, Node<Sense>>();
  const first = new Uint8Array(0x10000);
  for (const form of forms) {
    const lower = form.form.toLowerCase();
    if (lower === '') continue;
    const unit = lower.charCodeAt(0);
    first[unit] = 1;
    const root = roots.get(unit) ?? emptyNode<Sense>();
    roots.set(unit, root);
    insert(root, lower, form);
  }
  return { find: (text) => find(roots, first, text) };
}

function insert<Sense>(root: Node<Sense>, lower: string, form: Form<Sense>): void {
  let node = root;
  for (let i = 1; i < lower.length; i += 1) node = grown(node, lower.charCodeAt(i));
  if (node.forms === undefined) node.forms = [form];
  else node.forms.push(form);
}

function grown<Sense>(node: Node<Sense>, unit: number): Node<Sense> {
  const known = childOf(node, unit);
  if (known !== undefined) return known;
  const next = emptyNode<Sense>();
  if (node.unit < 0) {
    node.unit = unit;
    node.child = next;
  } else {
    node.more ??= new Map();
    node.more.set(unit, next);
  }
  return next;
}

function find<Sense>(
  roots: ReadonlyMap<number, Node<Sense>>,
  first: Uint8Array,
  text: Normalised,
): Hit<Sense>[] {
  const hits: Hit<Sense>[] = [];
  const { lower } = text;
  let at = 0;
  while (at < lower.length) {
    const unit = lower[at] ?? 0;
    const hit = first[unit] === 1 ? longest(roots.get(unit), text, at) : undefined;
    if (hit === undefined) at += 1;
    else {
      hits.push(hit);
      at = hit.end;
    }
  }
  return hits;
}

function longest<Sense>(
  root: Node<Sense> | undefined,
  text: Normalised,
  start: number,
): Hit<Sense> | undefined {
  let best: Hit<Sense> | undefined;
  let node = root;
  for (let end = start + 1; node !== undefined; end += 1) {
    if (node.forms !== undefined) best = accepted(node.forms, text, start, end) ?? best;
    node = childOf(node, text.lower[end] ?? -2);
  }
  return best;
}

function accepted<Sense>(
  forms: readonly Form<Sense>[],
  text: Normalised,
  start: number,
  end: number,
): Hit<Sense> | undefined {
  if (!bounded(text, start, end)) return undefined;
  const words = text.text.slice(start, end);
  const fitting = forms.filter(
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
