import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { minimumOf } from '../../lambdas/core/channel.ts';
import { discoverLinks } from '../../lambdas/core/reading/discover.ts';
import { hostsOf } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { itemsOf } from '../../lambdas/core/listing/items.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { channelFixtures, fixturePath, FIXTURES, missingFixtures, readFixture, strayFixtures } from './fixtures.ts'; // prettier-ignore
import type { Golden } from './fixtures.ts';

const catalogue = readSources('sources');

/** Entries that lead off the hosts a source may be connected to: alerted from the list, their pages never fetched. */
const OFF_HOST: Readonly<Record<string, { readonly host: string; readonly why: string }>> = {
  'ph-afp': { host: 'www.afp.mil.ph', why: 'its pages are empty shells that a script fills' },
};

test('every source has a fixture, and every fixture a source', () => {
  expect(catalogue.flatMap(missingFixtures)).toEqual([]);
  const folders = readdirSync(FIXTURES).filter((name) => statSync(path.join(FIXTURES, name)).isDirectory());
  const strangers = folders.filter((name) => !catalogue.some(({ id }) => id === name));
  expect(strangers.map((name) => `${FIXTURES}/${name}: no sources/${name}.json`)).toEqual([]);
});

test('a source without a fixture is told what to write', () => {
  const [first] = catalogue;
  expect(missingFixtures({ ...first!, id: 'not-there' })).toEqual([
    expect.stringMatching(/^write test\/fixtures\/sources\/not-there\/list\.\w+, in the shape of https?:/),
    ...(first!.fallbacks.length > 0 ? [expect.stringMatching(/fallback-1/)] : []),
  ]);
});

describe.each(
  catalogue
    .filter((source) => missingFixtures(source).length === 0)
    .map((source) => [source.id, source] as const),
)('%s', (_, source) => {
  test('reads what its golden result says, by every channel', () => {
    const kept: unknown = JSON.parse(readFileSync(fixturePath(source, 'golden.json'), 'utf8'));
    const read: unknown = JSON.parse(JSON.stringify(readFixture(source).golden));
    expect(read).toEqual(kept);
  });

  test('has the words of its page', () => {
    const kept = existsSync(fixturePath(source, 'page.txt')) ? readFileSync(fixturePath(source, 'page.txt'), 'utf8') : null; // prettier-ignore
    expect(readFixture(source).pageText).toBe(kept);
  });

  test('has no file that belongs to no channel', () => {
    expect(strayFixtures(source)).toEqual([]);
  });

  test.each(channelFixtures(source))(
    '$list: is a list by its own minimum, with nothing passed over',
    (channel) => {
      const { entries, notes } = listOf(readFixture(source).golden, channel.list);
      expect(entries.length).toBeGreaterThanOrEqual(minimumOf(source, channel));
      expect(notes).toEqual([]);
    },
  );

  test('leads to hosts that it may be connected to', () => {
    const hosts = Object.values(readFixture(source).golden.lists).flatMap(({ entries }) => entries.map(({ url }) => new URL(url).hostname)); // prettier-ignore
    const off = [...new Set(hosts)].filter((host) => !hostsOf(source).includes(host));
    expect(off).toEqual([OFF_HOST[source.id]?.host].filter((host) => host !== undefined));
  });
});

const listOf = (golden: Golden, list: string): Golden['lists'][string] => {
  const found = golden.lists[list];
  if (found === undefined) throw new Error(`${list} was not read`);
  return found;
};

const discovering = catalogue.flatMap((source) =>
  channelFixtures(source).flatMap(({ entry, discover }) =>
    discover === null || entry.discover === undefined
      ? []
      : [{ source, entry, file: discover, rule: entry.discover }],
  ),
);

test.each(discovering)(
  '$source.id: finds its list though the number in its address has grown',
  ({ source, entry, file, rule }) => {
    const html = readFileSync(fixturePath(source, file), 'utf8');
    expect(discoverLinks(html, rule.from, rule.link)[0]).toBe(entry.url.replace('/105/', '/106/'));
    expect(new RegExp(rule.link, 'u').test(entry.url)).toBe(true);
    expect(discoverLinks('<a href="/jp/seido/index.html">制度</a>', rule.from, rule.link)).toEqual([]);
  },
);

test('the lists of the Prime Minister’s Office, whose path holds the number of the cabinet, are found so', () => {
  expect(discovering.map(({ source }) => source.id).sort()).toEqual([
    'kantei-actions', 'kantei-actions-en', 'kantei-discourse', 'kantei-statements',
  ]); // prettier-ignore
});

describe('what the fixtures show of the real sites', () => {
  const source = (id: string): Source => catalogue.find((one) => one.id === id)!;
  const entriesOf = (id: string, list: string): Golden['lists'][string]['entries'] =>
    listOf(readFixture(source(id)).golden, list).entries;

  test('one page of the Ministry of Defense under two titles is two items, a dated page is one', () => {
    const items = itemsOf(entriesOf('mod-news', 'list.xml'), source('mod-news'));
    expect(items.filter(({ url }) => url.includes('/sedori/'))).toHaveLength(2);
    const press = 'https://www.mod.go.jp/j/press/news/2026/11/19a.html';
    const twice = ['予定について', '予定について（変更）'].map((title) => ({ url: press, title, published: null, summary: null })); // prettier-ignore
    expect(itemsOf(twice, source('mod-news'))).toHaveLength(1);
  });

  test('the update feed announces no page that another source announces, but edits of all of them', () => {
    const others = new Set(
      [...entriesOf('mod-news', 'list.xml'), ...entriesOf('mod-press-conferences', 'list.js')].map(
        ({ url }) => url,
      ),
    );
    const shared = entriesOf('mod-updates', 'list.xml').filter(({ url }) => others.has(url));
    expect(shared.map(({ title }) => title.slice(-3))).toEqual(['を更新', 'を更新', 'を更新']);
  });

  test('what is announced as edited each day is an announcement each day', () => {
    const items = itemsOf(entriesOf('mod-updates', 'list.xml'), source('mod-updates'));
    const tenders = items.filter(({ url }) => url.endsWith('/choutatsu/index.html'));
    expect(tenders.map(({ entries }) => entries[0].edition)).toEqual([
      '2026-11-19', '2026-11-18', '2026-11-17', '2026-11-16', '2026-11-12',
    ]); // prettier-ignore
  });

  test('an unclosed anchor gives no item the address of its neighbour', () => {
    const urls = entriesOf('js-releases', 'list.html').map(({ url }) => url);
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('the fallback of the press feed knows the same items', () => {
    const known = new Set(entriesOf('mod-news', 'list.xml').map(({ url, title }) => `${url} ${title}`));
    const strangers = entriesOf('mod-news', 'fallback-1.html').filter(({ url, title }) => !known.has(`${url} ${title}`)); // prettier-ignore
    expect(strangers).toEqual([]);
  });
});
