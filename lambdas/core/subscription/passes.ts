import * as v from 'valibot';
import type { Attributes } from '../ports/topic.ts';
import { OR, PolicyError, policySchema } from './policy.ts';
import type { Policy } from './policy.ts';

/**
 * The rules of a filter policy that we apply: those for strings, but the ones we never need (`suffix`, `cidr`,
 * `equals-ignore-case`, numbers).
 * https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html and …/attribute-key-matching.html
 */
const ruleSchema = v.union([
  v.string(),
  v.strictObject({ exists: v.boolean() }),
  v.strictObject({ prefix: v.string() }),
  v.strictObject({
    'anything-but': v.union([
      v.string(),
      v.pipe(v.array(v.string()), v.nonEmpty()),
      v.strictObject({ prefix: v.string() }),
    ]),
  }),
]);
const rulesSchema = v.pipe(v.array(ruleSchema), v.nonEmpty());

type Rule = v.InferOutput<typeof ruleSchema>;
type Test = (attributes: Attributes) => boolean;

/**
 * Whether a message with these attributes passes a filter policy, as SNS decides it: under every key at least one rule
 * holds of at least one value; no policy and an empty one let everything through. Case counts. Throws a `PolicyError`
 * that names the key for a rule that we do not know: a message is never withheld for our ignorance.
 */
export const passes = (policy: Policy | null, attributes: Attributes): boolean =>
  policy === null || testOf(policy)(attributes);

/** What `passes` would throw of a policy, whatever the attributes; null where it can be applied. */
export function policyProblem(policy: Policy): string | null {
  try {
    testOf(policy);
    return null;
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}

/** Every rule is read before any is applied, so that an unknown one is found whichever key decides. */
function testOf(policy: Policy): Test {
  const tests = Object.entries(policy).map(([key, rules]) => {
    const alternatives = key === OR ? alternativesIn(rules) : null;
    return alternatives === null ? keyTest(key, rules) : anyOf(alternatives.map(testOf));
  });
  return (attributes) => tests.every((test) => test(attributes));
}

const anyOf =
  (tests: readonly Test[]): Test =>
  (attributes) =>
    tests.some((test) => test(attributes));

/** Field names by which an object is a rule, not an alternative of `$or`. */
const KEYWORDS = ['anything-but', 'cidr', 'equals-ignore-case', 'exists', 'numeric', 'prefix', 'suffix', 'wildcard']; // prettier-ignore

const alternativesSchema = v.pipe(
  v.array(
    v.pipe(
      policySchema,
      v.check((object) => !Object.keys(object).some((key) => KEYWORDS.includes(key))),
    ),
  ),
  v.minLength(2),
);

/**
 * The alternatives of `$or` where SNS recognises one: an array of two objects or more, none with a field that is a
 * keyword. Otherwise `$or` is the name of an attribute like any other, and null is returned.
 * https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html
 */
function alternativesIn(rules: unknown): readonly Policy[] | null {
  const result = v.safeParse(alternativesSchema, rules);
  return result.success ? result.output : null;
}

function keyTest(key: string, given: unknown): Test {
  const result = v.safeParse(rulesSchema, given);
  if (!result.success)
    throw new PolicyError(`filter policy: ${key}: we cannot apply ${JSON.stringify(given)}; write a list of values, {"prefix"}, {"anything-but"} or {"exists"}`); // prettier-ignore
  return (attributes) => result.output.some((rule) => holds(rule, valuesOf(attributes, key), attributes));
}

function valuesOf(attributes: Attributes, key: string): readonly string[] {
  const value = Object.hasOwn(attributes, key) ? (attributes[key] ?? []) : [];
  return typeof value === 'string' ? [value] : value;
}

/**
 * `anything-but`: of a list of values none may be named, as the documentation says now; earlier editions of it let a
 * list through that had one other value. `exists: false`: never of a message without any attribute.
 */
function holds(rule: Rule, values: readonly string[], attributes: Attributes): boolean {
  if (typeof rule === 'string') return values.includes(rule);
  if ('prefix' in rule) return values.some((value) => value.startsWith(rule.prefix));
  if ('anything-but' in rule)
    return values.length > 0 && !values.some((value) => isNamed(rule['anything-but'], value));
  return rule.exists ? values.length > 0 : values.length === 0 && Object.keys(attributes).length > 0;
}

function isNamed(names: string | readonly string[] | { readonly prefix: string }, value: string): boolean {
  if (typeof names === 'string') return value === names;
  return 'prefix' in names ? value.startsWith(names.prefix) : names.includes(value);
}
