import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { MEMORY } from '../../../cli/cost/compute-usage.ts';
import { estimate } from '../../../cli/cost/estimate.ts';
import type { Line } from '../../../cli/cost/estimate.ts';
import { flowOf } from '../../../cli/cost/flow.ts';
import { ALLOWANCES, ASSUMPTIONS, PRICES, REQUESTS } from '../../../cli/cost/read-data.ts';
import { requestsOf } from '../../../cli/cost/stage-requests.ts';
import { workloadOf } from '../../../cli/cost/workload.ts';
import type { Workload } from '../../../cli/cost/workload.ts';
import { VISIT_OFFSETS } from '../../../lambdas/core/visits.ts';

const REGION = 'ap-northeast-1';
const workload = (changes: Partial<Workload> = {}): Workload => ({
  ...workloadOf(
    Array.from({ length: 30 }, () => ({ everyMinutes: 15 })),
    {
      mailboxes: { alerts: 1, digests: 1 },
      digest: true,
      logDays: 30,
    },
  ),
  ...changes,
});

const lineOf = (lines: readonly Line[], what: string): Line => {
  const line = lines.find((candidate) => candidate.what === what);
  if (line === undefined) throw new Error(`no line ${what}`);
  return line;
};

describe('a bill', () => {
  test('is the sum of its lines, each with a price, an allowance or none, and how it came about', () => {
    const { lines, totals } = estimate(workload(), REGION);
    const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
    expect(totals.list).toBeCloseTo(
      sum(({ units, unitPrice }) => units * unitPrice),
      9,
    );
    expect(totals.cost).toBeCloseTo(
      sum(({ units, free, unitPrice }) => (units - free) * unitPrice),
      9,
    );
    expect(totals.idle).toBeCloseTo(
      sum(({ idle }) => idle),
      9,
    );
    for (const { how, priced, free, units } of lines) {
      expect(how).not.toBe('');
      expect(priced.page).not.toBe('');
      expect(free).toBeLessThanOrEqual(units);
    }
  });

  test('has the polling of the empty queue, alarms, metrics, dashboard and logs in it', () => {
    const { lines } = estimate(workload(), REGION);
    expect(lineOf(lines, 'polling by Lambda of the page queue').units).toBe(657_000);
    expect(lineOf(lines, 'alarms, one metric each')).toMatchObject({ units: 10, list: 1, cost: 0 });
    expect(lineOf(lines, 'metrics of our own')).toMatchObject({ units: 10, list: 3, cost: 0 });
    expect(lineOf(lines, 'dashboards')).toMatchObject({ units: 1, list: 3, cost: 0 });
    expect(lineOf(lines, 'logs, GB written').list).toBeGreaterThan(0);
  });

  test('pays for what goes beyond an allowance that several lines share, and only for that', () => {
    const { lines } = estimate(workload({ polls: 10_000_000 }), REGION);
    const requests = lines.filter(({ allowance }) => allowance === 'lambda-requests');
    const units = requests.reduce((sum, line) => sum + line.units, 0);
    const free = requests.reduce((sum, line) => sum + line.free, 0);
    expect(requests.length).toBeGreaterThan(1);
    expect(free).toBe(1_000_000);
    expect(requests.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo((units - 1_000_000) * 0.0000002, 9);
  });

  test('has nothing of items in its idle part, but what lies in the archive', () => {
    const { lines, totals } = estimate(workload(), REGION);
    const quiet = estimate(workload({ items: 0 }), REGION);
    expect(totals.idle).toBeCloseTo(quiet.totals.cost, 9);
    expect(lineOf(lines, 'capture, reads').idle).toBe(0);
    expect(lineOf(lines, 'storage, GB-months').idle).toBeGreaterThan(0);
    expect(lineOf(lines, 'scrape, reads').idle).toBeGreaterThan(0);
  });

  test('says of a price whether it is that of the region', () => {
    const { lines } = estimate(workload(), REGION);
    expect(lineOf(lines, 'scrape, reads').priced.region).toBe(REGION);
    expect(lineOf(lines, 'page jobs').priced.region).toBe(PRICES.fallback);
  });
});

describe('what happens in a month', () => {
  test('every poll is of one kind, and together they are all polls', () => {
    for (const changes of [{}, { items: 0 }, { items: 1e6 }, { polls: 10 }]) {
      const { polls } = flowOf(workload(changes));
      const all = [polls.unchanged, polls.heartbeat, polls.changed, polls.visit];
      expect(all.every((count) => count >= 0)).toBe(true);
      expect(all.reduce((sum, count) => sum + count, 0)).toBeCloseTo(workload(changes).polls, 6);
    }
  });

  test('an item has as many visits as the program makes', () => {
    expect(ASSUMPTIONS.visitsPerItem.value).toBe(VISIT_OFFSETS.length);
    expect(flowOf(workload({ items: 100 })).jobs).toBe(700);
  });

  test('the requests of a stage are its counts times how often it is invoked', () => {
    const quiet = workload({ items: 0 });
    const flow = flowOf(quiet);
    const { scrape, watchdog } = requestsOf(flow, quiet.sources);
    expect(scrape['s3:GetObject']).toBeCloseTo(87_600, 6);
    expect(scrape['s3:PutObject']).toBeCloseTo(30 * 4 * flow.days, 6);
    const { fixed, perSource } = REQUESTS.invocations.watchdog;
    const each = fixed['s3:GetObject'] + 30 * perSource['s3:GetObject'];
    expect(watchdog['s3:GetObject']).toBeCloseTo(730 * each, 6);
  });

  test('a routine that reads more for each source is counted so', () => {
    const flow = flowOf(workload());
    const [few, many] = [requestsOf(flow, 30).watchdog, requestsOf(flow, 31).watchdog];
    expect(many['s3:GetObject'] - few['s3:GetObject']).toBeCloseTo(730, 6);
  });
});

describe('how far the list price depends on the time of a poll', () => {
  const listWith = (seconds: number): number => {
    const { lines, totals } = estimate(workload(), REGION);
    const polls = lineOf(lines, 'scrape, GB-seconds on arm64').list;
    return totals.list + polls * (seconds / ASSUMPTIONS.pollSeconds.value - 1);
  };
  test('three seconds are within ten dollars, six are what docs/scaling.md says', () => {
    expect(listWith(3)).toBeLessThanOrEqual(10);
    expect(listWith(6).toFixed(2)).toBe('11.66');
    expect(readFileSync('docs/scaling.md', 'utf8')).toContain('with 6 the list price is 11.66 USD');
  });
});

describe('the data', () => {
  test('every line has a price in every region that is offered, or in the one that stands in', () => {
    for (const region of PRICES.regions) expect(() => estimate(workload(), region)).not.toThrow();
    for (const price of Object.values(PRICES.prices)) expect(price[PRICES.fallback]).toBeDefined();
  });

  test('no allowance is there that no line draws on', () => {
    const drawn = new Set(estimate(workload(), REGION).lines.map(({ allowance }) => allowance));
    expect(Object.keys(ALLOWANCES.allowances).filter((id) => !drawn.has(id))).toEqual([]);
  });

  test('S3 has no allowance: what new accounts get of it ends', () => {
    const { lines } = estimate(workload(), REGION);
    expect(lines.filter(({ service, allowance }) => service === 'S3' && allowance !== undefined)).toEqual([]);
  });

  test('memory is what the stack gives its functions', () => {
    const snapshot = readFileSync('test/lib/__snapshots__/stack.test.ts.snap', 'utf8');
    const sizes = [...snapshot.matchAll(/"MemorySize": (\d+)/g)].map(([, size]) => Number(size));
    expect(sizes.toSorted((a, b) => a - b)).toEqual(Object.values(MEMORY).toSorted((a, b) => a - b));
  });
});
