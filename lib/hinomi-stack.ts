import { CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Construct } from 'constructs';
import { ENVIRONMENT } from '../lambdas/contract/environment.ts';
import type { Settings } from '../lambdas/contract/settings.ts';
import { PACE } from '../lambdas/contract/pace.ts';
import { ARCHIVE_ACCESS } from './archive-access.ts';
import { allowArchive, Archive } from './archive.ts';
import { DeadLetters } from './dead-letters.ts';
import { archiveName } from './names.ts';
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
  readonly code: Readonly<Record<'scrape' | 'capture' | 'publish' | 'watchdog' | 'digest', string>>;
  readonly settings: Settings;
  /** Who is subscribed by the configuration; others subscribe from the command line. */
  readonly subscribers: readonly Subscriber[];
}

/** Everything of one deployment: schedules → scrape → page queue → capture → archive → publish → topics; watchdog, digest. */
export class HinomiStack extends Stack {
  readonly topics: Topics;
  readonly pages: PageQueue;
  readonly archive: Archive;
  readonly #settings: Settings;

  constructor(scope: Construct, id: string, props: HinomiStackProps) {
    super(scope, id, props);
    this.#settings = props.settings;
    this.topics = new Topics(this, 'Topics');
    new Subscribers(this, 'Subscribers', { topics: this.topics, subscribers: props.subscribers });
    this.pages = new PageQueue(this, 'Pages');
    const polls = new DeadLetters(this, 'FailedPolls');
    const alerts = new DeadLetters(this, 'FailedAlerts');
    const watches = new DeadLetters(this, 'FailedWatches');
    const digests = new DeadLetters(this, 'FailedDigests');
    const scrape = this.#createScrape(props.code.scrape, polls);
    this.#createCapture(props.code.capture);
    this.archive = new Archive(this, 'Archive', {
      onAlert: this.#createPublish(props.code.publish, alerts).lambda,
    });
    new Schedules(this, 'Schedules', { sources: props.sources, scrape, deadLetters: polls });
    new Routines(this, 'Routines', [
      this.#createWatchdog(props.code.watchdog, watches),
      ...this.#createDigest(props.code.digest, digests),
    ]);
    this.#createOutputs({ polls, alerts, watches, digests });
  }

  #createScrape(code: string, deadLetters: DeadLetters): StageFunction {
    const scrape = new StageFunction(this, 'Scrape', {
      description: 'Polls one source: archives its list, queues what is new or due',
      code,
      timeoutSeconds: PACE.pollTimeoutSeconds,
      memoryMegabytes: 512,
      environment: this.#webEnvironment(),
      // The scheduler invokes asynchronously: an error inside the function is retried by Lambda, not by the scheduler.
      asynchronous: { onFailure: new SqsDestination(deadLetters.queue), retries: 1, maxAgeSeconds: 300 },
    });
    allowArchive(scrape.role, ARCHIVE_ACCESS.scrape);
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
    });
    allowArchive(capture.role, ARCHIVE_ACCESS.capture);
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
        [ENVIRONMENT.bucket]: archiveName(this.stackName),
        [ENVIRONMENT.alertTopicArn]: this.topics.alerts.topicArn,
        [ENVIRONMENT.digestTopicArn]: this.topics.digests.topicArn,
        [ENVIRONMENT.settings]: JSON.stringify(this.#settings),
      },
      asynchronous: { onFailure: new SqsDestination(deadLetters.queue), retries: 2, maxAgeSeconds: 3600 },
    });
    allowArchive(publish.role, ARCHIVE_ACCESS.publish);
    publish.allow(['sns:Publish'], [this.topics.alerts.topicArn, this.topics.digests.topicArn]);
    return publish;
  }

  #createWatchdog(code: string, deadLetters: DeadLetters): Routine {
    const watchdog = new StageFunction(this, 'Watchdog', {
      description: 'Tells the operator of silent sources, takes up undelivered alerts, updates the feeds',
      code,
      timeoutSeconds: 60,
      memoryMegabytes: 256,
      environment: {
        [ENVIRONMENT.bucket]: archiveName(this.stackName),
        [ENVIRONMENT.operationsTopicArn]: this.topics.operations.topicArn,
      },
      asynchronous: { onFailure: new SqsDestination(deadLetters.queue), retries: 2, maxAgeSeconds: 1800 },
    });
    allowArchive(watchdog.role, ARCHIVE_ACCESS.watchdog);
    watchdog.allow(['sns:Publish'], [this.topics.operations.topicArn]);
    // Not on the hour, when everybody's routines run.
    const schedule = { cron: 'cron(7 * * * ? *)', description: 'looks over the sources every hour' };
    return { name: 'watchdog', ...schedule, stage: watchdog, deadLetters };
  }

  /** No schedule where digests are switched off. */
  #createDigest(code: string, deadLetters: DeadLetters): readonly Routine[] {
    const { digestHour: hour, zone } = this.#settings;
    const digest = new StageFunction(this, 'Digest', {
      description: 'Makes the daily digest',
      code,
      timeoutSeconds: 60,
      memoryMegabytes: 256,
      environment: {
        [ENVIRONMENT.bucket]: archiveName(this.stackName),
        [ENVIRONMENT.settings]: JSON.stringify(this.#settings),
      },
      asynchronous: { onFailure: new SqsDestination(deadLetters.queue), retries: 2, maxAgeSeconds: 3600 },
    });
    allowArchive(digest.role, ARCHIVE_ACCESS.digest);
    if (hour === null) return [];
    const description = `makes the digest at ${hour}:00, ${zone}`;
    return [
      { name: 'digest', cron: `cron(0 ${hour} * * ? *)`, zone, description, stage: digest, deadLetters },
    ];
  }

  #contact: CfnParameter | undefined;

  /** What a stage that reads the web needs: the archive, and whom a site's owner can write to. */
  #webEnvironment(): Readonly<Record<string, string>> {
    this.#contact ??= new CfnParameter(this, 'Contact', {
      description:
        'Who runs this: an e-mail address or a web page, sent to every site in the User-Agent. No default but that of the configuration.',
      // Printable ASCII: anything else is no header value, and the functions would not start.
      ...(this.#settings.contact === null ? {} : { default: this.#settings.contact }),
      allowedPattern: '(https://[!-~]+|[!-?A-~]+@[!-?A-~]+)',
      constraintDescription: 'an e-mail address or an https:// address, in ASCII',
    });
    const contact = this.#contact.valueAsString;
    return { [ENVIRONMENT.bucket]: archiveName(this.stackName), [ENVIRONMENT.contact]: contact };
  }

  #createOutputs(failed: Record<'polls' | 'alerts' | 'watches' | 'digests', DeadLetters>): void {
    const outputs = {
      ArchiveBucket: this.archive.bucket.bucketName,
      AlertTopic: this.topics.alerts.topicArn,
      DigestTopic: this.topics.digests.topicArn,
      OperationsTopic: this.topics.operations.topicArn,
      PageQueue: this.pages.queue.queueUrl,
      PageDeadLetters: this.pages.deadLetters.queue.queueUrl,
      FailedPollQueue: failed.polls.queue.queueUrl,
      FailedAlertQueue: failed.alerts.queue.queueUrl,
      FailedWatchQueue: failed.watches.queue.queueUrl,
      FailedDigestQueue: failed.digests.queue.queueUrl,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
