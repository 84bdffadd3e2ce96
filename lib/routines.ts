import { RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler'; // prettier-ignore
import type { ScheduleTargetConfig } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../lambdas/contract/settings.ts';
import type { PerStage } from '../lambdas/contract/stages.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { createSchedulerRole } from './scheduler-role.ts';
import type { StageFunction } from './stage-function.ts';

export interface RoutinesProps {
  readonly stages: Pick<PerStage<StageFunction>, 'watchdog' | 'digest'>;
  /** Take invocations that the scheduler itself could not make. */
  readonly deadLetters: Pick<DeadLetterQueues, 'watches' | 'digests'>;
  readonly settings: Pick<Settings, 'digestHour' | 'zone'>;
}

/** A stage that runs by the clock, not by what happens. */
interface Routine {
  /** Of its schedule. */
  readonly name: string;
  readonly description: string;
  readonly cron: string;
  /** The zone that `cron` is in. */
  readonly zone: TimeZone;
  readonly stage: StageFunction;
  readonly deadLetters: IQueue;
}

/** One schedule a routine, in a group of their own: a source may bear the name of a routine. */
export class Routines extends Construct {
  readonly group: ScheduleGroup;

  constructor(scope: Construct, id: string, props: RoutinesProps) {
    super(scope, id);
    const routines = routinesOf(props);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: `${Stack.of(this).stackName}-routines`,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { group } = this;
    const role = createSchedulerRole(this, {
      group,
      invokes: routines.map(({ stage }) => stage),
      deadLetters: routines.map(({ deadLetters }) => deadLetters),
    });
    for (const routine of routines) {
      const schedule = new Schedule(this, routine.name, {
        scheduleName: routine.name,
        scheduleGroup: group,
        description: routine.description,
        schedule: ScheduleExpression.expression(routine.cron, routine.zone),
        timeWindow: TimeWindow.off(),
        target: { bind: () => target(routine, role) },
      });
      schedule.node.addDependency(group, role);
    }
  }
}

/** No digest where digests are switched off. */
function routinesOf({ stages, deadLetters, settings }: RoutinesProps): readonly Routine[] {
  const watchdog = {
    name: 'watchdog',
    description: 'looks over the sources every hour',
    // Not on the hour, when everybody's routines run.
    cron: 'cron(7 * * * ? *)',
    zone: TimeZone.ETC_UTC,
    stage: stages.watchdog,
    deadLetters: deadLetters.watches,
  };
  const { digestHour: hour, zone } = settings;
  if (hour === null) return [watchdog];
  const digest = {
    name: 'digest',
    description: `makes the digest at ${hour}:00, ${zone}`,
    cron: `cron(0 ${hour} * * ? *)`,
    zone: TimeZone.of(zone),
    stage: stages.digest,
    deadLetters: deadLetters.digests,
  };
  return [watchdog, digest];
}

const target = ({ stage, deadLetters }: Routine, role: Role): ScheduleTargetConfig => ({
  arn: stage.lambda.functionArn,
  role,
  input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
  deadLetterConfig: { arn: deadLetters.queueArn },
  retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 1800 },
});
