import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { fileSubscriptions } from '../../lambdas/adapters/file-subscriptions.ts';
import { folderOf, mailboxTopic } from '../../lambdas/adapters/mailbox-topic.ts';
import { notificationOf } from '../../lambdas/core/compose/notification.ts';
import type { Target } from '../../lambdas/core/ports/subscriptions.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import { paused } from '../../lambdas/core/subscription/pause.ts';
import type { Policy } from '../../lambdas/core/subscription/policy.ts';
import { ALERT, NOTHING, UPDATED } from '../core/compose/alerts.ts';

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
    await expect(mailboxTopic({ directory }).publish(notification)).resolves.toEqual({
      messageId: NAME,
      receivers: 1,
    });
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
      'each, each-relevant, mail, mail-relevant, mail-first, mail-first-relevant',
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
    await expect(mailboxTopic({ directory }).publish(notification)).resolves.toEqual({
      messageId: NAME,
      receivers: 1,
    });
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
      id: '../../x',
    });
    expect(messageId).toBe('20251106T020000Z-.._.._x.eml');
  });
});

describe('without a subscription file: one person who asked for everything', () => {
  const publish = (given: Notification) => mailboxTopic({ directory }).publish(given);

  test('an alert of a burst has no mail: the burst’s own has told of it', async () => {
    await publish(notificationOf({ ...ALERT, burst: 'b1' }));
    await expect(readdir(directory)).resolves.toEqual([]);
  });

  test('what is not relevant is mailed too', async () => {
    await publish(notificationOf({ ...ALERT, classification: NOTHING }));
    await expect(readdir(directory)).resolves.toEqual([NAME]);
  });

  test('a digest lies in a folder of its own, by the path that is returned', async () => {
    const { messageId } = await publish(DIGEST);
    expect(messageId).toBe('digests/20251106T020000Z-digest-1.eml');
    await expect(readdir(join(directory, 'digests'))).resolves.toEqual(['20251106T020000Z-digest-1.eml']);
    await expect(readdir(directory)).resolves.toEqual(['digests']);
  });
});

/** A digest has no attributes: nobody can filter it. */
const DIGEST: Notification = { ...notification, id: 'digest-1', to: 'digests', attributes: {} };
const QUEUE = 'arn:aws:sqs:ap-northeast-1:123456789012:alerts';

describe('with a subscription file: everybody whose filter lets it through', () => {
  const subscribe = async (target: Target, policy: Policy | null = { audience: ['mail-relevant'] }) => {
    await fileSubscriptions({ directory, clock: () => ALERT.detectedAt }).subscribe(target, policy);
  };
  const alertsTo = (endpoint: string): Target => ({ topic: 'alerts', protocol: 'email', endpoint });
  const publish = (given: Notification = notification) => mailboxTopic({ directory }).publish(given);
  const files = async () =>
    (await readdir(directory, { recursive: true })).filter((name) => /\.(eml|json)$/.test(name)).toSorted();

  test('people get a mail in a folder of their own, to their address', async () => {
    await subscribe(alertsTo('a@b.org'));
    await subscribe(alertsTo('ph@b.org'), { audience: ['mail-relevant'], counterpart: ['PH'] });
    await subscribe(alertsTo('au@b.org'), { audience: ['mail-relevant'], counterpart: ['AU'] });
    await expect(publish()).resolves.toEqual({ messageId: NAME, receivers: 2 });
    expect(await files()).toEqual([`a@b.org/${NAME}`, `au@b.org/${NAME}`, 'subscriptions.json']);
    const mail = await simpleParser(await readFile(join(directory, 'au@b.org', NAME)));
    expect([mail.headers.get('to'), mail.subject, mail.text]).toEqual([
      expect.objectContaining({ text: 'au@b.org' }),
      notification.subject,
      notification.text,
    ]);
  });

  test('machines get the record, one line of JSON; of a burst’s alerts too', async () => {
    await subscribe({ topic: 'alerts', protocol: 'sqs', endpoint: QUEUE }, { audience: ['each'] });
    await subscribe(
      { topic: 'alerts', protocol: 'https', endpoint: 'https://b.org/x' },
      { audience: ['each'] },
    );
    await subscribe(alertsTo('a@b.org'));
    const ofBurst = { ...ALERT, burst: 'b1' };
    await publish(notificationOf(ofBurst));
    const name = NAME.replace('.eml', '.json');
    expect(await files()).toEqual([
      expect.stringMatching(
        new RegExp(`^arn_aws_sqs_ap-northeast-1_123456789012_alerts=[0-9a-f]{12}/${name}$`),
      ),
      expect.stringMatching(new RegExp(`^https___b\\.org_x=[0-9a-f]{12}/${name}$`)),
      'subscriptions.json',
    ]);
    for (const file of (await files()).slice(0, 2))
      expect(await readFile(join(directory, file), 'utf8')).toBe(`${JSON.stringify(ofBurst)}\n`);
  });

  test('the digest goes to who takes digests, and to nobody else', async () => {
    await subscribe(alertsTo('a@b.org'), { audience: ['mail'] });
    await subscribe({ ...alertsTo('b@b.org'), topic: 'digests' }, null);
    await publish(DIGEST);
    await publish();
    expect(await files()).toEqual([
      `a@b.org/${NAME}`,
      'b@b.org/20251106T020000Z-digest-1.eml',
      'subscriptions.json',
    ]);
  });

  test('who is paused gets nothing, alerts or digest', async () => {
    await subscribe(alertsTo('a@b.org'), paused({ audience: ['mail'] }));
    await subscribe({ ...alertsTo('a@b.org'), topic: 'digests' }, paused(null));
    await publish();
    await publish(DIGEST);
    expect(await files()).toEqual(['subscriptions.json']);
  });

  test('nobody is left: nobody gets anything', async () => {
    await writeFile(join(directory, 'subscriptions.json'), '{"version":1,"subscriptions":[]}');
    await publish();
    expect(await files()).toEqual(['subscriptions.json']);
  });

  test('handed over before, to one of two: the other gets it, and the file is left as it is', async () => {
    await subscribe(alertsTo('a@b.org'));
    await publish();
    await writeFile(join(directory, 'a@b.org', NAME), 'read and annotated');
    await subscribe(alertsTo('b@b.org'));
    await publish();
    expect(await files()).toEqual([`a@b.org/${NAME}`, `b@b.org/${NAME}`, 'subscriptions.json']);
    expect(await readFile(join(directory, 'a@b.org', NAME), 'utf8')).toBe('read and annotated');
  });

  test('one folder that cannot be written does not keep the others from theirs', async () => {
    await writeFile(join(directory, 'a@b.org'), 'in the way');
    for (const endpoint of ['a@b.org', 'b@b.org']) await subscribe(alertsTo(endpoint));
    await expect(publish()).rejects.toThrow(`cannot write the mail ${join(directory, 'a@b.org', NAME)}`);
    expect(await files()).toEqual([`b@b.org/${NAME}`, 'subscriptions.json']);
  });

  test('a file that cannot be read is said by its name, and nothing is sent', async () => {
    await writeFile(join(directory, 'subscriptions.json'), '{"version":1,"subscriptions":[{}]}');
    await expect(publish()).rejects.toBeInstanceOf(TopicError);
    await expect(publish()).rejects.toThrow(
      `${join(directory, 'subscriptions.json')}: subscriptions.0.topic: `,
    );
  });

  test('no two addresses share a folder, whatever the file system makes of their letters', () => {
    const addresses = [
      'a@b.org', 'A@b.org', 'a!@b.org', 'a#@b.org', 'a_@b.org', '.a@b.org', '_a@b.org', `${'a'.repeat(60)}@${'b'.repeat(180)}`, `${'a'.repeat(60)}@${'b'.repeat(181)}`,
      'https://b.org/a', 'https://b.org/A', 'https://b.org/a/', 'https://b.org/..', QUEUE, `${QUEUE}-`,
    ]; // prettier-ignore
    const folders = addresses.map(folderOf);
    expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(addresses.length);
    for (const folder of folders) expect(folder).toMatch(/^[a-z0-9_][a-z0-9.@_+=-]{0,219}$/);
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
