import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { stateKey } from '../../lambdas/contract/keys.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startChild } from '../support/child.ts';
import type { Child } from '../support/child.ts';
import {
  BAD_ANSWERS,
  BAD_ROBOTS,
  BESIDES,
  EXTERNAL,
  HTML,
  TEN,
  XML,
  answer,
  feed,
  htmlList,
} from '../support/hostile-lists.ts';
import { startHostileServer } from '../support/hostile-server.ts';
import type { Behaviour, HostileServer } from '../support/hostile-server.ts';
import type { PollAnswer, PollQuestion } from '../support/poll-child.ts';

const T0 = '2026-01-01T00:00:00Z';
const ONE_HOUR_LATER = '2026-01-01T01:00:00Z';
/** Beyond the longest Retry-After that is heeded. */
const NINE_DAYS_LATER = '2026-01-10T00:00:00Z';

/** How long the test lets the program wait for an answer, and what it allows for all else. */
const PATIENCE = 600;
const MARGIN = 4500;
const MOST_MEMORY = 300;

let server: HostileServer;
let root: string;
/** One process polls one source all the while, so that what the answers leave behind in it adds up. */
let children: Record<Kind | 'robots', Child<PollQuestion, PollAnswer>>;

const source = (id: string, entry: SourceInput['entry']): SourceInput => ({
  id,
  name: { en: 'Site', ja: 'サイト' },
  publisher: { en: 'Site', ja: 'サイト' },
  kind: 'ministry',
  country: 'JP',
  language: 'ja',
  entry,
  hosts: ['second.example.jp', 'private.example.jp'],
  terms: { licence: 'test', keep: 'full' },
  verified: { how: 'never' },
});

const KINDS = {
  listing: {
    path: '/list.html',
    good: answer(htmlList(TEN), { type: HTML }),
    source: source('site-list', {
      type: 'listing',
      url: 'http://www.example.jp/list.html',
      item: '#list > li',
    }),
  },
  feed: {
    path: '/feed.xml',
    good: answer(feed(TEN), { type: XML }),
    source: source('site-feed', { type: 'feed', url: 'http://www.example.jp/feed.xml' }),
  },
} as const;
type Kind = keyof typeof KINDS;

const ROBOTS = answer('User-agent: *\nDisallow: /private/\n', { type: 'text/plain' });

beforeAll(async () => {
  const authority = makeAuthority();
  root = await mkdtemp(join(tmpdir(), 'hinomi-hostile-'));
  server = await startHostileServer(authority.issue(['www.example.jp']));
  const at = (address: string): object => ({
    address,
    httpPort: server.httpPort,
    httpsPort: server.httpsPort,
  });
  const hosts = {
    'www.example.jp': at('93.184.216.34'),
    'second.example.jp': at('93.184.216.35'),
    'private.example.jp': at('10.0.0.5'),
    'elsewhere.example': at('93.184.216.36'),
  };
  const start = (): Child<PollQuestion, PollAnswer> =>
    startChild('poll-child.ts', { web: { ca: authority.pem, hosts } });
  children = { listing: start(), feed: start(), robots: start() };
  for (const [path, behaviour] of Object.entries(BESIDES)) server.answers.set(path, behaviour);
  server.answers.set('/robots.txt', ROBOTS);
  for (const kind of ['listing', 'feed'] as const) {
    const { report } = await pollOnce(kind, KINDS[kind].good, baselineOf(kind), T0);
    expect(report).toMatchObject({ outcome: 'ok', items: TEN.length, jobs: [] });
  }
});

afterAll(async () => {
  for (const child of Object.values(children))
    expect(await child.end()).toMatchObject({ code: 0, stderr: '' });
  await server.close();
  await rm(root, { recursive: true, force: true });
});

const baselineOf = (kind: Kind): string => join(root, `baseline-${kind}`);

/** One poll of a source whose list answers as told. */
function pollOnce(
  kind: Kind,
  behaviour: Behaviour,
  archive: string,
  at: string,
  child = children[kind],
): Promise<PollAnswer> {
  server.answers.set(KINDS[kind].path, behaviour);
  return child.ask({ archive, source: KINDS[kind].source, at, patience: PATIENCE });
}

let archives = 0;

/** An archive of its own that holds the baseline. */
async function archiveWithBaseline(kind: Kind): Promise<string> {
  archives += 1;
  const archive = join(root, `archive-${archives}`);
  await cp(baselineOf(kind), archive, { recursive: true });
  return archive;
}

/** What must not change: the good list and what it was read by, and every object of the archive but the state. */
async function memoryOf(kind: Kind, archive: string): Promise<object> {
  const key = stateKey(KINDS[kind].source.id);
  const state = v.parse(sourceStateSchema, JSON.parse(await readFile(join(archive, key), 'utf8')));
  const entries = await readdir(archive, { recursive: true, withFileTypes: true });
  const objects = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('.hinomi'))
    .map(({ parentPath, name }) => join(parentPath, name));
  return { ...listOf(state), objects: objects.map((file) => file.slice(archive.length)).sort() };
}

const listOf = ({ good, definition, validators, visits }: SourceState): object => ({
  good,
  definition,
  validators,
  visits,
});

function expectBounded({ milliseconds, mebibytes, requests }: PollAnswer): void {
  expect(milliseconds).toBeLessThan(requests.length * PATIENCE + MARGIN);
  expect(mebibytes).toBeLessThan(MOST_MEMORY);
  for (const { limits } of requests) {
    expect(limits.milliseconds).toBeLessThanOrEqual(30_000);
    expect(limits.bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
    expect(limits.redirects).toBeLessThanOrEqual(5);
  }
}

describe.each(['listing', 'feed'] as const)('a source of type %s is given', (kind) => {
  test.each(BAD_ANSWERS.map((row) => [row.name, row[kind], row.behaviour] as const))(
    '%s: %s, and the baseline stands',
    async (_, outcome, behaviour) => {
      const archive = await archiveWithBaseline(kind);
      const before = await memoryOf(kind, archive);
      const bad = await pollOnce(kind, behaviour, archive, ONE_HOUR_LATER);
      expect([bad.report.outcome, bad.report.detail]).toEqual([
        outcome,
        expect.stringMatching(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,600}$/u),
      ]);
      expect(bad.report.health).toBe('suspect');
      expectBounded(bad);
      expect([bad.queued, bad.report.jobs]).toEqual([[], []]);
      expect(await memoryOf(kind, archive)).toEqual(before);

      const good = await pollOnce(kind, KINDS[kind].good, archive, NINE_DAYS_LATER);
      expect(good.report).toMatchObject({ outcome: 'ok', health: 'ok', items: TEN.length, jobs: [] });
      expect(good.queued).toEqual([]);
      expect(await memoryOf(kind, archive)).toEqual(before);
    },
  );
});

describe('robots.txt is', () => {
  test.each(BAD_ROBOTS.map(([name, behaviour, outcome]) => [name, outcome, behaviour] as const))(
    '%s: %s',
    async (_, outcome, behaviour) => {
      archives += 1;
      server.answers.set('/robots.txt', behaviour);
      const asked = server.asked.length;
      const given = await pollOnce(
        'listing',
        KINDS.listing.good,
        join(root, `archive-${archives}`),
        T0,
        children.robots,
      );
      server.answers.set('/robots.txt', ROBOTS);
      expect(given.report.outcome).toBe(outcome);
      expectBounded(given);
      expect(given.queued).toEqual([]);
      expect(server.asked.slice(asked).includes('www.example.jp/list.html')).toBe(outcome === 'ok');
    },
  );
});

test('there are enough bad answers, and none reached what it pointed at', () => {
  expect(BAD_ANSWERS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(BAD_ANSWERS.map(({ name }) => name)).size).toBe(BAD_ANSWERS.length);
  const strayed = server.asked.filter(
    (asked) => asked.includes(EXTERNAL) || !/^(?:www|second)\.example\.jp\//.test(asked),
  );
  expect(strayed).toEqual([]);
});
