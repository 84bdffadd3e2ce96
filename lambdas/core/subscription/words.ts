import { KIND_WORDS } from '../compose/words.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { chosen, isMachine } from './choice.ts';
import type { Choice, Filter } from './choice.ts';
import { resumed } from './pause.ts';
import { choiceOf } from './policy.ts';
import type { Policy } from './policy.ts';

/** A choice on one line: `relevant items; framework SQUAD (…) or ADMM-Plus; and counterpart Philippines`. */
export function choiceInWords(choice: Choice, taxonomy: Taxonomy): string {
  const joint = choice.match === 'any' ? 'or ' : 'and ';
  const lists = chosen(choice).map(({ filter, values }, index) => {
    const names = values.map((value) => nameOf(filter, value, taxonomy)).join(' or ');
    return `${index === 0 ? '' : joint}${filter} ${names}`;
  });
  return [audienceInWords(choice), ...lists].join('; ');
}

function audienceInWords({ protocol, relevant, firstReports }: Choice): string {
  const items = relevant ? 'relevant items' : 'all items';
  if (isMachine(protocol)) return `${items}, each on its own`;
  return firstReports ? `${items}, first reports only` : items;
}

function nameOf(filter: Filter, value: string, { frameworks, labels }: Taxonomy): string {
  if (filter === 'framework') return frameworks.get(value)?.label.en ?? value;
  if (filter === 'counterpart') return labels.get(value)?.en ?? value;
  return filter === 'kind' && isKind(value) ? KIND_WORDS[value].en : value;
}

const isKind = (value: string): value is keyof typeof KIND_WORDS => Object.hasOwn(KIND_WORDS, value);

/** What lets alerts through, or the digest. `policy`: undefined where nobody can tell. */
export interface Filtered {
  readonly topic: 'alerts' | 'digests';
  readonly protocol: string;
  readonly policy: Policy | null | undefined;
}

/** The filter of a subscription on one line, as it is or was before a pause; a policy that we would not write stands as it is. */
export function filterInWords({ topic, protocol, policy }: Filtered, taxonomy: Taxonomy): string {
  if (policy === undefined) return 'not known before it is confirmed';
  const before = resumed(policy);
  if (before === null) return topic === 'digests' ? 'the whole digest' : 'no filter: every message';
  const choice = choiceOf(before, protocol);
  return choice === null ? `written by hand: ${JSON.stringify(before)}` : choiceInWords(choice, taxonomy);
}
