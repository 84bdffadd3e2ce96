import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import * as v from 'valibot';
import type { Instant } from '../contract/instant.ts';
import { TopicError } from '../core/ports/topic.ts';

export const FROM = 'Hinomi <hinomi@localhost>';
export const TO = 'subscriber@localhost';

/** A mail of ours: everything in it is given, so that the same mail is the same bytes. */
export interface Mail {
  /** Its part of the message id. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly at: Instant;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly text: string;
}

/** Ids are hashes; should one ever hold more, it must not lead out of the folder. */
export const fileSafe = (id: string): string => id.replaceAll(/[^A-Za-z0-9._-]/g, '_');

/** What a header may hold. */
export const headerSafe = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');

/**
 * Writes a mail into a folder, which is made when it is not there: whole or not at all. A file that is there already was
 * handed over before: success, and it is left as it is. Rejects with a `TopicError` that names the file when it cannot be
 * written.
 */
export async function writeMail(directory: string, name: string, mail: Mail): Promise<void> {
  await writeOnce(directory, name, await bytesOf(mail));
}

/**
 * One text part, so no boundary. Quoted-printable: seven-bit on every way, and what is ASCII in it can be searched with
 * grep.
 */
const bytesOf = ({ id, from, to, subject, at, headers, text }: Mail): Promise<Buffer> =>
  new MailComposer({
    from,
    to,
    subject,
    date: new Date(at),
    messageId: `<${fileSafe(id)}@hinomi.localhost>`,
    headers: [...headers],
    // A Buffer, not a string: for strings the composer picks an encoding and `format=flowed` by the content.
    text: Buffer.from(text, 'utf8'),
    textEncoding: 'quoted-printable',
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

const systemError = v.object({ code: v.string(), message: v.string() });

/** Written aside, then linked under its name, which fails where the name is taken. */
export async function writeOnce(directory: string, name: string, message: Uint8Array): Promise<void> {
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
async function writeAside(aside: string, message: Uint8Array, publish: () => Promise<void>): Promise<void> {
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
