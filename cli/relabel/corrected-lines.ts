import type { Alert, Classification, Evidence, Label } from '../../lambdas/contract/alert.ts';
import { dateOf } from '../../lambdas/contract/instant.ts';
import { RELABEL_FIELDS } from '../../lambdas/contract/relabel.ts';
import type { Correction, Relabel, RelabelField } from '../../lambdas/contract/relabel.ts';
import type { RelabelledAlert, Said } from '../../lambdas/core/relabel.ts';
import { fieldLines } from '../table.ts';

type Field = readonly [name: string, value: string];
type Labelled = Classification['frameworks'][number] | Classification['counterparts'][number];

/** The labels of an alert as corrected, each with the words that show it or the person who says it. */
export function correctedLines(
  { classification: machine }: Alert,
  corrected: RelabelledAlert,
): readonly string[] {
  const { classification: now, headline, said } = corrected;
  const kindBefore = machine.kind === now.kind ? '' : ` (the machine: ${machine.kind})`;
  const before =
    machine.defence_diplomacy === now.defence_diplomacy ? '' : ` (the machine: ${relevance(machine)})`;
  return fieldLines([
    ['headline', headline.en],
    ['', headline.ja],
    ...fieldsOf('framework', machine.frameworks, now.frameworks, said.frameworks),
    ...fieldsOf('counterpart', machine.counterparts, now.counterparts, said.counterparts),
    ...now.mentions.map((each): Field => ['mention', nameOf(each) + reasons(quoted(each.evidence))]),
    ['kind', now.kind + kindBefore + reasons(whose(said.kind))],
    ['relevance', relevance(now) + before + reasons(whose(said.defence_diplomacy))],
  ]);
}

/** Every correction that an alert has had, the oldest first. */
export const historyLines = ({ corrections }: Relabel): readonly string[] =>
  fieldLines(corrections.map((each) => [each.at, `${each.by}: ${changeText(each)} (${each.why})`]));

function fieldsOf(
  name: string,
  machine: readonly Labelled[],
  now: readonly Labelled[],
  said: Said | undefined,
): readonly Field[] {
  const kept = new Set(now.map(idOf));
  const lines = now.map((each): Field => [name, nameOf(each) + reasons(quoted(each.evidence), whose(said))]);
  const gone = machine.filter((each) => !kept.has(idOf(each)));
  return [
    ...(lines.length === 0 ? [[name, `none${reasons(whose(said))}`] as const] : lines),
    ...gone.map((each): Field => [`not ${name}`, nameOf(each) + reasons(whose(said))]),
  ];
}

/** `: one; other`, of those that say something. */
const reasons = (...texts: readonly string[]): string =>
  `: ${texts.filter((text) => text !== '').join('; ')}`;

const idOf = (each: Labelled): string => ('id' in each ? each.id : each.code);

function nameOf(each: Labelled): string {
  const { en }: Label = each.label;
  return en === idOf(each) ? en : `${idOf(each)} (${en})`;
}

/** The first words that the machine found for it; nothing where only a person says it. */
function quoted([first]: readonly Evidence[]): string {
  return first === undefined ? '' : `“${first.text}” (${first.where}) by ${first.rule}`;
}

/** `by Aiko on 2026-11-07: the page says so`, or whose a label is that nobody corrected. */
const whose = (said: Said | undefined): string =>
  said === undefined ? 'as the machine said' : `by ${said.by} on ${dateOf(said.at)}: ${said.why}`;

const relevance = ({ defence_diplomacy: relevant }: Classification): string =>
  relevant ? 'defence diplomacy' : 'not defence diplomacy';

const FIELD_WORDS = {
  frameworks: 'frameworks',
  counterparts: 'counterparts',
  kind: 'kind',
  defence_diplomacy: 'relevance',
} as const satisfies Record<RelabelField, string>;

function changeText({ cleared = [], set }: Correction): string {
  const parts = RELABEL_FIELDS.flatMap((field) => {
    const value = set[field];
    return value === undefined ? [] : [`${FIELD_WORDS[field]} ${valueText(value)}`];
  });
  const back = cleared.map((field) => FIELD_WORDS[field]).join(', ');
  return [...(back === '' ? [] : [`${back} taken back`]), ...parts].join('; ');
}

function valueText(value: string | boolean | readonly string[]): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'defence diplomacy' : 'not defence diplomacy';
  return value.length === 0 ? 'none' : value.join(',');
}
