import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { digestSchema } from '../../lambdas/contract/digest.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { alertKey, digestKey, digestTextOf, stateKey } from '../../lambdas/contract/keys.ts';
import { encodeRecord, readRecord } from '../../lambdas/core/record.ts';
import { firstState } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import { digest } from '../../lambdas/digest/digest.ts';
import { ALERT } from '../core/compose/alerts.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { listSource } from '../support/world.ts';

const SETTINGS = { zone: 'Asia/Tokyo', digestHour: 8, console: null, contact: null };
const SOURCE = listSource();
let archive: ReturnType<typeof memoryArchive>;
beforeEach(() => {
  archive = memoryArchive();
});

const add = async (id: string, detectedAt: Instant, rest: Partial<Alert> = {}): Promise<void> => {
  await archive.create(alertKey(detectedAt, id), encodeRecord({ ...ALERT, ...rest, id, detectedAt }));
};
const make = (date: string) => digest(date, 8, [SOURCE], { archive, settings: SETTINGS });
const made = async (date: string) => (await readRecord(archive, digestKey(date), digestSchema))?.record;
const namedIn = async (date: string) => (await made(date))?.alerts.map(({ id }) => id);
const textOf = async (date: string) =>
  new TextDecoder().decode((await archive.read(digestTextOf(digestKey(date))))?.body);
const putState = (changes: Partial<SourceState>) =>
  archive.create(
    stateKey(SOURCE.id),
    encodeRecord({ ...firstState(SOURCE, '2025-11-01T00:00:00Z'), ...changes }),
  );

describe('a digest', () => {
  test('names what was detected from digest hour to digest hour, across midnight of both clocks', async () => {
    await add('before', '2025-11-04T22:59:59Z');
    await add('first', '2025-11-04T23:00:00Z');
    await add('last', '2025-11-05T22:59:59Z');
    await add('after', '2025-11-05T23:00:00Z');
    expect(await make('2025-11-06')).toEqual({
      key: 'digests/2025/11/06.json',
      date: '2025-11-06',
      alerts: 2,
      existed: false,
    });
    expect(await namedIn('2025-11-06')).toEqual(['first', 'last']);
    await make('2025-11-07');
    expect(await namedIn('2025-11-07')).toEqual(['after']);
  });

  test('is made once: what comes later is not in it', async () => {
    await add('a', '2025-11-05T10:00:00Z');
    await make('2025-11-06');
    const before = await archive.read(digestKey('2025-11-06'));
    await add('b', '2025-11-05T11:00:00Z');
    expect(await make('2025-11-06')).toMatchObject({ alerts: 1, existed: true });
    expect(await archive.read(digestKey('2025-11-06'))).toEqual(before);
  });

  test('an alert that was recorded after its digest is in the next one, marked as late', async () => {
    await make('2025-11-06');
    await add('late', '2025-11-05T22:59:50Z');
    await add('usual', '2025-11-06T01:00:00Z');
    await make('2025-11-07');
    expect(await namedIn('2025-11-07')).toEqual(['late', 'usual']);
    expect((await made('2025-11-07'))?.alerts[0]?.late).toBe(true);
    await make('2025-11-08');
    expect(await namedIn('2025-11-08')).toEqual([]);
  });

  test('a day without a digest is told by the next', async () => {
    await make('2025-11-04');
    await add('missed', '2025-11-04T10:00:00Z');
    await add('usual', '2025-11-05T10:00:00Z');
    await make('2025-11-06');
    expect(await namedIn('2025-11-06')).toEqual(['missed', 'usual']);
  });

  test('five days without a digest are told by the next', async () => {
    await make('2025-11-04');
    await add('missed', '2025-11-04T10:00:00Z');
    await make('2025-11-10');
    expect(await namedIn('2025-11-10')).toEqual(['missed']);
  });

  test('the first one does not tell the archive’s history', async () => {
    await add('history', '2025-11-04T10:00:00Z');
    await add('usual', '2025-11-05T10:00:00Z');
    await make('2025-11-06');
    expect(await namedIn('2025-11-06')).toEqual(['usual']);
  });

  test('of ten runs at once all agree on one', async () => {
    await add('a', '2025-11-05T10:00:00Z');
    const reports = await Promise.all(Array.from({ length: 10 }, () => make('2025-11-06')));
    expect(new Set(reports.map(({ alerts }) => alerts))).toEqual(new Set([1]));
    expect(await Array.fromAsync(archive.list('digests/'))).toEqual([
      'digests/2025/11/06.json',
      'digests/2025/11/06.txt',
    ]);
  });

  test('a stop between record and text is made good by the next run', async () => {
    await make('2025-11-06');
    const whole = await textOf('2025-11-06');
    await archive.remove(digestTextOf(digestKey('2025-11-06')));
    await make('2025-11-06');
    expect(await textOf('2025-11-06')).toBe(whole);
  });

  test('a damaged digest or state stops none, and is named', async () => {
    await archive.create(digestKey('2025-11-05'), new TextEncoder().encode('{'));
    await archive.create(stateKey(SOURCE.id), new TextEncoder().encode('{'));
    await add('good', '2025-11-05T10:00:00Z');
    await make('2025-11-06');
    expect(await namedIn('2025-11-06')).toEqual(['good']);
    const text = await textOf('2025-11-06');
    expect(text).toContain('digests/2025/11/05.json is damaged');
    expect(text).toContain('sources/site-news/state.json is damaged');
    expect(text).toContain('site-news — Site: waiting (suspect), never read');
  });

  test('an alert record that cannot be read keeps no other out, and is named', async () => {
    await add('good', '2025-11-05T10:00:00Z');
    await archive.create('alerts/dt=2025-11-05/bad.json', new TextEncoder().encode('{'));
    await make('2025-11-06');
    expect(await namedIn('2025-11-06')).toEqual(['good']);
    expect(await textOf('2025-11-06')).toContain('alerts/dt=2025-11-05/bad.json is damaged');
  });
});

describe('what it says', () => {
  test('that nothing happened, and that everybody was looking', async () => {
    const health = { status: 'ok', outcome: 'not-modified', detail: null, since: '2025-11-01T00:00:00Z', lastSuccess: '2025-11-05T22:00:00Z', misses: 0 } as const; // prettier-ignore
    await putState({ health });
    await make('2025-11-06');
    const text = await textOf('2025-11-06');
    expect(text).toContain(
      'Hinomi digest, 6 November 2025: nothing new\n火の見 日報、2025年11月6日：新着なし\n',
    );
    expect(text).toContain('Sources: all 1 were read.');
    expect((await made('2025-11-06'))?.subject).toBe('Hinomi digest 2025-11-06: nothing new');
  });

  test('what is closed or failing, and what was noted in its day', async () => {
    const health = { status: 'failing', outcome: 'challenged', detail: null, since: '2025-11-01T00:00:00Z', lastSuccess: '2025-11-01T02:00:00Z', misses: 30 } as const; // prettier-ignore
    const notes = [
      { at: '2025-11-03T00:00:00Z', text: 'an old note' },
      {
        at: '2025-11-05T00:00:00Z',
        text: '3 polls agree on a new list: 12 entries taken in silently, 0 alerted',
      },
    ];
    await putState({ health, notes });
    await make('2025-11-06');
    const text = await textOf('2025-11-06');
    expect(text).toContain(
      'Sources: 0 of 1 were read. Closed or failing:\n  - site-news — Site: challenged (failing), last read 2025-11-01 11:00 JST',
    );
    expect(text).toContain('Notes\n  - site-news: 3 polls agree on a new list');
    expect(text).not.toContain('an old note');
    expect((await made('2025-11-06'))?.subject).toBe(
      'Hinomi digest 2025-11-06: nothing new, 1 source not read',
    );
  });

  test('a source that was never polled is not as it should be', async () => {
    await make('2025-11-06');
    expect(await textOf('2025-11-06')).toContain('site-news — Site: waiting (suspect), never read');
  });
});
