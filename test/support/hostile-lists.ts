import { gzipSync } from 'node:zlib';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { BEHAVIOURS, raw } from './hostile-server.ts';
import type { Behaviour } from './hostile-server.ts';

/** The good list of ten entries that a source's baseline is made of, in its two forms, and variations of it. */
export interface ListLine {
  readonly path: string;
  readonly title: string;
}

export const TEN: readonly ListLine[] = Array.from({ length: 10 }, (_, n) => ({
  path: `/news/${n}.html`,
  title: `日豪防衛相会談（第${n}回）`,
}));

const htmlPage = (title: string, body: string, head = ''): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;

export const htmlList = (lines: readonly ListLine[], head = ''): string =>
  htmlPage(
    '新着情報',
    `<ul id="list">${lines.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join('\n')}</ul>`,
    head,
  );

export const feed = (lines: readonly ListLine[], prologue = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${prologue}<rss version="2.0"><channel><title>新着情報</title>${lines
    .map(
      ({ path, title }) => `<item><title>${title}</title><link>https://www.example.jp${path}</link></item>`,
    )
    .join('\n')}</channel></rss>`;

export const HTML = 'text/html; charset=utf-8';
export const XML = 'application/xml';

type Body = string | Uint8Array;

/** An answer with a body, as a server gives it. */
export const answer =
  (
    body: Body,
    {
      status = 200,
      type = HTML,
      headers = {},
    }: { status?: number; type?: string; headers?: Record<string, string> } = {},
  ): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };

const status = (code: number, headers: Record<string, string> = {}): Behaviour =>
  answer([204, 205, 304].includes(code) ? '' : htmlPage(`${code}`, `<h1>Status ${code}</h1>`), {
    status: code,
    headers,
  });

const notice = (title: string, body: string): Behaviour => answer(htmlPage(title, body));

const moved = (location: string, code = 302): Behaviour =>
  answer('', { status: code, headers: { location } });

const CLOUDFLARE = htmlPage(
  'Just a moment...',
  '<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:"3"}</script>',
);
const AKAMAI = htmlPage(
  'Access Denied',
  '<h1>Access Denied</h1>You don\'t have permission to access "http&#58;&#47;&#47;www.example.jp&#47;" on this server.<p>Reference&#32;&#35;18.2d351ab8</p>',
);
const INCAPSULA =
  '<html><head><meta name="robots" content="noindex"></head><body><iframe src="/_Incapsula_Resource?CWUDNSAI=5">Request unsuccessful. Incapsula incident ID: 1</iframe></body></html>';
const AWS =
  '<html><body><script>window.gokuProps={"key":"x"};</script><div id="challenge-container"></div></body></html>';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const NOISE = Buffer.from(Uint8Array.from({ length: 60_000 }, (_, n) => (n * n * 31 + n * 7) % 251));

const LAUGHS = `<!DOCTYPE rss [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n === 0 ? '' : n};`.repeat(10)}">`,
).join('')}]>`;
const QUADRATIC = `<!DOCTYPE rss [<!ENTITY a "${'a'.repeat(50_000)}">]>`;
/** Where the entities of a feed say that more of it lies. */
export const EXTERNAL = '/secret.txt';
const OUTSIDE = `<!DOCTYPE rss [<!ENTITY x SYSTEM "http://www.example.jp${EXTERNAL}"><!ENTITY % p SYSTEM "http://www.example.jp${EXTERNAL}">%p;]>`;

const entityFeed = (prologue: string, title: string): Behaviour =>
  answer(feed([{ path: '/x.html', title }], prologue), { type: XML });

const lines = (count: number, name: string): readonly ListLine[] =>
  Array.from({ length: count }, (_, n) => ({ path: `/${name}/${n}.html`, title: `項目${n}` }));

const shorter = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));

/** Every block opens all of these elements again. */
const FORMATS = `<div>${Array.from({ length: 2000 }, (_, n) => `<b id=${n}>`).join('')}</div>${'<div>x</div>'.repeat(500)}`;

/** What a bad answer is, and how a poll ends in which it was given: for a page with a list, and for a feed. */
export interface BadAnswer {
  readonly name: string;
  readonly behaviour: Behaviour;
  readonly listing: Outcome;
  readonly feed: Outcome;
}

const same = (outcome: Outcome, behaviours: Readonly<Record<string, Behaviour>>): readonly BadAnswer[] =>
  Object.entries(behaviours).map(([name, behaviour]) => ({
    name,
    behaviour,
    listing: outcome,
    feed: outcome,
  }));

const each = (listing: Outcome, feedOutcome: Outcome, name: string, behaviour: Behaviour): BadAnswer => ({
  name,
  behaviour,
  listing,
  feed: feedOutcome,
});

const transport = (outcome: Outcome, ...paths: readonly string[]): readonly BadAnswer[] =>
  same(outcome, Object.fromEntries(paths.map((path) => [path, BEHAVIOURS[path] ?? raw('')])));

const TRANSPORT: readonly BadAnswer[] = [
  ...transport('too-large', '/endless', '/announced', '/bomb', '/huge-headers', '/flood-headers'),
  ...transport('too-slow', '/silent', '/slow-body', '/slow-headers', '/slow-gzip', '/flood-empty-lines'),
  ...transport('redirect-loop', '/loop', '/ping', '/far', '/cookie-wall'),
  ...transport('undecodable', '/bad-gzip', '/corrupt-gzip', '/truncated-gzip', '/truncated-br', '/bad-deflate', '/unknown-coding', '/many-codings', '/steering-coding'),
  ...transport('network-error', '/wrong-length', '/cut-chunk', '/cut-gzip', '/reset', '/reset-mid-body', '/reset-unframed', '/hang-up', '/garbage', '/both-lengths', '/mixed-lengths', '/http-0.9', '/upgrade', '/flood-trailers', '/flood-extensions', '/endless-hints', '/flood-hints'),
  ...transport('off-host', '/to-off-host', '/to-file', '/to-data', '/to-nowhere', '/to-afar'),
  ...transport('refused-address', '/to-loopback', '/to-decimal-loopback', '/to-octal-loopback', '/to-mapped-loopback', '/to-loopback6', '/to-metadata', '/to-private-name', '/to-port'),
]; // prettier-ignore

const STATUSES: readonly BadAnswer[] = [
  ...same('blocked', Object.fromEntries([400, 401, 402, 403, 405, 406, 407, 418, 431, 451].map((code) => [`${code}`, status(code)]))),
  ...same('gone', { 404: status(404), 410: status(410) }),
  ...same('rate-limited', {
    '429': status(429),
    '429, Retry-After in seconds': status(429, { 'retry-after': '120' }),
    '429, Retry-After as a date': status(429, { 'retry-after': 'Fri, 02 Jan 2026 00:00:00 GMT' }),
    '429, Retry-After of many lifetimes': status(429, { 'retry-after': '99999999999999999999' }),
    '429, Retry-After in the year 9999': status(429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }),
    '429, Retry-After in the past': status(429, { 'retry-after': '-5' }),
    '429, Retry-After without sense': status(429, { 'retry-after': 'soon' }),
    '503, Retry-After': status(503, { 'retry-after': '3600' }),
  }),
  ...same('server-error', {
    ...Object.fromEntries([500, 501, 502, 503, 504, 505, 508, 511, 520, 521, 522, 523, 524, 525, 526, 530].map((code) => [`${code}`, status(code)])),
    '503, Retry-After without sense': status(503, { 'retry-after': 'later' }),
    '204': status(204),
    '205': status(205),
    '206 that nobody asked for': answer(shorter(htmlList(TEN), 0.5), { status: 206, headers: { 'content-range': 'bytes 0-99/200' } }),
    '304 that nobody asked for': status(304),
    '300 without a location': status(300),
    '301 without a location': status(301),
  }),
]; // prettier-ignore

const GUARDS = same('challenged', {
  'Cloudflare, 403 and its header': status(403, { 'cf-mitigated': 'challenge' }),
  'Cloudflare, 503': answer(CLOUDFLARE, { status: 503 }),
  'Cloudflare, 200 and no header': answer(CLOUDFLARE),
  'Cloudflare, 404': answer(CLOUDFLARE, { status: 404 }),
  'Cloudflare, 403 in Japanese': answer(htmlPage('しばらくお待ちください...', ''), { status: 403 }),
  'Akamai, 403': answer(AKAMAI, { status: 403 }),
  'Akamai, 200': answer(AKAMAI),
  'AWS WAF, 202 and its header': answer('', { status: 202, headers: { 'x-amzn-waf-action': 'challenge' } }),
  'AWS WAF, 202 and its page': answer(AWS, { status: 202 }),
  'AWS WAF, 405': answer(AWS, { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } }),
  'Incapsula, 200': answer(INCAPSULA),
  'Incapsula, 403': answer(INCAPSULA, { status: 403 }),
  'DDoS-Guard, 403': answer(htmlPage('DDoS-Guard', '<h1>Checking your browser</h1>'), { status: 403 }),
  'DataDome, 403': answer(htmlPage('www.example.jp', '<iframe src="https://geo.captcha-delivery.com/captcha/"></iframe>'), { status: 403 }),
  'Sucuri, 403': answer(htmlPage('Sucuri WebSite Firewall - Access Denied', '<p>Block ID: 1</p>'), { status: 403 }),
  'a captcha, 200': notice('Security', '<p>Please verify that you are not a robot.</p><div class="g-recaptcha"></div>'),
  'a captcha in Japanese, 200': notice('確認', '<p>画像に表示された文字を入力してください。</p><img src="/captcha.png">'),
}); // prettier-ignore

const NOTICES: readonly BadAnswer[] = [
  ...same('soft-404', {
    'not found, in Japanese': notice('防衛省', '<h1>お探しのページは見つかりませんでした。</h1>'),
    'not found, in English': notice('Page not found | Ministry of Defence', '<p>Use the menu.</p>'),
  }),
  ...same('server-error', {
    'maintenance, in Japanese': notice(
      '防衛省',
      '<h1>ただいまメンテナンス中です</h1><p>ご迷惑をおかけします。</p>',
    ),
    'maintenance, in English': notice('Service Temporarily Unavailable', '<p>Please try again later.</p>'),
    'a database that is down': notice('', '<h1>Error establishing a database connection</h1>'),
  }),
  ...same('blocked', {
    'a form to log in': notice('ログイン', '<form><input name="id"><input type="password" name="pw"></form>'),
  }),
];

const FOREIGN: readonly BadAnswer[] = [
  ...same('unparsable', { 'an empty body': answer(''), 'white space': answer(' \r\n\t\u3000\n') }),
  ...same('wrong-type', {
    'a PDF': answer('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog>>endobj', { type: 'application/pdf' }),
    'a gzip file': answer(gzipSync(htmlList(TEN)), { type: 'application/octet-stream' }),
    'a picture': answer(PNG, { type: 'image/png' }),
    noise: answer(NOISE, { type: 'application/octet-stream' }),
    'zero bytes': answer(Buffer.alloc(100_000)),
  }),
  each('wrong-type', 'unparsable', 'plain words', answer('no list today', { type: 'text/plain' })),
  each('wrong-type', 'unparsable', 'JSON', answer('{"items":[{"url":"/a"}]}', { type: 'application/json' })),
  each('wrong-type', 'unparsable', 'JSON with HTML in it', answer('{"html":"<ul id=list><li>a</li></ul>"}', { type: 'application/json' })),
  each('empty', 'wrong-type', 'UTF-16 without a byte order mark', answer(Buffer.from(htmlPage('会談', '<p>文</p>'), 'utf16le'), { type: 'text/html' })),
  each('empty', 'wrong-type', 'a page that needs JavaScript', answer(htmlPage('新着情報', '<div id="app"></div><script src="/app.js"></script>'))),
  each('empty', 'wrong-type', 'the home page, by a redirect', moved('/home.html')),
  each('empty', 'wrong-type', 'another allowed host, by a redirect', moved('http://second.example.jp/home.html')),
]; // prettier-ignore

const BROKEN: readonly BadAnswer[] = [
  each('wrong-type', 'unparsable', 'a feed that is cut', answer(shorter(feed(TEN), 0.6), { type: XML })),
  each('unparsable', 'wrong-type', 'a page that is cut between two entries', answer(htmlList(TEN).split('\n').slice(0, 6).join('\n'))),
  each('unparsable', 'wrong-type', 'a page that is cut inside a title', answer(htmlList(TEN).split('（第7')[0] ?? '')),
  each('unparsable', 'wrong-type', 'a page that is cut inside a tag', answer(htmlList(TEN).split('ws/7.html')[0] ?? '')),
  each('wrong-type', 'collapsed', 'a billion laughs', entityFeed(LAUGHS, '&lol9;')),
  each('wrong-type', 'collapsed', 'entities of quadratic size', entityFeed(QUADRATIC, '&a;'.repeat(20_000))),
  each('wrong-type', 'unparsable', 'entities that lie elsewhere', entityFeed(OUTSIDE, '&x;')),
  each('too-large', 'too-large', '100 000 nested elements of XML', answer(`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}</channel></rss>`, { type: XML })),
  each('too-large', 'too-large', '50 000 nested elements of HTML', answer(htmlPage('', '<div>'.repeat(50_000)))),
  each('empty', 'wrong-type', '10 000 nested elements of HTML', answer(htmlPage('', '<div>'.repeat(10_000)))),
  each('empty', 'wrong-type', 'formatting elements that multiply', answer(htmlPage('', FORMATS))),
]; // prettier-ignore

/** As many bytes as a list may have, made of nothing but one small part. */
const filled = (head: string, part: (n: number) => string, end: string, type = HTML): Behaviour => {
  let body = head;
  for (let n = 0; body.length < LIST_BYTES - 1000; n += 1) body += part(n);
  return answer(body + end, { type });
};
const LIST_BYTES = 2 * 1024 * 1024;

const HUGE = same('too-large', {
  'a page of 200 000 entries': answer(htmlList(lines(200_000, 'many'))),
  'a feed of 200 000 entries': answer(feed(lines(200_000, 'many')), { type: XML }),
  'a page of 21 000 entries': answer(htmlList(lines(21_000, 'many'))),
  'a feed of 21 000 entries': answer(feed(lines(21_000, 'many')), { type: XML }),
  'elements without end': filled(htmlPage('', ''), () => '<i>', ''),
  'entries without end tags': filled('<html><ul id="list">', () => '<li>', '</ul></html>'),
  'attributes without end': filled('<html><body><p ', (n) => `a${n.toString(36)}="" `, '></body></html>'),
  'XML elements of ever new names': filled('<rss><channel>', (n) => `<a${n.toString(36)}/>`, '</channel></rss>', XML),
  'XML attributes without end': filled('<rss ', (n) => `a${n.toString(36)}="" `, '><channel/></rss>', XML),
  'a summary of nothing but elements': filled('<rss><channel><item><title>t</title><link>/a</link><description>', () => '&lt;i&gt;', '</description></item></channel></rss>', XML),
}); // prettier-ignore

const UNTRUSTWORTHY: readonly BadAnswer[] = [
  ...[
    { outcome: 'empty' as const, name: 'an empty list', lines: [] },
    { outcome: 'collapsed' as const, name: 'a collapsed list', lines: TEN.slice(0, 2) },
    { outcome: 'implausible' as const, name: 'an implausible list', lines: lines(10, 'other') },
  ].flatMap(({ outcome, name, lines: shown }) => [
    each(outcome, 'wrong-type', name, answer(htmlList(shown))),
    each('wrong-type', outcome, `${name}, as a feed`, answer(feed(shown), { type: XML })),
  ]),
  each('implausible', 'wrong-type', 'the list with another base', answer(htmlList(TEN, '<base href="https://evil.example/">'))),
  each('empty', 'wrong-type', 'the list with links to scripts', answer(htmlList(TEN.map(({ title }) => ({ path: 'javascript:void(0)', title }))))),
]; // prettier-ignore

/** Those that are no page either, whatever is asked for. */
export const NO_PAGES: readonly BadAnswer[] = [...TRANSPORT, ...STATUSES, ...GUARDS, ...NOTICES];

export const BAD_ANSWERS: readonly BadAnswer[] = [
  ...NO_PAGES,
  ...FOREIGN,
  ...BROKEN,
  ...HUGE,
  ...UNTRUSTWORTHY,
];

/** Pages that redirects of the table lead to. */
export const BESIDES: Readonly<Record<string, Behaviour>> = {
  '/home.html': answer(htmlPage('防衛省', '<main><h1>防衛省</h1><p>ようこそ。</p></main>')),
  [EXTERNAL]: answer('secret', { type: 'text/plain' }),
};

/** What robots.txt answers, and how a poll of a good list ends then. */
export const BAD_ROBOTS: readonly (readonly [name: string, behaviour: Behaviour, outcome: Outcome])[] = [
  ['500', status(500), 'robots-unavailable'],
  ['503 with Retry-After', status(503, { 'retry-after': '3600' }), 'robots-unavailable'],
  ['522', status(522), 'robots-unavailable'],
  ['endless', BEHAVIOURS['/endless'] ?? raw(''), 'robots-unavailable'],
  ['a bomb', BEHAVIOURS['/bomb'] ?? raw(''), 'robots-unavailable'],
  ['silent', BEHAVIOURS['/silent'] ?? raw(''), 'robots-unavailable'],
  ['slow', BEHAVIOURS['/slow-body'] ?? raw(''), 'robots-unavailable'],
  ['reset', BEHAVIOURS['/reset'] ?? raw(''), 'robots-unavailable'],
  ['cut', BEHAVIOURS['/wrong-length'] ?? raw(''), 'robots-unavailable'],
  ['undecodable', BEHAVIOURS['/bad-gzip'] ?? raw(''), 'robots-unavailable'],
  ['a redirect to a private address', BEHAVIOURS['/to-metadata'] ?? raw(''), 'robots-unavailable'],
  ['a redirect off the hosts', BEHAVIOURS['/to-off-host'] ?? raw(''), 'ok'],
  ['a redirect to itself', moved('/robots.txt'), 'ok'],
  ['401', status(401), 'ok'],
  ['403', status(403), 'ok'],
  ['404', status(404), 'ok'],
  ['429', status(429), 'ok'],
  ['a challenge, 403', status(403, { 'cf-mitigated': 'challenge' }), 'ok'],
  ['a challenge, 503', answer(CLOUDFLARE, { status: 503 }), 'ok'],
  ['a challenge, 200', answer(CLOUDFLARE), 'ok'],
  ['a page', answer(htmlPage('防衛省', '<p>Disallow: /</p>')), 'ok'],
  ['nothing', answer('', { type: 'text/plain' }), 'ok'],
  ['zero bytes', answer(Buffer.alloc(10_000), { type: 'text/plain' }), 'ok'],
  ['noise', answer(NOISE, { type: 'text/plain' }), 'ok'],
  ['rules for others', answer('User-agent: other\nDisallow: /\n', { type: 'text/plain' }), 'ok'],
  ['rules that forbid the list', answer('User-agent: *\nDisallow: /list.html\n', { type: 'text/plain' }), 'disallowed'],
  ['rules behind a byte order mark', answer('\ufeffUser-agent: *\r\nDisallow: /\r\n', { type: 'text/plain' }), 'disallowed'],
  ['rules for us by name', answer('User-agent: hinomi\nDisallow: /\n', { type: 'text/plain' }), 'disallowed'],
  ['one megabyte that forbids at its beginning', answer(`User-agent: *\nDisallow: /\n${'# \n'.repeat(350_000)}`, { type: 'text/plain' }), 'disallowed'],
  ['one megabyte that forbids at its end', answer(`${'# \n'.repeat(350_000)}User-agent: *\nDisallow: /\n`, { type: 'text/plain' }), 'ok'],
  ['one line of one megabyte', answer(`User-agent: *\nDisallow: /${'*a'.repeat(500_000)}$`, { type: 'text/plain' }), 'ok'],
  ['100 000 rules', answer(`User-agent: *\n${'Disallow: /*x*y*z\n'.repeat(25_000)}`, { type: 'text/plain' }), 'ok'],
]; // prettier-ignore
