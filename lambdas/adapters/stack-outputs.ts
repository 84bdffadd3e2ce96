import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { awsClientOptions } from './aws-client.ts';
import { awsFailure } from './aws-failure.ts';

/** A client for CloudFormation, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const cloudFormationClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CloudFormationClient => new CloudFormationClient(awsClientOptions(environment));

/** A stack could not be found, or not be asked for. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/**
 * A stack of this account and region; undefined where there is none of the name, which CloudFormation answers with a
 * ValidationError (`Stack with id … does not exist`). Rejects with the SDK's error.
 */
export const describeStack = (client: CloudFormationClient, name: string): Promise<Stack | undefined> =>
  client.send(new DescribeStacksCommand({ StackName: name })).then(
    ({ Stacks = [] }) => Stacks[0],
    (error: unknown) => {
      if (awsFailure(error).code !== 'ValidationError') throw error;
      return undefined;
    },
  );

/** The same. Rejects with a `StackError` that says what to see to. */
export const stackNamed = (client: CloudFormationClient, name: string): Promise<Stack | undefined> =>
  describeStack(client, name).catch((cause: unknown) => {
    throw new StackError(
      `cannot ask CloudFormation for stack ${name}: ${awsFailure(cause).detail}; see to the credentials (AWS_PROFILE), the region (AWS_REGION) and the line`,
      { cause },
    );
  });

/** What a stack says of its parts. */
export const outputsOf = ({ Outputs = [] }: Stack): ReadonlyMap<string, string> =>
  new Map(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));

/**
 * Outputs of a CloudFormation stack, in the order of `names`. Rejects with a `StackError` that names the stack and what
 * to do: there is none of this name, it lacks an output, or CloudFormation cannot be asked.
 */
export async function stackOutputs(
  client: CloudFormationClient,
  stack: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const found = await stackNamed(client, stack);
  if (found === undefined)
    throw new StackError(`no stack ${stack} in this account and region: deploy it (npm run deploy), name another with --stack, or set AWS_REGION`); // prettier-ignore
  const outputs = outputsOf(found);
  const missing = names.filter((name) => !outputs.has(name));
  if (missing.length > 0)
    throw new StackError(`stack ${stack} has no output ${missing.join(', ')}: it is no deployment of Hinomi, or an older one; deploy it again`); // prettier-ignore
  return names.map((name) => outputs.get(name) ?? '');
}
