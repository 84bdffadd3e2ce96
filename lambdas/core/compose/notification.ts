import type { Alert } from '../../contract/alert.ts';
import type { Notification } from '../ports/topic.ts';
import { attributesOf } from './attributes.ts';
import { mailText } from './mail.ts';
import type { MailOptions } from './mail.ts';
import { subjectOf } from './subject.ts';

/**
 * An alert made ready for people and machines. `options`: what the source's terms ask for. The same alert and options
 * give the same notification, byte for byte.
 */
export const notificationOf = (alert: Alert, options: MailOptions = {}): Notification => ({
  alert,
  subject: subjectOf(alert),
  text: mailText(alert, options),
  attributes: attributesOf(alert),
});
