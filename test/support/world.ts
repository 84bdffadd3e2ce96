import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { localPorts } from '../../cli/local/ports.ts';
import type { LocalPorts } from '../../cli/local/ports.ts';
import { runRound } from '../../cli/local/run.ts';
import type { RunEvent } from '../../cli/local/run.ts';
import { conditionalHeaders } from '../../lambdas/adapters/follow-redirects.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { PageAnswer, PageRequest, Pages } from '../../lambdas/core/ports/pages.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source, SourceInput } from '../../lambdas/core/source.ts';

/** What an address answers: a body of HTML with 200, or anything else spelt out. */
export type Answer =
  | string
  | { status: number; headers?: Record<string, string>; body?: string | Uint8Array }
  | { failure: 'network-error' | 'too-slow' };

export interface ListEntry {
  path: string;
  title: string;
  date?: string;
}

export const HOST = 'https://site.example';

/** A web site of one host that a test writes: a list at /list.html, pages beside it. Unknown addresses answer 404. */
export interface Site {
  readonly pages: Pages;
  readonly asked: string[];
  list(entries: readonly ListEntry[]): void;
  answer(path: string, answer: Answer): void;
}

export function site(): Site {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const row = ({ path, title, date }: ListEntry): string =>
    `<li><span class="date">${date ?? ''}</span> <a href="${path}">${title}</a></li>`;
  return {
    asked,
    pages: {
      fetch: (request) => {
        const path = request.url.replace(HOST, '');
        asked.push(path);
        return Promise.resolve(respond(request, answers.get(path) ?? { status: 404 }));
      },
    },
    list: (entries) =>
      answers.set(
        '/list.html',
        `<html><body><ul id="list">${entries.map(row).join('\n')}</ul></body></html>`,
      ),
    answer: (path, answer) => answers.set(path, answer),
  };
}

function respond(request: PageRequest, answer: Answer): PageAnswer {
  const requestHeaders = [['user-agent', 'test'], ...conditionalHeaders(request)] as const;
  if (typeof answer === 'object' && 'failure' in answer) {
    return {
      kind: 'failure',
      url: request.url,
      reason: answer.failure,
      detail: answer.failure,
      requestHeaders,
    };
  }
  const { status, headers, body } =
    typeof answer === 'string' ? { status: 200, headers: {}, body: answer } : answer;
  const all = { 'content-type': 'text/html; charset=utf-8', ...headers };
  const tagged = Object.entries(all).find(([name]) => name === 'etag')?.[1];
  const unchanged = tagged !== undefined && request.etag === tagged;
  return {
    kind: 'response',
    url: request.url,
    redirects: [],
    status: unchanged ? 304 : status,
    headers: Object.entries(all),
    requestHeaders,
    body: unchanged
      ? new Uint8Array()
      : typeof body === 'object'
        ? body
        : new TextEncoder().encode(body ?? ''),
  };
}

/** A page with a heading and paragraphs. */
export const page = (title: string, ...paragraphs: string[]): string =>
  `<html><head><title>${title}</title></head><body><main><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</main></body></html>`;

/** A listing source over the site. */
export const listSource = (changes: Partial<SourceInput> = {}): Source =>
  parseSource(
    {
      id: 'site-news',
      name: { en: 'Site', ja: 'サイト' },
      publisher: { en: 'Site', ja: 'サイト' },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry: { type: 'listing', url: `${HOST}/list.html`, item: '#list > li', date: { select: '.date' } },
      page: { select: ['main'] },
      terms: { licence: 'test', keep: 'full' },
      verified: { how: 'never' },
      ...changes,
    },
    'test source',
  );

/** A pipeline of one process over a site, in a directory of its own. */
export interface World {
  readonly site: Site;
  readonly root: string;
  readonly ports: LocalPorts;
  /** One round; resolves with what happened. */
  round(at: Instant, sources?: readonly Source[]): Promise<RunEvent[]>;
  /** The alerts of one round, as `change title`. */
  alertsAt(at: Instant, sources?: readonly Source[]): Promise<string[]>;
  /** Everything the archive holds to alert, by id. */
  alerts(): Promise<Alert[]>;
  mails(): Promise<string[]>;
  remove(): Promise<void>;
}

export async function world(wrap: (ports: LocalPorts) => LocalPorts = (ports) => ports): Promise<World> {
  const root = await mkdtemp(join(tmpdir(), 'hinomi-world-'));
  const places = { archive: join(root, 'archive'), mailbox: join(root, 'mailbox') };
  const web = site();
  const source = listSource();
  const ports = wrap(localPorts(places, web.pages, [source]));
  const round = async (at: Instant, sources: readonly Source[] = [source]): Promise<RunEvent[]> =>
    Array.fromAsync(runRound(at, sources, ports));
  return {
    site: web,
    root,
    ports,
    round,
    alertsAt: async (at, sources) =>
      (await round(at, sources)).flatMap((event) =>
        event.kind === 'alert' ? [`${event.alert.change} ${event.alert.title}`] : [],
      ),
    alerts: () => alertsIn(places.archive),
    mails: () => mailsIn(places.mailbox),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** Every alert record below an archive directory, by file name. */
export async function alertsIn(archive: string): Promise<Alert[]> {
  const folder = join(archive, 'alerts');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (name) => v.parse(alertSchema, JSON.parse(await readFile(join(folder, name), 'utf8')))),
  );
}

/** Every mail of a mailbox, `name\ncontent`, by name. */
export async function mailsIn(mailbox: string): Promise<string[]> {
  const names = await readdir(mailbox).catch(() => []);
  const mails = names.filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(mails.map(async (name) => `${name}\n${await readFile(join(mailbox, name), 'utf8')}`));
}
