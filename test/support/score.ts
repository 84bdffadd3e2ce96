import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { classify } from '../../lambdas/core/classify/classify.ts';

/** An item labelled by a reader. */
const labelledSchema = v.object({
  id: v.string(),
  url: v.nullish(v.string(), null),
  title: v.string(),
  lang: v.string(),
  lead: v.nullish(v.string(), null),
  published: v.nullish(v.string(), null),
  kind: v.string(),
  frameworks: v.array(v.string()),
  counterparts: v.array(v.string()),
  defence_diplomacy: v.boolean(),
});
export type Labelled = v.InferOutput<typeof labelledSchema>;

export const readLabelled = (file: string): readonly Labelled[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => v.parse(labelledSchema, JSON.parse(line)));

/** Shares of 1. Frameworks and counterparts: F1, micro-averaged; the others: accuracy; exact: both sets right. */
export interface Score {
  readonly frameworks: number;
  readonly counterparts: number;
  readonly kind: number;
  readonly relevance: number;
  readonly exact: number;
}

/** Classifies labelled items and compares. */
export function scoreOf(items: readonly Labelled[]): Score {
  const pairs = items.map((item) => ({ item, given: labelsOf(item) }));
  const share = (right: (pair: (typeof pairs)[number]) => boolean): number =>
    pairs.filter(right).length / pairs.length;
  return {
    frameworks: f1(pairs.map(({ item, given }) => [item.frameworks, given.frameworks])),
    counterparts: f1(pairs.map(({ item, given }) => [item.counterparts, given.counterparts])),
    kind: share(({ item, given }) => item.kind === given.kind),
    relevance: share(({ item, given }) => item.defence_diplomacy === given.relevant),
    exact: share(
      ({ item, given }) =>
        same(item.frameworks, given.frameworks) && same(item.counterparts, given.counterparts),
    ),
  };
}

function labelsOf({ title, url, lang, lead, published }: Labelled): {
  frameworks: readonly string[];
  counterparts: readonly string[];
  kind: string;
  relevant: boolean;
} {
  const found = classify({ title, url, language: lang, lead, text: null, published, publisherCountry: null });
  return {
    frameworks: found.frameworks.map(({ id }) => id),
    counterparts: found.counterparts.map(({ code }) => code),
    kind: found.kind,
    relevant: found.defence_diplomacy,
  };
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.toSorted().join() === b.toSorted().join();

/** 2TP / (2TP + FP + FN) over all items. */
function f1(pairs: readonly (readonly [wanted: readonly string[], given: readonly string[]])[]): number {
  const right = pairs.flatMap(([wanted, given]) => wanted.filter((each) => given.includes(each))).length;
  const labels = pairs.flatMap(([wanted, given]) => [...new Set(wanted), ...new Set(given)]).length;
  return labels === 0 ? 1 : (2 * right) / labels;
}
