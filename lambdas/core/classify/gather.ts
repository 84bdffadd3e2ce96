import type { Evidence, Label } from '../../contract/alert.ts';
import type { Located } from './located.ts';

/** Evidence kept for one label. */
const MOST = 4;

/** What was found, label by label in the order of first sight, each piece of evidence once. */
export type Gathered = ReadonlyMap<string, readonly Located[]>;

/** Labels with a piece of evidence each → the labels with theirs; words that are empty show nothing. */
export function gather(found: readonly (readonly [label: string, evidence: Located])[]): Gathered {
  const gathered = new Map<string, Located[]>();
  for (const [label, evidence] of found) {
    const known = gathered.get(label) ?? [];
    gathered.set(label, known);
    if (evidence.text === '' || known.length >= MOST) continue;
    if (!known.some((each) => each.text === evidence.text && each.where === evidence.where))
      known.push(evidence);
  }
  return gathered;
}

/** The gathered as the record has it: with the names of the labels. What has no name in the taxonomy is left out. */
export const named = <Entry>(
  gathered: Gathered,
  nameOf: (label: string) => Label | undefined,
  entry: (label: string, rest: { label: Label; evidence: Evidence[] }) => Entry,
): Entry[] =>
  [...gathered].flatMap(([key, evidence]) => {
    const label = nameOf(key);
    return label === undefined ? [] : [entry(key, { label, evidence: evidence.map(plain) })];
  });

/** Evidence as the record has it. */
export const plain = ({ text, where, rule }: Located): Evidence => ({ text, where, rule });
