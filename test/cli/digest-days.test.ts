import { describe, expect, test } from '@jest/globals';
import { dueDigest } from '../../cli/local/digest-days.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { alertKey } from '../../lambdas/contract/keys.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { ALERT } from '../core/compose/alerts.ts';
import { memoryArchive } from '../support/memory-archive.ts';

const SETTINGS = { zone: 'Asia/Tokyo', digestHour: 8, console: null, contact: null };
/** Half an hour after digest hour in Japan, on the same day in UTC. */
const NOW = '2025-11-05T23:30:00Z';

describe('the digest that a machine owes which began to watch after digest hour', () => {
  const owedAfter = async (detectedAt: Instant | null): Promise<string | null> => {
    const archive = memoryArchive();
    if (detectedAt !== null)
      await archive.create(alertKey(detectedAt, 'a'), encodeRecord({ ...ALERT, id: 'a', detectedAt }));
    return (await dueDigest(NOW, NOW, archive, SETTINGS))?.date ?? null;
  };

  test.each([
    ['nobody has watched before', null, null],
    ['the only alert came after digest hour, on the same UTC day', '2025-11-05T23:10:00Z', null],
    ['an alert came before it, on the same UTC day', '2025-11-05T22:59:59Z', '2025-11-06'],
    ['an alert came the UTC day before', '2025-11-04T23:00:00Z', '2025-11-06'],
  ])('%s', async (_, detectedAt, date) => {
    expect(await owedAfter(detectedAt)).toBe(date);
  });
});
