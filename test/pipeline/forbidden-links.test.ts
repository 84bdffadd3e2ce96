import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { literalAddress } from '../../lambdas/adapters/safe-address.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import type { CaptureAnswer, CaptureQuestion } from '../support/capture-child.ts';
import { startCanary } from '../support/canary.ts';
import type { Canary } from '../support/canary.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startChild } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import { FORBIDDEN_NAMES, REACHABLE, UNREADABLE } from '../support/forbidden-addresses.ts';
import { TEN, answer, htmlList } from '../support/hostile-lists.ts';
import { raw, startHostileServer } from '../support/hostile-server.ts';
import type { HostileServer } from '../support/hostile-server.ts';
import type { PollAnswer, PollQuestion } from '../support/poll-child.ts';

const T0 = '2026-01-01T00:00:00Z';
const ONE_HOUR_LATER = '2026-01-01T01:00:00Z';

let canary: Canary;
let site: HostileServer;
let polling: Child<PollQuestion, PollAnswer>;
let capturing: Child<CaptureQuestion, CaptureAnswer>;
let root: string;

/** Hosts of the forbidden addresses, as far as a definition can name them: a source that allows them all. */
const ALLOWED = [...new Set(REACHABLE.map((url) => new URL(url).hostname))].filter((host) =>
  /^[a-z0-9.-]+$/.test(host),
);

const source = (hosts: readonly string[]): SourceInput => ({
  id: 'site-list',
  name: { en: 'Site', ja: 'サイト' },
  publisher: { en: 'Site', ja: 'サイト' },
  kind: 'ministry',
  country: 'JP',
  language: 'ja',
  entry: { type: 'listing', url: 'http://www.example.jp/list.html', item: '#list > li' },
  identity: 'url+title',
  hosts: [...hosts],
  terms: { licence: 'test', keep: 'full' },
  verified: { how: 'never' },
});

beforeAll(async () => {
  const authority = makeAuthority();
  root = await mkdtemp(join(tmpdir(), 'hinomi-links-'));
  canary = await startCanary();
  site = await startHostileServer(authority.issue(['www.example.jp']));
  const trap = { httpPort: canary.port, httpsPort: canary.port, otherPorts: canary.port };
  const literals = REACHABLE.flatMap((url) => literalAddress(new URL(url).hostname) ?? []);
  const web = {
    ca: authority.pem,
    hosts: {
      'trap.invalid': { address: [...literals, '127.0.0.1', '::1'], ...trap },
      'www.example.jp': { ...trap, address: '93.184.216.34', httpPort: site.httpPort },
      ...Object.fromEntries(
        Object.entries(FORBIDDEN_NAMES).map(([name, address]) => [name, { address, ...trap }]),
      ),
    },
  };
  polling = startChild('poll-child.ts', { web });
  capturing = startChild('capture-child.ts', { web });
});

afterAll(async () => {
  await Promise.all([polling.end(), capturing.end()]);
  await Promise.all([site.close(), canary.close()]);
  await rm(root, { recursive: true, force: true });
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The jobs that a poll queues when links appear in a list that was good before. */
async function jobsFor(links: readonly string[], archive: string): Promise<readonly PageJob[]> {
  const lines = links.map((link, index) => ({ path: escaped(link), title: `新着${index}` }));
  const ask = (list: string, at: string): Promise<PollAnswer> => {
    site.answers.set('/list.html', answer(list));
    return polling.ask({ archive, source: source([]), at });
  };
  await ask(htmlList(TEN), T0);
  return (await ask(htmlList([...TEN, ...lines]), ONE_HOUR_LATER)).queued;
}

describe('a list that links to where somebody would answer', () => {
  let jobs: readonly PageJob[];

  test('queues a job for every link, for titles alert as they are', async () => {
    jobs = await jobsFor([...REACHABLE, ...UNREADABLE], join(root, 'linked'));
    expect(jobs.length).toBeGreaterThanOrEqual(REACHABLE.length);
    expect(canary.connections()).toBe(0);
  });

  test.each([
    ['does not allow them', []],
    ['allows them all', ALLOWED],
  ])('is not followed for a source that %s', async (_, hosts) => {
    for (const job of jobs) {
      const { report } = await capturing.ask({
        archive: join(root, 'linked'),
        source: source(hosts),
        job: again(job, hosts.length),
      });
      expect([job.item.url, report.outcome]).toEqual([
        job.item.url,
        expect.stringMatching(/^(?:off-host|refused-address|robots-unavailable)$/),
      ]);
      if (report.outcome === 'robots-unavailable')
        expect(report.detail).toMatch(/refused-address|not a public address/);
      expect(report.alerts.map(({ basis, unread }) => [basis, unread])).toEqual([['title', report.outcome]]);
    }
    expect(canary.connections()).toBe(0);
  });

  test('nor is a page that redirects there', async () => {
    const [first] = await jobsFor(['/moved.html'], join(root, 'moved'));
    for (const [index, url] of REACHABLE.entries()) {
      site.answers.set(
        '/moved.html',
        raw(`HTTP/1.1 302 Found\r\nlocation: ${url}\r\ncontent-length: 0\r\n\r\n`),
      );
      const job = again(jobOf(first), index + 2);
      const { report } = await capturing.ask({ archive: join(root, 'moved'), source: source(ALLOWED), job });
      expect([url, report.outcome]).toEqual([url, 'refused-address']);
    }
    expect(canary.connections()).toBe(0);
  });
});

/** The same job of another item, so that nothing of an earlier one is known. */
const again = (job: PageJob, run: number): PageJob => ({
  ...job,
  item: { ...job.item, id: `${job.item.id}-${run}` },
});

function jobOf(job: PageJob | undefined): PageJob {
  if (job === undefined) throw new Error('no job was queued');
  return job;
}
