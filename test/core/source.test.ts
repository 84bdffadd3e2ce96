import { describe, expect, test } from '@jest/globals';
import { channelsOf, hostsOf, isUnproven, parseSource, polledSources } from '../../lambdas/core/source.ts';
import type { Source, SourceInput } from '../../lambdas/core/source.ts';
import { sourceOf } from '../support/source-of.ts';

const feed = { type: 'feed', url: 'https://tower.example/feed.xml' } as const satisfies SourceInput['entry'];
const proven = (id: string, rest: Partial<SourceInput> = {}): Source =>
  sourceOf(feed, { id, verified: { how: 'capture' }, ...rest });

/** Problems of a definition, a line each. */
function problemsOf(rest: object): string {
  try {
    parseSource({ ...proven('tower'), ...rest }, 'tower.json');
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}

describe('a definition that is wrong names the file, the field and what it should be', () => {
  test.each([
    ['an entry of no known type', { entry: { ...feed, type: 'gopher' } }, /^tower\.json: entry(\.type)?: /],
    ['a sitemap of a whole site', { entry: { type: 'sitemap', url: feed.url } }, /^tower\.json: entry\.only: /],
    ['an address without a scheme', { entry: { type: 'feed', url: 'tower.example' } }, /entry\.url: an absolute http/],
    ['a pattern that is none', { entry: { ...feed, only: '(' } }, /entry\.only: a regular expression/],
    ['a skip without an address', { entry: { ...feed, skip: [{ title: 'x' }] } }, /entry\.skip\.0\.url: /],
    ['a page that names no link', { entry: { ...feed, discover: { from: feed.url } } }, /entry\.discover\.link: /],
    ['a fallback that is wrong', { fallbacks: [{ ...feed, minimumEntries: 0 }] }, /fallbacks\.0\.minimumEntries: /],
    ['a record without a title', { entry: { type: 'json', url: feed.url, fields: { url: 'u' } } }, /entry\.fields\.title: /],
    ['an unfinished template', { entry: { type: 'json', url: feed.url, fields: { url: '/{slug', title: 't' } } }, /entry\.fields\.url: a field, or text with fields in braces/],
    ['a field nobody knows', { pace: 5 }, /^tower\.json: pace: /],
  ])('%s', (_, rest, message) => {
    expect(problemsOf(rest)).toMatch(message);
  }); // prettier-ignore

  test('and a right one has none', () => {
    expect(problemsOf({ fallbacks: [feed], entry: { ...feed, skip: [{ url: '/x/' }] } })).toBe('');
  });
});

test('the channels of a source are its entry and its fallbacks, in that order', () => {
  const other = { ...feed, url: 'https://mirror.example/feed.xml' };
  expect(channelsOf(proven('tower', { fallbacks: [other] })).map(({ url }) => url)).toEqual([
    feed.url,
    other.url,
  ]);
});

test('its hosts are those of all channels, of the pages that name them, and those it lists, each once', () => {
  const source = proven('tower', {
    entry: { ...feed, discover: { from: 'https://hub.example/', link: '/feed' } },
    fallbacks: [{ ...feed, url: 'https://MIRROR.example/feed.xml' }],
    hosts: ['files.example', 'hub.example'],
  });
  expect(hostsOf(source)).toEqual(['tower.example', 'hub.example', 'mirror.example', 'files.example']);
});

test.each([
  ['capture', false],
  ['measurement', false],
  ['claim', true],
  ['never', true],
] as const)('verified by %s: unproven is %s', (how, unproven) => {
  expect(isUnproven(proven('tower', { verified: { how } }))).toBe(unproven);
});

test('polled are the enabled sources, the unproven ones only when asked for', () => {
  const sources = [
    proven('seen'),
    proven('claimed', { verified: { how: 'claim' } }),
    proven('seen-off', { enabled: false }),
    proven('claimed-off', { verified: { how: 'claim' }, enabled: false }),
  ];
  const ids = (unproven: boolean): readonly string[] =>
    polledSources(sources, { unproven }).map(({ id }) => id);
  expect(ids(false)).toEqual(['seen']);
  expect(ids(true)).toEqual(['seen', 'claimed']);
});
