import { describe, expect, test } from '@jest/globals';
import type { ListingReading } from '../../../lambdas/core/reading/entry.ts';
import { parseHtml } from '../../../lambdas/core/reading/html.ts';
import { readListing } from '../../../lambdas/core/reading/listing.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { encode } from '../../support/encode.ts';
import type { Encoding } from '../../support/encode.ts';
import { sourceOf } from '../../support/source-of.ts';
import { readAs } from './read-as.ts';

type Rules = Omit<Extract<SourceInput['entry'], { type: 'listing' }>, 'type' | 'url'>;

function read(html: string, rules: Rules, at = '2026-08-20T01:00:00Z'): ListingReading {
  const source = sourceOf({ type: 'listing', url: 'https://www.example.jp/list/', ...rules });
  return readListing({
    body: encode(html, 'utf-8'),
    contentType: 'text/html; charset=utf-8',
    url: 'https://www.example.jp/list/index.html',
    source,
    entry: source.entry,
    at,
  });
}

function entriesOf(html: string, rules: Rules, at?: string): readonly unknown[] {
  const reading = read(html, rules, at);
  if (reading.kind !== 'entries') throw new Error(reading.detail);
  return reading.entries;
}

describe('links and titles', () => {
  const unclosed = `<ul class="list-news">
<li><a href="/js/1.pdf"><time datetime="2026-08-08">2026年08月08日</time><h5>一つ目</h5>
<li><a href="/js/2.pdf"><time datetime="2026-08-07">2026年08月07日</time><h5>二つ目</h5>
<li><a href="/js/3.pdf"><time datetime="2026-08-06">2026年08月06日</time><h5>三つ目</h5></ul></body></html>`;
  const expected = [
    { url: 'https://www.example.jp/js/1.pdf', title: '一つ目', published: '2026-08-08' },
    { url: 'https://www.example.jp/js/2.pdf', title: '二つ目', published: '2026-08-07' },
    { url: 'https://www.example.jp/js/3.pdf', title: '三つ目', published: '2026-08-06' },
  ];

  test('anchors that are never closed do not take the link of their neighbour', () => {
    expect(
      entriesOf(unclosed, { item: '.list-news > li', title: 'h5', date: { select: 'time' } }),
    ).toMatchObject(expected);
    expect(
      entriesOf(unclosed, { item: '.list-news > li', title: 'h5', link: 'a', date: { select: 'time' } }),
    ).toMatchObject(expected);
  });

  test('unclosed anchors with an empty phantom before each', () => {
    const withPhantom =
      '<ul><li><p><a href="/1">一</p><li><p><a href="/2">二</p><li><p><a href="/3">三</p></ul></body></html>';
    const urls = ['/1', '/2', '/3'].map((path) => ({ url: `https://www.example.jp${path}` }));
    expect(entriesOf(withPhantom, { item: 'ul > li' })).toMatchObject(urls);
    expect(entriesOf(withPhantom, { item: 'ul > li', link: 'a' })).toMatchObject(urls);
  });

  test.each<[string, string, Rules, { url: string; title: string }]>([
    [
      'the last anchor by default',
      '<li><a href="/c">分類</a> <a href="/a">会談</a></li>',
      { item: 'li' },
      { url: '/a', title: '会談' },
    ],
    [
      'a selector goes before that',
      '<li><a href="/a">会談</a> <a href="/a.pdf">PDF</a></li>',
      { item: 'li', link: 'a' },
      { url: '/a', title: '会談' },
    ],
    [
      'the anchor around the title',
      '<li><a href="/a"><h3>会談</h3></a> <a href="/more">続き</a></li>',
      { item: 'li', title: 'h3' },
      { url: '/a', title: '会談' },
    ],
    [
      'the anchor inside the title',
      '<li><h3><a href="/a">会談</a></h3><a href="/more">続き</a></li>',
      { item: 'li', title: 'h3' },
      { url: '/a', title: '会談' },
    ],
    [
      'a title beside its link',
      '<li><h4>第四〇七号</h4><p><a href="#">著者</a></p><div><a href="pdf/407.pdf">PDF</a></div></li>',
      { item: 'li', title: 'h4' },
      { url: '/list/pdf/407.pdf', title: '第四〇七号' },
    ],
    [
      'the item is the anchor',
      '<p><a class="x" href="a"><span>会談</span><br>概要</a></p>',
      { item: 'a.x' },
      { url: '/list/a', title: '会談 概要' },
    ],
    [
      'the item is inside the anchor',
      '<a href="/a"><div class="x">会談</div></a>',
      { item: 'div.x' },
      { url: '/a', title: '会談' },
    ],
    [
      'ruby, scripts and white space',
      '<li><a href="/a"> <ruby>小熊<rp>(</rp><rt>おぐま</rt></ruby>\n 氏<script>x()</script></a></li>',
      { item: 'li' },
      { url: '/a', title: '小熊 氏' },
    ],
    [
      'an image with words for a title',
      '<li><a href="/a"><img src="x.png" alt="大臣会談"></a></li>',
      { item: 'li' },
      { url: '/a', title: '大臣会談' },
    ],
  ])('%s', (_, html, rules, { url, title }) => {
    const found = entriesOf(html, rules);
    expect(found).toMatchObject([{ url: `https://www.example.jp${url}`, title }]);
  });

  test('an anchor around many items gives each its own words', () => {
    const html = '<a href="/a"><div class="x">一</div><div class="x"><img alt="二"></div></a>';
    expect(entriesOf(html, { item: 'div.x' })).toMatchObject([{ title: '一' }, { title: '二' }]);
  });

  test('a selector may speak of the item itself', () => {
    const html =
      '<ul><li><p><a href="/c">分類</a></p><a href="/a">会談</a><b><a href="/d">続き</a></b></li></ul>';
    const found = [{ url: 'https://www.example.jp/a', title: '会談' }];
    expect(entriesOf(html, { item: 'li', link: ':scope > a' })).toMatchObject(found);
    expect(entriesOf(html, { item: 'li', link: '> a' })).toMatchObject(found);
  });

  test('relative links are relative to the base of the page', () => {
    const html = '<head><base href="/news/2026/"></head><li><a href="a.html">会談</a></li>';
    expect(entriesOf(html, { item: 'li' })).toMatchObject([
      { url: 'https://www.example.jp/news/2026/a.html' },
    ]);
  });

  test('items without a link or a title are passed over with a note', () => {
    const html =
      '<li>文字だけ</li><li><a href="javascript:go()">動く</a></li><li><a href="mailto:a@b.jp">便り</a></li><li><a href="#top">上へ</a></li><li><a href="/a"></a></li><li><a href="/b">会談</a></li>';
    expect(read(html, { item: 'li' })).toMatchObject({
      kind: 'entries',
      entries: [{ title: '会談' }],
      notes: [
        'item 1: no link to a page',
        'item 2: no link to a page',
        'item 3: no link to a page',
        'item 4: no link to a page',
        'item 5: no title (https://www.example.jp/a)',
      ],
    });
  });

  test('a summary', () => {
    const html =
      '<li><a href="/a">会談</a><p class="s">概要は<br>次の通り</p></li><li><a href="/b">訪問</a></li>';
    expect(entriesOf(html, { item: 'li', summary: '.s' })).toMatchObject([
      { summary: '概要は 次の通り' },
      { summary: null },
    ]);
  });
});

describe('the list of the Joint Staff', () => {
  const row = (number: number, close: string): string =>
    `<li><a href="/js/pdf/2026/p2026080${number}_01.pdf"><time datetime="2026-08-0${number}">2026年08月0${number}日</time><span data-tag="公表">公表</span><h5>第${number}報</h5>${close}</li>`;
  const page = (close: string): string =>
    `<nav><a href="/js/pdf/2023/OB.pdf">会</a></nav><section class="news"><ul class="list-news" data-num="3">\n${[8, 7, 6].map((number) => row(number, close)).join('\n')}\n</ul></section><footer><a href="/js/press/index.html#2025">過去</a></footer></body></html>`;
  const item = 'section.news ul.list-news > li';
  const rows = [8, 7, 6].map((number) => ({
    url: `https://www.example.jp/js/pdf/2026/p2026080${number}_01.pdf`,
    published: `2026-08-0${number}`,
  }));

  test.each<[string, string]>([
    ['never closed', ''],
    ['closed', '</a>'],
  ])('with anchors %s each row has its own link', (_, close) => {
    const date = { select: 'time' };
    expect(entriesOf(page(close), { item, title: 'h5', date })).toMatchObject(
      rows.map((each, index) => ({ ...each, title: `第${8 - index}報` })),
    );
    expect(entriesOf(page(close), { item, date })).toMatchObject(rows);
    expect(entriesOf(page(close), { item, date, link: 'a[href^="/js/pdf/"]' })).toMatchObject(rows);
  });

  test('the parser does put the address of the row before first where anchors are not closed', () => {
    const $ = parseHtml(page(''));
    expect($(item).eq(1).find('a').first().attr('href')).toContain('p20260808_01.pdf');
  });
});

describe('lists in lists', () => {
  const nested = `<ul id="list"><li><span>8月2日</span><a href="/meeting">会談</a>
    <ul><li><span>8月1日</span><a href="/meeting/statement.pdf">声明</a><p>別添</p></li></ul></li>
    <li><a href="/visit">訪問</a></li></ul>`;

  test('an inner item is its own: the outer one does not take its link, its date or its words', () => {
    const rules = { item: '#list li', date: { select: 'span' }, summary: 'p' };
    expect(entriesOf(nested, rules)).toEqual([
      { url: 'https://www.example.jp/meeting', title: '会談', published: '2026-08-02', summary: null },
      { url: 'https://www.example.jp/meeting/statement.pdf', title: '声明', published: '2026-08-01', summary: '別添' },
      { url: 'https://www.example.jp/visit', title: '訪問', published: null, summary: null },
    ]); // prettier-ignore
  });

  test('where only the outer items are meant, the inner links are theirs and the title decides', () => {
    const rules = { item: '#list > li', link: ':scope > a' };
    expect(entriesOf(nested, rules)).toMatchObject([{ title: '会談' }, { title: '訪問' }]);
  });

  test('an outer item that only groups is no entry', () => {
    const html = '<ul><li>2026年<ul><li><a href="/a">会談</a></li></ul></li></ul>';
    expect(read(html, { item: 'li' })).toMatchObject({
      entries: [{ title: '会談' }],
      notes: ['item 1: no link to a page'],
    });
  });

  test('pinned items keep their place and their own date', () => {
    const html = `<ul><li class="pinned"><time>2026年4月1日</time><a href="/p">特設ページ</a></li>
      <li><time>8月19日</time><a href="/1">一</a></li><li><time>8月18日</time><a href="/2">二</a></li></ul>`;
    expect(entriesOf(html, { item: 'li', date: { select: 'time' } })).toMatchObject([
      { title: '特設ページ', published: '2026-04-01' },
      { title: '一', published: '2026-08-19' },
      { title: '二', published: '2026-08-18' },
    ]);
  });
});

describe('links of a page in a legacy encoding', () => {
  const html = (meta: string): string =>
    `<html><head><meta charset="${meta}"></head><body><ul><li><a href="list.cgi?name=会談">会談</a></li><li><a href="/会?n=%89%EF#会">訪問の記録</a></li></ul></body></html>`;

  test.each<[Encoding, string]>([
    ['shift_jis', 'name=%89%EF%92k'],
    ['euc-jp', 'name=%B2%F1%C3%CC'],
    ['iso-2022-jp', 'name=%1B$B2qCL%1B(B'],
    ['utf-8', 'name=%E4%BC%9A%E8%AB%87'],
  ])('%s', (encoding, query) => {
    const reading = readAs(
      { type: 'listing', url: 'https://www.example.jp/list/', item: 'li' },
      encode(html(encoding), encoding),
    );
    expect(reading).toMatchObject({
      charset: { name: encoding },
      entries: [
        { url: `https://www.example.jp/list/list.cgi?${query}` },
        { url: 'https://www.example.jp/%E4%BC%9A?n=%89%EF#%E4%BC%9A' },
      ],
    });
  });
});

describe('dates', () => {
  const dated = `<dl><dt>1月3日付</dt><dd><ul><li><a href="/1">一</a></li><li><a href="/2">二</a></li></ul></dd>
<dt>12月31日付</dt><dd><ul><li><a href="/3">三</a></li></ul></dd><dt>日付なし</dt><dd><ul><li><a href="/4">四</a></li></ul></dd></dl>`;

  test('in the nearest element before, without a year, across New Year', () => {
    expect(entriesOf(dated, { item: 'li', date: { before: 'dt' } }, '2026-01-04T00:00:00Z')).toMatchObject(
      ['2026-01-03', '2026-01-03', '2025-12-31', null].map((published) => ({ published })),
    );
  });

  test('a list that goes down from January to December and on into November', () => {
    const days = ['1月3日付', '1月1日付', '12月28日付', '12月1日付', '11月30日付'];
    const html = days.map((day, index) => `<dt>${day}</dt><dd><a href="/${index}">会談</a></dd>`).join('');
    expect(
      entriesOf(`<dl>${html}</dl>`, { item: 'dd', date: { before: 'dt' } }, '2027-01-03T01:00:00Z'),
    ).toMatchObject(
      ['2027-01-03', '2027-01-01', '2026-12-28', '2026-12-01', '2026-11-30'].map((published) => ({
        published,
      })),
    );
  });

  test('a notice of January in a list of New Year’s Eve', () => {
    const html =
      '<li><b>1月4日</b><a href="/1">会見の予定</a></li><li><b>12月31日</b><a href="/2">訓示</a></li>';
    expect(entriesOf(html, { item: 'li', date: { select: 'b' } }, '2026-12-31T01:00:00Z')).toMatchObject([
      { published: '2027-01-04' },
      { published: '2026-12-31' },
    ]);
  });

  test('the day of reading is that of the source: 2025-12-31 in UTC is New Year in Tokyo', () => {
    const html = '<li>1月8日 <a href="/1">一</a></li>';
    expect(entriesOf(html, { item: 'li', date: { ownText: true } }, '2025-12-31T15:00:00Z')).toMatchObject([
      { published: '2026-01-08' },
    ]);
    expect(entriesOf(html, { item: 'li', date: { ownText: true } }, '2025-12-31T14:00:00Z')).toMatchObject([
      { published: '2025-01-08' },
    ]);
  });

  test('items before the first date have none', () => {
    expect(
      entriesOf('<p><a href="/0">零</a></p><b>2026年8月1日</b><p><a href="/1">一</a></p>', {
        item: 'p',
        date: { before: 'b' },
      }),
    ).toMatchObject([{ published: null }, { published: '2026-08-01' }]);
  });

  test('in the own text of the item, not in its title', () => {
    const html = '<li>2025年11月14日<h4>2024年1月1日の総括</h4><a href="/a">PDF</a></li>';
    expect(entriesOf(html, { item: 'li', title: 'h4', date: { ownText: true } })).toMatchObject([
      { published: '2025-11-14' },
    ]);
  });

  test('in an element of the item, or the datetime of a time element', () => {
    const html =
      '<li><a href="/a">会談</a><p class="date">2025-11-6 10:30</p></li><li><a href="/b">訪問</a><time class="date" datetime="2026-08-07">昨日</time></li><li><a href="/c">演習</a></li>';
    expect(entriesOf(html, { item: 'li', date: { select: '.date' } })).toMatchObject([
      { published: '2025-11-06' },
      { published: '2026-08-07' },
      { published: null },
    ]);
  });

  test('without a rule there is no date', () => {
    expect(entriesOf('<li>2026年8月1日 <a href="/a">会談</a></li>', { item: 'li' })).toMatchObject([
      { published: null },
    ]);
  });
});

describe('what is no list', () => {
  test('a list without items is an empty list', () => {
    expect(read('<html><body><ul></ul></body></html>', { item: 'li' })).toMatchObject({
      kind: 'entries',
      entries: [],
      extension: 'html',
    });
  });

  test.each([
    [
      'a feed',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>',
      /feed where a page was expected/,
    ],
    ['words', 'down for maintenance', /no HTML/],
    ['a PDF', '%PDF-1.4', /PDF/],
  ])('%s is of the wrong type', (_, body, detail) => {
    expect(read(body, { item: 'li' })).toEqual({
      kind: 'unreadable',
      outcome: 'wrong-type',
      detail: expect.stringMatching(detail),
    });
  });

  test.each([
    ['2026-08-08', '2026-08-08'],
    ['2026-08-08T20:30:00Z', '2026-08-09'],
    ['2026-08-08T20:30:00+09:00', '2026-08-08'],
    ['2026-08-08T20:30', '2026-08-08'],
  ])('<time datetime="%s"> is %s in Tokyo', (datetime, published) => {
    const html = `<ul><li><time datetime="${datetime}">x</time><a href="/a">会談</a></li></ul>`;
    expect(entriesOf(html, { item: 'li', date: { select: 'time' } })).toMatchObject([{ published }]);
  });

  test('a page of 25 000 nested elements is read', () => {
    const html = `${'<div>'.repeat(25_000)}<li><a href="/a">会談</a></li></body></html>`;
    expect(entriesOf(html, { item: 'li' })).toEqual([]);
    expect(entriesOf(`<ul><li><a href="/a">会談</a></li></ul>${html}`, { item: 'ul > li' })).toMatchObject([
      { title: '会談' },
    ]);
  });
});
