import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { after } from '../../../lambdas/contract/instant.ts';
import {
  furnitureSchema, nameOf, noFurniture, rulesAt, rulesNamed,
} from '../../../lambdas/core/furniture/furniture-record.ts'; // prettier-ignore
import type { FurnitureRecord } from '../../../lambdas/core/furniture/furniture-record.ts';
import { learn } from '../../../lambdas/core/furniture/learn.ts';
import { layoutOf } from '../../../lambdas/core/furniture/places.ts';
import { laidOut } from '../../support/laid-out.ts';

const T = '2026-03-02T00:00:00Z';
const at = (hour: number): string => after(T, hour * 3600);

/** Words that only page `n` says. */
const own = (n: number): string =>
  `<p>${'甲乙丙丁戊己庚辛壬癸'.charAt(n % 10)}庁舎の${n}階で、窓口の案内を始めた。</p>`;

interface Read {
  n: number;
  html: string;
  hour?: number;
}

const learnt = (reads: readonly Read[], record = noFurniture('www.example.jp')): FurnitureRecord =>
  reads.reduce((known, { n, html, hour = 0 }) => {
    const page = laidOut(html, { path: `/news/${n}a.html` });
    return learn(known, { item: `item-${n}`, at: at(hour), timeZone: 'Asia/Tokyo', layout: layoutOf(page) });
  }, record);

/** What is learned from five pages: `kind position`, the page's own `main#m>` left out. */
const rulesOf = (record: FurnitureRecord): string[] =>
  record.rules.map(({ kind, position }) => `${kind} ${position.replace('main#m>', '')}`);

const five = (html: (n: number) => string): Read[] =>
  [1, 2, 3, 4, 5].map((n) => ({ n, html: html(n), hour: n }));

const RANKING = '<ol class="rank"><li>花壇の植え替え</li><li>売店の新商品</li></ol>';
const NOTE = '<div class="note"><p>PDF形式のファイルを見るには、閲覧用のソフトが必要です。</p></div>';

/** Three of seven rows, others on every page, drawn by `row`. */
const drawn = (n: number, row: (k: number) => string): string =>
  [0, 1, 2].map((at) => row((n * 2 + at) % 7)).join('');
const link = (k: number): string => `<a href="/docs/${k}.html">${'東西南北春夏秋'.charAt(k)}の庁舎の花壇</a>`;
const teased = (n: number): string => drawn(n, (k) => `<div class="item">${link(k)}<p>植え替えを${k}月に行う。写真も載せた。</p></div>`); // prettier-ignore

describe('what five pages show is learned', () => {
  test.each<[string, (n: number) => string, string[]]>([
    ['a list that says the same', (n) => `${RANKING}${own(n)}`, ['box ol.rank']],
    ['boilerplate behind the page’s own words', (n) => `${own(n)}${NOTE}`, ['box div.note']],
    [
      'the outermost box of links, and nothing inside it again',
      (n) =>
        `${own(n)}<div class="rel"><h2>関連</h2><ul><li><a href="/news/${n + 7}.html">別の発表${n}</a></li></ul></div>`,
      ['links div.rel'],
    ],
    [
      'a list of links without a name',
      (n) => `${own(n)}<ul><li><a href="/news/${n + 7}.html">別の発表${n}</a></li></ul>`,
      ['links ul'],
    ],
    [
      'a box of links without any name',
      (n) => `<div><p>注目</p>${drawn(n, (k) => `<p>${link(k)}</p>`)}</div>${own(n)}`,
      ['rows div'],
    ],
    [
      'the same beside a body without a name, in elements without one, under words',
      (n) =>
        `<div>${own(n)}</div><div><div>あなたにおすすめの記事一覧</div>${drawn(n, (k) => `<div>${link(k)}</div>`)}</div>`,
      ['rows div'],
    ],
    [
      'rows of a link and a teaser',
      (n) => `${own(n)}<div class="bx"><h3>話題</h3>${teased(n)}</div>`,
      ['rows div.bx'],
    ],
    [
      'items of a link and a teaser beside it',
      (n) =>
        `${own(n)}<ul class="bx">${drawn(n, (k) => `<li>${link(k)}<span>植え替えを${k}月に行う。</span></li>`)}</ul>`,
      ['rows ul.bx'],
    ],
    [
      'rows of a link and a date beside it, in no list',
      (n) =>
        `${own(n)}<div class="bx">${drawn(n, (k) => `<div>${k === 2 ? '<a href="/docs/2.html">献立</a>' : link(k)} <span>2026年3月${k + 1}日</span></div>`)}</div>`,
      ['rows div.bx'],
    ],
    [
      'rows of a date, a link, a teaser and another link',
      (n) =>
        `${own(n)}<div class="bx">${drawn(n, (k) => `<div class="i"><p class="d">3月${k + 1}日</p><h4>${link(k)}</h4><p class="t">植え替えを${k}月に行う。</p><p class="m"><a href="/docs/${k}.html">続きを読む</a></p></div>`)}</div>`,
      ['rows div.bx'],
    ],
    ['a counter among the paragraphs', (n) => `${own(n)}<p>閲覧数：${n}</p>`, ['line p']],
    [
      'a box named as furniture is, though it says something else on every page',
      (n) => `<div class="accessRanking"><p>${n}番の話題</p></div>${own(n)}`,
      ['box div.accessRanking'],
    ],
    [
      'a box inside it, not the wrapper of everything that is named so too',
      (n) =>
        `<div class="l-sidebar"><h1>発表</h1>${own(n)}<div class="side"><ul><li>${n}番の話題</li></ul></div></div>`,
      ['box div.l-sidebar>div.side>ul'],
    ],
    [
      'a clock that no word explains',
      (n) => `${own(n)}<p class="now-at">3月2日 ${9 + n}:0${n % 3}</p>`,
      ['line p.now-at'],
    ],
    [
      'a list of items told by their figures alone',
      (n) => `<ol class="tops"><li>記事の見出しその${n}</li></ol>${own(n)}`,
      ['box ol.tops'],
    ],
    [
      'a sentence with a date that differs by its date alone is the page’s own',
      (n) => `<p>3月${n}日の会見は中止します。</p>${NOTE}`,
      ['box div.note'],
    ],
  ])('%s', (_, html, rules) => {
    const reads = five(html);
    expect(rulesOf(learnt(reads.slice(0, 4)))).toEqual([]);
    expect(rulesOf(learnt(reads))).toEqual(rules);
  });
});

describe('what may be the page’s own is not', () => {
  test.each<[string, (n: number) => string]>([
    ['bodies that differ', own],
    [
      'bodies inside a wrapper that is named as furniture',
      (n) => `<div class="with-sidebar"><div class="a">${own(n)}</div></div>`,
    ],
    [
      'text under names that only sound like furniture',
      (n) => `${own(n)}<p class="counterpart">${n}人目の窓口の係</p><p class="rank">${n}番の係</p>`,
    ],
    [
      'one sentence as the whole of five pages',
      (n) =>
        `<h1>発表${n}</h1><p class="date">3月${n}日</p><div class="box"><p>定例の会見は行いません。</p></div>`,
    ],
    ['five pages that are the same', () => `<h1>発表</h1>${own(1)}${NOTE}${RANKING}`],
    ['a paragraph 防衛省 on top', (n) => `<p class="by">防衛省</p>${own(n)}`],
    ['the sender, at any length', (n) => `<p class="by">防衛省報道官室広報課企画班</p>${own(n)}`],
    [
      'how releases begin',
      (n) => `<div class="intro"><p>下記のとおりお知らせいたします。</p></div>${own(n)}`,
    ],
    [
      'a formula behind the page’s own words, in the place of a text',
      (n) => `${own(n)}<div class="article-body"><p>詳細は別添の資料のとおりです。</p></div>`,
    ],
    [
      'a formula among the paragraphs',
      (n) => `<div class="honbun">${own(n)}<p>本行事は終了しました。</p></div>`,
    ],
    ['a formula without a name', (n) => `${own(n)}<p>本行事は終了しました。</p>`],
    ['the heading', (n) => `<div class="head"><h1>報道発表資料の公表について</h1></div>${own(n)}`],
    ['headings of sections', (n) => `${own(n)}<h2 class="sec">今後の予定について知りたい方へ</h2>`],
    [
      'the date line, in its own place, of one day',
      (n) => `${own(n)}<div class="meta"><p>掲載の日付についてのお知らせ</p><p>令和8年3月1日</p></div>`,
    ],
    ['date lines', (n) => `<p class="date">令和8年3月${n}日</p>${own(n)}`],
    [
      'the date line with the category',
      (n) => `<p class="meta">2026.3.${n} <a href="/c/news/">お知らせ</a></p>${own(n)}`,
    ],
    [
      'the heading that leads to the page itself',
      (n) => `<h2 class="entry-title"><a href="/news/${n}a.html">発表の${n}番</a></h2>${own(n)}`,
    ],
    ['times', (n) => `<p class="time">1${n}:00～1${n}:30</p>${own(n)}`],
    ['how many took part', (n) => `${own(n)}<p class="part">参加 ${n}0名</p>`],
    ['rows of a table', (n) => `${own(n)}<table class="t"><tr><td>閲覧数<td>${n}</table>`],
    ['documents', (n) => `${own(n)}<ul class="docs"><li><a href="/f/${n}.pdf">資料${n}</a></li></ul>`],
    [
      'parts of the page',
      (n) => `${own(n)}<ul class="docs"><li><a href="/news/${n}a_2.html">別紙の一覧と説明</a></li></ul>`,
    ],
    [
      'links among documents',
      (n) =>
        `${own(n)}<ul class="docs"><li><a href="/f/${n}.pdf">資料</a></li><li><a href="/news/1.html">一覧</a></li></ul>`,
    ],
    [
      'links in sentences',
      (n) =>
        `${own(n)}<p class="see">詳しくは${n}日の<a href="/news/${n + 8}.html">発表</a>をご覧ください。</p>`,
    ],
    [
      'the references of each article, without a name',
      (n) =>
        `${own(n)}<div><p>参考</p>${[1, 2].map((k) => `<p><a href="/docs/${n}${k}.html">${n}番の庁舎の${k}</a></p>`).join('')}</div>`,
    ],
    [
      'the same documents by name on every page, each its own, with a description',
      (n) =>
        `${own(n)}<div class="papers">${['議事次第', '議事録'].map((name, k) => `<div><a href="/docs/${n}${k}.html">${name}</a><p>${n}回の${name}である。</p></div>`).join('')}</div>`,
    ],
    [
      'rows alone, under one lead for all',
      (n) => `<p>会議の資料は次のとおりです。</p><div class="bx">${teased(n)}</div>`,
    ],
    ['rows in the place of a text', (n) => `${own(n)}<div class="article-body">${teased(n)}</div>`],
    [
      'rows of which one leads to a document',
      (n) => `${own(n)}<div class="bx">${teased(n)}<div class="item"><a href="/f/1.pdf">別紙</a></div></div>`,
    ],
    [
      'rows and a paragraph behind them',
      (n) => `${own(n)}<div class="bx">${teased(n)}<p>${n}番は訂正した。</p></div>`,
    ],
    [
      'two boxes of rows at one position',
      (n) => `${own(n)}<div class="bx">${teased(n)}</div><div class="bx">${teased(n)}</div>`,
    ],
    ['rows in an element without a name', (n) => `${own(n)}<div>${teased(n)}</div>`],
    ['links among the paragraphs', (n) => `${own(n)}<p><a href="/news/${n + 8}.html">別の発表${n}</a></p>`],
    ['a box that stands twice', (n) => `${own(n)}${NOTE}${NOTE}`],
    ['a box that the third page does not have', (n) => `${own(n)}${n === 3 ? '' : NOTE}`],
    [
      'a box that says something else on the third page',
      (n) => `${own(n)}${n === 3 ? NOTE.replace('必要', '不要') : NOTE}`,
    ],
    [
      'a list that says something else on a page read together',
      (n) => `${own(n)}${n === 3 ? RANKING.replace('花壇', '校庭') : RANKING}`,
    ],
  ])('%s', (_, html) => {
    const together = five(html).map((read) => ({ ...read, hour: 1 }));
    expect(rulesOf(learnt(together))).toEqual([]);
    expect(rulesOf(learnt(five(html)))).toEqual([]);
  });

  test('whatever pages of one item show, however often they were read', () => {
    const reads = [1, 2, 3, 4, 5, 6, 7].map((hour) => ({ n: 1, html: `${own(1)}${NOTE}${RANKING}`, hour }));
    expect(rulesOf(learnt(reads))).toEqual([]);
    expect(learnt(reads).pages).toHaveLength(1);
  });
});

describe('what turns with time', () => {
  const turn = (state: string): string => RANKING.replace('花壇', state);

  test('a list of which pages read together show the same state', () => {
    const reads = [['花壇', 1], ['花壇', 1], ['校庭', 2], ['校庭', 2], ['校庭', 2]] as const; // prettier-ignore
    const pages = reads.map(([state, hour], at) => ({ n: at, html: `${own(at)}${turn(state)}`, hour }));
    expect(rulesOf(learnt(pages))).toEqual(['box ol.rank']);
  });

  test('not a list that says one thing or the other, page by page', () => {
    const reads = ['花壇', '花壇', '校庭', '校庭', '花壇', '花壇', '校庭'];
    const pages = reads.map((state, at) => ({ n: at, html: `${own(at)}${turn(state)}`, hour: at }));
    expect(rulesOf(learnt(pages))).toEqual([]);
  });

  const BANNER = '<div class="banner"><p>庁舎の停電のため、窓口を閉めます。</p></div>';
  test('a box before the page’s own words, once it was seen to change on two pages alike', () => {
    const first = five((n) => `${BANNER}${own(n)}`);
    const second = (count: number): Read[] => first.slice(0, count).map((read) => ({ ...read, html: read.html.replace('閉め', '開け'), hour: 9 })); // prettier-ignore
    expect(rulesOf(learnt([...first, ...second(4)]))).toEqual([]);
    expect(rulesOf(learnt([...first, ...second(5)]))).toEqual(['box div.banner']);
  });

  const rows = (n: number, docs: readonly number[]): string =>
    `${own(n)}<div class="bx">${docs.map((k) => `<div><a href="/docs/${n}${k}.html">${n}の${k}番</a><p>${n}の${k}を説明する。</p></div>`).join('')}</div>`;
  const readTwice = (count: number, docs: readonly number[]): string[] => {
    const again = [1, 2, 3, 4, 5].slice(0, count).map((n) => ({ n, html: rows(n, docs), hour: 9 }));
    return rulesOf(learnt([...five((n) => rows(n, [1, 2, 3])), ...again]));
  };
  test('rows of each page’s own, once others took their place on three pages', () => {
    expect(readTwice(2, [2, 3, 4])).toEqual([]);
    expect(readTwice(3, [2, 3, 4])).toEqual(['rows div.bx']);
  });

  test('not rows that are only added to, or taken from', () => {
    expect(readTwice(5, [1, 2, 3, 4])).toEqual([]);
    expect(readTwice(5, [4, 3, 1, 2])).toEqual([]);
    expect(readTwice(5, [1, 3])).toEqual([]);
    const index = (length: number): number[] => Array.from({ length }, (_, k) => 100 - k).reverse();
    const long = five((n) => rows(n, index(40).slice(1)).replace('bx', 'b'));
    const longer = long.map(({ n }) => ({ n, html: rows(n, index(40)).replace('bx', 'b'), hour: 9 }));
    expect(rulesOf(learnt([...long, ...longer]))).toEqual([]);
  });

  test('a date or a number, once it changed on three pages between two reads', () => {
    const page = (n: number, day: number): string => `${own(n)}<p class="asof">令和8年3月${day}日</p>`;
    const first = five((n) => page(n, n));
    const again = (count: number): Read[] => first.slice(0, count).map(({ n }) => ({ n, html: page(n, n + 9), hour: 9 })); // prettier-ignore
    expect(rulesOf(learnt([...first, ...again(2)]))).toEqual([]);
    expect(rulesOf(learnt([...first, ...again(3)]))).toEqual(['line p.asof']);
  });
});

describe('the record', () => {
  const pages = five((n) => `${RANKING}${own(n)}<p>閲覧数：${n}</p>`);

  test('says what was learned, since when, from which items, with an example', () => {
    expect(learnt(pages).rules).toEqual([
      { kind: 'box', position: 'main#m>ol.rank', length: 13, since: at(5), items: ['item-1', 'item-2', 'item-3', 'item-4', 'item-5'], example: '- 花壇の植え替え - 売店の新商品' },
      { kind: 'line', position: 'main#m>p', form: '閲覧数:#', since: at(5), items: ['item-1', 'item-2', 'item-3', 'item-4', 'item-5'], example: '閲覧数：5' },
    ]); // prettier-ignore
    expect(v.parse(furnitureSchema, JSON.parse(JSON.stringify(learnt(pages))))).toEqual(learnt(pages));
  });

  test('a page that is learned from again changes nothing, nor does one read before', () => {
    const record = learnt(pages);
    expect(learnt(pages, record)).toBe(record);
    expect(learnt([{ n: 3, html: own(3), hour: 2 }], record)).toBe(record);
  });

  test('rules hold for later captures only, and a late job adds none before others', () => {
    const record = learnt([...pages, { n: 6, html: `${own(6)}${NOTE}`, hour: 3 }]);
    expect(rulesAt(record, at(5))).toEqual([]);
    expect(rulesAt(record, at(5.1))).toEqual(record.rules);
    const more = learnt(five((n) => `${own(n + 20)}${NOTE}`).map((read) => ({ ...read, n: read.n + 20, hour: 4 })), record); // prettier-ignore
    expect(rulesOf(more)).toEqual(['box ol.rank', 'line p', 'box div.note']);
    expect(more.rules.map(({ since }) => since)).toEqual([at(5), at(5), at(5)]);
  });

  test('its first rules are named, and found again by that name alone', () => {
    const record = learnt(pages);
    const name = nameOf({ record, rules: record.rules.slice(0, 1) });
    expect(name).toMatchObject({ host: 'www.example.jp', rules: 1 });
    expect(rulesNamed(record, name!)).toEqual(record.rules.slice(0, 1));
    expect(rulesNamed({ ...record, rules: record.rules.slice(1) }, name!)).toBeUndefined();
    expect(rulesNamed({ ...record, host: 'other.example' }, name!)).toBeUndefined();
    expect(nameOf({ record, rules: [] })).toBeNull();
  });

  test('pages without anything to learn leave a host unknown', () => {
    const nothing = noFurniture('www.example.jp');
    expect(learnt([{ n: 1, html: own(1) }], nothing)).toBe(nothing);
  });

  test('is bounded whatever pages hold', () => {
    const rowsOf30 = (n: number, k: number): string =>
      `<div class="${'rstuvwxyz'.charAt(k)}s">${`<div><a href="/n/${k}.html">${n}の${k}</a><p>詳しくは${n}番を見るとよい。</p></div>`.repeat(30)}</div>`;
    const hostile = (n: number): string =>
      own(n) + Array.from({ length: 500 }, (_, k) => `<ul class="b${'x'.repeat(k % 90)}"><li><a href="/n/${k}.html">${n}の${k}</a></li></ul>${k < 9 ? rowsOf30(n, k) : ''}<p class="c${'y'.repeat(k % 90)}">閲覧数${'あ'.repeat(k % 20)}：${n}</p>`).join(''); // prettier-ignore
    const record = learnt(Array.from({ length: 40 }, (_, n) => ({ n, html: hostile(n), hour: n })));
    expect(record.pages).toHaveLength(8);
    expect(record.rules.length).toBeGreaterThan(10);
    expect(record.rules.length).toBeLessThanOrEqual(100);
    expect(Math.max(...record.pages.map(({ rows }) => rows.length))).toBe(6);
    expect(JSON.stringify(record).length).toBeLessThan(120_000);
  });
});
