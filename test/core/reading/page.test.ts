import { describe, expect, test } from '@jest/globals';
import { readPage } from '../../../lambdas/core/reading/page.ts';
import type { PageReading } from '../../../lambdas/core/reading/entry.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { encode } from '../../support/encode.ts';
import type { Encoding } from '../../support/encode.ts';
import { sourceOf } from '../../support/source-of.ts';

interface Reading {
  readonly page?: SourceInput['page'];
  readonly fragment?: 'keep';
  readonly url?: string;
  readonly encoding?: Encoding;
}

const read = (html: string, { page, fragment, url, encoding }: Reading = {}): PageReading =>
  readPage({
    body: encode(html, encoding ?? 'utf-8'),
    contentType: 'text/html',
    url: url ?? 'https://www.example.jp/a.html',
    source: sourceOf(
      { type: 'feed', url: 'https://www.example.jp/' },
      { ...(page !== undefined && { page }), ...(fragment !== undefined && { fragment }) },
    ),
  });

const textOf = (body: string): string => read(`<main>${body}</main>`).text;

describe('paragraphs', () => {
  test.each([
    ['blocks', '<p>一</p><div>二</div>三', '一\n\n二\n\n三'],
    [
      'inline elements and white space',
      '<p>共同\n   <b>訓練</b>を<span>実施</span> した。</p>',
      '共同 訓練を実施 した。',
    ],
    ['characters are kept', '<p>令和８年　①㈱髙（ＡＢ）&nbsp;～〜</p>', '令和８年　①㈱髙（ＡＢ）\u00a0～〜'],
    ['headings', '<h1>会談</h1><h3>概要</h3><p>次の通り</p>', '# 会談\n\n### 概要\n\n次の通り'],
    [
      'lists',
      '<ul><li>一<li><p>二</p><p>続き</p><ul><li>二の一</ul></ul>',
      '- 一\n\n- 二\n\n続き\n\n- 二の一',
    ],
    ['an empty item leaves no mark behind', '<ul><li></li></ul><p>後</p>', '後'],
    ['line breaks', '<p>日時<br>場所<br><br><br>備考</p>', '日時\n場所\n\n備考'],
    [
      'rows',
      '<table><tr><th>日時<th>場所<tr><td>8月19日<td><b>東京</b> 港区</table>',
      '日時 | 場所\n\n8月19日 | 東京 港区',
    ],
    ['an empty cell keeps its place', '<table><tr><td>A<td><td>C<tr><td><td></table>', 'A | | C'],
    [
      'a table for layout',
      '<table><tr><td><h2>会談</h2><p>一</p><td><p>二</p><p>三</p></table>',
      '## 会談\n\n一\n\n二\n\n三',
    ],
    ['definition lists', '<dl><dt>日時</dt><dd>8月19日</dd></dl>', '日時\n\n8月19日'],
    ['ruby', '<p><ruby>小熊<rp>（</rp><rt>おぐま</rt><rp>）</rp></ruby>氏</p>', '小熊氏'],
    ['preformatted lines', '<pre>一行目\n  二行目</pre>', '一行目\n二行目'],
    ['nothing but spaces', '<p>&nbsp;　</p><p>\ufeff</p><p>一</p>', '一'],
  ])('%s', (_, body, text) => {
    expect(textOf(body).replaceAll('|  |', '| |')).toBe(text);
  });

  test.each([
    '<script>x()</script>',
    '<style>p{}</style>',
    '<noscript>要JavaScript</noscript>',
    '<template><p>型</p></template>',
    '<form><input value="検索"><button>検索</button></form>',
    '<nav>案内</nav>',
    '<p hidden>隠し</p>',
    '<p style="color:red; display: none">隠し</p>',
    '<div style="visibility:hidden">隠し</div>',
    '<svg><text>図</text></svg>',
    '<!-- 注 -->',
  ])('not part of the text: %s', (element) => {
    expect(textOf(`<p>前</p>${element}<p>後</p>`)).toBe('前\n\n後');
  });
});

describe('what changes on every read without being text', () => {
  /** A page as one read gives it: `ray` stands wherever servers and scripts put what is new each time. */
  const page = (ray: string): string => `<!DOCTYPE html><html><head><title>会談</title>
<meta name="csrf-token" content="${ray}"><script nonce="${ray}">window.__CF$cv$params={r:'${ray}',t:'${ray}'};</script>
<style nonce="${ray}">.x::after{content:'${ray}'}</style></head><body data-request="${ray}"><main>
<!-- served by ${ray} --><h1 id="h-${ray}">会談</h1><p class="p-${ray}" data-nonce="${ray}" title="${ray}">防衛大臣は会談した。</p>
<input type="hidden" name="token" value="${ray}"><form><input type="hidden" value="${ray}"><p>${ray}</p></form>
<script>(function(){var d=document.createElement('script');d.innerHTML="window.__CF$cv$params={r:'${ray}'}";})();</script>
<script type="application/json">{"ray":"${ray}"}</script><noscript><img src="/b.gif?${ray}" alt="">${ray}</noscript>
<img src="/pixel.gif?${ray}" alt="${ray}"><iframe src="/f?${ray}">${ray}</iframe><template><p>${ray}</p></template>
<p hidden>${ray}</p><div style="display:none">${ray}</div><textarea>${ray}</textarea><select><option>${ray}</select>
<a href="/next?sid=${ray}">次へ</a><svg><title>${ray}</title></svg><canvas>${ray}</canvas></main>
<script src="/beacon.js?${ray}" data-cf-beacon='{"token":"${ray}"}'></script></body></html>`;

  test.each([{}, { page: { select: ['main'] } }, { page: { select: ['body'] } }])(
    'is not in the text: %j',
    (options) => {
      const one = read(page('8f3a2b1c9d4e5f60'), options);
      expect(one.text).toBe('# 会談\n\n防衛大臣は会談した。\n\n次へ');
      expect(read(page('1a2b3c4d5e6f7a8b'), options)).toEqual(one);
    },
  );
});

const SITE = `<!DOCTYPE html><html><head><title>日豪防衛相会談 | 防衛省</title>
<meta property="og:title" content="日豪防衛相会談について"></head><body>
<header><p>防衛省</p><h1>サイト名</h1></header><nav><ul><li><a href="/">ホーム</a></li></ul></nav>
<div class="breadcrumb"><a href="/">ホーム</a> / 会談</div>
<main><article><header><h1>日豪防衛相会談</h1></header><div class="body"><p>防衛大臣は、豪州の国防大臣と会談を行い、共同訓練を進めることで一致した。</p><div class="share">共有</div></div></article>
<aside><h2>ランキング</h2><ol><li><a href="/1">一位</a></li></ol></aside></main>
<footer>所在地</footer></body></html>`;

describe('the region', () => {
  const BODY = '防衛大臣は、豪州の国防大臣と会談を行い、共同訓練を進めることで一致した。';

  test('as selected, in document order, less what is removed; nothing twice', () => {
    const reading = read(SITE, { page: { select: ['.body', 'article h1', '.body p'], remove: ['.share'] } });
    expect(reading).toMatchObject({ text: `# 日豪防衛相会談\n\n${BODY}`, title: '日豪防衛相会談' });
  });

  test('an aside inside a selected part is part of it', () => {
    expect(read(SITE, { page: { select: ['main'] } }).text).toContain('ランキング');
  });

  test.each([
    ['no selector', {}],
    ['a selector that finds nothing', { select: ['#gone'] }],
    ['a selector that finds an empty element', { select: ['.body .nothing', 'head'] }],
  ])('%s: the usual place that holds most of the text, without furniture', (_, page) => {
    expect(read(SITE, { page })).toMatchObject({ text: BODY, title: '日豪防衛相会談について' });
  });

  test('removals hold in the usual places too', () => {
    const html = '<main><h1>会談</h1><p class="x">印刷</p><p>概要は次の通り。</p></main>';
    expect(read(html, { page: { remove: ['.x'] } }).text).toBe('# 会談\n\n概要は次の通り。');
  });

  test('lists of links elsewhere do not outweigh the article', () => {
    const links = Array.from(
      { length: 200 },
      (_, index) => `<li><a href="/${index}">関連する記事の見出し</a></li>`,
    ).join('');
    const html = `<body><div id="content"><article><h1>会談</h1><p>${BODY}</p></article><ul>${links}</ul></div></body>`;
    expect(read(html).text).toBe(`# 会談\n\n${BODY}`);
  });

  test('a small box with a usual name does not stand for the page', () => {
    const html = `<body><div class="content">お知らせ</div><div id="x"><h1>会談</h1><p>${BODY}</p><p>${BODY}</p></div></body>`;
    expect(read(html).text).toBe(`お知らせ\n\n# 会談\n\n${BODY}\n\n${BODY}`);
  });

  test('a page without any usual place: the body without its furniture', () => {
    const html = `<body><div id="header">省</div><table><tr><td><p>${BODY}</p><p>以上</p></td></tr></table><div id="footer">住所</div></body>`;
    expect(read(html).text).toBe(`${BODY}\n\n以上`);
  });

  test('a wrapper that is called a sidebar is not thrown away with the article in it', () => {
    expect(read(`<body><div class="sidebar"><main><p>${BODY}</p></main></div></body>`).text).toBe(BODY);
  });

  test('a ranking box beside the article does not change the text', () => {
    expect(read(SITE.replace('一位', '別の記事')).text).toBe(read(SITE).text);
  });

  test('a part of a page, where the source keeps fragments', () => {
    const html = `<main><section id="photo_1"><p>${BODY}</p></section><section id="写真"><p>二枚目の説明。${BODY}</p></section></main>`;
    const url = 'https://www.example.jp/2026_09.html#';
    expect(read(html, { fragment: 'keep', url: `${url}photo_1` }).text).toBe(BODY);
    expect(read(html, { fragment: 'keep', url: `${url}写真` }).text).toBe(`二枚目の説明。${BODY}`);
    expect(read(html, { fragment: 'keep', url: `${url}%zz` }).text).toBe(`${BODY}\n\n二枚目の説明。${BODY}`);
    expect(read(html, { url: `${url}photo_1` }).text).toBe(`${BODY}\n\n二枚目の説明。${BODY}`);
  });
});

describe('a part that is only marked by an anchor or a heading', () => {
  const day = (n: number): string => `${n}日、大臣は視察に訪れ、隊員を激励した。`;
  const url = 'https://www.example.jp/2026_09.html#photo_2026090';
  const at = (html: string, n: number): string =>
    read(`<body><header>府省</header><main><h1>写真日記</h1>${html}</main><footer>以上</footer></body>`, {
      fragment: 'keep',
      url: `${url}${n}`,
    }).text;

  test.each([
    ['headings among their texts', (n: number) => `<h2 id="photo_2026090${n}">${n}日</h2><p>${day(n)}</p>`, (n: number) => `## ${n}日\n\n${day(n)}`],
    ['headings in boxes of their own', (n: number) => `<div class="entry"><h2 id="photo_2026090${n}">${n}日</h2><p>${day(n)}</p></div>`, (n: number) => `## ${n}日\n\n${day(n)}`],
    ['named anchors before their texts', (n: number) => `<p><a name="photo_2026090${n}"></a></p><p>${day(n)}</p><p>${n}枚</p>`, (n: number) => `${day(n)}\n\n${n}枚`],
    ['anchors inside their texts', (n: number) => `<p><a id="photo_2026090${n}"></a>${day(n)}</p>`, day],
  ])('%s: each part is its own, and stays so when others come', (_name, part, text) => {
    const pages = [[1], [2, 1], [3, 2, 1]].map((days) => days.map(part).join(''));
    for (const html of pages) expect(at(html, 1)).toBe(text(1));
    for (const html of pages.slice(1)) expect(at(html, 2)).toBe(text(2));
    expect(at(pages[2] ?? '', 3)).toBe(text(3));
  }); // prettier-ignore
});

describe('the title', () => {
  test.each([
    [
      'og:title without a heading',
      '<meta property="og:title" content=" 会談 &amp; 訪問 "><title>x</title><p>文</p>',
      '会談 & 訪問',
    ],
    ['the title element', '<title>会談\n | 省</title><p>文</p>', '会談 | 省'],
    [
      'a hidden heading does not count',
      '<title>会談</title><main><h1 hidden>印</h1><p>文</p></main>',
      '会談',
    ],
    ['none', '<p>文</p>', null],
  ])('%s', (_, html, title) => {
    expect(read(html).title).toBe(title);
  });
});

test.each(['shift_jis', 'euc-jp', 'iso-2022-jp'] as const)(
  'a page in %s that only its meta tag tells',
  (encoding) => {
    const html = `<html><head><meta charset="${encoding}"><title>会談</title></head><body><p>防衛大臣は会談した。</p></body></html>`;
    expect(read(html, { encoding })).toEqual({
      text: '防衛大臣は会談した。',
      title: '会談',
      charset: { name: encoding, from: 'meta' },
    });
  },
);

test.each([
  ['no bytes', ''],
  ['no markup', 'ただの文'],
  ['deep nesting', `${'<div>'.repeat(20_000)}深い文`],
  ['many unclosed', '<p><b><i><a href=x>'.repeat(2000)],
])('%s does not throw', (_, html) => {
  const { text } = read(html);
  expect(text).toBe(/[ぁ-ん]/.test(html) ? html.replaceAll('<div>', '') : '');
});
