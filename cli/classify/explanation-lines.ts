import type { Explanation, Shown } from '../../lambdas/core/classify/explain.ts';
import type { Subject } from '../../lambdas/core/classify/subject.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { markedLines } from './mark.ts';
import type { Span } from './mark.ts';

const HEADINGS = {
  framework: 'Frameworks',
  counterpart: 'Counterparts',
  mention: 'Named, and no counterpart',
  meeting: 'Meetings',
} as const satisfies Record<Shown['kind'], string>;

/**
 * How a classification came about, for a person: the text with the spans that decided, numbered; the rules in the order
 * in which they are asked; and what was considered and dropped, with the reason.
 */
export const explanationLines = (subject: Subject, explanation: Explanation): readonly string[] =>
  linesOf(subject, explanation).map(plainAhead);

/** A line of a page made safe for a terminal; its indent stays. */
const plainAhead = (line: string): string => (/^ */.exec(line)?.[0] ?? '') + plainLine(line);

function linesOf(subject: Subject, explanation: Explanation): readonly string[] {
  const { shown, kind, relevance, classification } = explanation;
  const labelled = new Set(classification.frameworks.map(({ id }) => id));
  const dropped = explanation.dropped.filter(({ what }) => !labelled.has(what));
  const fields = (['title', 'lead', 'text', 'url'] as const).flatMap((field) => {
    const text = subject[field];
    const spans = spansIn(field, shown);
    return text === null || spans.length === 0 ? [] : ['', `${field}:`, ...markedLines(text, spans)];
  });
  const labels = (['framework', 'counterpart', 'mention', 'meeting'] as const).flatMap((what) => {
    const lines = shown.flatMap((each, index) => (each.kind === what ? [line(each, index)] : []));
    return lines.length === 0 ? [] : ['', `${HEADINGS[what]}:`, ...lines];
  });
  return [
    ...fields,
    ...labels,
    '',
    `Kind: ${kind.kind}, by ${kind.rule?.name ?? 'no rule: what no rule names is other'}${quoted(kind.words)}`,
    ...(kind.rule === undefined ? [] : [`  because ${kind.rule.because}`]),
    `Relevance: ${classification.defence_diplomacy ? 'defence diplomacy' : 'not defence diplomacy'}, by ${relevance.rule.name}`,
    `  because ${relevance.rule.because}`,
    ...(dropped.length === 0 ? [] : ['', 'Considered and dropped:']),
    ...dropped.map(({ what, why, evidence }) => `  ${what}: “${evidence.text}” (${evidence.where}): ${why}`),
  ];
}

const line = ({ label, text, where, rule }: Shown, index: number): string =>
  `  ${index + 1}  ${label}: “${text}” (${where}) by ${rule}`;

const quoted = (words: string): string => (words === '' ? '' : `: “${words}”`);

const spansIn = (field: Shown['field'], shown: readonly Shown[]): readonly Span[] =>
  shown.flatMap((each, index) =>
    each.field === field ? [{ start: each.start, end: each.start + each.text.length, note: index + 1 }] : [],
  );
