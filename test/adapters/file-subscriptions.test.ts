import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSubscriptions } from '../../lambdas/adapters/file-subscriptions.ts';
import { SubscriptionsError } from '../../lambdas/core/ports/subscriptions.ts';
import type { Subscriptions, Target } from '../../lambdas/core/ports/subscriptions.ts';
import { paused } from '../../lambdas/core/subscription/pause.ts';

const AT = '2025-11-06T02:00:00Z';
const READER: Target = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org' };
const POLICY = { audience: ['mail-relevant'], framework: ['squad'] };

let directory: string;
let subscriptions: Subscriptions;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hinomi-subscribed-'));
  subscriptions = fileSubscriptions({ directory, clock: () => AT });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});
const file = () => join(directory, 'subscriptions.json');
const write = (content: unknown) => {
  writeFileSync(file(), typeof content === 'string' ? content : JSON.stringify(content));
};

test('no file: nobody is subscribed, and none is written by looking', async () => {
  expect(await subscriptions.list()).toEqual([]);
  expect(readdirSync(directory)).toEqual([]);
});

test('everybody is active at once; the file can be read', async () => {
  const entry = { ...READER, status: 'active', policy: POLICY, id: 'alerts email a@b.org', asked: AT };
  expect(await subscriptions.subscribe(READER, POLICY)).toEqual(entry);
  expect(readFileSync(file(), 'utf8')).toBe(`{
  "version": 1,
  "subscriptions": [
    {
      "topic": "alerts",
      "protocol": "email",
      "endpoint": "a@b.org",
      "policy": {
        "audience": [
          "mail-relevant"
        ],
        "framework": [
          "squad"
        ]
      },
      "asked": "2025-11-06T02:00:00Z"
    }
  ]
}
`);
  expect(await subscriptions.list()).toEqual([entry]);
});

test('changed, paused, ended: the others stay as they are', async () => {
  const digest: Target = { ...READER, topic: 'digests' };
  await subscriptions.subscribe(READER, POLICY);
  await subscriptions.subscribe(digest, null);
  const [entry] = await subscriptions.list();
  await subscriptions.change(entry!, paused({ audience: ['mail'] }));
  expect(await subscriptions.list()).toMatchObject([
    { ...READER, status: 'paused', policy: { audience: ['paused:mail'] } },
    { ...digest, status: 'active', policy: null },
  ]);
  await subscriptions.askAgain(entry!);
  await subscriptions.unsubscribe(entry!);
  expect((await subscriptions.list()).map(({ topic }) => topic)).toEqual(['digests']);
});

test('somebody who is subscribed already is not subscribed twice', async () => {
  await subscriptions.subscribe(READER, POLICY);
  await subscriptions.subscribe(READER, null);
  expect(await subscriptions.list()).toMatchObject([{ ...READER, policy: null }]);
});

test('a folder that is not there is made; nothing stays beside the file but the lock', async () => {
  const nested = join(directory, 'mail', 'box');
  await fileSubscriptions({ directory: nested, clock: () => AT }).subscribe(READER, POLICY);
  expect(readdirSync(nested).toSorted()).toEqual(['.subscriptions.lock', 'subscriptions.json']);
});

test('four processes at once: everybody is subscribed', async () => {
  const program = (n: number) => `
    import { fileSubscriptions } from ${JSON.stringify(new URL('../../lambdas/adapters/file-subscriptions.ts', import.meta.url).href)};
    const subscriptions = fileSubscriptions({ directory: ${JSON.stringify(directory)}, clock: () => '${AT}' });
    for (let i = 0; i < 5; i += 1)
      await subscriptions.subscribe({ topic: 'alerts', protocol: 'email', endpoint: 'p${n}-' + i + '@b.org' }, null);`;
  const run = (n: number) =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program(n)], { stdio: 'ignore' });
      child.once('exit', resolve);
    });
  expect(await Promise.all([0, 1, 2, 3].map(run))).toEqual([0, 0, 0, 0]);
  expect(await subscriptions.list()).toHaveLength(20);
});

describe('a file that people have written wrongly: the file and the field are named', () => {
  const entry = { ...READER, policy: null, asked: AT };
  const one = (change: object) => ({ version: 1, subscriptions: [entry, { ...entry, ...change }] });
  test.each<[string, unknown, string]>([
    ['no JSON', '{', '(file): '],
    ['a list', [], 'version: '],
    ['another version', { version: 2, subscriptions: [] }, 'version: '],
    ['a topic', one({ topic: 'alarms' }), 'subscriptions.1.topic: "alerts" or "digests"'],
    ['a protocol', one({ protocol: 'fax' }), 'subscriptions.1.protocol: "email", "sqs" or "https"'],
    ['an address', one({ endpoint: 'a b' }), 'subscriptions.1: endpoint: not an e-mail address'],
    ['an address that would steer a header', one({ endpoint: 'a@b.org\r\nX: y' }), 'subscriptions.1: endpoint: not an e-mail address'],
    ['an instant', one({ asked: 'yesterday' }), 'subscriptions.1.asked: an instant'],
    ['a policy', one({ policy: [] }), 'subscriptions.1.policy: a filter policy'],
    ['a rule that we cannot apply', one({ policy: { kind: [{ suffix: 'x' }] } }), 'subscriptions.1.policy: filter policy: kind: we cannot apply [{"suffix":"x"}]'],
    ['another field', one({ name: 'x' }), 'subscriptions.1.name: '],
  ])('%s', async (_, content, message) => {
    write(content);
    const before = readFileSync(file(), 'utf8');
    await expect(subscriptions.list()).rejects.toBeInstanceOf(SubscriptionsError);
    await expect(subscriptions.list()).rejects.toThrow(`${file()}: ${message}`);
    await expect(subscriptions.subscribe(READER, null)).rejects.toThrow(`${file()}: ${message}`);
    expect(readFileSync(file(), 'utf8')).toBe(before);
  }); // prettier-ignore
});

test('a folder that cannot be written: said by the file’s name', async () => {
  writeFileSync(join(directory, 'taken'), '');
  const taken = fileSubscriptions({ directory: join(directory, 'taken'), clock: () => AT });
  await expect(taken.subscribe(READER, null)).rejects.toThrow(`cannot write ${join(directory, 'taken', 'subscriptions.json')}: `); // prettier-ignore
});
