import * as v from 'valibot';

/** What a resource of the template is in a deployment: what `Ref` gives, and its attributes. */
export interface Deployed {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** By logical id; pseudo parameters (`AWS::Region`) and parameters have a `ref` alone. */
export type Deployment = Readonly<Record<string, Deployed>>;

const ref = v.strictObject({ Ref: v.string() });
const attribute = v.strictObject({ 'Fn::GetAtt': v.tuple([v.string(), v.string()]) });
const join = v.strictObject({ 'Fn::Join': v.tuple([v.string(), v.array(v.unknown())]) });

/** A value of the template as CloudFormation would resolve it. Throws for what the deployment does not know. */
export function resolveText(value: unknown, deployed: Deployment): string {
  if (typeof value === 'string') return value;
  if (v.is(ref, value)) return known(deployed, value.Ref).ref;
  if (v.is(attribute, value)) return attributeOf(value['Fn::GetAtt'], deployed);
  if (v.is(join, value)) {
    const [separator, parts] = value['Fn::Join'];
    return parts.map((part) => resolveText(part, deployed)).join(separator);
  }
  throw new Error(`a template value that is not understood: ${JSON.stringify(value)}`);
}

function attributeOf([id, name]: readonly [string, string], deployed: Deployment): string {
  const value = known(deployed, id).attributes[name];
  if (value === undefined) throw new Error(`${id} has no attribute ${name} here`);
  return value;
}

function known(deployed: Deployment, id: string): Deployed {
  const resource = deployed[id];
  if (resource === undefined) throw new Error(`${id} is not deployed here`);
  return resource;
}
