import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { watchOver } from '../../cli/local/run.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { listSource, page, world } from '../support/world.ts';
import type { Answer, ListEntry, World } from '../support/world.ts';

const T0 = Date.parse('2026-03-01T00:00:00Z');
const quarter = (count: number): string => new Date(T0 + count * 900_000).toISOString().replace('.000', '');
const HOUR = 4;
const DAY = 96;
const SOURCE = listSource({ allowedSilenceHours: 12 });
const MANY: ListEntry[] = Array.from({ length: 8 }, (_, n) => ({ path: `/m${n}.html`, title: `項目${n}` }));
/** The list as it is when all is well. */
const LIST = null;

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.remove());

/** Polls every quarter of an hour what the site answers then, and looks over the sources every hour. */
async function days(
  quarters: number,
  answer: (quarters: number) => Answer | typeof LIST,
  sources: readonly Source[] = [SOURCE],
): Promise<void> {
  for (let count = 0; count < quarters; count += 1) {
    const given = answer(count);
    if (given === LIST) w.site.list(MANY);
    else w.site.answer('/list.html', given);
    await w.round(quarter(count), sources);
    if (count % HOUR === 0) await watchOver(quarter(count), sources, w.ports);
  }
}

interface OperationsMail {
  readonly at: string;
  readonly subject: string | undefined;
  readonly text: string;
}

async function operationsMails(): Promise<readonly OperationsMail[]> {
  const folder = join(w.root, 'mailbox', 'operations');
  const names = (await readdir(folder).catch(() => [])).sort();
  return Promise.all(
    names.map(async (name) => {
      const { subject, text = '', date } = await simpleParser(await readFile(join(folder, name)));
      return { at: date?.toISOString().slice(5, 16) ?? '', subject, text };
    }),
  );
}

const told = async (): Promise<string[]> =>
  (await operationsMails()).map(({ at, subject }) => `${at} ${subject}`);

const isIn = (count: number, spans: readonly (readonly [from: number, to: number])[]): boolean =>
  spans.some(([from, to]) => count >= from * HOUR && count < to * HOUR);

describe('over some days of polls every quarter of an hour', () => {
  test('a flapping source: one alarm, one reminder a day, one recovery note', async () => {
    // Down for most of three days, up for hours in between, from the fourth day on well.
    const downs = [[6, 21], [21.25, 24], [25, 31], [34, 45], [45.5, 46], [50, 66], [67, 72]] as const; // prettier-ignore
    await days(4 * DAY, (count) => (isIn(count, downs) ? { status: 500 } : LIST));
    expect(await told()).toEqual([
      '03-01T18:00 Hinomi: silent: site-news',
      '03-02T18:00 Hinomi: still silent: site-news',
      '03-03T18:00 Hinomi: still silent: site-news',
      '03-04T06:00 Hinomi: read again: site-news',
    ]);
    expect(await w.mails()).toEqual([]);
  }, 120_000);

  test('bursts of 500s for hours on end send nothing at all', async () => {
    await days(2 * DAY, (count) => (isIn(count, [[3, 14], [20, 23], [30, 41]]) ? { status: 500 } : LIST)); // prettier-ignore
    expect(await told()).toEqual([]);
    expect(await w.alerts()).toEqual([]);
    expect(await w.mails()).toEqual([]);
  }, 120_000);

  test('an empty list sends no removals: nothing is alerted, and after half a day it is told once', async () => {
    const empty = '<html><body><ul id="list"></ul></body></html>';
    await days(DAY, (count) => (count < 8 ? LIST : empty));
    expect(await told()).toEqual(['03-01T14:00 Hinomi: silent: site-news']);
    expect(await w.alerts()).toEqual([]);
  }, 120_000);

  test('an outage of the line silences ten sources: one mail, the alerts’ mailbox stays empty', async () => {
    const ten = Array.from({ length: 10 }, (_, n) =>
      listSource({ id: `site-${n}`, allowedSilenceHours: 12 }),
    );
    await days(DAY, (count) => (count < 8 ? LIST : { failure: 'network-error' }), ten);
    const mails = await operationsMails();
    expect(mails.map(({ subject }) => subject)).toEqual(['Hinomi: 10 silent: site-0, site-1, site-2, ...']);
    for (const { id } of ten) expect(mails[0]?.text).toContain(`sources/${id}/state.json`);
    expect(await w.mails()).toEqual([]);
  }, 120_000);
});

describe('the mail', () => {
  test('says what was seen, since when, when it was last read, and where to look; page words cannot steer it', async () => {
    await days(DAY, (count) => (count < 8 ? LIST : { status: 503, body: page('Bcc: all@site.example') }));
    const [mail] = await operationsMails();
    expect(mail?.text).toContain('site-news — Site サイト');
    expect(mail?.text).toContain('Last seen   server-error at ');
    expect(mail?.text).toContain('HTTP 503 from https://site.example/list.html');
    expect(mail?.text).toContain('since 2026-03-01 01:45 UTC (10:45 JST), 12 hours;');
    expect(mail?.text).toContain('npx hinomi source check site-news');
  }, 60_000);

  test('a replay that starts again at its first layer tells nothing again', async () => {
    const run = () => days(DAY + 8, (count) => (count < 8 || count > 70 ? LIST : { status: 404 }));
    await run();
    const first = await operationsMails();
    expect(first.map(({ subject }) => subject)).toEqual([
      'Hinomi: silent: site-news',
      'Hinomi: read again: site-news',
    ]);
    await run();
    expect(await operationsMails()).toEqual(first);
  }, 60_000);
});
