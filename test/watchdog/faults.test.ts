import { describe, expect, test } from '@jest/globals';
import { portsOver } from '../../cli/local/ports.ts';
import type { LocalPorts } from '../../cli/local/ports.ts';
import { watchOver } from '../../cli/local/run.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { healthAfter } from '../../lambdas/core/health.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import { faulty } from '../support/faults.ts';
import type { Fault } from '../support/faults.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';
import { hour, put, silentState, sources, stateIn } from './house.ts';

const ALL = sources(3);
const pages: Pages = { fetch: () => Promise.reject(new Error('the watchdog reads no page')) };

/** A machine whose disk is memory: what is in it outlives the process that a fault stops. */
function machine() {
  const operations = memoryOperations();
  const archive = memoryArchive();
  const stores = {
    archive,
    jobs: memoryArchive(),
    outbox: memoryArchive(),
    topic: memoryTopic(),
    operations,
  };
  return { operations, archive, portsOf: () => portsOver(stores, pages, ALL) };
}
type Machine = ReturnType<typeof machine>;

async function polls(archive: Machine['archive'], hours: readonly number[], outcome: Outcome): Promise<void> {
  for (const source of ALL) {
    const state = await stateIn(archive, source);
    if (state === undefined) throw new Error(source.id);
    const health = hours.reduce(
      (before, at) => healthAfter(before, { outcome, detail: null }, hour(at)),
      state.health,
    );
    await put(archive, { ...state, health });
  }
}

/** The looks of an incident from its alarm to its end, with what polls wrote before each. */
const LOOKS: readonly { at: number; before: (archive: Machine['archive']) => Promise<void> }[] = [
  { at: 14, before: async (archive) => { for (const source of ALL) await put(archive, silentState(source)); } },
  { at: 20, before: (archive) => polls(archive, [19], 'ok') },
  { at: 38, before: (archive) => polls(archive, [37], 'blocked') },
  { at: 50, before: (archive) => polls(archive, [40, 41, 42, 48], 'ok') },
]; // prettier-ignore

/**
 * Runs the looks in one process until the fault stops it; then goes on in another from the look that was stopped, by
 * another claimant some minutes later or at once by the same. Resolves with the calls made before the stop.
 */
async function incident({ archive, portsOf }: Machine, fault: Fault | null, next: Partial<LocalPorts>) {
  const first = faulty(portsOf(), fault);
  let ports = first.ports;
  for (const { at, before } of LOOKS) {
    await before(archive);
    const look = () => watchOver(hour(at), ALL, { ...ports, clock: () => hour(at) });
    await look().catch(async () => {
      ports = { ...portsOf(), ...next };
      await watchOver(hour(at), ALL, { ...ports, clock: () => hour(at + 0.1) });
    });
  }
  return first.calls;
}

const told = ({ operations }: Machine): string[] =>
  operations.messages.flatMap(({ at, notices }) =>
    notices.map(({ source, notice }) => `${at} ${source} ${notice}`),
  );

describe('a watchdog that is stopped at any call and started again', () => {
  test.each([
    ['by the same claimant', {}],
    ['by another, when the claim has expired', { claimant: 'another' }],
  ])('%s: every notice is told, and none twice but where its mark is missing', async (_name, next) => {
    const undisturbed = machine();
    const calls = await incident(undisturbed, null, next);
    const expected = told(undisturbed);
    expect(expected).toHaveLength(9);
    const sends = calls.flatMap((call, index) => (call === 'operations.send' ? [index] : []));
    expect(sends).toHaveLength(3);
    const wrong: string[] = [];
    const twice: { call: number; when: string }[] = [];
    for (const when of ['before', 'after'] as const) {
      for (const [call, name] of calls.entries()) {
        const stopped = machine();
        await incident(stopped, { call, when }, next);
        const said = told(stopped);
        if ([...new Set(said)].sort().join() !== [...expected].sort().join())
          wrong.push(`${when} ${call} ${name}`);
        if (said.length > expected.length) twice.push({ call, when });
      }
    }
    process.stderr.write(`watchdog: ${calls.length * 2} stops, ${wrong.length} with another result\n`);
    expect(wrong).toEqual([]);
    // The one permitted repeat: taken by the receiver, and not yet marked, in a read and a write a source.
    const marking = ({ call, when }: { call: number; when: string }): boolean =>
      sends.some((send) => (call === send ? when === 'after' : call > send && call <= send + 2 * ALL.length));
    expect(twice.filter((stop) => !marking(stop))).toEqual([]);
    expect(twice).toContainEqual({ call: sends[0], when: 'after' });
  });
});
