import type { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import type { AwsCall } from './aws-calls.ts';
import { resolveText } from './template-values.ts';
import type { Deployment } from './template-values.ts';

/** One statement of a role, resolved to what is deployed. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

const some = v.pipe(
  v.unknown(),
  v.transform((value): readonly unknown[] => (Array.isArray(value) ? value : [value])),
);
// Strict: a NotAction or NotResource that were passed over would allow what nobody sees.
const statementSchema = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Action: some,
  Resource: some,
  Condition: v.optional(v.record(v.string(), v.record(v.string(), some)), {}),
});
const document = v.object({ Version: v.literal('2012-10-17'), Statement: v.array(statementSchema) });
const roleSchema = v.object({
  Policies: v.optional(v.array(v.object({ PolicyDocument: document })), []),
  ManagedPolicyArns: v.optional(v.strictTuple([]), []),
});
const policySchema = v.object({ PolicyDocument: document, Roles: v.array(v.object({ Ref: v.string() })) });
const withProperties = v.record(v.string(), v.looseObject({ Properties: v.unknown() }));

/** Every statement that a role has, its own and those of policies attached to it. `role`: logical id. */
export function statementsOf(template: Template, role: string, deployed: Deployment): readonly Statement[] {
  const resources = (type: string) => v.parse(withProperties, template.findResources(type));
  const own = v.parse(roleSchema, resources('AWS::IAM::Role')[role]?.Properties).Policies;
  const attached = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy']
    .flatMap((type) => Object.values(resources(type)))
    .map(({ Properties }) => v.parse(policySchema, Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role));
  return [...own, ...attached]
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .map((statement) => resolved(statement, deployed));
}

function resolved(statement: v.InferOutput<typeof statementSchema>, deployed: Deployment): Statement {
  const texts = (values: readonly unknown[]) => values.map((value) => resolveText(value, deployed));
  return {
    effect: statement.Effect,
    actions: texts(statement.Action),
    resources: texts(statement.Resource),
    conditions: Object.entries(statement.Condition).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: texts(values) })),
    ),
  };
}

/** As IAM decides: an explicit denial wins, and what nothing allows is denied. */
export function isAllowed(call: AwsCall, statements: readonly Statement[]): boolean {
  const applying = statements.filter((statement) => applies(statement, call));
  return applying.length > 0 && applying.every(({ effect }) => effect === 'Allow');
}

export const applies = ({ actions, resources, conditions }: Statement, call: AwsCall): boolean =>
  actions.some((action) => matches(action.toLowerCase(), call.action.toLowerCase())) &&
  resources.some((resource) => matches(resource, call.resource)) &&
  conditions.every((condition) => holds(condition, call.context));

const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  StringEquals: (pattern, value) => pattern === value,
  StringLike: (pattern, value) => matches(pattern, value),
};

/** Throws for an operator that is not known here: guessed at, it would prove nothing. */
function holds({ operator, key, values }: Condition, context: AwsCall['context']): boolean {
  const [, name = '', ifExists] = /^(.+?)(IfExists)?$/.exec(operator) ?? [];
  const value = Object.entries(context).find(([given]) => given.toLowerCase() === key.toLowerCase())?.[1];
  if (name === 'Null') return values.includes(String(value === undefined));
  const compare = OPERATORS[name];
  if (compare === undefined) throw new Error(`condition operator ${operator}: not known here`);
  if (value === undefined) return ifExists !== undefined;
  return values.some((pattern) => compare(pattern, value));
}

/** `*` is any characters, slashes too, and `?` one. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\/]/g, String.raw`\$&`);
  const source = escaped.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
