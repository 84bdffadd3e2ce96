import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { after } from '../../../lambdas/contract/instant.ts';
import { entryOf } from '../../../lambdas/core/feed/entry.ts';
import type { Feed, FeedItem } from '../../../lambdas/core/feed/feed-record.ts';
import { MOST_ENTRIES, merged, takenUp } from '../../../lambdas/core/feed/merge.ts';
import { daysToList } from '../../../lambdas/core/feed/window.ts';
import { ALERT } from '../compose/alerts.ts';

/** Entries an hour apart; every third shares its instant with the one before. */
const item = (index: number): FeedItem =>
  entryOf(
    {
      ...ALERT,
      id: `id-${String(index).padStart(4, '0')}`,
      detectedAt: after('2025-11-01T00:00:00Z', (index - (index % 3 === 2 ? 1 : 0)) * 3600),
    },
    'full',
  );
const items = (from: number, count: number): FeedItem[] =>
  Array.from({ length: count }, (_, index) => item(from + index));
const ids = (feed: Feed): string[] => feed.items.map(({ id }) => id.slice(-4));

describe('merging', () => {
  test('puts the newest first, equal instants by id, and keeps each entry once', () => {
    const feed = merged('relevant', merged('relevant', undefined, [item(1), item(4)]), [
      item(2),
      item(0),
      item(1),
    ]);
    expect(ids(feed)).toEqual(['0004', '0002', '0001', '0000']);
  });

  test('leaves an entry that is there as it is', () => {
    const before = merged('relevant', undefined, [item(1)]);
    const again = { ...item(1), title: 'told otherwise' };
    expect(merged('relevant', before, [again])).toEqual(before);
  });

  test('keeps a hundred entries; an older one finds no place', () => {
    const full = merged('relevant', undefined, items(10, 120));
    expect(full.items).toHaveLength(MOST_ENTRIES);
    expect(ids(full)[0]).toBe('0129');
    expect(merged('relevant', full, [item(3)])).toEqual(full);
    expect(full._hinomi).toEqual({ version: 1, id: 'urn:hinomi:feed:relevant' });
  });

  test('gives the same feed in whatever order and portions the entries come', () => {
    const all = items(0, 140);
    const whole = merged('all', undefined, all);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
        (shuffled, sizes) => {
          let rest = shuffled;
          let feed: Feed | undefined;
          for (const size of [...sizes, all.length]) {
            if (rest.length > 0) feed = merged('all', feed, rest.slice(0, size));
            rest = rest.slice(size);
          }
          expect(feed).toEqual(whole);
        },
      ),
      { numRuns: 50, seed: 3 },
    );
  });
});

describe('the feed of all', () => {
  test('remembers alerts of the days that will be listed again, though they are not among its entries', () => {
    const day = items(0, 160).map((each) => ({ ...each, date_published: '2025-11-03T05:00:00Z' }));
    const keyed = day.map((each, index) => ({
      ...each,
      _hinomi: { ...each._hinomi, alert: `alerts/dt=2025-11-03/id-${String(index).padStart(4, '0')}.json` },
    }));
    const full = merged('all', undefined, keyed);
    expect(full._hinomi.passed).toHaveLength(60);
    expect([...takenUp(full)].toSorted()).toEqual(keyed.map(({ _hinomi }) => _hinomi.alert));
    const next = { ...item(0), id: 'next', date_published: '2025-11-04T05:00:00Z' };
    expect(merged('all', full, [next])._hinomi.passed).toHaveLength(61);
    const later = { ...next, id: 'later', date_published: '2025-11-05T00:00:00Z' };
    expect(merged('all', full, [later])._hinomi.passed).toBeUndefined();
  });

  test('that is not there yet has taken up nothing', () => {
    expect(takenUp(undefined).size).toBe(0);
  });
});

describe('the days that are listed', () => {
  const AT = '2025-11-10T01:00:00Z';
  test.each([
    ['a week, where there is no feed', undefined, '2025-11-03', 8],
    ['today and yesterday, where the newest is of today', '2025-11-10T00:30:00Z', '2025-11-09', 2],
    ['from the day before the newest entry on', '2025-11-08T23:00:00Z', '2025-11-07', 4],
    ['a week at most', '2025-09-01T00:00:00Z', '2025-11-03', 8],
    ['today and yesterday, though an entry is of the future', '2031-01-01T00:00:00Z', '2025-11-09', 2],
  ])('%s', (_what, newest, first, count) => {
    const days = daysToList(newest, AT);
    expect(days).toHaveLength(count);
    expect(days[0]).toBe(first);
    expect(days.at(-1)).toBe('2025-11-10');
  });
});
