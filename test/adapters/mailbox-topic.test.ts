import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { mailboxTopic } from '../../lambdas/adapters/mailbox-topic.ts';
import { notificationOf } from '../../lambdas/core/compose/notification.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import { ALERT, UPDATED } from '../core/compose/alerts.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hinomi-mailbox-'));
});
afterEach(async () => {
  await chmod(directory, 0o700);
  await rm(directory, { recursive: true, force: true });
});

const NAME = '20251106T020000Z-5d0c61b2a94e7f38.eml';
const notification = notificationOf(ALERT);
const published = async (given = notification): Promise<Buffer> => {
  const { messageId } = await mailboxTopic({ directory }).publish(given);
  return readFile(join(directory, messageId));
};

describe('mailboxTopic', () => {
  test('one file a notification, its name the message id, nothing beside it', async () => {
    await expect(mailboxTopic({ directory }).publish(notification)).resolves.toEqual({ messageId: NAME });
    await expect(readdir(directory)).resolves.toEqual([NAME]);
  });

  test('the mail holds what was given', async () => {
    const mail = await simpleParser(await published());
    expect(mail.subject).toBe(notification.subject);
    expect(mail.text).toBe(notification.text);
    expect(mail.date).toEqual(new Date('2025-11-06T02:00:00Z'));
    expect(mail.messageId).toBe('<5d0c61b2a94e7f38@hinomi.localhost>');
    expect(mail.headers.get('x-hinomi-alert')).toBe('5d0c61b2a94e7f38');
    expect(mail.headers.get('x-hinomi-counterpart')).toBe('ASEAN, AU');
    expect(mail.headers.get('x-hinomi-audience')).toBe(
      'each, each-relevant, mail, mail-relevant, mail-first',
    );
    expect(mail.attachments).toEqual([]);
  });

  test('sender and receiver can be named', async () => {
    await mailboxTopic({ directory, from: 'a@ministry.example', to: 'b@ministry.example' }).publish(
      notification,
    );
    const mail = await simpleParser(await readFile(join(directory, NAME)));
    expect(mail.from?.text).toBe('a@ministry.example');
    expect(mail.headers.get('to')).toMatchObject({ text: 'b@ministry.example' });
  });

  test('the same notification gives the same bytes', async () => {
    const first = await published();
    await rm(join(directory, NAME));
    expect((await published()).equals(first)).toBe(true);
  });

  test('handed over before: success, and the file is left as it is', async () => {
    await writeFile(join(directory, NAME), 'read and annotated');
    await expect(mailboxTopic({ directory }).publish(notification)).resolves.toEqual({ messageId: NAME });
    await expect(readFile(join(directory, NAME), 'utf8')).resolves.toBe('read and annotated');
    await expect(readdir(directory)).resolves.toEqual([NAME]);
  });

  test('many at once leave one file', async () => {
    const topic = mailboxTopic({ directory });
    await Promise.all(Array.from({ length: 8 }, () => topic.publish(notification)));
    await expect(readdir(directory)).resolves.toEqual([NAME]);
  });

  test('a folder that is not there is made', async () => {
    const nested = join(directory, 'mail', 'box');
    await mailboxTopic({ directory: nested }).publish(notification);
    await expect(readdir(nested)).resolves.toEqual([NAME]);
  });

  test('a path that cannot be a folder: the error names it and says what to do', async () => {
    const file = join(directory, 'taken');
    await writeFile(file, '');
    const failure = mailboxTopic({ directory: file }).publish(notification);
    await expect(failure).rejects.toBeInstanceOf(TopicError);
    await expect(failure).rejects.toThrow(`cannot write the mail ${join(file, NAME)}`);
    await expect(failure).rejects.toThrow('Make the folder writable');
  });

  test('an id cannot lead out of the folder', async () => {
    const { messageId } = await mailboxTopic({ directory }).publish({
      ...notification,
      alert: { ...ALERT, id: '../../x' },
    });
    expect(messageId).toBe('20251106T020000Z-.._.._x.eml');
  });
});

const PYTHON = `
import email, email.policy, json, sys
message = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
text = message.get_content()
defects = list(message.defects) + [d for _, v in message.items() for d in getattr(v, 'defects', [])]
print(json.dumps({'subject': message['subject'], 'text': text, 'defects': [repr(d) for d in defects],
  'framework': message['x-hinomi-framework'], 'date': message['date'].datetime.isoformat()}))
`;
const python = spawnSync('python3', ['--version']).status === 0;

(python ? describe : describe.skip)(
  'read with Python’s email package (skipped where python3 is not on PATH)',
  () => {
    test.each([
      ['new', ALERT],
      ['updated', UPDATED],
      ['title only ASCII', { ...ALERT, title: 'Minister attends ADMM-Plus' }],
    ])('%s: no defects, the same words', async (_case, alert) => {
      const given = notificationOf(alert);
      await published(given);
      const path = join(directory, (await readdir(directory))[0]!);
      const read: unknown = JSON.parse(execFileSync('python3', ['-c', PYTHON, path], { encoding: 'utf8' }));
      expect(read).toEqual({
        subject: given.subject,
        text: given.text,
        defects: [],
        framework: 'admm-plus, bilateral-defence',
        date: '2025-11-06T02:00:00+00:00',
      });
    });
  },
);

test('any text comes back as it was, line by line', async () => {
  const words = fc.string({
    unit: fc.constantFrom('.', '=', ' ', '\n', '防', 'a', 'From ', '--', '😀'),
    maxLength: 300,
  });
  await fc.assert(
    fc.asyncProperty(words, async (text) => {
      const whole = `${text}\nend\n`;
      const mail = await simpleParser(await published({ ...notification, text: whole }));
      expect(mail.text).toBe(whole);
      await rm(join(directory, NAME));
    }),
    { numRuns: 60 },
  );
});
