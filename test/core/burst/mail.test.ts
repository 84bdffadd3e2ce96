import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Burst, BurstItem } from '../../../lambdas/contract/burst.ts';
import { burstText } from '../../../lambdas/core/burst/mail.ts';
import { burstNotification } from '../../../lambdas/core/burst/notification.ts';
import { LOOKOUT, classified } from '../compose/alerts.ts';
import type { Code, FrameworkId } from '../compose/alerts.ts';

const golden = (name: string): string => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8');

function item(
  n: number,
  title: string,
  frameworks: readonly FrameworkId[],
  codes: readonly Code[],
  rest: Partial<BurstItem> = {},
): BurstItem {
  const made = classified(frameworks, codes);
  return {
    item: `item-${n}`,
    change: 'new',
    url: `https://news.lookout.example/docs/${n}.html`,
    title,
    published: '2025-11-06',
    kind: 'meeting',
    defence_diplomacy: true,
    frameworks: made.frameworks.map(({ id, label }) => ({ id, label })),
    counterparts: made.counterparts.map(({ code, label }) => ({ code, label })),
    ...rest,
  };
}

const BURST: Burst = {
  version: 1,
  id: '0123456789abcdef0123',
  detectedAt: '2025-11-06T02:00:00Z',
  source: LOOKOUT,
  listing: 'sources/lookout/listings/2025/11/06/020000Z-1a2b3c4d.html.gz',
  items: [
    item(1, '日豪防衛相会談について', ['bilateral-defence'], ['AU']),
    item(2, '日米豪比防衛相会談（SQUAD）の開催', ['squad', 'bilateral-defence'], ['US', 'AU', 'PH']),
    item(3, '人事異動について', [], [], { kind: 'personnel', defence_diplomacy: false }),
    item(4, '第2回日豪防衛相会談について', ['bilateral-defence'], ['AU'], {
      published: null,
      change: 'updated',
    }),
    item(5, 'フランス国防大臣の来日', [], ['FR'], { kind: 'visit' }),
  ],
};
const KEY = 'bursts/lookout/20251106T014500Z-0.json';

describe('the mail of a burst', () => {
  test('golden', () => {
    expect(burstText(BURST, { licence: 'Public Data License 1.0', zone: 'Europe/Berlin' })).toBe(
      golden('burst'),
    );
  });

  test('names every item once, however many', () => {
    const items = Array.from({ length: 300 }, (_, n) => item(n, `第${n}回会談`, ['squad'], ['PH']));
    const lines = burstText({ ...BURST, items }).split('\n');
    for (const { url } of items) expect(lines.filter((line) => line === `    ${url}`)).toHaveLength(1);
  });

  test('goes to people alone, with the union of its labels', () => {
    const { subject, attributes, to, id, key } = burstNotification(BURST, KEY);
    expect({ to, id, key }).toEqual({ to: 'alerts', id: BURST.id, key: KEY });
    expect(subject).toBe('[Def-Min|SQUAD] AU US PH FR: 5 new items, Lookout Defence News, 2025-11-06');
    expect(attributes).toEqual({
      framework: ['bilateral-defence', 'squad', 'none'],
      counterpart: ['AU', 'US', 'PH', 'none', 'FR'],
      kind: ['meeting', 'personnel', 'visit'],
      source: 'lookout',
      audience: ['mail', 'mail-relevant', 'mail-first', 'mail-first-relevant'],
    });
  });

  test('without anything relevant it reaches only those who take everything', () => {
    const items = BURST.items.filter(({ defence_diplomacy }) => !defence_diplomacy);
    expect(burstNotification({ ...BURST, items }, KEY).attributes).toMatchObject({
      audience: ['mail', 'mail-first'],
    });
  });

  test.each([
    ['\r\nBcc: x@y.example'],
    ['\u202e反転'],
    ['<b>太字</b>'],
    ['😀'.repeat(300)],
    ['曙'.repeat(500)],
  ])('a title %j cannot break it', (title) => {
    const text = burstText({ ...BURST, items: [item(1, title, ['squad'], ['PH'])] });
    expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/^Bcc/m);
    expect(burstNotification({ ...BURST, items: [item(1, title, ['squad'], ['PH'])] }, KEY).subject).toMatch(
      /^[\x20-\x7e]{1,99}$/,
    );
  });
});
