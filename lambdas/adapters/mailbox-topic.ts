import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import * as v from 'valibot';
import { compact } from '../contract/instant.ts';
import { TopicError } from '../core/ports/topic.ts';
import type { Attributes, Notification, Topic } from '../core/ports/topic.ts';

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
  const from = options.from ?? 'Hinomi <hinomi@localhost>';
  const to = options.to ?? 'subscriber@localhost';
  return {
    publish: async (notification) => {
      const name = fileName(notification);
      const message = await messageOf(notification, from, to);
      await writeOnce(directory, name, message);
      return { messageId: name };
    },
  };
}

/** Ids are hashes; should one ever hold more, it must not lead out of the folder. */
const fileName = ({ alert }: Notification): string =>
  `${compact(alert.detectedAt)}-${alert.id.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.eml`;

/**
 * The message as bytes. One text part, so no boundary; date and id come from the alert, so nothing is random.
 * Quoted-printable: seven-bit on every way, and what is ASCII in it can be searched with grep.
 */
async function messageOf(notification: Notification, from: string, to: string): Promise<Buffer> {
  const { alert, subject, text, attributes } = notification;
  const composer = new MailComposer({
    from,
    to,
    subject,
    date: new Date(alert.detectedAt),
    messageId: `<${alert.id.replaceAll(/[^A-Za-z0-9._-]/g, '_')}@hinomi.localhost>`,
    headers: [{ key: 'X-Hinomi-Alert', value: ascii(alert.id) }, ...attributeHeaders(attributes)],
    // A Buffer, not a string: for strings the composer picks an encoding and `format=flowed` by the content.
    text: Buffer.from(text, 'utf8'),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const attributeHeaders = (attributes: Attributes): { key: string; value: string }[] =>
  Object.entries(attributes).map(([name, value]) => ({
    key: `X-Hinomi-${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    value: ascii(typeof value === 'string' ? value : value.join(', ')),
  }));

const ascii = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');

const systemError = v.object({ code: v.string(), message: v.string() });

/** Whole or not at all: written aside, then linked under its name, which fails where the name is taken. */
async function writeOnce(directory: string, name: string, message: Buffer): Promise<void> {
  const path = join(directory, name);
  const aside = join(directory, `.${name}.${randomUUID()}.part`);
  try {
    await mkdir(directory, { recursive: true });
    await writeAside(aside, message, () => linkUnlessThere(aside, path));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Nothing stays beside the mails, also where the disk was full half-way. */
async function writeAside(aside: string, message: Buffer, publish: () => Promise<void>): Promise<void> {
  try {
    await writeFile(aside, message, { flag: 'wx' });
    await publish();
  } finally {
    await rm(aside, { force: true });
  }
}

async function linkUnlessThere(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (error) {
    const handedOverBefore = v.is(systemError, error) && error.code === 'EEXIST';
    if (!handedOverBefore) throw error;
  }
}

function unwritable(path: string, cause: unknown): TopicError {
  const why = v.is(systemError, cause) ? cause.message : String(cause);
  return new TopicError(
    `cannot write the mail ${path}: ${why}. Make the folder writable, or name another mailbox folder.`,
    { retryable: true, cause },
  );
}
