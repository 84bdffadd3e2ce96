import type { Digest } from '../../contract/digest.ts';
import type { Notification } from '../ports/topic.ts';
import { digestText } from './text.ts';

/** A digest made ready to send: one for everybody, so it has no attributes to filter by. `key`: of its record. */
export function digestNotification(digest: Digest, key: string, contact: string | null): Notification {
  const { alerts, ...rest } = digest;
  return {
    id: digest.id,
    to: 'digests',
    at: digest.to,
    key,
    subject: digest.subject,
    text: digestText(digest, contact),
    attributes: {},
    record: digest,
    shortRecord: {
      ...rest,
      alerts: [],
      note: `${alerts.length} alerts left out, too large to send; the whole is kept at ${key}`,
    },
  };
}
