import pLimit from 'p-limit';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { stateKey } from '../../lambdas/contract/keys.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import { alarmFindings } from '../../lambdas/core/doctor/alarms.ts';
import { alertFinding } from '../../lambdas/core/doctor/alerts.ts';
import { archiveFindings } from '../../lambdas/core/doctor/archive.ts';
import { concurrencyFinding } from '../../lambdas/core/doctor/concurrency.ts';
import type { Finding } from '../../lambdas/core/doctor/finding.ts';
import { functionFinding } from '../../lambdas/core/doctor/functions.ts';
import { operatorFindings, subscriptionFindings } from '../../lambdas/core/doctor/people.ts';
import { DEAD_LETTERS, deadLetterFinding, pageQueueFinding } from '../../lambdas/core/doctor/queues.ts';
import type { DeadLetterQueue } from '../../lambdas/core/doctor/queues.ts';
import { routineFindings, sourceScheduleFindings } from '../../lambdas/core/doctor/schedules.ts';
import { sourceFinding } from '../../lambdas/core/doctor/sources.ts';
import type { Parts } from '../../lambdas/core/doctor/stack.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { DeploymentError } from '../../lambdas/core/ports/deployment.ts';
import type { Deployment, FunctionFacts } from '../../lambdas/core/ports/deployment.ts';
import type { Subscriptions } from '../../lambdas/core/ports/subscriptions.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { guarded } from './guard.ts';
import { unsentIn } from './unsent.ts';

/** A deployment that is there, and what it should be. */
export interface Patient {
  readonly stack: string;
  readonly at: Instant;
  readonly parts: Parts;
  readonly deployment: Deployment;
  readonly archive: Archive;
  readonly subscriptions: Subscriptions;
  readonly polled: readonly Source[];
  readonly settings: Pick<Settings, 'digestHour'>;
  /** E-mail addresses that alarms shall go to. */
  readonly wanted: readonly string[];
}

type Findings = Promise<readonly Finding[]>;

/** States read at a time. */
const AT_ONCE = 8;
/** Days back for which deliveries are looked at. */
const DAYS = 2;

/** Every check but that of the stack itself, all at once; each by itself, so that none keeps another from being made. */
export async function examine(patient: Patient): Findings {
  const checks = [archive, functions, schedules, sources, queues, alerts, subscriptions, operators, concurrency, alarms];
  return (await Promise.all(checks.map((check) => check(patient)))).flat();
} // prettier-ignore

const archive = ({ deployment, parts: { ArchiveBucket, PublishFunction } }: Patient): Findings =>
  guarded(['archive', ArchiveBucket], 's3:GetBucketVersioning', async () =>
    archiveFindings(ArchiveBucket, await deployment.bucket(ArchiveBucket), PublishFunction),
  );

async function functions({ deployment, parts }: Patient): Findings {
  const names = [parts.ScrapeFunction, parts.CaptureFunction, parts.PublishFunction, parts.WatchdogFunction, parts.DigestFunction]; // prettier-ignore
  const asking = names.map((name) =>
    guarded(['functions', name], 'lambda:GetFunctionConfiguration', async () => [
      functionFinding(name, await functionOrNone(deployment, name)),
    ]),
  );
  return (await Promise.all(asking)).flat();
}

const functionOrNone = (deployment: Deployment, name: string): Promise<FunctionFacts | null> =>
  deployment.function(name).catch((error: unknown) => {
    if (!(error instanceof DeploymentError) || !error.absent) throw error;
    return null;
  });

async function schedules({ deployment, parts, polled, settings }: Patient): Findings {
  const groupOf = async (name: string) => ({ name, schedules: await deployment.schedules(name) });
  const { SourceSchedules, RoutineSchedules } = parts;
  const found = await Promise.all([
    guarded(['schedules', SourceSchedules], 'scheduler:ListSchedules', async () =>
      sourceScheduleFindings(await groupOf(SourceSchedules), polled),
    ),
    guarded(['schedules', RoutineSchedules], 'scheduler:ListSchedules', async () =>
      routineFindings(await groupOf(RoutineSchedules), settings),
    ),
  ]);
  return found.flat();
}

/** A source whose state cannot be read keeps no other from being looked at. */
async function sources({ archive, polled, at }: Patient): Findings {
  const limit = pLimit(AT_ONCE);
  const look = (source: Source): Findings =>
    guarded(['sources', source.id], 's3:GetObject', async () => {
      const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
      return [sourceFinding(source, stored?.record ?? null, at)];
    });
  return (await Promise.all(polled.map((source) => limit(look, source)))).flat();
}

async function queues({ deployment, parts, stack, at }: Patient): Findings {
  const dead = Object.keys(DEAD_LETTERS)
    .filter(isDeadLetterQueue)
    .map((name) =>
      guarded(['queues', name], 'sqs:GetQueueAttributes', async () => [
        deadLetterFinding(name, await deployment.queue(parts[name]), stack),
      ]),
    );
  const pages = guarded(['queues', 'PageQueue'], 'sqs:GetQueueAttributes', async () => {
    const facts = await deployment.queue(parts.PageQueue);
    return [pageQueueFinding(facts, await deployment.oldestSeconds(parts.PageQueue, at))];
  });
  return (await Promise.all([...dead, pages])).flat();
}

const isDeadLetterQueue = (name: string): name is DeadLetterQueue => name in DEAD_LETTERS;

const alerts = ({ archive, at, stack }: Patient): Findings =>
  guarded(['alerts', 'deliveries'], 's3:ListBucket', async () => [
    alertFinding(await unsentIn(archive, at, DAYS), DAYS, at, stack),
  ]);

const subscriptions = ({ subscriptions, stack }: Patient): Findings =>
  guarded(['subscriptions', 'subscribers'], 'sns:ListSubscriptionsByTopic', async () =>
    subscriptionFindings(await subscriptions.list(), stack),
  );

const operators = ({ deployment, wanted, parts: { OperationsTopic } }: Patient): Findings =>
  guarded(['operators', 'operations topic'], 'sns:ListSubscriptionsByTopic', async () =>
    operatorFindings(await deployment.subscribers(OperationsTopic), { wanted, topicArn: OperationsTopic }),
  );

const concurrency = ({ deployment, polled }: Patient): Findings =>
  guarded(['concurrency', 'account'], 'lambda:GetAccountSettings', async () => [
    concurrencyFinding(await deployment.concurrency(), polled),
  ]);

const alarms = ({ deployment, stack, parts: { OperationsTopic } }: Patient): Findings =>
  guarded(['alarms', `${stack}-…`], 'cloudwatch:DescribeAlarms', async () =>
    alarmFindings(await deployment.alarms(`${stack}-`), { stack, operations: OperationsTopic }),
  );
