import type { Instant } from '../../lambdas/contract/instant.ts';
import { conditionalHeaders } from '../../lambdas/adapters/follow-redirects.ts';
import { sha256 } from '../../lambdas/core/digest.ts';
import type { PageAnswer, PageRequest, Pages } from '../../lambdas/core/ports/pages.ts';
import { sourceOf } from '../support/source-of.ts';
import type { Source } from '../../lambdas/core/source.ts';

/** From `at` on, an address answers so: with a body of HTML, or with a status and no words. */
export interface WebChange {
  readonly at: Instant;
  readonly url: string;
  readonly answer: string | number;
}

export interface Listed {
  readonly url: string;
  readonly title: string;
}

/** The pages of a web that goes by a table: the last change of an address up to now counts; robots.txt is not there. */
export function webOf(changes: readonly WebChange[], clock: () => Instant): Pages {
  const table = Map.groupBy(changes.toSorted(byTime), ({ url }) => url);
  return {
    fetch: (request) => {
      const now = clock();
      const answer = table.get(request.url)?.findLast(({ at }) => at <= now)?.answer ?? 404;
      return Promise.resolve(answerTo(request, answer));
    },
  };
}

const byTime = (a: WebChange, b: WebChange): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

function answerTo(request: PageRequest, answer: string | number): PageAnswer {
  const body = typeof answer === 'string' ? answer : '';
  const etag = `"${sha256(body).slice(0, 8)}"`;
  const same = typeof answer === 'string' && request.etag === etag;
  return {
    kind: 'response',
    url: request.url,
    redirects: [],
    status: same ? 304 : typeof answer === 'string' ? 200 : answer,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      ['etag', etag],
    ],
    requestHeaders: [['user-agent', 'test'], ...conditionalHeaders(request)],
    body: same ? new Uint8Array() : new TextEncoder().encode(body),
  };
}

/** A page that lists these entries. */
export const listOf = (entries: readonly Listed[]): string =>
  `<html><body><ul id="list">${entries.map(({ url, title }) => `<li><a href="${url}">${title}</a></li>`).join('')}</ul></body></html>`;

/** A page with a heading and a text. */
export const pageOf = (title: string, text: string): string =>
  `<html><head><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

/** A source that is one list on a host of its own, `www.<id>.example`. */
export const newsOf = (id: string): Source =>
  sourceOf(
    { type: 'listing', url: listUrl(id), item: '#list > li' },
    { id, name: { en: `News of ${id}`, ja: `${id}の報道` }, page: { select: ['main'] } },
  );

export const listUrl = (id: string): string => `https://www.${id}.example/list.html`;
export const pageUrl = (id: string, name: string): string => `https://www.${id}.example/${name}.html`;
