import type { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';

const texts = v.union([v.string(), v.array(v.string())]);
const statement = v.looseObject({
  Action: texts,
  Effect: v.string(),
  Resource: v.unknown(),
  Condition: v.optional(
    v.looseObject({ StringLikeIfExists: v.optional(v.object({ 's3:prefix': v.array(v.string()) })) }),
  ),
});

/** The properties of resources that the tests look at, whatever the type. */
const properties = v.looseObject({
  Architectures: v.optional(v.array(v.string())),
  Bucket: v.optional(v.unknown()),
  DestinationConfig: v.optional(v.object({ OnFailure: v.object({ Destination: v.unknown() }) })),
  FunctionName: v.optional(v.looseObject({ Ref: v.optional(v.string()) })),
  LoggingConfig: v.optional(v.looseObject({ LogGroup: v.object({ Ref: v.string() }) })),
  PolicyDocument: v.optional(v.looseObject({ Statement: v.array(statement) })),
  Queues: v.optional(v.unknown()),
  RedrivePolicy: v.optional(v.unknown()),
  RetentionInDays: v.optional(v.number()),
  Target: v.optional(v.looseObject({ DeadLetterConfig: v.optional(v.unknown()) })),
  Topics: v.optional(v.unknown()),
});

const resource = v.looseObject({ Properties: properties, DependsOn: v.optional(v.array(v.string())) });

export type Resource = v.InferOutput<typeof resource>;
export type Statement = v.InferOutput<typeof statement>;

/** Every resource of a type, with its logical id. */
export const resourcesOf = (template: Template, type: string): [id: string, resource: Resource][] =>
  Object.entries(v.parse(v.record(v.string(), resource), template.findResources(type)));

/** The one resource of a type whose logical id begins so. */
export function resourceOf(
  template: Template,
  type: string,
  prefix: string,
): [id: string, resource: Resource] {
  const found = resourcesOf(template, type).filter(([id]) => id.startsWith(prefix));
  if (found[0] === undefined || found.length > 1)
    throw new Error(`${found.length} ${type} begin with ${prefix}`);
  return found[0];
}
