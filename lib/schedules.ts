import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleGroup, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler'; // prettier-ignore
import type { ScheduleTargetConfig } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createSchedulerRole } from './scheduler-role.ts';
import { cronOf, spread } from './spread.ts';
import type { PolledSource, SpreadSource } from './spread.ts';
import type { StageFunction } from './stage-function.ts';

export interface SchedulesProps {
  readonly sources: readonly PolledSource[];
  readonly scrape: StageFunction;
  /** Takes invocations that the scheduler itself could not make. */
  readonly deadLetters: IQueue;
}

export class NoSourceError extends Error {
  override readonly name = 'NoSourceError';
}

/** The minute of each source. Throws a `NoSourceError` where there is none, and a `SpreadError` where one cannot be placed. */
export function requireSchedules(sources: readonly PolledSource[]): readonly SpreadSource[] {
  if (sources.length > 0) return spread(sources);
  throw new NoSourceError(
    'no source is enabled: set "enabled": true in a definition, or name some under `sources.on` in hinomi.yaml; `sources.unproven: true` polls those that nobody has verified',
  );
}

/** One schedule a source. The payload carries the scheduled time, which is the poll's "now" on every retry. */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  readonly schedules: readonly Schedule[];

  constructor(scope: Construct, id: string, props: SchedulesProps) {
    super(scope, id);
    const placed = requireSchedules(props.sources);
    this.group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: Stack.of(this).stackName,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const { scrape, deadLetters } = props;
    const role = createSchedulerRole(this, {
      group: this.group,
      invokes: [scrape],
      deadLetters: [deadLetters],
    });
    this.schedules = placed.map((source) => {
      const { id: name } = source;
      const schedule = new Schedule(this, name, {
        scheduleName: name,
        scheduleGroup: this.group,
        description: `polls ${source.host} every ${source.everyMinutes} minutes`,
        schedule: ScheduleExpression.expression(cronOf(source)),
        timeWindow: TimeWindow.off(),
        target: { bind: () => target(source, role, props) },
      });
      // The schedule names its group in plain text: without this it might be made before the group and the permissions.
      schedule.node.addDependency(this.group, role);
      return schedule;
    });
  }
}

const target = (
  { id: source, everyMinutes }: PolledSource,
  role: Role,
  props: SchedulesProps,
): ScheduleTargetConfig => ({
  arn: props.scrape.lambda.functionArn,
  role,
  input: ScheduleTargetInput.fromObject({ source, at: ContextAttribute.scheduledTime }),
  deadLetterConfig: { arn: props.deadLetters.queueArn },
  // Only of handing it over; a poll that is late by a whole period is replaced by the next.
  retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: Math.min(everyMinutes * 60, 3600) },
});
