import { join, resolve } from 'node:path';
import { compact } from '../contract/instant.ts';
import { AUDIENCES } from '../contract/environment.ts';
import { sha256 } from '../core/digest.ts';
import { SubscriptionsError } from '../core/ports/subscriptions.ts';
import { TopicError } from '../core/ports/topic.ts';
import type { Attributes, Notification, Topic } from '../core/ports/topic.ts';
import { encodeRecord } from '../core/record.ts';
import { isMachine } from '../core/subscription/choice.ts';
import { passes } from '../core/subscription/passes.ts';
import { FROM, TO, fileSafe, headerSafe, writeMail, writeOnce } from './mail-file.ts';
import { readSubscribers } from './subscription-file.ts';
import type { Subscriber } from './subscription-file.ts';

export interface MailboxOptions {
  /** Where the files go; made when it is not there. Its `subscriptions.json` says who gets what. */
  readonly directory: string;
  readonly from?: string | undefined;
  /** Who gets everything where nobody is subscribed. */
  readonly to?: string | undefined;
}

/** Somebody who gets a notification, in a folder of the mailbox. */
interface Receiver {
  readonly folder: string;
  readonly kind: 'mail' | 'record';
  readonly to: string;
}

/**
 * A mailbox folder in place of SNS. Without a subscription file it is one person who asked for everything: alerts and
 * bursts lie in the folder itself, digests in `digests/`, an `.eml` each, `<at>-<id>.eml`, its name the message id. With
 * one, everybody whose filter lets the notification through gets it in a folder of their own: people an `.eml`,
 * machines the record, one line of JSON in a `.json`.
 *
 * A file that is there already was handed over before: success, and it is left as it is. The same notification gives the
 * same bytes. Tells how many got it. Rejects with a `TopicError` that names the file when one cannot be written or read;
 * the others get theirs.
 */
export function mailboxTopic(options: MailboxOptions): Topic {
  const directory = resolve(options.directory);
  const { from = FROM, to = TO } = options;
  return {
    publish: async (notification) => {
      const name = `${compact(notification.at)}-${fileSafe(notification.id)}`;
      const receivers = receiversOf(notification, directory, to);
      const writing = receivers.map((receiver) =>
        write(directory, name, notification, { ...receiver, from }),
      );
      for (const result of await Promise.allSettled(writing))
        if (result.status === 'rejected') throw result.reason;
      const messageId = join(notification.to === 'digests' ? DIGESTS : '', `${name}.eml`);
      return { messageId, receivers: receivers.length };
    },
  };
}

const DIGESTS = 'digests';

function receiversOf(notification: Notification, directory: string, to: string): readonly Receiver[] {
  const subscribers = subscribersIn(directory);
  if (subscribers === undefined) return everything(notification, to);
  return subscribers
    .filter(({ topic }) => topic === notification.to)
    .filter(({ policy }) => passes(policy, notification.attributes))
    .map(({ protocol, endpoint }) => ({
      folder: folderOf(endpoint),
      kind: isMachine(protocol) ? 'record' : 'mail',
      to: endpoint,
    }));
}

/** A burst's mail has told of its alerts: they are for machines, of which there are none. */
function everything({ to: topic, attributes }: Notification, to: string): readonly Receiver[] {
  if (topic === 'digests') return [{ folder: DIGESTS, kind: 'mail', to }];
  const asked = passes({ audience: [AUDIENCES.mail] }, attributes);
  return asked ? [{ folder: '', kind: 'mail', to }] : [];
}

function subscribersIn(directory: string): readonly Subscriber[] | undefined {
  try {
    return readSubscribers(directory);
  } catch (cause) {
    if (!(cause instanceof SubscriptionsError)) throw cause;
    throw new TopicError(cause.message, { retryable: cause.retryable, cause });
  }
}

/** What a folder may be called as it is, wherever case does not tell two names apart. */
const PLAIN = /^[a-z0-9][a-z0-9.@_+-]*$/;
const LONGEST_NAME = 200;

/** A folder for an address, and never the same for two: what had to be replaced is told apart by a hash after a `=`. */
export function folderOf(endpoint: string): string {
  if (PLAIN.test(endpoint) && endpoint.length <= LONGEST_NAME) return endpoint;
  const safe = endpoint.toLowerCase().replaceAll(/[^a-z0-9.@_+-]/g, '_');
  return `${safe.slice(0, LONGEST_NAME).replace(/^[.]/, '_')}=${sha256(endpoint).slice(0, 12)}`;
}

async function write(
  directory: string,
  name: string,
  { id, at, subject, text, attributes, record }: Notification,
  { folder, kind, to, from }: Receiver & { readonly from: string },
): Promise<void> {
  const place = join(directory, folder);
  if (kind === 'record') return writeOnce(place, `${name}.json`, encodeRecord(record));
  const headers = [{ key: 'X-Hinomi-Alert', value: headerSafe(id) }, ...attributeHeaders(attributes)];
  return writeMail(place, `${name}.eml`, { id, from, to, subject, at, headers, text });
}

const attributeHeaders = (attributes: Attributes): { key: string; value: string }[] =>
  Object.entries(attributes).map(([name, value]) => ({
    key: `X-Hinomi-${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value: headerSafe(typeof value === 'string' ? value : value.join(', ')),
  }));
