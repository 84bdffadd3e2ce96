import { choiceFrom, FILTERS, isMachine, listsOf, PROTOCOLS } from './choice.ts';
import type { Choice, Filter, Protocol } from './choice.ts';
import { endpointProblem } from './endpoint.ts';
import { narrowing } from './fields.ts';
import type { Fields } from './fields.ts';
import { valueNamed } from './known.ts';
import type { Known } from './known.ts';
import { limitProblem } from './limits.ts';
import { filterPolicyOf } from './policy.ts';
import type { Policy } from './policy.ts';

/** Somebody to be subscribed. */
export interface Request {
  readonly topic: 'alerts' | 'digests';
  readonly protocol: Protocol;
  readonly endpoint: string;
  /** Null for the digest: there is one for everybody. */
  readonly policy: Policy | null;
}

/** How problems are said to whoever wrote the fields. */
export interface Manner {
  /** What a field is called: `--framework`. */
  readonly name: (field: keyof Fields) => string;
  /** What an unknown value may have meant: ` closest: squad (…);`, or nothing. */
  readonly closest: (filter: Filter, value: string) => string;
}

/** The request that the fields describe, or everything that is wrong with them, a line each. */
export function requestFrom(
  fields: Fields,
  known: Readonly<Record<Filter, Known>>,
  manner: Manner,
): Request | { readonly problems: readonly string[] } {
  const endpoints = endpointsIn(fields);
  const [reached = { protocol: 'email', endpoint: '' } as const] = endpoints;
  const choice = choiceIn(fields, reached.protocol, known);
  const problems = [
    ...endpointProblems(endpoints, manner),
    ...(fields.digest ? digestProblems(fields, manner) : alertProblems(fields, reached.protocol, manner)),
    ...FILTERS.flatMap((filter) => unknownIn(filter, fields[filter], known[filter], manner)),
  ];
  const tooMany = problems.length === 0 ? limitProblem(choice, manner.name) : null;
  if (tooMany !== null) return { problems: [tooMany] };
  if (problems.length > 0) return { problems };
  const policy = fields.digest ? null : filterPolicyOf(choice);
  return { topic: fields.digest ? 'digests' : 'alerts', ...reached, policy };
}

type Reached = Pick<Request, 'protocol' | 'endpoint'>;

/** Who is named to be reached: one, if it is right. */
export const endpointsIn = (fields: Pick<Fields, Protocol>): readonly Reached[] =>
  PROTOCOLS.flatMap((protocol) => {
    const endpoint = fields[protocol];
    return endpoint === undefined ? [] : [{ protocol, endpoint }];
  });

export function endpointProblems(endpoints: readonly Reached[], { name }: Manner): readonly string[] {
  const [only, ...more] = endpoints;
  if (only === undefined || more.length > 0)
    return [`give one of ${name('email')}, ${name('sqs')} and ${name('https')}`];
  const problem = endpointProblem(only.protocol, only.endpoint);
  return problem === null ? [] : [`${name(only.protocol)} ${JSON.stringify(only.endpoint)}: ${problem}`];
}

const digestProblems = (fields: Fields, { name }: Manner): readonly string[] =>
  narrowing(fields).map(
    (field) =>
      `${name('digest')} with ${name(field)}: there is one digest for everybody, and it takes no filter`,
  );

function alertProblems(fields: Fields, protocol: Protocol, { name }: Manner): readonly string[] {
  const opposite = `${name('all')} and ${name('relevant')} say the opposite: give one`;
  const everyReport = `${name('firstReports')} with ${name(protocol)}: machines get every report; the record's "event" says which is the first`;
  return [
    ...(fields.all && fields.relevant ? [opposite] : []),
    ...(fields.firstReports && isMachine(protocol) ? [everyReport] : []),
  ];
}

/** Of people: the relevant items unless they ask for all; of machines: all unless they ask for the relevant ones. */
function choiceIn(fields: Fields, protocol: Protocol, known: Readonly<Record<Filter, Known>>): Choice {
  const values = (filter: Filter): readonly string[] =>
    fields[filter].flatMap((word) => valueNamed(word, known[filter]) ?? []);
  return choiceFrom({
    protocol,
    wanted: listsOf(values),
    match: fields.match,
    relevant: isMachine(protocol) ? fields.relevant : !fields.all,
    firstReports: fields.firstReports,
  });
}

function unknownIn(
  filter: Filter,
  words: readonly string[],
  known: Known,
  { name, closest }: Manner,
): readonly string[] {
  return words
    .filter((word) => valueNamed(word, known) === undefined)
    .map((word) => {
      if (word.trim() === '') return `${name(filter)}: an empty word; write ids with commas between`;
      if (filter === 'counterpart' && word.trim().toUpperCase() === 'JP')
        return `${name(filter)} ${word}: Japan is a party to everything here and no counterpart`;
      return `${name(filter)} ${word}: no such ${filter};${closest(filter, word)} ${known.where}`;
    });
}
