import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { mailboxOperations } from '../../lambdas/adapters/mailbox-operations.ts';
import { messageOf } from '../../lambdas/core/alarm/message.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import { NOW, feed, silent } from '../core/alarm/notices.ts';
import { hour } from '../core/alarm/timeline.ts';

const MESSAGE = messageOf([silent(feed('mod'))], { watched: 1, silent: 1 }, hour(NOW));
const NAME = `20260302T020000Z-${MESSAGE.id}.eml`;

let root: string;
let directory: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-operations-'));
  directory = join(root, 'mailbox', 'operations');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('mailboxOperations', () => {
  test('one file a message, in a folder that is made, its name the message id', async () => {
    await expect(mailboxOperations({ directory }).send(MESSAGE)).resolves.toEqual({ messageId: NAME });
    expect(await readdir(directory)).toEqual([NAME]);
    const mail = await simpleParser(await readFile(join(directory, NAME)));
    expect(mail.subject).toBe(MESSAGE.subject);
    expect(mail.text).toBe(MESSAGE.text);
    expect(mail.date).toEqual(new Date(MESSAGE.at));
    expect(mail.headers.get('to')).toMatchObject({ text: 'operator@localhost' });
    expect(mail.headers.get('x-hinomi-operations')).toBe('source-silent');
  });

  test('handed over before: success, and the file is left as it is; another of the same moment lies beside it', async () => {
    await mailboxOperations({ directory }).send(MESSAGE);
    await writeFile(join(directory, NAME), 'read');
    await mailboxOperations({ directory }).send(MESSAGE);
    expect(await readFile(join(directory, NAME), 'utf8')).toBe('read');
    const other = messageOf([silent(feed('mofa'))], { watched: 2, silent: 2 }, hour(NOW));
    await mailboxOperations({ directory }).send(other);
    expect(await readdir(directory)).toHaveLength(2);
  });

  test('a path that cannot be a folder: the error names the file and says what to do', async () => {
    await writeFile(join(root, 'mailbox'), '');
    const failure = mailboxOperations({ directory }).send(MESSAGE);
    await expect(failure).rejects.toBeInstanceOf(TopicError);
    await expect(failure).rejects.toThrow(`cannot write the mail ${join(directory, NAME)}`);
  });
});
