import { beforeAll, describe, expect, test } from '@jest/globals';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { replay } from '../../cli/commands/replay.ts';
import type { ReplayEvent } from '../../cli/commands/replay.ts';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import { ALERTS, stateKey } from '../../lambdas/contract/keys.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import { memoryArchive } from '../support/memory-archive.ts';

/**
 * An archive as an earlier version of the program left it after the demo mirror's layers up to 11 November 2026: its states
 * know nothing of what is being sent, and there are no events, digests and feeds. A version that changes a record adds
 * an archive of the version before it here.
 */
const ARCHIVES = ['2026-11-11'];

const run = (archive: string): Promise<ReplayEvent[]> =>
  Array.fromAsync(
    replay({
      mirror: 'test/mirrors/demo',
      sources: 'test/mirrors/demo-sources',
      archive,
      mailbox: `${archive}-mailbox`,
      json: true,
    }),
  );
const toldIn = (events: readonly ReplayEvent[]) =>
  events.flatMap((event) => (event.kind === 'alert' ? [event.alert.id] : []));
const fresh = (): string => path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-upgrade-')), 'archive');

describe.each(ARCHIVES)('an archive of an earlier version (%s)', (name) => {
  const before: string[] = [];
  let whole: ReplayEvent[];
  let after: ReplayEvent[];

  beforeAll(async () => {
    const fixture = directoryArchive(path.join('test/fixtures/archives', name));
    for await (const key of fixture.list(ALERTS)) {
      const stored = await readRecord(fixture, key, alertSchema);
      if (stored !== undefined) before.push(stored.record.id);
    }
    whole = await run(fresh());
    const upgraded = fresh();
    cpSync(path.join('test/fixtures/archives', name), upgraded, { recursive: true });
    after = await run(upgraded);
  }, 60_000);

  test('goes on: what it told is not told again, and all that comes is told', () => {
    expect(before.length).toBeGreaterThan(3);
    const told = toldIn(after);
    expect(told.filter((id) => before.includes(id))).toEqual([]);
    expect([...before, ...told].toSorted()).toEqual(toldIn(whole).toSorted());
  });

  test('is no new baseline: a list that was read is known, page for page', () => {
    const captures = (events: readonly ReplayEvent[]) =>
      events.flatMap((event) =>
        event.kind === 'captured' && event.layer > `${name}T9`
          ? [`${event.layer} ${event.report.job.reason} ${event.report.job.item.id}`]
          : [],
      );
    expect(captures(after)).toEqual(captures(whole));
  });

  test('is delivered once', () => {
    const sent = after.flatMap((event) => (event.kind === 'delivered' && event.report.outcome === 'sent' && event.report.to === 'alerts' ? [event.report.id] : [])); // prettier-ignore
    expect(sent.toSorted()).toEqual(toldIn(after).toSorted());
  });
});

test('a record of a later version is refused by its key, and left as it is', async () => {
  const state = JSON.stringify({ version: 2, source: 'a' });
  const archive = memoryArchive({ [stateKey('a')]: state });
  await expect(readRecord(archive, stateKey('a'), sourceStateSchema)).rejects.toThrow(
    'sources/a/state.json was written by another version of the program (record version 2): run that one, or a later one',
  );
  expect(Buffer.from((await archive.read(stateKey('a')))?.body ?? []).toString()).toBe(state);
  expect(v.is(sourceStateSchema, JSON.parse(state))).toBe(false);
});
