import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { identityRule } from '../../lambdas/core/identity.ts';
import { channelsOf, hostsOf, isUnproven, polledSources } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { PERIODS } from '../../lambdas/contract/cadence.ts';
import { spread } from '../../lib/spread.ts';
import { PAGE, withTable } from '../../scripts/source-table.ts';

/** Every definition is valid, and its id is its file's name: else this throws and names the file, the field and the fix. */
const catalogue = readSources('sources');
const source = (id: string): Source => {
  const found = catalogue.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no source ${id}`);
  return found;
};

/** What a person who deploys without further words polls: a change of this list is a decision, not an accident. */
const POLLED = [
  'asean-news', 'jdefense-news', 'js-releases', 'kantei-actions', 'kantei-discourse', 'kantei-press', 'kantei-statements',
  'mod-news', 'mod-press-conferences', 'mod-updates', 'mofa-releases', 'ph-afp', 'sg-mindef', 'us-indopacom', 'us-war-news',
]; // prettier-ignore

test('there are at least 24 sources', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(24);
});

test('what nobody has read is off by default, and what is polled is this', () => {
  const polled = polledSources(catalogue, { unproven: false });
  expect(polled.filter(isUnproven)).toEqual([]);
  expect(polled.map(({ id }) => id)).toEqual(POLLED);
});

test('asked for the unproven ones too, all are polled but those that terms or robots.txt speak against', () => {
  const all = polledSources(catalogue, { unproven: true }).map(({ id }) => id);
  expect(catalogue.map(({ id }) => id).filter((id) => !all.includes(id))).toEqual([
    'kr-mnd-board',
    'nhk-politics',
  ]);
});

describe.each(catalogue.map((one) => [one.id, one] as const))('%s', (_, one) => {
  test('says what was seen of it, and when', () => {
    expect(one.verified.note).toMatch(/\S.{20,}\.$/);
    if (!isUnproven(one)) expect(one.verified.on).toMatch(/^\d{4}-\d\d(-\d\d)?$/);
    if (one.verified.on !== undefined) expect(one.verified.on <= '2026-11-30').toBe(true);
  });

  test('says under which terms it is kept and how it wants to be named', () => {
    const { licence, attribution, keep } = one.terms;
    expect(attribution).toMatch(/\S/);
    if (one.kind === 'news') expect(keep).toBe('link');
    if (one.kind === 'ministry' && one.country === 'JP') expect([licence, keep]).toEqual(['PDL1.0', 'full']);
    if (/reserved|not read|personal/.test(licence)) expect(keep).not.toBe('full');
  });

  test('is polled politely: 15 minutes at least, in a period that cron can say, hourly where nobody vouches', () => {
    expect(PERIODS).toContain(one.everyMinutes);
    expect(one.everyMinutes).toBeGreaterThanOrEqual(isUnproven(one) ? 60 : 15);
    expect(one.allowedSilenceHours * 60).toBeGreaterThanOrEqual(one.everyMinutes * 12);
  });

  test('has a time zone that exists, and is read over https unless its host has none', () => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: one.timeZone })).not.toThrow();
    const plain = channelsOf(one).filter(({ url }) => url.startsWith('http:'));
    expect(plain.length).toBe(['nids-commentary', 'cn-mod'].includes(one.id) ? 1 : 0);
  });

  test('never reads a feed of the Prime Minister’s Office: its terms forbid use in mail services', () => {
    const feeds = channelsOf(one).filter(
      ({ type, url }) => /kantei\.go\.jp/.test(url) && (type === 'feed' || /\.rdf|rss/.test(url)),
    );
    expect(feeds).toEqual([]);
  });

  test('is described in plain words: no path of a machine, no person who measured', () => {
    expect(readFileSync(`sources/${one.id}.json`, 'utf8')).not.toMatch(/github|\/home\/|\bCMW\b|\bKL\b/i);
  });
});

test('polls of one host keep apart, all sources switched on', () => {
  const polled = catalogue.map((one) => ({
    id: one.id,
    host: new URL(one.entry.url).hostname,
    everyMinutes: one.everyMinutes,
  }));
  expect(spread(polled)).toHaveLength(catalogue.length);
});

/** Whether a page is one item under every title, or one item a title. */
test.each([
  ['mod-news', 'https://www.mod.go.jp/j/press/news/2026/11/19a.html', 'url'],
  ['mod-news', 'https://www.mod.go.jp/j/press/news/2026/11/17a.pdf', 'url'],
  ['mod-news', 'https://www.mod.go.jp/j/approach/exchange/area/2026/20261118_aus-j.html', 'url'],
  ['mod-news', 'https://www.mod.go.jp/j/approach/anpo/2026/1117a_usa-j.html', 'url'],
  ['mod-news', 'https://www.mod.go.jp/j/approach/defense/sedori/index.html', 'url+title'],
  ['mod-updates', 'https://www.mod.go.jp/j/press/kisha/2026/1117a.html', 'url'],
  ['mod-updates', 'https://www.mod.go.jp/j/approach/exchange/cap_build/2026/20261116_phl.html', 'url'],
  ['mod-updates', 'https://www.mod.go.jp/j/budget/choutatsu/index.html', 'url+title'],
  ['kantei-press', 'https://www.kantei.go.jp/jp/tyoukanpress/202611/17_p2.html', 'url'],
])('%s: %s is told apart by its %s', (id, url, rule) => {
  expect(identityRule(source(id), url)).toBe(rule);
});

test('a source may be connected to at the hosts of all its channels and of the pages that name them', () => {
  expect(hostsOf(source('asean-news'))).toEqual(['asean.org']);
  expect(hostsOf(source('kantei-actions'))).toEqual(['www.kantei.go.jp']);
  expect(hostsOf(source('au-defence-ministers'))).toEqual([
    'www.minister.defence.gov.au',
    'minister.defence.gov.au',
  ]);
});

test('docs/sources.md says what the definitions say (npm run goldens)', async () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(await withTable(page, catalogue)).toBe(page);
});
