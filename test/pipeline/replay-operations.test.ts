import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { replayCommand } from '../../cli/commands/replay.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-replay-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Replays the demo, in which one site is closed on one day and shows an empty list on the next. */
async function replayed(json: boolean): Promise<{ results: string[]; said: string[] }> {
  const results: string[] = [];
  const said: string[] = [];
  const places = { archive: join(root, 'archive'), mailbox: join(root, 'mailbox') };
  const options = { mirror: 'test/mirrors/demo', sources: 'test/mirrors/demo-sources', ...places, json };
  await replayCommand(options, { result: (line) => results.push(line), say: (line) => said.push(line) });
  return { results, said };
}

const mails = (): Promise<string[]> =>
  readdir(join(root, 'mailbox', 'operations')).then((names) => names.sort());

test('for people: a line where an operations message went out, and its mail in a folder of its own', async () => {
  const { results, said } = await replayed(false);
  expect(results.filter((line) => line.includes('operations'))).toEqual([
    '  operations: Hinomi: silent: demo-lookout',
    '  operations: Hinomi: read again: demo-lookout',
  ]);
  expect(said.join()).toContain('2 more in operations/ there');
  expect((await mails()).map((name) => name.slice(0, 16))).toEqual(['20261110T010000Z', '20261112T093000Z']);
});

test('for machines: nothing of it on stdout; the same replay again tells nothing again', async () => {
  const { results } = await replayed(true);
  expect(results.join('\n')).not.toMatch(/operations|silent/);
  const first = await mails();
  const { said } = await replayed(true);
  expect(said.join()).not.toContain('operations');
  expect(await mails()).toEqual(first);
});
