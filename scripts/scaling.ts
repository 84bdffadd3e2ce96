import { ASSUMPTIONS } from '../cli/cost/read-data.ts';
import { plain } from '../cli/cost/usage.ts';
import { catalogueSize } from './scaling/fleet.ts';
import { limitsOf } from './scaling/limits.ts';
import { additionsFor } from './scaling/plan.ts';
import { scenarioOf } from './scaling/scenario.ts';
import type { Scenario } from './scaling/scenario.ts';

/** Sources, and new items a year: the catalogue at one item a source a day, and up to a million items. */
const SCENARIOS = (): readonly (readonly [sources: number, items: number])[] => [
  [catalogueSize(), catalogueSize() * 360],
  [400, 144_000],
  [1000, 360_000],
  [10_000, 1_000_000],
];

type Row = readonly [title: string, of: (scenario: Scenario) => string];

const ROWS: readonly Row[] = [
  ['new items a year', ({ items }) => plain(items)],
  ['polls a minute, mean', ({ polls }) => polls.mean.toFixed(1)],
  ['polls a minute, most', ({ polls }) => plain(polls.peak)],
  [
    'polls at a time, busiest minute',
    ({ polls }) => ((polls.peak * ASSUMPTIONS.pollSeconds.value) / 60).toFixed(1),
  ],
  ['page jobs a day', ({ jobs }) => plain(jobs)],
  ['page readers busy', ({ queue }) => `${(queue.busy * 100).toFixed(0)} %`],
  ['pages waiting, most', ({ queue }) => plain(queue.mostWaiting)],
  ['a new page is read within, 95 of 100', ({ queue }) => `${plain(queue.ninetyFive)} s`],
  ['a new page is read within, the last', ({ queue }) => `${plain(queue.longest)} s`],
  ['S3 requests a second, busiest minute', (scenario) => s3Requests(scenario).toFixed(1)],
  ['GB stored after a year', ({ bill }) => gigabytes(bill)],
  ['USD a month beyond the allowances', ({ bill }) => bill.totals.cost.toFixed(2)],
  ['USD a month while nothing is new', ({ bill }) => bill.totals.idle.toFixed(2)],
  ['USD a month at list price', ({ bill }) => bill.totals.list.toFixed(2)],
];

/** The month's requests, evenly, times how much busier the busiest minute is than the mean. */
function s3Requests({ bill, polls }: Scenario): number {
  const requests = bill.lines
    .filter(({ price }) => price === 's3-read' || price === 's3-write')
    .reduce((sum, { units }) => sum + units, 0);
  return (requests / (ASSUMPTIONS.hoursAMonth.value * 3600)) * (polls.peak / polls.mean);
}

const gigabytes = ({ lines }: Scenario['bill']): string =>
  (lines.find(({ price }) => price === 's3-gb-month')?.units ?? 0).toFixed(1);

/** Everything that docs/scaling.md shows of the simulation: Markdown. */
export function scalingTables(): readonly string[] {
  const scenarios = SCENARIOS().map(([sources, items]) => scenarioOf(sources, items));
  const [smallest, largest] = [scenarios[0], scenarios.at(-1)];
  if (smallest === undefined || largest === undefined) throw new RangeError('no scenario');
  return [
    '### Where limits are met',
    '',
    ...limitTable(smallest),
    '',
    '### A working day',
    '',
    ...dayTable(scenarios),
    '',
    '### The largest lines at 10 000 sources',
    '',
    ...lineTable(largest),
    '',
    '### What the plan adds at 10 000 sources',
    '',
    ...planTable(largest),
  ];
}

const limitTable = ({ polls, sources: count }: Scenario): readonly string[] =>
  markdown(
    ['limit', 'sources', 'how'],
    limitsOf(polls.mean / count).map(({ name, sources, how }) => [name, plain(Math.floor(sources)), how]),
    [1],
  );

const dayTable = (scenarios: readonly Scenario[]): readonly string[] =>
  markdown(
    ['sources', ...scenarios.map(({ sources }) => plain(sources))],
    ROWS.map(([title, of]) => [title, ...scenarios.map(of)]),
    scenarios.map((_, index) => index + 1),
  );

const lineTable = ({ bill }: Scenario): readonly string[] =>
  markdown(
    ['service', 'what', 'units a month', 'USD beyond the allowances'],
    bill.lines
      .toSorted((a, b) => b.cost - a.cost)
      .slice(0, 8)
      .map(({ service, what, units, cost }) => [service, what, plain(units), cost.toFixed(2)]),
    [2, 3],
  );

function planTable(scenario: Scenario): readonly string[] {
  const additions = additionsFor(scenario);
  const total = additions.reduce((sum, { usd }) => sum + usd, 0);
  return markdown(
    ['what', 'units a month', 'USD a month', 'how'],
    [
      ...additions.map(({ what, units, usd, how }) => [what, plain(units), usd.toFixed(2), how]),
      ['together', '', total.toFixed(2), ''],
    ],
    [1, 2],
  );
}

/** A table as the formatter of this project would write it. `right`: columns of numbers. */
function markdown(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): readonly string[] {
  const widths = titles.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => (right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    right.includes(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(titles), `| ${rule.join(' | ')} |`, ...rows.map(line)];
}

if (import.meta.main) process.stdout.write(`${scalingTables().join('\n')}\n`);
