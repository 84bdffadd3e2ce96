import { describe, expect, test } from '@jest/globals';
import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { WatchEvent } from '../../cli/watch/events.ts';
import { liveScreen } from '../../cli/watch/live-screen.ts';
import { machineScreen, plainScreen } from '../../cli/watch/screen.ts';
import type { Screen } from '../../cli/watch/screen.ts';
import { roundTable, statusTable } from '../../cli/watch/status-table.ts';
import { statusBefore } from '../../cli/watch/status.ts';
import { stopOnSignals } from '../../cli/watch/stop.ts';
import { firstTally, roundStatus, sumOf, tallyAfter } from '../../cli/watch/tally.ts';
import type { Tally } from '../../cli/watch/tally.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import type { PollReport } from '../../lambdas/scrape/poll.ts';
import { ALERT } from '../core/compose/alerts.ts';

const polled = (source: string, outcome: Outcome, rest: Partial<PollReport> = {}): WatchEvent => ({
  kind: 'polled',
  report: {
    source,
    at: '2026-11-05T00:00:00Z',
    outcome,
    detail: null,
    health: 'ok',
    url: null,
    items: null,
    jobs: [],
    burst: null,
    notes: [],
    ...rest,
  },
});
const alerted = (source: string): WatchEvent => ({
  kind: 'alert',
  alert: { ...ALERT, source: { ...ALERT.source, id: source } },
});
const failed: WatchEvent = { kind: 'failed', what: 'one', error: new Error('the disk is full') };

const before = (): Tally => firstTally([statusBefore('one', null), statusBefore('two-is-longer', null)]);
const after = (...events: readonly WatchEvent[]): Tally => events.reduce(tallyAfter, before());

describe('the status table', () => {
  test('says what came of each source and when it is asked again', () => {
    const { statuses } = after(
      polled('one', 'ok', { items: 12 }),
      alerted('one'),
      alerted('one'),
      { kind: 'next', source: 'one', at: '2026-11-05T00:15:00Z' },
      polled('two-is-longer', 'challenged', { health: 'suspect' }),
    );
    expect(statusTable(statuses)).toEqual([
      'source         last outcome  items  new  health   last success       next poll',
      'one            ok               12    2  ok       2026-11-05 00:00Z  00:15Z',
      'two-is-longer  challenged        -    0  suspect  never              -',
    ]);
  });

  test('keeps the size of a list that has not changed, and the last success of one that fails', () => {
    const { statuses } = after(
      polled('one', 'ok', { items: 12 }),
      polled('one', 'not-modified', { at: '2026-11-05T00:15:00Z' }),
      polled('one', 'server-error', { at: '2026-11-05T00:30:00Z', health: 'suspect' }),
    );
    expect(statusTable(statuses)[1]).toMatch(/^one +server-error +- +0 +suspect +2026-11-05 00:15Z/);
  });

  test('what a site says cannot leave its line', () => {
    const { statuses } = after(polled('one', 'server-error', { detail: 'x\u001b[2Jy\nz\u202e' }));
    expect(roundTable(statuses).join('\n')).toContain('x [2Jy z\n');
  });
});

test('a round tells apart what was read, with its notes, and what was not, with the reason', () => {
  const { statuses } = after(
    polled('one', 'ok', { items: 2, notes: ['item 3: no link to a page'] }),
    polled('two-is-longer', 'blocked', { health: 'failing', detail: 'HTTP 403 from https://two.example/' }),
  );
  expect(roundTable(statuses)).toEqual([
    'Read (1)',
    '  source  outcome  items  new  health',
    '  one     ok           2    0  ok',
    '',
    'Notes (1)',
    '  one: item 3: no link to a page',
    '',
    'Not read (1)',
    '  source         outcome  health   last success  why',
    '  two-is-longer  blocked  failing  never         HTTP 403 from https://two.example/',
  ]);
});

test.each([
  ['one source was read', [polled('one', 'ok'), polled('two-is-longer', 'blocked')], 0],
  ['a 304 is a read', [polled('one', 'not-modified')], 0],
  ['none was read', [polled('one', 'blocked'), polled('two-is-longer', 'waiting')], 1],
  ['something of our own failed', [polled('one', 'ok'), failed], 1],
])('the exit status of a round: %s', (_, events, status) => {
  expect(roundStatus(after(...events))).toBe(status);
});

test('the sum counts what was sent, not what was tried', () => {
  const tally = after(
    polled('one', 'ok'),
    alerted('one'),
    {
      kind: 'delivered',
      report: { id: 'x', outcome: 'sent', subject: 's', to: 'alerts', receivers: 1, seconds: 0 },
    },
    {
      kind: 'delivered',
      report: { id: 'y', outcome: 'held', subject: null, to: 'alerts', receivers: null, seconds: null },
    },
  );
  expect(sumOf(tally)).toBe('1 of 2 sources read, 1 alerts, 1 mails');
});

/** Shows a run; gives what came out. */
function shownBy(make: (out: string[], err: string[]) => Screen, ...events: readonly WatchEvent[]) {
  const out: string[] = [];
  const err: string[] = [];
  const screen = make(out, err);
  let tally = before();
  for (const event of events) {
    tally = tallyAfter(tally, event);
    screen.show(event, tally.statuses);
  }
  screen.end(tally.statuses);
  return { out, err };
}

const into = (out: string[], err: string[]) => ({
  result: (line: string) => out.push(line),
  say: (line: string) => err.push(line),
});

const EVENTS = [polled('one', 'ok', { items: 1 }), alerted('one'), failed];

test('plain lines go out as things happen; of a round its table is enough', () => {
  const loop = shownBy((out, err) => plainScreen(into(out, err), false), ...EVENTS);
  expect(loop.out[0]).toBe('2026-11-05T00:00:00Z  one: ok, 1 items (ok)');
  expect(loop.out.join('\n')).toContain(ALERT.headline.en);
  expect(loop.out.join('\n')).not.toContain('Read (1)');
  expect(loop.err).toEqual(['one: the disk is full']);
  const round = shownBy((out, err) => plainScreen(into(out, err), true), ...EVENTS);
  expect(round.out.filter((line) => line.includes('one: ok'))).toEqual([]);
  expect(round.out).toContain('Read (1)');
});

test('for machines every poll and alert is a JSON object a line, and nothing else is on stdout', () => {
  const { out, err } = shownBy((lines, said) => machineScreen(into(lines, said), true), ...EVENTS);
  expect(out.map((line): unknown => JSON.parse(line))).toEqual([
    { at: '2026-11-05T00:00:00Z', source: 'one', outcome: 'ok', health: 'ok', items: 1 },
    expect.objectContaining({ id: ALERT.id, change: ALERT.change }),
  ]);
  expect(err).toContain('one: the disk is full');
  expect(err).toContain('Read (1)');
});

describe('on a terminal', () => {
  /** A terminal of some width that keeps what was written to it. */
  function terminal(columns: number) {
    const written: string[] = [];
    const stream = new Writable({
      write: (chunk, _, done) => {
        written.push(String(chunk));
        done();
      },
    });
    return { stream: Object.assign(stream, { columns, rows: 40 }), written };
  }

  test('the table is redrawn in place, no wider than the screen, and what was found scrolls away above it', () => {
    const { stream, written } = terminal(50);
    shownBy(() => liveScreen(stream, false), ...EVENTS);
    const text = written.join('');
    expect(text).toContain('\u001b[');
    const lines = stripVTControlCharacters(text).split('\n');
    expect(lines.filter((line) => line.startsWith('source')).length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.startsWith('source'))[0]?.length).toBeLessThanOrEqual(50);
    expect(text).toContain('the disk is full');
    expect(written.at(-1)).not.toContain('Ctrl-C');
  });

  test('at the end of a round its table stays', () => {
    const { stream, written } = terminal(100);
    shownBy(() => liveScreen(stream, true), ...EVENTS);
    expect(written.at(-1)).toContain('Read (1)');
    expect(written.at(-1)).toContain('Not read (1)');
  });
});

test('the first signal stops, and is still listened to: else whoever restores the cursor would end the process', () => {
  const before = process.listenerCount('SIGINT');
  const { signal, forget } = stopOnSignals();
  process.emit('SIGINT');
  expect(signal.aborted).toBe(true);
  expect(process.listenerCount('SIGINT')).toBe(before + 1);
  forget();
  expect(process.listenerCount('SIGINT')).toBe(before);
});
