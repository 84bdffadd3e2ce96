import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DeploymentError } from '../core/ports/deployment.ts';
import type { StackFacts } from '../core/ports/deployment.ts';
import { answerTo } from './deployment-failure.ts';
import { describeStack, outputsOf } from './stack-outputs.ts';

export async function stackFacts(client: CloudFormationClient, stack: string): Promise<StackFacts> {
  const asking = describeStack(client, stack);
  const found = await answerTo('cloudformation:DescribeStacks', `look at stack ${stack}`, asking);
  if (found === undefined)
    throw new DeploymentError(`no stack ${stack} in this account and region`, { denied: null, absent: true });
  return { status: found.StackStatus ?? 'unknown', outputs: outputsOf(found) };
}
