import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert, Meeting } from '../../../lambdas/contract/alert.ts';
import { datedMeetings } from '../../../lambdas/core/event/event-record.ts';
import { reportEvent } from '../../../lambdas/core/event/report-event.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { ALERT, classified, meeting } from '../compose/alerts.ts';
import type { Code, FrameworkId } from '../compose/alerts.ts';

const DAY = '2025-11-01';
let archive: ReturnType<typeof memoryArchive>;
beforeEach(() => {
  archive = memoryArchive();
});

const on = (
  id: FrameworkId,
  codes: readonly Code[],
  { date = DAY, status = 'held' }: { date?: string | null; status?: Meeting['status'] } = {},
): Meeting => ({ ...meeting(id, codes, status), date });

function alertOf(id: string, meetings: readonly Meeting[], rest: Partial<Alert> = {}): Alert {
  const { event, ...bare } = ALERT;
  expect(event).toBeDefined();
  const classification = {
    ...classified(['admm-plus', 'squad', 'bilateral-defence'], ['ASEAN']),
    meetings: [...meetings],
  };
  return { ...bare, id, classification, ...rest };
}
const report = async (id: string, meetings: readonly Meeting[], rest: Partial<Alert> = {}) =>
  (await reportEvent(alertOf(id, meetings, rest), archive)).event;
const keys = () => Array.fromAsync(archive.list('events/'));

describe('an event is a meeting', () => {
  test('its reports are counted, and later ones name the first', async () => {
    const first = await report('a', [on('admm-plus', ['ASEAN'])]);
    expect(first).toEqual({ id: first?.id, first: true, report: 1 });
    const earlier = { alert: 'a', source: ALERT.source.name, detectedAt: ALERT.detectedAt };
    expect(await report('b', [on('admm-plus', ['ASEAN'])])).toEqual({
      id: first?.id,
      first: false,
      report: 2,
      earlier,
    });
    expect(await report('c', [on('admm-plus', ['ASEAN'])])).toEqual({
      id: first?.id,
      first: false,
      report: 3,
      earlier,
    });
  });

  test('an alert that is made again keeps its place', async () => {
    const made = [];
    for (const id of ['a', 'b', 'c', 'b', 'a', 'c']) made.push(await report(id, [on('squad', ['PH'])]));
    expect(made.map((event) => event?.report)).toEqual([1, 2, 3, 2, 1, 3]);
    expect(await keys()).toHaveLength(3);
  });

  test.each([
    ['another day', on('bilateral-defence', ['US'], { date: '2025-11-02' })],
    ['another framework', on('squad', ['US'])],
    ['no counterpart in common', on('bilateral-defence', ['AU', 'PH'])],
  ])('%s is another event', async (_, other) => {
    const first = await report('a', [on('bilateral-defence', ['US'])]);
    const second = await report('b', [other]);
    expect(second).toMatchObject({ first: true, report: 1 });
    expect(second?.id).not.toBe(first?.id);
  });

  test('several meetings of one format on one day are told apart by who was there', async () => {
    const events = [];
    for (const [id, codes] of [
      ['a', ['US']],
      ['b', ['AU']],
      ['c', ['KR']],
      ['d', ['AU', 'CN']],
      ['e', ['US']],
    ] as const)
      events.push(await report(id, [on('bilateral-defence', codes)]));
    expect(events.map((event) => event?.report)).toEqual([1, 1, 1, 2, 2]);
    expect(events[3]?.id).toBe(events[1]?.id);
    expect(events[4]?.id).toBe(events[0]?.id);
  });

  test.each([
    ['without a date', [on('squad', ['PH'], { date: null })], {}],
    ['without a counterpart', [on('squad', [])], {}],
    ['without a meeting', [], {}],
    ['an edit', [on('squad', ['PH'])], { change: 'updated' }],
    ['a removal', [on('squad', ['PH'])], { change: 'removed' }],
  ] as const)('%s there is none', async (_, meetings, rest) => {
    expect(await report('a', meetings, rest)).toBeUndefined();
    expect(await keys()).toEqual([]);
  });
});

describe('a report of several meetings', () => {
  const several = [on('bilateral-defence', ['US']), on('squad', ['PH', 'AU']), on('admm-plus', ['ASEAN'])];

  test('belongs to the event of its first framework, whatever was reported before', async () => {
    expect(datedMeetings(alertOf('a', several)).map(({ framework }) => framework)).toEqual([
      'admm-plus', 'squad', 'bilateral-defence',
    ]); // prettier-ignore
    const alone = await report('a', [on('admm-plus', ['ASEAN'])]);
    expect(await report('b', several)).toMatchObject({ id: alone?.id, first: false, report: 2, news: true });
    expect(await report('c', several)).toMatchObject({ id: alone?.id, report: 3 });
    expect(await report('c', several)).not.toHaveProperty('news');
  });

  test('a later one that is the first of defence diplomacy, or names another counterpart, is news too', async () => {
    const classification = { ...classified(['squad'], ['PH'], { defence_diplomacy: false }), meetings: [on('squad', ['PH'])] }; // prettier-ignore
    await report('a', [], { classification });
    expect(await report('b', [on('squad', ['PH'])])).toMatchObject({ report: 2, news: true });
    expect(await report('c', [on('squad', ['PH', 'AU'])])).toMatchObject({ report: 3, news: true });
    expect(await report('d', [on('squad', ['AU', 'PH'])])).not.toHaveProperty('news');
  });

  test('notes all of them, those of one format too, and finds them again', async () => {
    const bilaterals = (['US', 'AU', 'KR'] as const).map((code) => on('bilateral-defence', [code]));
    for (const id of ['a', 'a', 'b']) await report(id, bilaterals);
    expect(await keys()).toHaveLength(6);
    expect(await report('c', [on('bilateral-defence', ['KR'])])).toMatchObject({ first: false, report: 3 });
    expect(await report('a', bilaterals)).toMatchObject({ first: true, report: 1 });
  });

  test('one that was only announced is news once it was held', async () => {
    const planned = on('squad', ['PH'], { status: 'planned' });
    await report('a', [planned]);
    expect(await report('b', [planned])).not.toHaveProperty('news');
    expect(await report('c', [on('squad', ['PH'])])).toMatchObject({ report: 3, news: true });
    expect(await report('d', [on('squad', ['PH'])])).not.toHaveProperty('news');
  });
});

test('of twenty reports at the same moment one is the first, and the numbers are one to twenty', async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `alert-${n}`);
  const events = await Promise.all(
    ids.map((id, n) => report(id, [on('squad', n % 2 ? ['PH', 'AU'] : ['PH'])])),
  );
  expect(new Set(events.map((event) => event?.id)).size).toBe(1);
  expect(events.map((event) => event?.report ?? 0).toSorted((a, b) => a - b)).toEqual(
    ids.map((_, n) => n + 1),
  );
  expect(events.filter((event) => event?.first)).toHaveLength(1);
});
