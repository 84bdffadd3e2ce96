import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DeploymentError } from '../core/ports/deployment.ts';
import type { StackFacts } from '../core/ports/deployment.ts';
import { awsFailure } from './aws-failure.ts';
import { answerTo } from './deployment-failure.ts';

/** CloudFormation answers a name that it does not know with a ValidationError: `Stack with id … does not exist`. */
export async function stackFacts(client: CloudFormationClient, stack: string): Promise<StackFacts> {
  const asking = client.send(new DescribeStacksCommand({ StackName: stack })).catch(absentUnless(stack));
  const answer = await answerTo('cloudformation:DescribeStacks', `look at stack ${stack}`, asking);
  const [found] = answer.Stacks ?? [];
  if (found === undefined) throw absent(stack, 'an empty answer');
  const outputs = (found.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const); // prettier-ignore
  return { status: found.StackStatus ?? 'unknown', outputs: new Map(outputs) };
}

const absentUnless =
  (stack: string) =>
  (cause: unknown): never => {
    const { code, detail } = awsFailure(cause);
    throw code === 'ValidationError' ? absent(stack, detail, cause) : cause;
  };

const absent = (stack: string, why: string, cause?: unknown): DeploymentError =>
  new DeploymentError(`no stack ${stack} in this account and region (${why})`, { denied: null, absent: true, cause }); // prettier-ignore
