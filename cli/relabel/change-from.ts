import type { ItemKind } from '../../lambdas/contract/alert.ts';
import type { Labels } from '../../lambdas/contract/relabel.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import type { Change } from '../../lambdas/core/relabel.ts';
import type { Taxonomy } from '../../lambdas/core/taxonomy.ts';
import { closest } from '../closest.ts';
import type { Choice } from '../closest.ts';
import { counterpartChoices, frameworkChoices } from '../label-choices.ts';
import { UsageError } from '../output.ts';

/** The change that a command line asks for, as it was written. */
export interface ChangeOptions {
  readonly by: string;
  readonly why: string;
  readonly frameworks?: string | undefined;
  readonly counterparts?: string | undefined;
  readonly kind?: ItemKind | undefined;
  readonly relevant: boolean;
  readonly notRelevant: boolean;
  readonly undo: boolean;
}

const NONE = 'none';

/** Checks a change against the taxonomy. Throws a `UsageError` that names each option that is wrong, and its value. */
export function changeFrom(options: ChangeOptions, taxonomy: Taxonomy): Change {
  const { kind, relevant, notRelevant, undo } = options;
  const problems: string[] = [];
  const read = (option: string, value: string | undefined, list: ValidList): string[] | undefined => {
    if (value === undefined) return undefined;
    const { labels, wrong } = listed(option, value, list);
    problems.push(...wrong);
    return labels;
  };
  const frameworks = read('--frameworks', options.frameworks, frameworkList(taxonomy));
  const counterparts = read('--counterparts', options.counterparts, counterpartList(taxonomy));
  if (relevant && notRelevant) problems.push('--relevant and --not-relevant say the opposite: give one');
  const set: Labels = {
    ...(frameworks !== undefined && { frameworks }),
    ...(counterparts !== undefined && { counterparts }),
    ...(kind !== undefined && { kind }),
    ...((relevant || notRelevant) && { defence_diplomacy: relevant }),
  };
  if (Object.keys(set).length === 0 && !undo)
    problems.push(
      'nothing to correct: give --frameworks, --counterparts, --kind, --relevant, --not-relevant or --undo',
    );
  const [by, why] = [plainLine(options.by), plainLine(options.why)];
  if (by === '') problems.push('--by: say who corrects');
  if (why === '') problems.push('--why: say why, for whoever reads the label later');
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { by, why, set, undo };
}

/** What a list may name. */
interface ValidList {
  readonly noun: string;
  readonly file: string;
  readonly choices: readonly Choice[];
}

const frameworkList = (taxonomy: Taxonomy): ValidList => ({
  noun: 'framework',
  file: 'taxonomy/frameworks.json',
  choices: frameworkChoices(taxonomy),
});

const counterpartList = (taxonomy: Taxonomy): ValidList => ({
  noun: 'counterpart',
  file: 'taxonomy/counterparts.json',
  choices: counterpartChoices(taxonomy),
});

/** `a,b` or `none`; each once, in the order given. */
function listed(
  option: string,
  value: string,
  { noun, file, choices }: ValidList,
): { readonly labels: string[]; readonly wrong: readonly string[] } {
  const words = [...new Set(value.split(',').map((word) => word.trim()))];
  if (words.length === 1 && words[0] === NONE) return { labels: [], wrong: [] };
  const known = new Set(choices.map(({ id }) => id));
  const wrong = words.filter((word) => !known.has(word)).map((word) => {
    if (word === '') return `${option} ${JSON.stringify(value)}: write ids with commas between, or ${NONE}`;
    if (word === NONE) return `${option} ${value}: ${NONE} stands alone`;
    if (word === 'JP') return `${option} JP: Japan is a party to everything here and no counterpart`;
    const near = closest(word, choices).map(({ id, label }) => `${id} (${label})`);
    const hint = near.length === 0 ? '' : ` closest: ${near.join(', ')};`;
    return `${option} ${word}: no such ${noun};${hint} all are in ${file}`;
  }); // prettier-ignore
  return { labels: words, wrong };
}
