import type { Alert, Classification, Label } from '../contract/alert.ts';
import type { Instant } from '../contract/instant.ts';
import { RELABEL_FIELDS } from '../contract/relabel.ts';
import type { Correction, Labels, Relabel, RelabelField } from '../contract/relabel.ts';
import { headline } from './compose/headline.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Who corrected a field, when and why. */
export type Said = Pick<Correction, 'by' | 'at' | 'why'>;

/** Labels as corrected. `said`: of each field that is a person's, whose; a field that is not there is the machine's. */
export interface Relabelled {
  readonly classification: Classification;
  readonly said: { readonly [field in RelabelField]?: Said };
}

/** The same of a whole alert, whose headline is composed again. */
export interface RelabelledAlert extends Relabelled {
  readonly headline: Label;
}

/** What a person wants. `undo`: whatever persons said before is the machine's again; what `set` says comes after. */
export interface Change extends Pick<Correction, 'by' | 'why' | 'set'> {
  readonly undo: boolean;
}

/** An alert that nobody corrected. */
export const noRelabel = ({ id, item }: Alert): Relabel => ({ version: 1, alert: id, item, corrections: [] });

/** A relabel with one correction more, or undefined where the change would change nothing: an undo of nothing. */
export function withCorrection(
  relabel: Relabel,
  { by, why, set, undo }: Change,
  at: Instant,
): Relabel | undefined {
  const cleared = undo ? correctedFields(relabel) : [];
  if (cleared.length === 0 && RELABEL_FIELDS.every((field) => set[field] === undefined)) return undefined;
  const correction = { at, by, why, ...(cleared.length > 0 && { cleared }), set };
  return { ...relabel, corrections: [...relabel.corrections, correction] };
}

/** The fields that are a person's. */
export const correctedFields = (relabel: Relabel): RelabelField[] =>
  RELABEL_FIELDS.filter((field) => standing(relabel, field) !== undefined);

/** What the newest correction that speaks of a field says; undefined where the field is the machine's. */
function standing<Field extends RelabelField>(
  { corrections }: Relabel,
  field: Field,
): { readonly value: NonNullable<Labels[Field]>; readonly said: Said } | undefined {
  const last = corrections.findLast(
    ({ set, cleared = [] }) => set[field] !== undefined || cleared.includes(field),
  );
  const value = last?.set[field];
  if (last === undefined || value === undefined) return undefined;
  const { by, at, why } = last;
  return { value, said: { by, at, why } };
}

/**
 * Labels that the machine derived, as persons corrected them.
 *
 * A correction names the alert and its item, never the text that the machine read: whoever derives the labels again
 * from the archive, with other rules, applies the same corrections to what comes out. The fields that a person set keep
 * the person's values; the others are what the machine says now.
 *
 * A label that the machine gives too keeps its evidence, and so does a country whose words the machine found and took
 * for a mention, or for a counterpart. What only the person says has no evidence in the text: `said` is what shows it.
 * A counterpart taken away is a mention where words name it; meetings that rest on a label taken away are gone.
 * `taxonomy`: for the names; a label that it does not know (any more) is named by its id.
 */
export function relabelled(machine: Classification, relabel: Relabel, taxonomy: Taxonomy): Relabelled {
  const frameworks = standing(relabel, 'frameworks');
  const counterparts = standing(relabel, 'counterparts');
  const kind = standing(relabel, 'kind');
  const relevance = standing(relabel, 'defence_diplomacy');
  const ids = frameworks?.value ?? machine.frameworks.map(({ id }) => id);
  const codes = counterparts?.value ?? machine.counterparts.map(({ code }) => code);
  return {
    classification: {
      defence_diplomacy: relevance?.value ?? machine.defence_diplomacy,
      kind: kind?.value ?? machine.kind,
      frameworks: ids.map((id) => frameworkOf(id, machine, taxonomy)),
      counterparts: codes.map((code) => counterpartOf(code, machine, taxonomy)),
      mentions: mentionsBeside(codes, machine),
      meetings: meetingsLeft(ids, codes, machine),
    },
    said: {
      ...(frameworks !== undefined && { frameworks: frameworks.said }),
      ...(counterparts !== undefined && { counterparts: counterparts.said }),
      ...(kind !== undefined && { kind: kind.said }),
      ...(relevance !== undefined && { defence_diplomacy: relevance.said }),
    },
  };
}

/** An alert as corrected, with its headline. The date of its event is not a label and stays. */
export function relabelledAlert(alert: Alert, relabel: Relabel, taxonomy: Taxonomy): RelabelledAlert {
  const { classification, said } = relabelled(alert.classification, relabel, taxonomy);
  return { classification, headline: headline({ ...alert, classification }), said };
}

const frameworkOf = (id: string, { frameworks }: Classification, taxonomy: Taxonomy) =>
  frameworks.find((each) => each.id === id) ?? {
    id,
    label: taxonomy.frameworks.get(id)?.label ?? { en: id, ja: id },
    evidence: [],
  };

const counterpartOf = (code: string, { counterparts, mentions }: Classification, taxonomy: Taxonomy) =>
  [...counterparts, ...mentions].find((each) => each.code === code) ?? {
    code,
    label: taxonomy.labels.get(code) ?? { en: code, ja: code },
    evidence: [],
  };

function mentionsBeside(codes: readonly string[], machine: Classification): Classification['mentions'] {
  const takenAway = machine.counterparts.filter(({ evidence }) => evidence.length > 0);
  return [...machine.mentions, ...takenAway].filter(({ code }) => !codes.includes(code));
}

function meetingsLeft(
  ids: readonly string[],
  codes: readonly string[],
  { frameworks, counterparts, meetings }: Classification,
): Classification['meetings'] {
  const gone = new Set([
    ...frameworks.map(({ id }) => id).filter((id) => !ids.includes(id)),
    ...counterparts.map(({ code }) => code).filter((code) => !codes.includes(code)),
  ]);
  return meetings.filter((each) => ![each.framework, ...each.counterparts].some((label) => gone.has(label)));
}
