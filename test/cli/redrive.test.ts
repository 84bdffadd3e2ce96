import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliveryOf } from '../../lambdas/contract/keys.ts';
import { jsonLines, runCli } from '../support/cli.ts';

const SOURCES = 'test/mirrors/demo-sources';
let root: string;
let original: string;
let archive: string;
let mailbox: string;
/** Far enough back for the demo's days, whenever this runs. */
const DAYS = ['--days', '999'];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-redrive-'));
  original = join(root, 'original');
  const places = ['--archive', join(original, 'archive'), '--mailbox', join(original, 'mailbox')];
  await runCli('replay', 'test/mirrors/demo', '--sources', SOURCES, ...places);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  const copy = await mkdtemp(join(root, 'copy-'));
  await cp(original, copy, { recursive: true });
  archive = join(copy, 'archive');
  mailbox = join(copy, 'mailbox');
});

const mails = async (): Promise<readonly string[]> =>
  (await readdir(mailbox, { recursive: true })).filter((name) => name.endsWith('.eml')).sort();
const keysIn = async (prefix: string): Promise<readonly string[]> =>
  (await readdir(join(archive, prefix), { recursive: true }))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${prefix}/${name}`)
    .sort();
const redrive = (...words: readonly string[]) =>
  runCli('redrive', '--archive', archive, '--sources', SOURCES, ...DAYS, ...words);

/** As if a publisher had never got to them: no mark, and no mail. */
async function forget(keys: readonly string[]): Promise<void> {
  const names = keys.map((key) => key.slice(key.lastIndexOf('/') + 1, -'.json'.length));
  for (const key of keys) await rm(join(archive, deliveryOf(key)));
  for (const mail of await mails())
    if (names.some((name) => mail.includes(name))) await rm(join(mailbox, mail));
}

describe('redrive', () => {
  test('sends what was never marked as sent, and nothing else', async () => {
    const before = await mails();
    const [alert = '', other = ''] = await keysIn('alerts');
    await forget([alert, other]);
    expect(await mails()).toHaveLength(before.length - 2);
    const { status, out, err } = await redrive('--mailbox', mailbox);
    expect([status, out]).toEqual([0, [`${alert}  never claimed`, `${other}  never claimed`]]);
    expect(err.join('\n')).toContain('2 undelivered in the last 999 days\n2 sent to');
    expect(await mails()).toEqual(before);
    expect(await redrive('--mailbox', mailbox)).toMatchObject({ status: 0, out: [] });
  });

  test('a digest and an expired claim are sent too', async () => {
    const [digest = ''] = await keysIn('digests');
    const [alert = ''] = await keysIn('alerts');
    await forget([digest, alert]);
    const until = '2020-01-01T00:00:00Z';
    const claim = { version: 1, status: 'claimed', alert: 'x', claimant: 'dead', until };
    await writeFile(join(archive, deliveryOf(alert)), JSON.stringify(claim));
    const { out } = await redrive('--mailbox', mailbox, '--json');
    expect(jsonLines({ status: 0, out, err: [] })).toEqual([
      { key: alert, state: `claimed until ${until}` },
      { key: digest, state: 'never claimed' },
    ]);
    expect((await redrive('--dry-run')).err).toEqual(['0 undelivered in the last 999 days']);
  });

  test('what is damaged is named, and keeps nothing else back', async () => {
    const before = await mails();
    const [damaged = '', alert = '', marked = ''] = await keysIn('alerts');
    await forget([damaged, alert, marked]);
    await writeFile(join(archive, damaged), '{');
    await writeFile(join(archive, deliveryOf(marked)), '{');
    const { status, out, err } = await redrive('--mailbox', mailbox);
    expect(status).toBe(1);
    expect(out.slice(0, 2)).toEqual([`${damaged}  never claimed`, `${alert}  never claimed`]);
    expect(out[2]).toContain(`${marked}  its mark is damaged`);
    expect(err.join('\n')).toContain(`${damaged} is damaged`);
    expect(err.join('\n')).toContain(`${deliveryOf(marked)} is damaged`);
    expect(await mails()).toHaveLength(before.length - 2);
  });

  test('--dry-run only names it', async () => {
    const [alert = ''] = await keysIn('alerts');
    await forget([alert]);
    const before = await mails();
    expect(await redrive('--dry-run')).toMatchObject({ status: 0, out: [`${alert}  never claimed`] });
    expect(await mails()).toEqual(before);
  });

  test('wrong usage says what is missing', async () => {
    const [alert = ''] = await keysIn('alerts');
    await forget([alert]);
    expect(await redrive()).toMatchObject({
      status: 2,
      err: [expect.any(String), expect.stringContaining('--mailbox')],
    });
    expect(await runCli('redrive', '--archive', archive, '--days', 'x')).toMatchObject({ status: 2 });
  });
});
