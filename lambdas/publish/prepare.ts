import type * as v from 'valibot';
import { alertSchema } from '../contract/alert.ts';
import { burstSchema } from '../contract/burst.ts';
import { digestSchema } from '../contract/digest.ts';
import { BURSTS, DIGESTS } from '../contract/keys.ts';
import { burstNotification } from '../core/burst/notification.ts';
import type { MailOptions } from '../core/compose/mail.ts';
import { notificationOf } from '../core/compose/notification.ts';
import { digestNotification } from '../core/daily/notification.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Notification } from '../core/ports/topic.ts';
import { readRecord } from '../core/record.ts';
import type { PublishPorts } from './ports.ts';

/** What goes out for the record of this key: an alert's, a burst's or a digest's. Rejects where it is absent or damaged. */
export async function prepare(key: string, ports: PublishPorts): Promise<Notification> {
  if (key.startsWith(BURSTS)) {
    const burst = await recordAt(key, burstSchema, ports);
    return burstNotification(burst, key, optionsFor(burst.source.id, ports));
  }
  if (key.startsWith(DIGESTS)) {
    const digest = await recordAt(key, digestSchema, ports);
    return digestNotification(digest, key, ports.settings.contact);
  }
  const alert = await recordAt(key, alertSchema, ports);
  return notificationOf(alert, optionsFor(alert.source.id, ports));
}

async function recordAt<const S extends v.GenericSchema>(
  key: string,
  schema: S,
  { archive }: PublishPorts,
): Promise<v.InferOutput<S>> {
  const stored = await readRecord(archive, key, schema);
  if (stored === undefined) throw new ArchiveError(`${key}: no such record`, { key, retryable: true });
  return stored.record;
}

function optionsFor(source: string, { termsOf, settings }: PublishPorts): MailOptions {
  const { zone, console, contact } = settings;
  return { ...termsOf(source), zone, console, contact };
}
