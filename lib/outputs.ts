import { CfnOutput } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { PerStage } from '../lambdas/contract/stages.ts';
import { PROGRAM_VERSION } from '../lambdas/contract/version.ts';
import type { Archive } from './archive.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import type { PageQueue } from './page-queue.ts';
import type { StageFunction } from './stage-function.ts';
import type { Topics } from './topics.ts';

export interface OutputsProps {
  readonly archive: Archive;
  readonly topics: Topics;
  readonly pages: PageQueue;
  readonly stages: PerStage<StageFunction>;
  readonly deadLetters: DeadLetterQueues;
  readonly schedules: ScheduleGroup;
  readonly routines: ScheduleGroup;
}

/** What the `hinomi` program must know of a deployment; it asks CloudFormation. */
export function createOutputs(stack: Stack, props: OutputsProps): void {
  const { archive, topics, pages, stages, deadLetters, schedules, routines } = props;
  const outputs = {
    Version: PROGRAM_VERSION,
    ArchiveBucket: archive.bucket.bucketName,
    AlertTopic: topics.alerts.topicArn,
    DigestTopic: topics.digests.topicArn,
    OperationsTopic: topics.operations.topicArn,
    PageQueue: pages.queue.queueUrl,
    PageDeadLetters: deadLetters.pages.queueUrl,
    FailedPollQueue: deadLetters.polls.queueUrl,
    FailedAlertQueue: deadLetters.alerts.queueUrl,
    FailedWatchQueue: deadLetters.watches.queueUrl,
    FailedDigestQueue: deadLetters.digests.queueUrl,
    ScrapeFunction: stages.scrape.lambda.functionName,
    CaptureFunction: stages.capture.lambda.functionName,
    PublishFunction: stages.publish.lambda.functionName,
    WatchdogFunction: stages.watchdog.lambda.functionName,
    DigestFunction: stages.digest.lambda.functionName,
    SourceSchedules: schedules.scheduleGroupName,
    RoutineSchedules: routines.scheduleGroupName,
  };
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
}
