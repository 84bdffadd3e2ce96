import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { decodeFeed } from '../../../lambdas/core/feed/feed-record.ts';
import { entryOf } from '../../../lambdas/core/feed/entry.ts';
import { merged } from '../../../lambdas/core/feed/merge.ts';
import { ALERT, CLOSED, REMOVED, UPDATED } from '../compose/alerts.ts';
import {
  atomOf,
  isWellFormed,
  jsonOf,
  sayingEverywhere,
  shownByAtom,
  shownByJson,
  wordsByXml,
} from './formats.ts';

const HOSTILE = [
  '</title><script>alert(1)</script>',
  '<![CDATA[ x ]]> y ]]> & z',
  '&lt;b&gt; &amp;amp; &apos; &#x3c; &nbsp;',
  'a\u0000b\u0007c\u001bd\u0085e\r\n<f>\u2028g',
  '\u202eevil\u202c \u2066x\u2069 \u200fy \ufefffin',
  'lone \ud83d and \udd25 <',
  'no character \ufffe \uffff, a noncharacter \u{1fffe}',
  '👩‍👩‍👧 🇵🇭 が゙ é',
  '"quoted" \'so\' and `so`',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;',
  '-- > -- <b',
];

const feedOf = (text: string) => merged('all', undefined, [entryOf(sayingEverywhere(UPDATED, text), 'full')]);

describe('a feed in both formats', () => {
  test.each(HOSTILE)('holds %j as words and as nothing else', (text) => {
    const feed = feedOf(text);
    const xml = atomOf(feed);
    expect(isWellFormed(xml)).toBe(true);
    const [item] = shownByJson(jsonOf(feed));
    expect(shownByAtom(xml)).toEqual([item]);
    expect(wordsByXml(xml)).toEqual([{ title: item?.title, content: item?.content }]);
    expect(item?.title).not.toMatch(/[\p{Cc}\p{Zl}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
    expect(item?.content).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
  });

  test('says the same whatever stands in a page', () => {
    const anything = fc
      .array(
        fc.oneof(
          fc.integer({ min: 0, max: 0xffff }),
          fc.constantFrom(...Array.from('<>&;\'"]![-?\ud800', (c) => c.charCodeAt(0))),
        ),
        { maxLength: 60 },
      )
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
        const feed = feedOf(text);
        const xml = atomOf(feed);
        const [item] = shownByJson(jsonOf(feed));
        expect(isWellFormed(xml)).toBe(true);
        expect(wordsByXml(xml)).toEqual([{ title: item?.title, content: item?.content }]);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('shows the same entries, times, links, labels and authors', () => {
    const feed = merged(
      'all',
      undefined,
      [ALERT, UPDATED, REMOVED, CLOSED].map((alert) => entryOf(alert, 'full')),
    );
    const shown = shownByAtom(atomOf(feed));
    expect(shown).toHaveLength(4);
    expect(shown).toEqual(shownByJson(jsonOf(feed)));
  });

  test('is read again as it was written', () => {
    const feed = merged('all', undefined, [entryOf(ALERT, 'full'), entryOf(UPDATED, 'private')]);
    expect(decodeFeed('all', Buffer.from(jsonOf(feed)))).toEqual(feed);
  });

  test('has the time of its newest entry, and an id and a title of its own', () => {
    const later = { ...ALERT, id: 'later', detectedAt: '2025-11-07T03:00:00Z' };
    const feed = merged(
      'counterparts/AU',
      undefined,
      [ALERT, later].map((alert) => entryOf(alert, 'full')),
    );
    expect(parseAtomFeed(atomOf(feed))).toMatchObject({
      id: 'urn:hinomi:feed:counterparts/AU',
      title: { value: 'Hinomi: Australia / 火の見：オーストラリア' },
      subtitle: { value: expect.stringContaining('with this counterpart: Australia. / ') },
      updated: '2025-11-07T03:00:00.000Z',
    });
    expect(atomOf(feed)).toBe(atomOf(merged('counterparts/AU', feed, [entryOf(ALERT, 'full')])));
  });
});

describe('a kept feed', () => {
  const bytes = (text: string) => Buffer.from(text);
  const feed = jsonOf(merged('all', undefined, [entryOf(ALERT, 'full')]));

  test.each([
    ['not JSON', 'x', 'it is not JSON'],
    [
      'a feed of others',
      '{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[]}',
      'description',
    ],
    ['another version', feed.replace('version/1.1', 'version/1'), 'version'],
    ['another of our feeds', feed.replace('feed:all', 'feed:relevant'), '_hinomi.id: the id of this feed'],
    ['without entries', feed.replace(/"items":.*/, '"items":[]}'), 'items: at least one entry'],
    [
      'with a time that is none',
      feed.replace(/"date_published":"[^"]*"/, '"date_published":"x"'),
      'date_published: a time',
    ],
  ])('that is %s is said to be damaged, by its key', (_what, text, why) => {
    expect(() => decodeFeed('all', bytes(text))).toThrow(`feeds/all.json is damaged: `);
    expect(() => decodeFeed('all', bytes(text))).toThrow(why);
  });
});
