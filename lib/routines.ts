import { RemovalPolicy, Stack, TimeZone } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler'; // prettier-ignore
import type { ScheduleTargetConfig } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import { createSchedulerRole } from './scheduler-role.ts';
import type { StageFunction } from './stage-function.ts';

/** A stage that runs by the clock, not by what happens. */
export interface Routine {
  /** Of its schedule. */
  readonly name: string;
  readonly description: string;
  readonly cron: string;
  /** IANA name of the zone that `cron` is in; UTC unless told. */
  readonly zone?: string;
  readonly stage: StageFunction;
  /** Takes invocations that the scheduler itself could not make. */
  readonly deadLetters: DeadLetters;
}

/** One schedule a routine, in a group of their own: a source may bear the name of a routine. */
export class Routines extends Construct {
  readonly group: ScheduleGroup;

  constructor(scope: Construct, id: string, routines: readonly Routine[]) {
    super(scope, id);
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
        schedule: ScheduleExpression.expression(
          routine.cron,
          routine.zone === undefined ? TimeZone.ETC_UTC : TimeZone.of(routine.zone),
        ),
        timeWindow: TimeWindow.off(),
        target: { bind: () => target(routine, role) },
      });
      schedule.node.addDependency(group, role);
    }
  }
}

const target = ({ stage, deadLetters }: Routine, role: Role): ScheduleTargetConfig => ({
  arn: stage.lambda.functionArn,
  role,
  input: ScheduleTargetInput.fromObject({ at: ContextAttribute.scheduledTime }),
  deadLetterConfig: { arn: deadLetters.queue.queueArn },
  retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 1800 },
});
