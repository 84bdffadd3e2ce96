import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { ATTRIBUTES, AUDIENCES } from '../../contract/environment.ts';
import { choiceFrom, chosen, isMachine, isProtocol, listsOf, PROTOCOLS } from './choice.ts';
import type { Choice, Filter } from './choice.ts';
import { limitProblem } from './limits.ts';

/**
 * An SNS filter policy on message attributes, as it stands in JSON: a person may have written one that we would not.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export type Policy = Readonly<Record<string, unknown>>;
export const policySchema = v.pipe(
  v.unknown(),
  // The schema library takes a list for a record of its indexes.
  v.check((value) => !Array.isArray(value), 'a filter policy, which is a JSON object'),
  v.record(v.string(), v.unknown(), 'a filter policy, which is a JSON object'),
);

/** A filter policy that cannot be had, or cannot be applied as SNS would. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

export const OR = '$or';

/**
 * The filter policy of a choice. `all`: every list under its own key. `any`: the lists under `$or`, which SNS recognises
 * where it has two objects or more. Throws a `PolicyError` beyond SNS's limits.
 */
export function filterPolicyOf(choice: Choice): Policy {
  const normal = choiceFrom(choice);
  const problem = limitProblem(normal);
  if (problem !== null) throw new PolicyError(problem);
  return written(normal);
}

function written(choice: Choice): Policy {
  const audience = { [ATTRIBUTES.audience]: [audienceOf(choice)] };
  const keys = chosen(choice).map(({ filter, values }): [Filter, readonly string[]] => [filter, values]);
  if (choice.match === 'all') return { ...audience, ...Object.fromEntries(keys) };
  return { ...audience, [OR]: keys.map(([filter, values]) => ({ [filter]: values })) };
}

/** Throws a `PolicyError` for a machine that asks for first reports: it gets every report, and the record says which is first. */
function audienceOf({ protocol, relevant, firstReports }: Choice): string {
  if (!isMachine(protocol)) {
    if (firstReports) return relevant ? AUDIENCES.mailFirstRelevant : AUDIENCES.mailFirst;
    return relevant ? AUDIENCES.mailRelevant : AUDIENCES.mail;
  }
  if (firstReports) throw new PolicyError(`${protocol}: machines get every report of an event`);
  return relevant ? AUDIENCES.eachRelevant : AUDIENCES.each;
}

const bools = [false, true];

/** Every audience that a choice can have, and what was chosen then. */
const AUDIENCE_CHOICES = PROTOCOLS.flatMap((protocol) =>
  bools.flatMap((relevant) =>
    (isMachine(protocol) ? [false] : bools).map((firstReports) => ({ protocol, relevant, firstReports })),
  ),
);

const lists = v.optional(v.array(v.string()), []);
const writtenSchema = v.object({
  audience: v.tuple([v.string()]),
  framework: lists,
  counterpart: lists,
  kind: lists,
  source: lists,
  [OR]: v.optional(v.array(v.record(v.string(), v.array(v.string()))), []),
});

/**
 * The choice whose policy this is; null where a person wrote one that we would not for this protocol. `policy`: not that
 * of a paused subscription.
 */
export function choiceOf(policy: Policy | null, protocol: string): Choice | null {
  const read = v.safeParse(writtenSchema, policy);
  if (policy === null || !read.success || !isProtocol(protocol)) return null;
  const { [OR]: alternatives, audience, ...plain } = read.output;
  const named = new Map(alternatives.flatMap((each) => Object.entries(each)));
  const wanted = listsOf((filter) => [...plain[filter], ...(named.get(filter) ?? [])]);
  const match = alternatives.length > 0 ? 'any' : 'all';
  const choices = AUDIENCE_CHOICES.filter((each) => each.protocol === protocol)
    .map((asked) => choiceFrom({ ...asked, wanted, match }))
    .filter((choice) => audienceOf(choice) === audience[0]);
  return choices.find((choice) => isDeepStrictEqual(written(choice), policy)) ?? null;
}
