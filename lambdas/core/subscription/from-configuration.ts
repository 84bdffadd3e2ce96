import * as v from 'valibot';
import { defaultTaxonomy } from '../classify/default-taxonomy.ts';
import { ConfigurationError } from '../configuration.ts';
import type { Configuration } from '../configuration.ts';
import { fieldsSchema } from './fields.ts';
import { knownOf } from './known.ts';
import { requestFrom } from './request.ts';
import type { Request } from './request.ts';

/**
 * The subscriptions of a configuration, each `{email|sqs|https, framework, counterpart, kind, source, match,
 * firstReports, all, relevant, digest}`. `sources`: the catalogue, switched-off ones too. Throws a `ConfigurationError`
 * that names the file, each one by its place in the list, and the field, a line each.
 */
export function subscriptionsFrom(
  { subscriptions: list, file }: Pick<Configuration, 'subscriptions' | 'file'>,
  sources: readonly { readonly id: string }[],
): readonly Request[] {
  const known = knownOf(defaultTaxonomy(), sources);
  const results = list.map((data, index) => readOne(data, `subscriptions[${index}]`, known));
  const problems = results.flatMap((result) => ('problems' in result ? result.problems : []));
  const requests = results.flatMap((result) => ('problems' in result ? [] : [result]));
  const repeated = problems.length === 0 ? repeatedIn(requests) : [];
  const said = [...problems, ...repeated].map((problem) => `${file}: ${problem}`);
  if (said.length > 0) throw new ConfigurationError(said.join('\n'));
  return requests;
}

type Result = ReturnType<typeof requestFrom>;

function readOne(data: unknown, at: string, known: ReturnType<typeof knownOf>): Result {
  const fields = v.safeParse(fieldsSchema, data);
  if (!fields.success) return { problems: fields.issues.map((issue) => `${placeOf(issue, at)}: ${saidOf(issue)}`) }; // prettier-ignore
  const result = requestFrom(fields.output, known, { name: (field) => field, closest: () => '' });
  return 'problems' in result ? { problems: result.problems.map((problem) => `${at}: ${problem}`) } : result;
}

function placeOf(issue: v.BaseIssue<unknown>, at: string): string {
  const path = v.getDotPath(issue);
  return path === null ? at : `${at}.${path}`;
}

/** What an issue says, without the schema library's words for a field that is too many. */
const saidOf = ({ type, expected, message }: v.BaseIssue<unknown>): string =>
  type === 'strict_object' && expected === 'never' ? 'there is no such field' : message;

/** SNS keeps one subscription an endpoint and topic: of two with different filters one would be lost. */
function repeatedIn(requests: readonly Request[]): readonly string[] {
  const keys = requests.map(({ topic, protocol, endpoint }) => [topic, protocol, endpoint].join(' '));
  return keys.flatMap((key, index) => {
    const first = keys.indexOf(key);
    return first === index ? [] : [`subscriptions[${index}]: the same address as subscriptions[${first}]: make them one`]; // prettier-ignore
  });
}
