import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { jsonLines, runCli } from '../support/cli.ts';

let folder: string;
let config: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hinomi-cost-'));
  config = join(folder, 'hinomi.yaml');
  await writeFile(config, '');
});
afterEach(() => rm(folder, { recursive: true }));

const totalSchema = v.object({ total: v.object({ list: v.number(), cost: v.number(), idle: v.number() }) });

const cost = (...words: string[]) => runCli('cost', '--config', config, ...words);
const totalOf = async (...words: string[]) => {
  const run = await cost('--json', ...words);
  expect(run.status).toBe(0);
  return v.parse(totalSchema, jsonLines(run).at(-1)).total;
};
const unitsOf = async (what: string, ...words: string[]) => {
  const line = jsonLines(await cost('--json', ...words)).find((candidate) => candidate.what === what);
  return v.parse(v.object({ units: v.number() }), line).units;
};

/** Of the design: beyond the always-free allowances, idle, at list price, in US dollars a month. */
const HELD = { cost: 0.5, idle: 0.3, list: 10 };

describe('what must hold', () => {
  test.each([
    ['the default configuration', []],
    ['the same in us-east-1', ['--region', 'us-east-1']],
    ['every source, unproven ones too', ['--unproven']],
    ['30 sources every 15 minutes', ['--assume', '30x15']],
    ['30 sources every 15 minutes in us-east-1', ['--assume', '30x15', '--region', 'us-east-1']],
  ])('%s costs no more than the design allows', async (_name, words) => {
    const total = await totalOf(...words);
    expect(total.cost).toBeLessThanOrEqual(HELD.cost);
    expect(total.idle).toBeLessThanOrEqual(HELD.idle);
    expect(total.list).toBeLessThanOrEqual(HELD.list);
    expect(total.idle).toBeGreaterThan(0);
  });
});

test('docs/scaling.md says how many items the bound bears, and that twice the default are too many', async () => {
  const costOf = async (items: string) => (await totalOf('--assume', '30x15', '--items', items)).cost;
  expect(await costOf('1600')).toBeLessThanOrEqual(HELD.cost);
  expect((await costOf('1800')).toFixed(2)).toBe('0.55');
  const doc = readFileSync('docs/scaling.md', 'utf8');
  expect(doc).toContain('Up to 1 600 new items a month.');
  expect(doc).toContain('1 800 cost 0.55 USD');
});

describe('the configuration', () => {
  test('a cadence of the configuration counts', async () => {
    const before = await unitsOf('scrape, invocations');
    await writeFile(config, 'sources:\n  everyMinutes:\n    jdefense-news: 5\n');
    expect((await unitsOf('scrape, invocations')) - before).toBe(730 * 12 - 730 * 2);
  });

  test('a source that is off is not polled, a digest that is off is not made', async () => {
    const before = await unitsOf('scrape, invocations');
    await writeFile(config, 'digestHour: null\nsources:\n  off: [jdefense-news]\n');
    expect(before - (await unitsOf('scrape, invocations'))).toBe(730 * 2);
    expect(await unitsOf('digest, invocations')).toBe(0);
  });

  test('every mailbox of the configuration gets mails, and one at least', async () => {
    const one = await unitsOf('e-mails', '--items', '100');
    await writeFile(config, 'subscriptions:\n  - email: a@example.org\n  - email: b@example.org\n');
    const two = await unitsOf('e-mails', '--items', '100');
    expect(two - one).toBeCloseTo(120, 6);
    expect(await unitsOf('e-mails', '--items', '100', '--subscribers', '0')).toBe(30);
  });

  test('logs are paid for as long as they are kept', async () => {
    const month = await unitsOf('logs, GB-months kept');
    await writeFile(config, 'retention:\n  logDays: 90\n');
    expect((await unitsOf('logs, GB-months kept')) / month).toBeCloseTo(3, 6);
  });
});

describe('the output', () => {
  test('is a line each, then the totals; what is said is on stderr', async () => {
    const { status, out, err } = await cost('--assume', '30x15');
    expect(status).toBe(0);
    expect(out[0]).toMatch(/^service +what +a month +price +list +free +cost +idle +how$/);
    expect(out.find((line) => line.includes('polling by Lambda'))).toMatch(/657 000 +0\.50\/M +0\.3285/);
    expect(out.find((line) => line.startsWith('beyond the always-free allowances'))).toMatch(
      / 0\.\d\d USD a month$/,
    );
    expect(err.join('\n')).toContain('30 sources, 87600 polls and 900 new items a month');
    expect(err.join('\n')).toContain('none was read for ap-northeast-1: scheduler-invocation');
  });

  test('--json is one object a line, the totals last', async () => {
    const lines = jsonLines(await cost('--json'));
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines.slice(0, -1))
      expect(line).toMatchObject({
        service: expect.any(String),
        how: expect.any(String),
        list: expect.any(Number),
        cost: expect.any(Number),
        idle: expect.any(Number),
      });
    expect(lines.at(-1)).toMatchObject({ region: 'ap-northeast-1', read: expect.stringMatching(/^\d{4}-/) });
  });

  test('--explain names the page of every price and the basis of every assumption', async () => {
    const text = (await cost('--explain')).out.join('\n');
    for (const heading of [
      'Prices, read',
      'Always free, read',
      'Not on the bill',
      'Requests, counted',
      'Assumed',
    ])
      expect(text).toContain(heading);
    expect(text).toMatch(/sqs-fifo-request {2}0\.50\/M USD, us-east-1: https:/);
    expect(text).toContain('services-sqs-scaling');
  });
});

test.each([
  [['--assume', '30'], '--assume 30: write sources x minutes'],
  [['--assume', '30x7'], '--assume 30x7'],
  [['--assume', '0x15'], '--assume 0x15'],
  [['--items', 'many'], '--items many: write a whole number'],
  [['--subscribers', '-1'], '--subscribers -1'],
  [['--region', 'mars'], '--region mars: prices are known of ap-northeast-1, us-east-1'],
])('wrong usage %j is said with exit status 2', async (words, said) => {
  const { status, out, err } = await cost(...words);
  expect(status).toBe(2);
  expect(out).toEqual([]);
  expect(err.join('\n')).toContain(said);
});

test('a configuration that is wrong fails with its field', async () => {
  await writeFile(config, 'sources:\n  off: [nobody]\n');
  const { status, err } = await cost();
  expect(status).toBe(1);
  expect(err.join('\n')).toContain('sources.off: nobody: no such source');
});
