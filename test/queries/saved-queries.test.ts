import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { replay } from '../../cli/commands/replay.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { reportSchema } from '../../lambdas/core/event/event-record.ts';
import { openAlerts, savedQuery } from './duck.ts';
import type { Row } from './duck.ts';
import { delays, frameworksOf, whoMetWhom } from './expected.ts';
import { madeAlerts, writeAlerts } from './made-alerts.ts';

/** The saved queries, run as they are saved, on DuckDB over archives; what they should say is worked out without SQL. */
const WHO = savedQuery('who-met-whom-by-month');
const FRAMEWORKS = savedQuery('frameworks-of-a-counterpart');
const DELAYS = savedQuery('sources-by-delay');

const SHARED = '../shared/mirrors/seeds';
const shared = existsSync(SHARED);
if (!shared) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-queries-'));
  await replayInto('demo', 'test/mirrors/demo', 'test/mirrors/demo-sources');
  if (shared) await replayInto('seeds', SHARED, 'test/support/sources/seeds');
  await writeAlerts(join(root, 'made'), madeAlerts(400));
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

async function replayInto(name: string, mirror: string, sources: string): Promise<void> {
  const archive = join(root, name);
  await Array.fromAsync(replay({ mirror, sources, archive, mailbox: join(root, 'mail', name), json: true }));
}

const recordsIn = (name: string, pattern: string): unknown[] =>
  globSync(join(root, name, pattern)).map((file): unknown => JSON.parse(readFileSync(file, 'utf8')));

const alertsIn = (name: string): Alert[] =>
  v.parse(v.array(alertSchema), recordsIn(name, 'alerts/dt=*/*.json'));

async function ask(name: string, sql: string, values: readonly string[] = []): Promise<Row[]> {
  await using engine = await openAlerts(join(root, name));
  // Awaited here: else the engine would be closed under the running query.
  return await engine.rows(sql, values);
}

describe.each(['demo', 'seeds', 'made'])('over the archive %s', (name) => {
  const run = name === 'seeds' && !shared ? test.skip : test;

  run('the table reads every record whole', async () => {
    await using engine = await openAlerts(join(root, name));
    const read = v.parse(v.array(v.looseObject({ id: v.string() })), await engine.records());
    const alerts = alertsIn(name);
    expect(alerts.length).toBeGreaterThan(4);
    expect(byId(read.map((record) => withoutNulls({ ...record, dt: null })))).toEqual(
      byId(alerts.map(withoutNulls)),
    );
    for (const { dt, detectedAt } of read) expect(detectedAt).toMatch(new RegExp(`^${String(dt)}T`));
  });

  run('who met whom, by month', async () => {
    const rows = await ask(name, WHO);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows).toEqual(whoMetWhom(alertsIn(name)));
  });

  run.each(['AU', 'PH', 'ASEAN', 'US', 'none'])('the frameworks of %s', async (code) => {
    expect(await ask(name, FRAMEWORKS, [code])).toEqual(frameworksOf(code, alertsIn(name)));
  });

  run('narrowed to what was detected since a day', async () => {
    const days = alertsIn(name).map(({ detectedAt }) => detectedAt.slice(0, 10));
    const since = days.toSorted()[Math.floor(days.length / 2)] ?? '';
    const rows = await ask(name, WHO.replace("a.change = 'new'", `a.change = 'new' AND a.dt >= '${since}'`));
    expect(rows).toEqual(whoMetWhom(alertsIn(name).filter(({ detectedAt }) => detectedAt >= since)));
    expect(rows).not.toEqual(await ask(name, WHO));
  });

  run('sources by delay', async () => {
    const rows = await ask(name, DELAYS);
    const order = ({ median_days, source }: Row): string => `${median_days}-${source}`;
    const expected = delays(alertsIn(name));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.toSorted((a, b) => order(a).localeCompare(order(b)))).toEqual(
      expected.toSorted((a, b) => order(a).localeCompare(order(b))),
    );
    expect(rows.map(({ median_days }) => median_days)).toEqual(
      expected.map(({ median_days }) => median_days),
    );
  });
});

const byId = (records: readonly unknown[]): unknown[] =>
  v.parse(v.array(v.looseObject({ id: v.string() })), records).toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A value without the members that are null: what a record lacks is null in a table. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

describe('known of the demo', () => {
  test('two reports of the meeting with Australia are one event; edits and a removal are none', async () => {
    expect(await ask('demo', WHO)).toContainEqual({
      month: '2026-11',
      framework: 'bilateral-defence',
      counterpart: 'AU',
      events: 1,
      reports: 2,
      dated_by_publication: 0,
    });
  });

  test('events are those that the archive numbers under events/', async () => {
    const reports = v.parse(v.array(reportSchema), recordsIn('demo', 'events/**/*.json'));
    const numbered = new Map<string, Set<string>>();
    for (const { event, date, framework, counterparts, status, relevant } of reports) {
      for (const code of relevant && status !== 'planned' ? counterparts : []) {
        const key = [date.slice(0, 7), framework, code].join(' ');
        numbered.set(key, (numbered.get(key) ?? new Set()).add(event));
      }
    }
    const rows = await ask('demo', WHO);
    expect(
      new Map(rows.map((row) => [`${row.month} ${row.framework} ${row.counterpart}`, row.events])),
    ).toEqual(new Map([...numbered].map(([key, events]) => [key, events.size])));
  });

  test('of the demo ministry one alert in two was told from its title', async () => {
    const rows = await ask('demo', DELAYS);
    expect(rows.find(({ source }) => source === 'demo-ministry')).toMatchObject({
      alerts: 2,
      dated: 2,
      median_days: 0,
      title_only_percent: 50,
    });
  });
});

(shared ? describe : describe.skip)('known of the recorded seeds', () => {
  test('Japan and the Philippines met once in November 2025, with Australia and the United States', async () => {
    const rows = await ask('seeds', WHO);
    const row = (counterpart: string, framework: string): Row => ({
      month: '2025-11',
      framework,
      counterpart,
      events: 1,
      reports: 1,
      dated_by_publication: 0,
    });
    expect(rows.filter(({ month, counterpart }) => month === '2025-11' && counterpart === 'PH')).toEqual([
      row('PH', 'squad'),
    ]);
    expect(rows).toContainEqual(row('AU', 'squad'));
    expect(rows).toContainEqual(row('US', 'squad'));
  });

  test('three reports of the ADMM-Plus of 1 November 2025 are one event', async () => {
    expect(await ask('seeds', FRAMEWORKS, ['ASEAN'])).toContainEqual({
      framework: 'admm-plus',
      year: '2025',
      alerts: 3,
      events: 1,
      first_day: '2025-11-01',
      last_day: '2025-11-01',
    });
  });
});

test('the made archive has what the recorded ones lack', async () => {
  const rows = await ask('made', WHO);
  expect(rows.some(({ month }) => month === null)).toBe(true);
  expect(rows.some(({ dated_by_publication }) => Number(dated_by_publication) > 0)).toBe(true);
  expect(rows.some(({ events, reports }) => Number(events) > 1 && Number(reports) > Number(events))).toBe(
    true,
  );
  const delayed = await ask('made', DELAYS);
  expect(delayed.every(({ median_days, p90_days }) => Number(p90_days) > Number(median_days))).toBe(true);
});
