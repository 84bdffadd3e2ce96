import { expandForm } from '../lambdas/core/taxonomy.ts';
import type { Taxonomy } from '../lambdas/core/taxonomy.ts';
import type { Choice } from './closest.ts';

/** The frameworks, with everything that they are called. */
export const frameworkChoices = ({ frameworks }: Taxonomy): readonly Choice[] =>
  [...frameworks.values()].map(({ id, label, forms }) => ({
    id,
    label: label.en,
    names: [label.ja, ...forms.flatMap(({ form }) => expandForm(form))],
  }));

/** The counterparts, with everything that they are called. */
export const counterpartChoices = ({
  counterparts: { states, organisations },
}: Taxonomy): readonly Choice[] => [
  ...states.map(({ code, alpha3, label, ja, en }) => ({ id: code, label: label.en, names: [alpha3, label.ja, ...ja, ...en] })),
  ...organisations.map(({ code, label, ja, en }) => ({ id: code, label: label.en, names: [label.ja, ...ja, ...en] })),
]; // prettier-ignore
