import { resolve } from 'node:path';
import { compact } from '../contract/instant.ts';
import type { Attributes, Topic } from '../core/ports/topic.ts';
import { FROM, TO, fileSafe, headerSafe, writeMail } from './mail-file.ts';

export interface MailboxOptions {
  /** Where the `.eml` files go; made when it is not there. */
  readonly directory: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * A mailbox folder in place of SNS: one `.eml` a notification, named `<detectedAt>-<alert id>.eml`, its name the message
 * id. A file that is there already was handed over before: success, and it is left as it is. The same notification
 * gives the same bytes. Rejects with a `TopicError` that names the file when it cannot be written.
 */
export function mailboxTopic(options: MailboxOptions): Topic {
  const directory = resolve(options.directory);
  const { from = FROM, to = TO } = options;
  return {
    publish: async ({ alert, subject, text, attributes }) => {
      const name = `${compact(alert.detectedAt)}-${fileSafe(alert.id)}.eml`;
      const headers = [
        { key: 'X-Hinomi-Alert', value: headerSafe(alert.id) },
        ...attributeHeaders(attributes),
      ];
      await writeMail(directory, name, {
        id: alert.id,
        from,
        to,
        subject,
        at: alert.detectedAt,
        headers,
        text,
      });
      return { messageId: name };
    },
  };
}

const attributeHeaders = (attributes: Attributes): { key: string; value: string }[] =>
  Object.entries(attributes).map(([name, value]) => ({
    key: `X-Hinomi-${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value: headerSafe(typeof value === 'string' ? value : value.join(', ')),
  }));
