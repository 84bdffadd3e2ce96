import type { Alert } from '../../contract/alert.ts';
import { alertKey } from '../../contract/keys.ts';
import type { Notification } from '../ports/topic.ts';
import { attributesOf } from './attributes.ts';
import { mailText } from './mail.ts';
import type { MailOptions } from './mail.ts';
import { subjectOf } from './subject.ts';

/**
 * An alert made ready for people and machines. `options`: what the source's terms ask for, and the operator's settings.
 * The same alert and options give the same notification, byte for byte.
 */
export function notificationOf(alert: Alert, options: MailOptions = {}): Notification {
  const key = alertKey(alert.detectedAt, alert.id);
  return {
    id: alert.id,
    to: 'alerts',
    at: alert.detectedAt,
    key,
    subject: subjectOf(alert),
    text: mailText(alert, options),
    attributes: attributesOf(alert),
    record: alert,
    shortRecord: withoutDiff(alert, key),
  };
}

function withoutDiff({ diff, ...alert }: Alert, key: string): Alert {
  if (diff === undefined) return alert;
  const note = `diff left out, too large to send; the whole is kept at ${key}`;
  return { ...alert, note: alert.note === undefined ? note : `${alert.note}; ${note}` };
}
