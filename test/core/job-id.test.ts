import { describe, expect, test } from '@jest/globals';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { jobId } from '../../lambdas/core/job-id.ts';

const JOB: PageJob = {
  version: 1,
  source: 'example-news',
  item: { id: '0123456789abcdef-page', url: 'https://news.example/page', firstSeen: '2025-11-06T02:00:00Z' },
  reason: 'new',
  detectedAt: '2025-11-06T02:00:00Z',
  announcements: [{ title: '防衛相会談', url: 'https://news.example/page', published: null, summary: null }],
};
const announced = (...titles: string[]) => titles.map((title) => ({ ...JOB.announcements[0]!, title }));

describe('jobId', () => {
  test('is an id that SQS takes, the same for the same job', () => {
    expect(jobId(JOB)).toMatch(/^[0-9a-f]{64}$/);
    expect(jobId(structuredClone(JOB))).toBe(jobId(JOB));
  });

  test.each<readonly [string, Partial<PageJob>]>([
    ['source', { source: 'other-news' }],
    ['item', { item: { ...JOB.item, id: 'fedcba9876543210-page' } }],
    ['reason', { reason: 'visit' }],
    ['instant of detection', { detectedAt: '2025-11-06T02:00:01Z' }],
    ['title', { announcements: announced('日米防衛相会談') }],
    ['a further title', { announcements: announced('防衛相会談', '続報') }],
    ['no titles', { announcements: [] }],
    ['known titles', { knownTitles: ['旧題'] }],
  ])('differs by %s', (_, change) => {
    expect(jobId({ ...JOB, ...change })).not.toBe(jobId(JOB));
  });

  test('titles do not run into one another', () => {
    expect(jobId({ ...JOB, announcements: announced('a', 'b') })).not.toBe(
      jobId({ ...JOB, announcements: announced('a,b') }),
    );
    expect(jobId({ ...JOB, announcements: announced('a'), knownTitles: ['b'] })).not.toBe(
      jobId({ ...JOB, announcements: announced('a', 'b') }),
    );
  });

  test('does not depend on where a list lies or when the item was first seen', () => {
    const other = { ...JOB, listing: 'sources/x', item: { ...JOB.item, firstSeen: '2025-01-01T00:00:00Z' } };
    expect(jobId(other)).toBe(jobId(JOB));
  });
});
