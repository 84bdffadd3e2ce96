import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import * as v from 'valibot';
import { localPorts } from '../../cli/local/ports.ts';
import { deliver, makeDigest, runRound } from '../../cli/local/run.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { digestSchema } from '../../lambdas/contract/digest.ts';
import { runCli } from '../support/cli.ts';
import { HOST, alertsIn, listSource, page, site } from '../support/world.ts';

let root: string;
let mailbox: string;
let archive: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-subscribers-'));
  mailbox = join(root, 'mailbox');
  archive = join(root, 'archive');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const subscribe = async (...words: readonly string[]): Promise<void> => {
  const { status, err } = await runCli('subscribe', '--mailbox', mailbox, ...words);
  expect([status, err.join('\n')]).toEqual([0, expect.any(String)]);
};

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

async function filesIn(folder: string, extension: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(extension) && !name.endsWith('subscriptions.json')).sort();
}

/** Every mail below the mailbox that is no message to the operator. */
async function mails(): Promise<readonly Mail[]> {
  const files = (await filesIn(mailbox, '.eml')).filter((name) => !name.startsWith('operations'));
  return Promise.all(
    files.map(async (name) => {
      const { to, subject = '', text = '' } = await simpleParser(await readFile(join(mailbox, name)));
      return { to: [to].flat()[0]?.text ?? '', subject, text };
    }),
  );
}
const mailsTo = async (address: string) => (await mails()).filter(({ to }) => to === address);

const SHARED = '../shared/mirrors';
const there = existsSync(SHARED);
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');
const replay = async (mirror: string): Promise<readonly Alert[]> => {
  const sources = `test/support/sources/${mirror}`;
  const places = ['--archive', archive, '--mailbox', mailbox, '--sources', sources];
  const { status } = await runCli('replay', join(SHARED, mirror), ...places);
  expect(status).toBe(0);
  return alertsIn(archive);
};

(there ? describe : describe.skip)('over the shared mirrors', () => {
  test('each gets what the filter asks for, and nothing else', async () => {
    await subscribe('--email', 'squad@desk.example', '--framework', 'squad', '--counterpart', 'PH');
    await subscribe('--email', 'russia@desk.example', '--counterpart', 'RU');
    await subscribe('--email', 'usual@desk.example');
    await subscribe('--email', 'first@desk.example', '--first-reports');
    const alerts = await replay('seeds');
    const urlsTo = async (address: string) =>
      (await mailsTo(address)).map(({ text }) => /^Link +(\S+)$/m.exec(text)?.[1] ?? '').sort();
    expect(await urlsTo('squad@desk.example')).toEqual(['https://j-defense.ikaros.jp/docs/mod/004120.html']);
    expect(await urlsTo('russia@desk.example')).toEqual(['https://kishida.gr.jp/activity/350']);
    expect(await urlsTo('usual@desk.example')).toEqual(alerts.map(({ url }) => url).sort());
    expect(alerts).toHaveLength(6);
    // Without the second and the third report of one meeting; the edit of the second is no report.
    expect(await urlsTo('first@desk.example')).toHaveLength(4);
  }, 60_000);

  test('who takes everything gets every new item of the ministries, each once', async () => {
    await subscribe('--email', 'all@desk.example', '--all');
    await subscribe('--email', 'usual@desk.example');
    const alerts = await replay('ministries');
    const text = (await mailsTo('all@desk.example')).map((mail) => mail.text).join('\n');
    for (const { url } of alerts) expect(text.split(`${url}\n`)).toHaveLength(2);
    expect(await mailsTo('usual@desk.example')).toHaveLength(
      alerts.filter(({ classification }) => classification.defence_diplomacy).length,
    );
  }, 60_000);
});

describe('sixty new items at once', () => {
  const NEW = Array.from({ length: 60 }, (_, n) => ({
    path: `/new/${n}.html`,
    title: n % 3 === 0 ? `第${n}回日豪防衛相会談について` : `第${n}回職員募集について`,
  }));
  const OLD = Array.from({ length: 80 }, (_, n) => ({
    path: `/old/${n}.html`,
    title: `お知らせ（第${n}回）`,
  }));
  const QUEUE = 'arn:aws:sqs:ap-northeast-1:123456789012:machine';

  test('are one mail, sixty messages to a queue, and sixty entries of the digest', async () => {
    await subscribe('--email', 'instant@desk.example', '--all');
    await subscribe('--email', 'usual@desk.example');
    await subscribe('--email', 'france@desk.example', '--counterpart', 'FR');
    await subscribe('--email', 'digest@desk.example', '--digest');
    await subscribe('--sqs', QUEUE);
    const source = listSource();
    const web = site();
    const ports = localPorts({ archive, mailbox }, web.pages, [source]);
    web.list(OLD);
    await Array.fromAsync(runRound('2026-03-02T00:00:00Z', [source], ports));
    for (const { path, title } of NEW) web.answer(path, page(title, '本文。'));
    web.list([...NEW, ...OLD]);
    await Array.fromAsync(runRound('2026-03-02T01:00:00Z', [source], ports));
    await makeDigest('2026-03-03', [source], ports);
    await Array.fromAsync(deliver(ports));

    const [burst, ...others] = await mailsTo('instant@desk.example');
    expect(others).toEqual([]);
    expect(burst?.subject).toBe('[Def-Min] AU: 60 new items, Site, 2026-03-02');
    for (const { path, title } of NEW) {
      expect(burst?.text.split(`${HOST}${path}\n`)).toHaveLength(2);
      expect(burst?.text).toContain(title);
    }
    expect(await mailsTo('usual@desk.example')).toHaveLength(1);
    expect(await mailsTo('france@desk.example')).toEqual([]);
    const messages = await Promise.all(
      (await filesIn(mailbox, '.json')).map(async (name) =>
        v.parse(alertSchema, JSON.parse(await readFile(join(mailbox, name), 'utf8'))),
      ),
    );
    expect(new Set(messages.map(({ url }) => url))).toEqual(new Set(NEW.map(({ path }) => HOST + path)));
    expect(messages).toHaveLength(60);
    const [digest] = await mailsTo('digest@desk.example');
    expect(digest?.subject).toMatch(/^Hinomi digest 2026-03-03: 60 alerts/);
    for (const { path } of NEW) expect(digest?.text.split(`${HOST}${path}\n`)).toHaveLength(2);
    const record = await readFile(join(archive, 'digests/2026/03/03.json'), 'utf8');
    expect(v.parse(digestSchema, JSON.parse(record)).alerts).toHaveLength(60);
  }, 60_000);
});
