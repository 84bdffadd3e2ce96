import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeCheck } from '../../cli/check/describe.ts';
import { readSource } from '../../cli/check/read-source.ts';
import { warningsOf } from '../../cli/check/warnings.ts';
import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import type { PageRequest, Pages } from '../../lambdas/core/ports/pages.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { jsonLines, runCli } from '../support/cli.ts';

const HOST = 'https://site.example';
const AT = '2026-11-05T00:00:00Z';

type Answer = string | { readonly status: number; readonly body?: string };
/** What a path answers; a list of answers is given one after the other, the last one again and again. */
type Site = Readonly<Record<string, Answer | readonly Answer[]>>;

function pagesOf(site: Site): Pages & { readonly asked: string[] } {
  const asked: string[] = [];
  const next = ({ url }: PageRequest): Answer => {
    const path = url.replace(HOST, '');
    const times = asked.filter((other) => other === path).length;
    asked.push(path);
    const answer = site[path] ?? { status: 404 };
    return isMany(answer) ? (answer[times] ?? answer.at(-1) ?? { status: 404 }) : answer;
  };
  return {
    asked,
    fetch: (request) => {
      const answer = next(request);
      const { status, body = '' } = typeof answer === 'string' ? { status: 200, body: answer } : answer;
      const html = /^\s*</.test(body);
      return Promise.resolve({
        kind: 'response',
        url: request.url,
        redirects: [],
        status,
        headers: [['content-type', html ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8']],
        requestHeaders: [],
        body: new TextEncoder().encode(body),
      });
    },
  };
}

const isMany = (answer: Answer | readonly Answer[]): answer is readonly Answer[] => Array.isArray(answer);

const definition = (rest: Partial<SourceInput> = {}): SourceInput => ({
  id: 'site',
  name: { en: 'Site', ja: 'サイト' },
  publisher: { en: 'Site', ja: 'サイト' },
  kind: 'ministry',
  country: 'JP',
  language: 'ja',
  entry: { type: 'listing', url: `${HOST}/list.html`, item: 'ul.news > li', date: { select: 'time' } },
  minimumEntries: 2,
  page: { select: ['main'] },
  terms: { licence: 'none', keep: 'full' },
  verified: { how: 'measurement' },
  ...rest,
});

interface Row {
  readonly title?: string;
  readonly url?: string;
  readonly date?: string;
}

const list = (...rows: readonly Row[]): string =>
  `<html><body><ul class="news">${rows
    .map(({ title = '防衛相会談について', url = '/a.html', date = '2026-11-04' }) => `<li><time>${date}</time> <a href="${url}">${title}</a></li>`)
    .join('\n')}</ul></body></html>`; // prettier-ignore

const ROWS: readonly Row[] = [
  { title: '日豪防衛相会談について', url: '/a.html' },
  { title: '日英防衛相電話会談について', url: '/b.html' },
  { title: '日伊防衛次官級協議について', url: '/c.html' },
];

const PAGE = `<html><body><main><h1>日豪防衛相会談について</h1><p>${'本日、防衛大臣はオーストラリアの国防大臣と会談し、協力を進めることで一致した。'.repeat(3)}</p></main></body></html>`;

const GOOD: Site = { '/list.html': list(...ROWS), '/a.html': PAGE };

async function check(site: Site, rest: Partial<SourceInput> = {}, recorded = false) {
  const pages = pagesOf(site);
  const source = parseSource(definition(rest), 'site.json');
  const findings = await readSource(source, AT, recorded, { pages, pdf: pdfReader() });
  const warnings = warningsOf(findings);
  const text = describeCheck(findings, warnings, 5).join('\n');
  return { findings, warnings, text, asked: pages.asked, usable: !warnings.some(({ stops }) => stops) };
}

test('a source with nothing wrong has no warning, and what it yields is told field by field', async () => {
  const { warnings, text, asked } = await check(GOOD);
  expect(warnings).toEqual([]);
  const squeezed = text.replaceAll(/ {2,}/g, ' ');
  for (const said of [
    'robots.txt https://site.example/robots.txt: HTTP 404, no rules; allows https://site.example/list.html',
    'channel 0 listing https://site.example/list.html: ok',
    'list 3 entries, 3 items from channel 0 (at least 2 expected)',
    'charset utf-8, as the server says',
    'two reads agree',
    '1 title 日豪防衛相会談について',
    'url https://site.example/a.html',
    'identity url',
    'published 2026-11-04',
    'host site.example, allowed',
    'labels meeting; bilateral-defence; AU; defence diplomacy',
    'outcome ok',
    '| # 日豪防衛相会談について',
    'site can be used as it is.',
  ])
    expect(squeezed).toContain(said);
  expect(asked.filter((path) => path === '/list.html')).toHaveLength(2);
  expect(asked.filter((path) => path === '/a.html')).toHaveLength(2);
});

describe('what stops a source from being used', () => {
  const listing = (entry: object): Partial<SourceInput> => ({
    entry: {
      type: 'listing',
      url: `${HOST}/list.html`,
      item: 'ul.news > li',
      date: { select: 'time' },
      ...entry,
    },
  });
  test.each<[string, Site, Partial<SourceInput>, RegExp]>([
    ['the list is refused', { '/list.html': { status: 403 } }, {}, /^the list: blocked\. HTTP 403 from .+list\.html\. .*never disguise/],
    ['robots.txt forbids it', { ...GOOD, '/robots.txt': 'User-agent: *\nDisallow: /list' }, {}, /^the list: disallowed\. .*robots\.txt forbids/],
    ['it is gone', { ...GOOD, '/list.html': { status: 404 } }, {}, /^the list: gone\. .*mend `url`/],
    ['it is a feed', { '/list.html': '<rss version="2.0"><channel></channel></rss>' }, {}, /wrong-type.*make the source a feed/],
    ['a page stands for a feed', GOOD, { entry: { type: 'feed', url: `${HOST}/list.html` } }, /wrong-type/],
    ['the selector matches nothing: a renamed class', GOOD, listing({ item: 'ul.topics > li' }), /^item matches nothing; its steps match: ul\.topics \(0\), ul \(1\)$/],
    ['the selector matches nothing: a step too many', GOOD, listing({ item: 'ul.news > li div.item a' }), /its steps match: ul\.news \(1\), ul\.news > li \(3\), ul\.news > li div\.item \(0\)/],
    ['what it matches is no entry', GOOD, listing({ item: 'time' }), /^item matches 3 elements, none of which is an entry: item 1: no link/],
    ['a script draws the list', { '/list.html': '<html><body><div id="app"></div></body></html>' }, {}, /a script may draw the list/],
    ['fewer entries than expected', GOOD, { minimumEntries: 9 }, /^the list: collapsed\. 3 entries, 0 before, 9 expected/],
    ['all titles are the same', { ...GOOD, '/list.html': list({ title: '詳細', url: '/a.html' }, { title: '詳細', url: '/b.html' }) }, {}, /^all 2 titles are “詳細”: title must name/],
    ['most titles are buttons', { ...GOOD, '/list.html': list({ title: '本文', url: '/a.html' }, { title: 'PDF', url: '/b.pdf' }, { title: '日豪防衛相会談', url: '/c.html' }) }, {}, /^2 of 3 titles are “本文”, “PDF”: is that the text of a button/],
    ['all links are the same', { ...GOOD, '/list.html': list({ title: '甲' }, { title: '乙' }) }, {}, /^all 2 links lead to https:\/\/site\.example\/a\.html/],
    ['the list differs at once', { ...GOOD, '/list.html': [list(...ROWS), list({ title: '別', url: '/x.html' }, { title: '別の', url: '/y.html' })] }, {}, /^two reads of the list differ: 2 entries only in the second \(“別”\), 3 only in the first/],
    ['the list is refused at once', { ...GOOD, '/list.html': [list(...ROWS), { status: 429 }] }, {}, /could be read once and not again/],
    ['the page counts its readers', { ...GOOD, '/a.html': [PAGE.replace('本日', '閲覧数 1024 本日'), PAGE.replace('本日', '閲覧数 1025 本日')] }, {}, /the page’s text differs between two reads.*1024.*page\.remove/],
    ['its pace cannot be scheduled', GOOD, { everyMinutes: 25 }, /^everyMinutes 25 cannot be scheduled/],
  ])('%s', async (_, site, rest, message) => {
    const { warnings, text, usable } = await check(site, rest);
    expect(usable).toBe(false);
    expect(warnings.filter(({ stops }) => stops).map((warning) => warning.text)).toContainEqual(expect.stringMatching(message));
    expect(text).toContain('site cannot be used as it is.');
  }); // prettier-ignore
});

describe('what is worth a note', () => {
  const many = (count: number): readonly Row[] => Array.from({ length: count }, (_, index) => ({ title: `発表${index}`, url: `/${index}.html` })); // prettier-ignore
  const listed = (rows: readonly Row[], rest: Site = {}): Site => ({
    ...GOOD,
    '/list.html': list(...rows),
    ...rest,
  });
  const [first, ...others] = ROWS;
  test.each<[string, Site, Partial<SourceInput>, RegExp]>([
    ['no dates', listed(ROWS.map((row) => ({ ...row, date: '' }))), {}, /^no dates found: .*date can name/],
    ['some without a date', listed([{ ...first, date: '' }, ...others]), {}, /^1 of 3 entries have no date/],
    ['a date that lies ahead', listed([{ ...first, date: '2027-01-01' }, ...others]), {}, /^1 dates lie ahead, such as 2027-01-01/],
    ['a date selector that matches nothing', GOOD, { entry: { type: 'listing', url: `${HOST}/list.html`, item: 'ul.news > li', date: { select: '.date' } } }, /^date\.select matches nothing on the page: \.date/],
    ['a title selector that matches nothing', GOOD, { entry: { type: 'listing', url: `${HOST}/list.html`, item: 'ul.news > li', title: 'h3', date: { select: 'time' } } }, /^title matches nothing on the page: h3/],
    ['entries on other hosts', listed([...ROWS, { title: '外部', url: 'https://other.example/1.html' }]), {}, /^1 of 4 entries lead off the allowed hosts \(other\.example\)/],
    ['an entry twice', listed([...ROWS, ...ROWS.slice(0, 1)]), {}, /^1 entries stand there twice/],
    ['titles that are cut', listed([{ title: '長い題名の途中で…', url: '/x.html' }, ...ROWS]), {}, /^1 titles are cut short by the site/],
    ['titles with a label before them', listed([{ title: 'NEW 日豪防衛相会談', url: '/x.html' }, ...ROWS]), {}, /^1 titles begin with a date or a label/],
    ['titles that take in the entry', listed([{ title: '長'.repeat(201), url: '/x.html' }, ...ROWS]), {}, /^1 titles are longer than 200/],
    ['the text of a button', listed([...ROWS, ...many(1), ...many(3).map(({ url = '' }) => ({ url, title: 'PDF' }))]), {}, /^3 of 7 titles are “PDF”: is that the text of a button/],
    ['pages under several titles', listed([...ROWS, { title: '別の発表', url: '/a.html' }]), {}, /^1 pages are announced under several titles.*url\+title/],
    ['a minimum that notices nothing', listed(many(20)), { minimumEntries: 1 }, /^minimumEntries is 1 where the list has 20: about 10/],
    ['one entry more at once', { ...GOOD, '/list.html': [list(...ROWS), list(...ROWS, { title: '速報', url: '/n.html' })] }, {}, /^two reads of the list differ: 1 entries .*check again whether that is news/],
    ['pages that are closed', listed(ROWS, { '/a.html': { status: 403 } }), {}, /^a page could not be read \(blocked: HTTP 403.*"access": "closed"/],
    ['pages that are open after all', GOOD, { page: { access: 'closed', select: ['main'] } }, /^a page could be read although page\.access says "closed"/],
    ['page.select that matches nothing', GOOD, { page: { select: ['#main > .text'] } }, /^page\.select matches nothing on the page.*#main \(0\)/],
    ['page.remove that matches nothing', GOOD, { page: { select: ['main'], remove: ['.counter'] } }, /^page\.remove matches nothing on the page: \.counter/],
    ['a page of few words', listed(ROWS, { '/a.html': '<main><p>短い。</p></main>' }), {}, /^the page gives only 3 characters/],
    ['nobody has verified it', GOOD, { verified: { how: 'never' } }, /^the source counts as unproven.*"how": "measurement", "on": "2026-11-05"/],
  ])('%s', async (_, site, rest, message) => {
    const { warnings, usable } = await check(site, rest);
    expect(usable).toBe(true);
    expect(warnings.map(({ text }) => text)).toContainEqual(expect.stringMatching(message));
  }); // prettier-ignore

  test('a known closed page is no news', async () => {
    expect(
      (await check({ ...GOOD, '/a.html': { status: 403 } }, { page: { access: 'closed' } })).warnings,
    ).toEqual([]);
  });

  test('several titles of one page are right where the title is part of the identity', async () => {
    const site = listed([...ROWS, { title: '別の発表', url: '/a.html' }]);
    expect((await check(site, { identity: 'url+title' })).warnings).toEqual([]);
  });

  test('a fallback that was needed is named', async () => {
    const fallback = { type: 'listing', url: `${HOST}/other.html`, item: 'li' } as const;
    const { warnings, text } = await check({ '/list.html': { status: 503 }, '/other.html': list(...ROWS), '/a.html': PAGE }, { fallbacks: [fallback] }); // prettier-ignore
    expect(warnings[0]).toMatchObject({ stops: false, text: expect.stringMatching(/^the preferred channel of site cannot be read \(server-error: HTTP 503/) }); // prettier-ignore
    expect(text.replaceAll(/ {2,}/g, ' ')).toContain('channel 1 listing https://site.example/other.html: ok');
  });

  test('where the first page cannot be read, the next two are tried; a source known to be closed is asked once', async () => {
    const site = { '/list.html': list(...ROWS), '/c.html': PAGE };
    const open = await check(site);
    expect(open.findings.page?.item.url).toBe('https://site.example/c.html');
    const closed = await check(site, { page: { access: 'closed' } });
    expect(closed.asked.filter((path) => /^\/[abc]\.html$/.test(path))).toEqual(['/a.html']);
  });

  test('a page that refuses is not asked twice', async () => {
    const { asked } = await check({ ...GOOD, '/a.html': { status: 429 } });
    expect(asked.filter((path) => path === '/a.html')).toHaveLength(1);
  });
});

describe('on the command line', () => {
  let root: string;
  const write = (name: string, content: string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  };
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'hinomi-check-'));
    write('mirror/2026-11-05T0000Z/site.example/list.html', list(...ROWS));
    write('mirror/2026-11-05T0000Z/site.example/a.html', PAGE);
    write('mirror/2026-11-06T0000Z/site.example/list.html', '<html><body><p>工事中</p></body></html>');
    write('sources/site.json', JSON.stringify(definition()));
    write(
      'broken/site.json',
      JSON.stringify(definition({ timeZone: 'Asia/Tokio', page: { select: ['main['] } })),
    );
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const run = (...words: readonly string[]) =>
    runCli(
      'source',
      'check',
      'site',
      '--mirror',
      join(root, 'mirror'),
      '--sources',
      join(root, 'sources'),
      ...words,
    );

  test('it reads the last layer of a mirror, or the one that --at names; 1 says that it cannot be used', async () => {
    expect((await run()).status).toBe(1);
    for (const at of ['2026-11-05T0000Z', '2026-11-05T12:00:00Z']) {
      const { status, out } = await run('--at', at);
      expect(status).toBe(0);
      expect(out.join('\n')).toContain('check the live site for noise');
    }
  });

  test.each([['2026-11-04T00:00:00Z', 'the mirror begins at'], ['yesterday', 'write an instant']])('--at %s is wrong usage', async (at, message) => {
    const { status, err } = await run('--at', at);
    expect(status).toBe(2);
    expect(err.join('\n')).toContain(message);
  }); // prettier-ignore

  test('--entries says how many are told', async () => {
    const { out } = await run('--at', '2026-11-05T0000Z', '--entries', '1');
    expect(out).toContain('Entries (1 of 3)');
    expect(out.filter((line) => line.includes('item '))).toHaveLength(1);
  });

  test('--json tells everything, a line each, the verdict last', async () => {
    const result = await run('--at', '2026-11-05T0000Z', '--json');
    const lines = jsonLines(result);
    const channel = lines.find((line) => line['kind'] === 'channel') ?? {};
    expect(Object.keys(channel)).toEqual(['kind', 'index', 'type', 'url', 'outcome', 'detail', 'trusted']);
    expect(lines.map(({ kind }) => kind)).toEqual(['source', 'robots', 'channel', 'list', 'entry', 'entry', 'entry', 'page', 'verdict']); // prettier-ignore
    expect(lines.find(({ kind }) => kind === 'entry')).toMatchObject({
      title: '日豪防衛相会談について',
      url: 'https://site.example/a.html',
      published: '2026-11-04',
      identity: 'url',
      allowed: true,
      labels: { frameworks: ['bilateral-defence'], counterparts: ['AU'] },
    });
    expect(lines.at(-1)).toEqual({ kind: 'verdict', usable: true });
    const bad = jsonLines(await run('--json'));
    expect(bad.at(-1)).toEqual({ kind: 'verdict', usable: false });
    expect(bad.filter(({ kind, stops }) => kind === 'warning' && stops === true).length).toBeGreaterThan(0);
  });

  test('a definition that is wrong names file and field before anything is read', async () => {
    const { status, err } = await runCli('source', 'check', 'site', '--sources', join(root, 'broken'));
    expect(status).toBe(1);
    expect(err.join('\n')).toContain(
      'site.json: timeZone: "Asia/Tokio" is no time zone; write one such as Asia/Tokyo',
    );
    expect(err.join('\n')).toMatch(/site\.json: page\.select\.0: "main\[" is no CSS selector/);
  });
});
