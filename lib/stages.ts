import { CfnParameter } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { PERIODS } from '../lambdas/contract/cadence.ts';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import { metricNamespace } from '../lambdas/contract/metrics.ts';
import { PACE } from '../lambdas/contract/pace.ts';
import { CONTACT, CONTACT_RULE } from '../lambdas/contract/settings.ts';
import type { Settings } from '../lambdas/contract/settings.ts';
import type { PerStage, Stage } from '../lambdas/contract/stages.ts';
import { ARCHIVE_ACCESS } from './archive-access.ts';
import { allowArchive } from './archive.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { archiveName } from './names.ts';
import type { PageQueue } from './page-queue.ts';
import { StageFunction } from './stage-function.ts';
import type { StageFunctionProps } from './stage-function.ts';
import type { Topics } from './topics.ts';

/** Days for which logs are kept, and evidence cannot be deleted (null: it can). */
export interface Retention {
  readonly logDays: number;
  readonly evidenceDays: number | null;
}

export interface StagesProps {
  /** Folders of the built handlers. */
  readonly code: PerStage<string>;
  readonly settings: Settings;
  readonly retention: Retention;
  readonly topics: Topics;
  readonly pages: PageQueue;
  readonly deadLetters: DeadLetterQueues;
}

/** The functions of a deployment, each with what it is told and what it may do. */
export function createStages(stack: Stack, props: StagesProps): PerStage<StageFunction> {
  const { settings, retention, topics, pages, deadLetters } = props;
  const create = (stage: Stage, own: Omit<StageFunctionProps, 'code' | 'logDays'>): StageFunction => {
    const created = new StageFunction(stack, `${stage.charAt(0).toUpperCase()}${stage.slice(1)}`, {
      ...own,
      code: props.code[stage],
      logDays: retention.logDays,
      environment: {
        [ENVIRONMENT.bucket]: archiveName(stack.stackName),
        [ENVIRONMENT.metricNamespace]: metricNamespace(stack.stackName),
        ...own.environment,
      },
    });
    allowArchive(created.role, ARCHIVE_ACCESS[stage], { locks: retention.evidenceDays !== null });
    return created;
  };
  const retried = (queue: keyof DeadLetterQueues, maxAgeSeconds: number) =>
    ({ deadLetters: deadLetters[queue], retries: 2, maxAgeSeconds }) as const;
  /** What a stage that reads the web needs: whom a site's owner can write to, and how long what it finds is locked. */
  const web = {
    [ENVIRONMENT.contact]: settings.contact ?? createContact(stack),
    [ENVIRONMENT.evidenceDays]: String(retention.evidenceDays ?? 0),
  };
  const told = { [ENVIRONMENT.settings]: JSON.stringify(settings) };

  const scrape = create('scrape', {
    description: 'Polls one source: archives its list, queues what is new or due',
    timeoutSeconds: PACE.pollTimeoutSeconds,
    memoryMegabytes: 512,
    environment: web,
    // A failed poll is not tried again: the next tick does its work. One that waited for longer than the shortest
    // period for a free function is given up, as that tick has come.
    asynchronous: { deadLetters: deadLetters.polls, retries: 0, maxAgeSeconds: Math.min(...PERIODS) * 60 },
  });
  pages.allowSending(scrape);

  const capture = create('capture', {
    description: 'Reads the pages of one batch: archives, compares, classifies, writes alert records',
    timeoutSeconds: PACE.captureTimeoutSeconds,
    memoryMegabytes: 1024,
    environment: web,
  });
  pages.consumeWith(capture);

  const publish = create('publish', {
    description: 'Sends one alert, burst or digest to its subscribers, once',
    timeoutSeconds: 60,
    memoryMegabytes: 256,
    environment: {
      ...told,
      [ENVIRONMENT.alertTopicArn]: topics.alerts.topicArn,
      [ENVIRONMENT.digestTopicArn]: topics.digests.topicArn,
    },
    asynchronous: retried('alerts', 3600),
  });
  publish.allow(['sns:Publish'], [topics.alerts.topicArn, topics.digests.topicArn]);

  const watchdog = create('watchdog', {
    description: 'Tells the operator of silent sources, takes up undelivered alerts, updates the feeds',
    timeoutSeconds: 60,
    memoryMegabytes: 256,
    environment: { [ENVIRONMENT.operationsTopicArn]: topics.operations.topicArn },
    asynchronous: retried('watches', 1800),
  });
  watchdog.allow(['sns:Publish'], [topics.operations.topicArn]);

  const digest = create('digest', {
    description: 'Makes the daily digest',
    timeoutSeconds: 60,
    memoryMegabytes: 256,
    environment: told,
    asynchronous: retried('digests', 3600),
  });
  return { scrape, capture, publish, watchdog, digest };
}

/**
 * Where the configuration does not say who runs this, the deployment must. What the configuration says is no parameter:
 * an update would keep the value that the parameter had before.
 */
const createContact = (stack: Stack): string =>
  new CfnParameter(stack, 'Contact', {
    description:
      'Who runs this: an e-mail address or a web page, sent to every site in the User-Agent. No default.',
    allowedPattern: CONTACT,
    constraintDescription: CONTACT_RULE,
  }).valueAsString;
