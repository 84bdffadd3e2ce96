import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { INSTANT } from '../contract/alert.ts';
import { SubscriptionsError } from '../core/ports/subscriptions.ts';
import { isProtocol, PROTOCOLS } from '../core/subscription/choice.ts';
import { endpointProblem } from '../core/subscription/endpoint.ts';
import { policyProblem } from '../core/subscription/passes.ts';
import { policySchema } from '../core/subscription/policy.ts';
import { withLock } from './directory-lock.ts';
import { errnoOf } from './file-failure.ts';

const NAME = 'subscriptions.json';
const LOCK = '.subscriptions.lock';
/** Milliseconds to wait for another process that is changing the file. */
const LOCK_WAIT = 10_000;

const subscriberSchema = v.pipe(
  v.strictObject({
    topic: v.picklist(['alerts', 'digests'], '"alerts" or "digests"'),
    protocol: v.picklist(PROTOCOLS, '"email", "sqs" or "https"'),
    endpoint: v.string('an address'),
    /** An SNS filter policy; null for everything. */
    policy: v.nullable(
      v.pipe(
        policySchema,
        v.rawCheck(({ dataset, addIssue }) => {
          const message = dataset.typed ? policyProblem(dataset.value) : null;
          if (message !== null) addIssue({ message });
        }),
      ),
    ),
    /** When it was asked for. */
    asked: INSTANT,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || !isProtocol(dataset.value.protocol)) return;
    const message = endpointProblem(dataset.value.protocol, dataset.value.endpoint);
    if (message !== null) addIssue({ message: `endpoint: ${message}` });
  }),
);

const fileSchema = v.strictObject({ version: v.literal(1), subscriptions: v.array(subscriberSchema) });

export type Subscriber = v.InferOutput<typeof subscriberSchema>;

export const subscriptionFile = (directory: string): string => join(directory, NAME);

/**
 * Who is subscribed in a mailbox folder; undefined where it has no `subscriptions.json`. Throws a `SubscriptionsError`
 * that names the file and the field.
 */
export function readSubscribers(directory: string): readonly Subscriber[] | undefined {
  const file = subscriptionFile(directory);
  const text = textOf(file);
  if (text === undefined) return undefined;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), fileSchema), text);
  if (result.success) return result.output.subscriptions;
  const [issue] = result.issues;
  const message = `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`;
  throw new SubscriptionsError(message, { retryable: false });
}

/** Also where the mailbox is no folder: who writes to it says so. */
const ABSENT = ['ENOENT', 'ENOTDIR'];

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (ABSENT.includes(errnoOf(cause) ?? '')) return undefined;
    throw unusable(file, 'read', cause);
  }
}

/**
 * Replaces who is subscribed; `next` is given who is there now. Readers see the old file or the new one; of several
 * processes that change it one goes after the other. Makes the folder where it is not there. Throws a
 * `SubscriptionsError`.
 */
export function changeSubscribers(
  directory: string,
  next: (now: readonly Subscriber[]) => readonly Subscriber[],
): void {
  const file = subscriptionFile(directory);
  try {
    mkdirSync(directory, { recursive: true });
    withLock(join(directory, LOCK), LOCK_WAIT, () => {
      replace(directory, file, { version: 1, subscriptions: next(readSubscribers(directory) ?? []) });
    });
  } catch (cause) {
    throw unusable(file, 'write', cause);
  }
}

function replace(directory: string, file: string, content: object): void {
  const aside = join(directory, `.${NAME}.${randomUUID()}.part`);
  try {
    writeFileSync(aside, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' });
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function unusable(file: string, doing: string, cause: unknown): SubscriptionsError {
  if (cause instanceof SubscriptionsError) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SubscriptionsError(`cannot ${doing} ${file}: ${why}`, { retryable: true, cause });
}
