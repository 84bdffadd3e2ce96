import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { awsClientOptions } from './aws-client.ts';
import { awsFailure } from './aws-failure.ts';

/** A client for CloudFormation, from the environment (`AWS_REGION`, `AWS_ENDPOINT_URL`). */
export const cloudFormationClient = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CloudFormationClient => new CloudFormationClient(awsClientOptions(environment));

/** The outputs of a deployment could not be had. */
export class StackError extends Error {
  override readonly name = 'StackError';
}

/**
 * Outputs of a CloudFormation stack, in the order of `names`. Rejects with a `StackError` that names the stack and what
 * to do: there is none of this name, it lacks an output, or CloudFormation cannot be asked.
 */
export async function stackOutputs(
  client: CloudFormationClient,
  stack: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const outputs = await outputsOf(client, stack);
  const missing = names.filter((name) => !outputs.has(name));
  if (missing.length > 0)
    throw new StackError(`stack ${stack} has no output ${missing.join(', ')}: it is no deployment of Hinomi, or an older one; deploy it again`); // prettier-ignore
  return names.map((name) => outputs.get(name) ?? '');
}

async function outputsOf(client: CloudFormationClient, stack: string): Promise<ReadonlyMap<string, string>> {
  const answer = await client
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((cause: unknown) => {
      throw new StackError(saidOf(stack, cause), { cause });
    });
  const outputs = answer.Stacks?.[0]?.Outputs ?? [];
  return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** CloudFormation answers a name that it does not know with a ValidationError: `Stack with id … does not exist`. */
function saidOf(stack: string, cause: unknown): string {
  const { code, detail } = awsFailure(cause);
  if (code === 'ValidationError')
    return `no stack ${stack} in this account and region (${detail}): deploy it (npm run deploy), name another with --stack, or set AWS_REGION`; // prettier-ignore
  return `cannot ask CloudFormation for stack ${stack}: ${detail}; see to the credentials (AWS_PROFILE), the region (AWS_REGION) and the line`; // prettier-ignore
}
