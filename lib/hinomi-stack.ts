import { CfnParameter, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import type { Settings } from '../lambdas/contract/settings.ts';
import { PACE } from '../lambdas/contract/pace.ts';
import type { Whereabouts } from '../lambdas/contract/names.ts';
import { metricNamespace } from '../lambdas/contract/metrics.ts';
import { AlertQueries } from './alert-queries.ts';
import { ARCHIVE_ACCESS } from './archive-access.ts';
import { allowArchive, Archive } from './archive.ts';
import { Budget } from './budget.ts';
import { DeadLetters } from './dead-letters.ts';
import type { DeadLetterQueues } from './dead-letters.ts';
import { FleetAlarms } from './fleet-alarms.ts';
import { FleetDashboard } from './fleet-dashboard.ts';
import { FailedWork } from './fleet-metrics.ts';
import { archiveName } from './names.ts';
import { createOutputs } from './outputs.ts';
import type { Stages } from './outputs.ts';
import { PageQueue } from './page-queue.ts';
import { Routines } from './routines.ts';
import type { Routine } from './routines.ts';
import { Schedules } from './schedules.ts';
import type { PolledSource } from './spread.ts';
import { StageFunction } from './stage-function.ts';
import { Subscribers } from './subscribers.ts';
import type { Subscriber } from './subscribers.ts';
import { Topics } from './topics.ts';

export interface HinomiStackProps extends StackProps {
  /** Enabled sources. */
  readonly sources: readonly PolledSource[];
  /** Folders of the built handlers. */
  readonly code: Readonly<Record<keyof Stages, string>>;
  readonly settings: Settings;
  /** Who is subscribed by the configuration; others subscribe from the command line. */
  readonly subscribers: readonly Subscriber[];
  /** E-mail addresses that alarms go to. */
  readonly operations: readonly string[];
  /** Days for which logs are kept, and evidence cannot be deleted (null: it can). */
  readonly retention: { readonly logDays: number; readonly evidenceDays: number | null };
  /** Where the archive's bucket is, where it is there already and this deployment takes it in. */
  readonly adopts?: Whereabouts | null;
  /** US dollars a month of the account beyond which the operators get a mail; null: no such mail. */
  readonly budget: number | null;
}

/**
 * Everything of one deployment: schedules → scrape → page queue → capture → archive → publish → topics; watchdog, digest;
 * alarms, a dashboard, saved queries.
 */
export class HinomiStack extends Stack {
  readonly topics: Topics;
  readonly pages: PageQueue;
  readonly archive: Archive;
  readonly #props: HinomiStackProps;

  constructor(scope: Construct, id: string, props: HinomiStackProps) {
    super(scope, id, props);
    this.#props = props;
    this.topics = new Topics(this, 'Topics', { operators: props.operations });
    new Subscribers(this, 'Subscribers', { topics: this.topics, subscribers: props.subscribers });
    this.pages = new PageQueue(this, 'Pages');
    const polls = new DeadLetters(this, 'FailedPolls');
    const alerts = new DeadLetters(this, 'FailedAlerts');
    const watches = new DeadLetters(this, 'FailedWatches');
    const digests = new DeadLetters(this, 'FailedDigests');
    const stages = {
      scrape: this.#createScrape(props.code.scrape, polls),
      capture: this.#createCapture(props.code.capture),
      publish: this.#createPublish(props.code.publish, alerts),
      watchdog: this.#createWatchdog(props.code.watchdog, watches),
      digest: this.#createDigest(props.code.digest, digests),
    };
    this.archive = new Archive(this, 'Archive', {
      onAlert: stages.publish.lambda,
      locks: this.#locks,
      adopts: props.adopts ?? null,
    });
    const { scrape } = stages;
    const { group } = new Schedules(this, 'Schedules', {
      sources: props.sources,
      scrape,
      deadLetters: polls,
    });
    const routines = new Routines(this, 'Routines', [
      // Not on the hour, when everybody's routines run.
      {
        name: 'watchdog',
        cron: 'cron(7 * * * ? *)',
        description: 'looks over the sources every hour',
        stage: stages.watchdog,
        deadLetters: watches,
      },
      ...this.#digestRoutine(stages.digest, digests),
    ]);
    const deadLetters = {
      polls: polls.queue,
      pages: this.pages.deadLetters.queue,
      alerts: alerts.queue,
      watches: watches.queue,
      digests: digests.queue,
    };
    this.#watchOver(stages, deadLetters);
    new AlertQueries(this, 'Queries', { archive: archiveName(this.stackName) });
    if (props.budget !== null) new Budget(this, 'Budget', { dollars: props.budget, tell: props.operations });
    createOutputs(this, {
      archive: this.archive,
      topics: this.topics,
      pages: this.pages,
      stages,
      deadLetters,
      schedules: group,
      routines: routines.group,
    });
  }

  #watchOver(stages: Stages, deadLetters: DeadLetterQueues): void {
    new FleetAlarms(this, 'Alarms', {
      tell: this.topics.operations,
      pages: this.pages.queue,
      deadLetters,
      alertTopic: this.topics.alerts,
    });
    const { metric: failedWork } = new FailedWork(this, 'FailedWork', stages);
    new FleetDashboard(this, 'Dashboard', {
      stages,
      pages: this.pages.queue,
      deadLetters,
      failedWork,
      topics: this.topics,
    });
  }

  get #locks(): boolean {
    return this.#props.retention.evidenceDays !== null;
  }

  /** What every stage is told. */
  get #environment(): Readonly<Record<string, string>> {
    return {
      [ENVIRONMENT.bucket]: archiveName(this.stackName),
      [ENVIRONMENT.metricNamespace]: metricNamespace(this.stackName),
    };
  }

  /** What a stage that keeps evidence is told besides. */
  get #evidence(): Readonly<Record<string, string>> {
    return { [ENVIRONMENT.evidenceDays]: String(this.#props.retention.evidenceDays ?? 0) };
  }

  #createScrape(code: string, deadLetters: DeadLetters): StageFunction {
    const scrape = new StageFunction(this, 'Scrape', {
      description: 'Polls one source: archives its list, queues what is new or due',
      code,
      timeoutSeconds: PACE.pollTimeoutSeconds,
      memoryMegabytes: 512,
      environment: this.#webEnvironment(),
      logDays: this.#props.retention.logDays,
      // A failed poll is not tried again: the next tick does its work. One that waited for longer than the shortest
      // period for a free function is given up, as that tick has come.
      asynchronous: { deadLetters: deadLetters.queue, retries: 0, maxAgeSeconds: 300 },
    });
    allowArchive(scrape.role, ARCHIVE_ACCESS.scrape, { locks: this.#locks });
    this.pages.allowSending(scrape);
    return scrape;
  }

  #createCapture(code: string): StageFunction {
    const capture = new StageFunction(this, 'Capture', {
      description: 'Reads the pages of one batch: archives, compares, classifies, writes alert records',
      code,
      timeoutSeconds: PACE.captureTimeoutSeconds,
      memoryMegabytes: 1024,
      environment: this.#webEnvironment(),
      logDays: this.#props.retention.logDays,
    });
    allowArchive(capture.role, ARCHIVE_ACCESS.capture, { locks: this.#locks });
    this.pages.consumeWith(capture);
    return capture;
  }

  #createPublish(code: string, deadLetters: DeadLetters): StageFunction {
    const publish = new StageFunction(this, 'Publish', {
      description: 'Sends one alert, burst or digest to its subscribers, once',
      code,
      timeoutSeconds: 60,
      memoryMegabytes: 256,
      environment: {
        ...this.#environment,
        [ENVIRONMENT.alertTopicArn]: this.topics.alerts.topicArn,
        [ENVIRONMENT.digestTopicArn]: this.topics.digests.topicArn,
        [ENVIRONMENT.settings]: JSON.stringify(this.#props.settings),
      },
      logDays: this.#props.retention.logDays,
      asynchronous: { deadLetters: deadLetters.queue, retries: 2, maxAgeSeconds: 3600 },
    });
    allowArchive(publish.role, ARCHIVE_ACCESS.publish, { locks: this.#locks });
    publish.allow(['sns:Publish'], [this.topics.alerts.topicArn, this.topics.digests.topicArn]);
    return publish;
  }

  #createWatchdog(code: string, deadLetters: DeadLetters): StageFunction {
    const watchdog = new StageFunction(this, 'Watchdog', {
      description: 'Tells the operator of silent sources, takes up undelivered alerts, updates the feeds',
      code,
      timeoutSeconds: 60,
      memoryMegabytes: 256,
      environment: {
        ...this.#environment,
        [ENVIRONMENT.operationsTopicArn]: this.topics.operations.topicArn,
      },
      logDays: this.#props.retention.logDays,
      asynchronous: { deadLetters: deadLetters.queue, retries: 2, maxAgeSeconds: 1800 },
    });
    allowArchive(watchdog.role, ARCHIVE_ACCESS.watchdog, { locks: this.#locks });
    watchdog.allow(['sns:Publish'], [this.topics.operations.topicArn]);
    return watchdog;
  }

  #createDigest(code: string, deadLetters: DeadLetters): StageFunction {
    const digest = new StageFunction(this, 'Digest', {
      description: 'Makes the daily digest',
      code,
      timeoutSeconds: 60,
      memoryMegabytes: 256,
      environment: {
        ...this.#environment,
        [ENVIRONMENT.settings]: JSON.stringify(this.#props.settings),
      },
      logDays: this.#props.retention.logDays,
      asynchronous: { deadLetters: deadLetters.queue, retries: 2, maxAgeSeconds: 3600 },
    });
    allowArchive(digest.role, ARCHIVE_ACCESS.digest, { locks: this.#locks });
    return digest;
  }

  /** No schedule where digests are switched off. */
  #digestRoutine(stage: StageFunction, deadLetters: DeadLetters): readonly Routine[] {
    const { digestHour: hour, zone } = this.#props.settings;
    if (hour === null) return [];
    const description = `makes the digest at ${hour}:00, ${zone}`;
    return [{ name: 'digest', cron: `cron(0 ${hour} * * ? *)`, zone, description, stage, deadLetters }];
  }

  #contact: string | undefined;

  /** What a stage that reads the web needs: the archive, and whom a site's owner can write to. */
  #webEnvironment(): Readonly<Record<string, string>> {
    this.#contact ??= this.#props.settings.contact ?? createContact(this);
    return { ...this.#environment, ...this.#evidence, [ENVIRONMENT.contact]: this.#contact };
  }
}

/**
 * Where the configuration does not say who runs this, the deployment must. What the configuration says is no parameter:
 * an update would keep the value that the parameter had before.
 */
const createContact = (stack: Stack): string =>
  new CfnParameter(stack, 'Contact', {
    description:
      'Who runs this: an e-mail address or a web page, sent to every site in the User-Agent. No default.',
    // Printable ASCII: anything else is no header value, and the functions would not start.
    allowedPattern: '(https://[!-~]+|[!-?A-~]+@[!-?A-~]+)',
    constraintDescription: 'an e-mail address or an https:// address, in ASCII',
  }).valueAsString;
