import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { conditionalHeaders } from '../../lambdas/adapters/follow-redirects.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import { listening } from './listening.ts';
import type { Listening } from './listening.ts';

/** The host of the made-up ministry: a list of twenty entries at `/news/`, and the page of each. */
export const HOST = 'www.bench.example';

const OLD = 19;
const MEETING = '日仏防衛相会談について';
/** Words of a usual page of this kind: some 700 characters. */
const PARAGRAPHS = [
  '11月20日、防衛大臣は、フランスの国防大臣と約40分間にわたり会談を行い、地域情勢及び両国の防衛協力・交流について意見を交わしました。',
  '両大臣は、インド太平洋地域における力による一方的な現状変更の試みに反対することで一致し、自由で開かれた国際秩序を守るために緊密に連携していくことを確認しました。',
  '防衛大臣は、部隊間の協力を円滑にするための協定の交渉が進んでいることを歓迎し、国防大臣は、今後も艦艇や航空機の派遣を続けると述べました。',
  '両大臣はまた、装備・技術の分野での協力、宇宙やサイバーといった新しい領域での対話、能力構築支援での連携を進めることで一致し、次回の会合を来年前半に開くことを確認しました。',
];

/** What the site answers. `news`: the newest entry, a meeting, is in the list. `validates`: it knows entity tags. */
export interface SiteMood {
  readonly news: boolean;
  readonly validates: boolean;
}

interface SiteAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly etag?: string;
}

const entry = (path: string, title: string): string => `<li><a href="/news/${path}">${title}</a></li>`;

function listPage(news: boolean): string {
  const old = Array.from({ length: OLD }, (_, n) => entry(`old${n}.html`, `庁舎見学のお知らせ（第${n}回）`));
  const entries = news ? [entry('20261120.html', MEETING), ...old] : old;
  return html('報道資料', `<ul id="list">${entries.join('\n')}</ul>`);
}

const html = (title: string, content: string): string =>
  `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${title}</title></head>
<body><header><nav><a href="/">計測省</a></nav></header><main><h1>${title}</h1>${content}</main><footer>計測省</footer></body></html>`;

function answerTo(path: string, asked: string | undefined, { news, validates }: SiteMood): SiteAnswer {
  const type = 'text/html; charset=utf-8';
  if (path === '/robots.txt') return { status: 200, type: 'text/plain', body: 'User-agent: *\nAllow: /\n' };
  const page = path === '/news/' ? listPage(news) : html(MEETING, PARAGRAPHS.map((words) => `<p>${words}</p>`).join('\n')); // prettier-ignore
  if (!validates) return { status: 200, type, body: page };
  const etag = `"${page.length}"`;
  return asked === etag ? { status: 304, type, body: '', etag } : { status: 200, type, body: page, etag };
}

/** The site as a port, for what is prepared in this process. */
export const sitePages = (mood: SiteMood): Pages => ({
  fetch: (request) => {
    const requestHeaders = conditionalHeaders(request);
    const path = new URL(request.url).pathname;
    const { status, type, body, etag } = answerTo(path, header(requestHeaders, 'if-none-match'), mood);
    const headers = [
      ['content-type', type] as const,
      ...(etag === undefined ? [] : [['etag', etag] as const]),
    ];
    const entity = new TextEncoder().encode(body);
    return Promise.resolve({ kind: 'response', url: request.url, redirects: [], status, headers, requestHeaders, body: entity }); // prettier-ignore
  },
});

/** The site over HTTP, in the mood of the moment. */
export function startSite(mood: () => SiteMood): Promise<Listening> {
  const answer: RequestListener = (request, response) => {
    const { status, type, body, etag } = answerTo(
      request.url ?? '',
      request.headers['if-none-match'],
      mood(),
    );
    response.writeHead(status, { 'content-type': type, ...(etag === undefined ? {} : { etag }) }).end(body);
  };
  return listening(createServer(answer));
}
