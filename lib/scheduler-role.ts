import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageFunction } from './stage-function.ts';

export interface SchedulerRoleProps {
  /** Only schedules of this group may take the role. */
  readonly group: ScheduleGroup;
  readonly invokes: readonly StageFunction[];
  /** Takes invocations that the scheduler itself could not make. */
  readonly deadLetters: readonly IQueue[];
}

/**
 * What a group of schedules acts as: it may invoke these functions (CDK's own target would add every version of them) and
 * send to the dead letters.
 */
export function createSchedulerRole(
  scope: Construct,
  { group, invokes, deadLetters }: SchedulerRoleProps,
): Role {
  const stack = Stack.of(scope);
  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
  const groupArn = stack.formatArn({
    service: 'scheduler',
    resource: 'schedule-group',
    resourceName: group.scheduleGroupName,
  });
  const conditions = { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': groupArn } };
  const assumedBy = new ServicePrincipal('scheduler.amazonaws.com', { conditions });
  const role = new Role(scope, 'Role', { assumedBy });
  const allow = (action: string, resources: string[]): void => {
    role.addToPolicy(new PolicyStatement({ actions: [action], resources }));
  };
  allow('lambda:InvokeFunction', invokes.map(({ lambda }) => lambda.functionArn)); // prettier-ignore
  allow('sqs:SendMessage', deadLetters.map(({ queueArn }) => queueArn)); // prettier-ignore
  return role;
}
