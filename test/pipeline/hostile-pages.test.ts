import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemKey } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import type { CaptureAnswer, CaptureQuestion } from '../support/capture-child.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startChild } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import { BESIDES, NO_PAGES, answer } from '../support/hostile-lists.ts';
import type { BadAnswer } from '../support/hostile-lists.ts';
import { startHostileServer } from '../support/hostile-server.ts';
import type { Behaviour, HostileServer } from '../support/hostile-server.ts';

const T0 = '2026-01-01T00:00:00Z';
const PATIENCE = 600;
const MARGIN = 4500;
const MOST_MEMORY = 300;
const URL_OF_PAGE = 'http://www.example.jp/news/1.html';

const SOURCE: SourceInput = {
  id: 'site-list',
  name: { en: 'Site', ja: 'サイト' },
  publisher: { en: 'Site', ja: 'サイト' },
  kind: 'ministry',
  country: 'JP',
  language: 'ja',
  entry: { type: 'listing', url: 'http://www.example.jp/list.html', item: '#list > li' },
  hosts: ['second.example.jp', 'private.example.jp'],
  terms: { licence: 'test', keep: 'full' },
  verified: { how: 'never' },
};

const PAGE = `<!DOCTYPE html><html><head><title>日豪防衛相会談</title></head><body><main><h1>日豪防衛相会談について</h1>${'<p>防衛大臣は会談を行い、共同訓練を進めることで一致した。</p>'.repeat(20)}<p>以上。</p></main></body></html>`;

const job = (reason: PageJob['reason'], at: string): PageJob => ({
  version: 1,
  source: SOURCE.id,
  item: { id: 'page-1', url: URL_OF_PAGE, firstSeen: T0 },
  reason,
  detectedAt: at,
  announcements:
    reason === 'new'
      ? [{ title: '日豪防衛相会談について', url: URL_OF_PAGE, published: null, summary: null }]
      : [],
});

let server: HostileServer;
let child: Child<CaptureQuestion, CaptureAnswer>;
let root: string;

beforeAll(async () => {
  const authority = makeAuthority();
  root = await mkdtemp(join(tmpdir(), 'hinomi-pages-'));
  server = await startHostileServer(authority.issue(['www.example.jp']));
  const at = (address: string): object => ({
    address,
    httpPort: server.httpPort,
    httpsPort: server.httpsPort,
  });
  const hosts = {
    'www.example.jp': at('93.184.216.34'),
    'private.example.jp': at('10.0.0.5'),
    'elsewhere.example': at('93.184.216.36'),
  };
  child = startChild('capture-child.ts', { web: { ca: authority.pem, hosts } });
  for (const [path, behaviour] of Object.entries(BESIDES)) server.answers.set(path, behaviour);
  const first = await captureOnce(answer(PAGE), baseline(), job('new', T0));
  expect(first.report).toMatchObject({ outcome: 'ok', alerts: [{ change: 'new', basis: 'page' }] });
});

afterAll(async () => {
  expect(await child.end()).toMatchObject({ code: 0, stderr: '' });
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const baseline = (): string => join(root, 'baseline');

function captureOnce(behaviour: Behaviour, archive: string, work: PageJob): Promise<CaptureAnswer> {
  server.answers.set('/news/1.html', behaviour);
  return child.ask({ archive, source: SOURCE, job: work, patience: PATIENCE });
}

const currentOf = async (archive: string): Promise<unknown> => {
  const text = await readFile(join(archive, itemKey(SOURCE.id, T0, 'page-1')), 'utf8');
  const item: unknown = JSON.parse(text);
  return typeof item === 'object' && item !== null ? Reflect.get(item, 'current') : undefined;
};

const cut = (end: string): Behaviour => answer(PAGE.slice(0, PAGE.indexOf(end)));

const ROWS: readonly Pick<BadAnswer, 'name' | 'listing' | 'behaviour'>[] = [
  ...NO_PAGES,
  { name: 'a page that is cut between two paragraphs', listing: 'unparsable', behaviour: cut('<p>以上') },
  { name: 'a page that is cut inside a word', listing: 'unparsable', behaviour: cut('上。') },
  { name: 'a page of three megabytes', listing: 'too-large', behaviour: answer(PAGE.replace('以上', '以上'.repeat(500_000))) },
]; // prettier-ignore

describe('a page that was read before is visited and answers', () => {
  test.each(ROWS.map(({ name, listing, behaviour }) => [name, listing, behaviour] as const))(
    '%s: %s, and no edit is told',
    async (name, outcome, behaviour) => {
      const archive = join(root, name.replaceAll(/\W+/g, '-'));
      await cp(baseline(), archive, { recursive: true });
      const before = await currentOf(archive);
      const bad = await captureOnce(behaviour, archive, job('visit', '2026-01-01T01:00:00Z'));
      expect(bad.report).toMatchObject({ outcome, alerts: [] });
      expect(bad.milliseconds).toBeLessThan(2 * PATIENCE + MARGIN);
      expect(bad.mebibytes).toBeLessThan(MOST_MEMORY);
      expect(await currentOf(archive)).toEqual(before);

      const good = await captureOnce(answer(PAGE), archive, job('visit', '2026-01-01T02:00:00Z'));
      expect(good.report).toMatchObject({ outcome: 'ok', alerts: [] });
      expect(await currentOf(archive)).toEqual(before);
      await rm(archive, { recursive: true });
    },
  );
});
