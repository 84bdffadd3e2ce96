import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { sha256 } from '../../lambdas/core/digest.ts';
import { furnitureSchema, rulesNamed } from '../../lambdas/core/furniture/furniture-record.ts';
import type { FurnitureRecord } from '../../lambdas/core/furniture/furniture-record.ts';
import { captureSchema } from '../../lambdas/core/item/capture-record.ts';
import { faulty } from '../support/faults.ts';
import type { Faulty } from '../support/faults.ts';
import { HOST, listSource, world } from '../support/world.ts';
import type { ListEntry, World } from '../support/world.ts';

const T0 = '2026-03-02T00:00:00Z';
const hours = (count: number): string =>
  new Date(Date.parse(T0) + count * 3_600_000).toISOString().replace('.000', '');

const old: ListEntry[] = [1, 2, 3].map((n) => ({ path: `/old${n}.html`, title: `古い発表その${n}` }));

let w: World;
let counted: Faulty;
beforeEach(async () => {
  w = await world((ports) => (counted = faulty(ports, null)).ports);
  w.site.list(old);
  await w.round(T0);
});
afterEach(() => w.remove());

const BODIES = [
  '港内の清掃を行い、集めた漂着物を分別した。',
  '庁舎の耐震工事が終わり、窓口は一階に戻る。',
  '音楽隊の定期演奏会は、市民会館で開く。',
  '新しい給食の献立を、栄養士が説明した。',
  '図書室の蔵書点検のため、貸し出しを休む。',
  '駐車場の区画線を引き直し、台数が増える。',
  '防災訓練の参加者に、記念の手ぬぐいを配った。',
];
const HEADLINES = ['花壇の植え替え', '売店の新商品', '隊員食堂の一般開放', '古い写真の公開', '制服の変遷', '庁舎見学の再開', '記念切手の販売']; // prettier-ignore

/** What a page shows besides its article, drawn anew at every read: `seed` is the read. */
type Noise = (n: number, seed: number) => string;

const pick = (seed: number, at: number): string => HEADLINES[(seed * 3 + at * 2) % HEADLINES.length] ?? '';
const random = (seed: number): string => sha256(String(seed)).slice(0, 32);

const NOISES: [string, Noise][] = [
  ['a ranking of links', (_, seed) => `<div class="rank-box"><h2>よく読まれています</h2><ol>${[1, 2, 3].map((at) => `<li><a href="/news/${(seed + at) % 7}.html">${pick(seed, at)}</a><span class="pv">${seed * 31 + at} views</span></li>`).join('')}</ol></div>`],
  ['a ranking without links', (_, seed) => `<section id="weekly"><h2>今週の話題</h2><ul>${[1, 2, 3].map((at) => `<li>${pick(seed, at)}</li>`).join('')}</ul></section>`],
  ['a counter', (n, seed) => `<p>閲覧数：${n * 100 + seed * 7}</p>`],
  ['a counter that only its name explains', (n, seed) => `<div class="view-count">${n * 100 + seed * 7}</div>`],
  ['a clock', (_, seed) => `<p class="clock">現在時刻 2026年3月${seed}日（${'日月火水木金土'.charAt(seed % 7)}）午前${seed}時${seed * 3}分</p>`],
  ['an age', (n, seed) => `<p class="age">${n + seed}分前に更新</p>`],
  ['a token', (n, seed) => `<p>受付番号 ${random(n * 13 + seed)}</p>`],
  ['related links', (n, seed) => `<div class="kanren"><h3>関連する発表</h3><ul>${[1, 2].map((at) => `<li>2026.${seed}.${at} <a href="/news/${(n + seed + at) % 7}.html">${pick(n + seed, at)}</a></li>`).join('')}</ul></div>`],
  ['previous and next', (n, seed) => `<div class="pager"><a href="/news/${n + seed}.html">前の発表：${pick(n + seed, 1)}</a> | <a href="/news/${n + seed + 1}.html">次の発表：${pick(n + seed, 2)}</a></div>`],
  ['cards with a heading and a date each', (n, seed) => `<div class="cards">${[1, 2].map((at) => `<div class="card card-${at}"><h4><a href="/docs/${n + seed + at}.html">${pick(n + seed, at)}</a></h4><p class="day">3月${seed + at}日</p></div>`).join('')}</div>`],
  ['a box named as furniture, another on every page', (n, seed) => `<div class="recommend"><p>${pick(n + seed, 1)}、${pick(n * seed, 2)}の話題をお届けします。</p></div>`],
  ['a token that its name explains', (n, seed) => `<p>token: ${'abcdefghijkl'.slice((n + seed) % 6)}xyz</p>`],
  ['links without any name', (n, seed) => `<div><p>注目</p>${[1, 2, 3].map((at) => `<p><a href="/docs/${(n + seed * 3 + at * 2) % 7}.html">${pick(n + seed, at)}</a></p>`).join('')}</div>`],
  ['links with a teaser each', (n, seed) => `<div class="bx"><h3>話題</h3>${[1, 2, 3].map((at) => `<div class="item"><a href="/docs/${((n + seed) * 3 + at * 2) % 7}.html">${pick(n + seed, at)}</a><p>${pick(n + seed, at)}について、写真とともに伝える。</p></div>`).join('')}</div>`],
  ['a token mostly of digits', (n, seed) => `<p>整理番号 ${parseInt(random(n * 17 + seed).slice(0, 6), 16)}${random(n + seed * 5).slice(0, 2)}a${random(seed).replaceAll(/\D/g, '').slice(0, 6)}f</p>`],
  ['a table of links', (n, seed) => `<table class="more"><tr><td>3月${seed}日</td><td><a href="/news/${n}.html">${pick(n + seed, 1)}</a></td></tr></table>`],
]; // prettier-ignore

const everything: Noise = (n, seed) => NOISES.map(([, noise]) => noise(n, seed)).join('\n');

/** A page whose article has an id, a date line and a body; noise before and after, all inside the region. */
const article = (n: number, seed: number, noise: Noise, body = BODIES[n % 7] ?? ''): string =>
  `<html><head><title>発表${n}</title></head><body><main id="contents"><h1>発表${n}</h1>
  <p class="date">令和8年3月${n + 1}日</p><div class="honbun" id="post-${n}"><p>広報室</p><p>${body}</p></div>
  ${noise(n, seed)}<div class="note"><p>PDF形式のファイルを見るには、閲覧用のソフトが必要です。</p></div></main></body></html>`;

const entry = (n: number): ListEntry => ({ path: `/a${n}.html`, title: `発表${n}` });

/** Answers and announces pages 1 to `count` as they are at one read. */
function publish(count: number, page: (n: number) => string): void {
  for (let n = 1; n <= count; n += 1) w.site.answer(`/a${n}.html`, page(n));
  w.site.list([...Array.from({ length: count }, (_, at) => entry(count - at)), ...old]);
}

const file = async (key: string): Promise<string> => readFile(join(w.root, 'archive', key), 'utf8');
const furniture = async (): Promise<FurnitureRecord> =>
  v.parse(furnitureSchema, JSON.parse(await file('hosts/site.example/furniture.json')));

describe.each([...NOISES, ['everything at once', everything] satisfies [string, Noise]])(
  '%s that changes on every read',
  (_, noise) => {
    test('never alerts once five pages were read', async () => {
      publish(5, (n) => article(n, 1, noise));
      expect(await w.alertsAt(hours(1))).toHaveLength(5);
      for (const [seed, at] of [2, 7, 25, 73].entries()) {
        publish(5, (n) => article(n, seed + 2, noise));
        expect(await w.alertsAt(hours(at))).toEqual([]);
      }
    });
  },
);

test('beacons, tokens out of sight, comments and scripts never alert, on the first page already', async () => {
  const beacon: Noise = (_, seed) =>
    `<!-- ${random(seed)} --><script nonce="${random(seed)}">window.__CF$cv$params={r:'${random(seed)}'};</script>
    <input type="hidden" name="csrf" value="${random(seed)}"><noscript>${random(seed)}</noscript>`;
  publish(1, (n) => article(n, 1, beacon));
  expect(await w.alertsAt(hours(1))).toEqual(['new 発表1']);
  publish(1, (n) => article(n, 2, beacon));
  expect(await w.alertsAt(hours(2))).toEqual([]);
});

test('before five pages were read, the first alerts are allowed, and a sixth page alerts once', async () => {
  publish(4, (n) => article(n, 1, everything));
  expect(await w.alertsAt(hours(1))).toHaveLength(4);
  publish(4, (n) => article(n, 2, everything));
  expect((await w.alertsAt(hours(2))).length).toBe(4);
  publish(6, (n) => article(n, 3, everything));
  expect(await w.alertsAt(hours(3))).toEqual(['new 発表5', 'new 発表6']);
  publish(7, (n) => article(n, 4, everything));
  expect(await w.alertsAt(hours(7))).toEqual(['new 発表7']);
  publish(7, (n) => article(n, 5, everything));
  expect(await w.alertsAt(hours(9))).toEqual([]);
});

describe('after learning', () => {
  beforeEach(async () => {
    publish(6, (n) => article(n, 1, everything));
    await w.round(hours(1));
  });

  test('an edit in the article alerts with its diff and nothing else', async () => {
    publish(6, (n) => article(n, 2, everything, n === 3 ? BODIES[3]?.replace('栄養士', '管理栄養士') : undefined)); // prettier-ignore
    expect(await w.alertsAt(hours(2))).toEqual(['updated 発表3']);
    const alert = (await w.alerts()).find(({ change }) => change === 'updated');
    expect(alert?.diff).toEqual({
      added: [expect.stringContaining('献立を、{+管理+}栄養士が')],
      removed: [],
    });
  });

  test('so does a second one, against a text that older rules made', async () => {
    publish(6, (n) => article(n, 2, everything));
    expect(await w.alertsAt(hours(2))).toEqual([]);
    publish(6, (n) => article(n, 3, everything, n === 3 ? '献立の説明は延期した。' : undefined));
    expect(await w.alertsAt(hours(7))).toEqual(['updated 発表3']);
    const [alert] = (await w.alerts()).filter(({ change }) => change === 'updated');
    expect(JSON.stringify(alert?.diff)).not.toMatch(/閲覧数|views|前の発表|受付番号/);
  });

  test.each([
    ['the date line', (page: string) => page.replace('令和8年3月4日', '令和8年3月5日')],
    ['the heading', (page: string) => page.replace('<h1>発表3', '<h1>発表3（訂正）')],
    ['a line that all bodies share', (page: string) => page.replace('広報室', '会計課')],
    [
      'a list of documents',
      (page: string) =>
        page.replace('</main>', '<ul class="files"><li><a href="/f/3.pdf">別紙</a></li></ul></main>'),
    ],
    [
      'a part of the page',
      (page: string) =>
        page.replace('</main>', '<ul class="files"><li><a href="/a3_2.html">別紙</a></li></ul></main>'),
    ],
    [
      'what has come to stand among rows',
      (page: string) => page.replace('<h3>話題</h3>', '<h3>話題</h3><p>この催しは中止となりました。</p>'),
    ],
    [
      'a document that has come to stand among them',
      (page: string) => page.replace('<h3>話題</h3>', '<h3>話題</h3><p><a href="/f/3.pdf">別紙</a></p>'),
    ],
    [
      'a box that is new on one page',
      (page: string) =>
        page.replace(
          '<div class="note">',
          '<div class="tsuiki"><p>この催しは中止となりました。</p></div><div class="note">',
        ),
    ],
  ] satisfies [string, (page: string) => string][])('an edit of %s alerts', async (_, edit) => {
    // prettier-ignore
    publish(6, (n) => (n === 3 ? edit(article(n, 2, everything)) : article(n, 2, everything)));
    expect(await w.alertsAt(hours(2))).toEqual(['updated 発表3']);
  });

  const TERMS = ['日豪防衛相会談を開催', '米軍の艦艇が寄港', 'ADMMプラスの日程'];
  const withTerms = (page: string, seed: number): string =>
    page.replace(`>${pick(seed, 1)}</a><span`, `>${TERMS[seed % 3] ?? ''}</a><span`);

  test('a headline that holds a term of the taxonomy stays in the text', async () => {
    publish(7, (n) => withTerms(article(n, 2, everything), 2));
    expect(await w.alertsAt(hours(2))).toEqual(['new 発表7']);
    const alert = (await w.alerts()).find(({ title }) => title === '発表7');
    const text = await file(alert?.snapshot?.text ?? '');
    expect(text).toContain(TERMS[2]);
    expect(text).not.toContain(pick(2, 2));
  });

  test('a ranking of links alerts at no turn, though its headlines be full of terms', async () => {
    for (const [seed, at] of [2, 7, 25, 73].entries()) {
      publish(6, (n) => withTerms(article(n, seed + 2, everything), seed + 2));
      expect(await w.alertsAt(hours(at))).toEqual([]);
    }
    publish(6, (n) => withTerms(article(n, 7, everything, n === 3 ? BODIES[6] : undefined), 7));
    expect(await w.alertsAt(hours(170))).toEqual(['updated 発表3']);
    const [edit] = (await w.alerts()).filter(({ change }) => change === 'updated');
    expect(JSON.stringify(edit?.diff)).not.toMatch(/防衛相|米軍|ADMM/);
  });

  test.each([
    ['a list without links', `<li>${pick(2, 1)}</li>`, `<li>${TERMS[0] ?? ''}</li>`],
    ['boilerplate', 'PDF形式のファイル', 'ADMMプラスの資料'],
    ['a counter', '閲覧数', '米国からの閲覧数'],
  ])('a term that comes up in %s alerts', async (_, words, term) => {
    publish(6, (n) => {
      const page = article(n, 2, everything);
      return n === 3 ? page.replace(words, term) : page;
    });
    expect(await w.alertsAt(hours(2))).toEqual(['updated 発表3']);
  });

  test('boilerplate that changes on all pages at once alerts on none', async () => {
    publish(6, (n) => article(n, 2, everything).replace('閲覧用のソフトが必要です', '専用のソフトをお使いください')); // prettier-ignore
    expect(await w.alertsAt(hours(2))).toEqual([]);
  });

  test('visits that find nothing new write nothing of the host, and of an item once', async () => {
    for (const [seed, at] of [2, 7].entries()) {
      publish(6, (n) => article(n, seed + 2, everything));
      counted.calls.length = 0;
      await w.round(hours(at));
      const written = counted.calls.filter((call) => /^archive\.(?:create|replace)/.test(call));
      expect(written.filter((call) => call.includes('hosts/'))).toEqual([]);
      expect(written.filter((call) => call.includes('items/'))).toHaveLength(seed === 0 ? 6 : 0);
      expect(counted.calls.filter((call) => call.includes('hosts/'))).toHaveLength(6);
    }
  });

  test('what was learned is stored, bounded, and named in each capture', async () => {
    publish(7, (n) => article(n, 2, everything));
    await w.round(hours(2));
    const record = await furniture();
    expect(record.rules.length).toBeGreaterThan(5);
    expect(record.rules.every(({ since, items }) => since === hours(1) && items.length >= 5)).toBe(true);
    expect(record.pages.length).toBeLessThanOrEqual(8);
    const alerts = await w.alerts();
    const keyOf = (title: string): string =>
      alerts.find((alert) => alert.title === title)?.snapshot?.capture ?? '';
    const made = async (title: string) => v.parse(captureSchema, JSON.parse(await file(keyOf(title)))).made;
    expect((await made('発表1')).furniture).toBeNull();
    const name = (await made('発表7')).furniture;
    expect(name).toMatchObject({ host: 'site.example', rules: record.rules.length });
    expect(rulesNamed(record, name!)).toEqual(record.rules);
    expect(rulesNamed({ ...record, rules: record.rules.slice(1) }, name!)).toBeUndefined();
  });
});

test('what five bodies say at one position is not hidden', async () => {
  const notice = (n: number): string =>
    `<html><body><main><h1>発表${n}</h1><p class="date">令和8年3月${n}日</p><div class="box"><p>本日の定例会見は行いません。</p></div></main></body></html>`;
  publish(5, notice);
  await w.round(hours(1));
  publish(6, (n) => (n === 6 ? notice(n).replace('行いません', '夕方に行います') : notice(n)));
  expect(await w.alertsAt(hours(2))).toEqual(['new 発表6']);
  const alert = (await w.alerts()).find(({ title }) => title === '発表6');
  expect(await file(alert?.snapshot?.text ?? '')).toContain('夕方に行います');
  publish(6, (n) => notice(n).replace('行いません', n === 2 ? '正午に行います' : '行いません'));
  expect((await w.alertsAt(hours(7))).sort()).toEqual(['updated 発表2', 'updated 発表6']);
});

test.each([
  ['in a box of its own', 'papers'],
  ['in the place of a text', 'detail'],
])('the papers of five meetings, %s, are not hidden, and one more alerts', async (_, name) => {
  const paper = (n: number, k: number): string => `<div class="item"><a href="/docs/${n}-${k}.html">資料${k}</a><p>${n}回の会議の資料${k}である。</p></div>`; // prettier-ignore
  const meeting = (n: number, papers: number): string =>
    `<html><body><main><h1>会議${n}</h1><p>${BODIES[n % 7] ?? ''}</p><div class="${name}">${Array.from({ length: papers }, (_each, k) => paper(n, papers - k)).join('')}</div></main></body></html>`;
  publish(6, (n) => meeting(n, 2));
  expect(await w.alertsAt(hours(1))).toHaveLength(6);
  for (const [papers, at] of [
    [3, 2],
    [4, 7],
    [5, 25],
  ] as const) {
    publish(6, (n) => meeting(n, papers));
    expect(await w.alertsAt(hours(at))).toHaveLength(6);
  }
  const [alert] = (await w.alerts()).filter(({ title, change }) => title === '発表6' && change === 'updated');
  expect(await file(alert?.snapshot?.text ?? '')).toContain('6回の会議の資料1である。');
});

test('two runs give the same furniture and the same texts', async () => {
  const run = async (): Promise<string[]> => {
    publish(6, (n) => article(n, 1, everything));
    await w.round(hours(1));
    publish(7, (n) => article(n, 2, everything));
    await w.round(hours(2));
    const keys = await Array.fromAsync(w.ports.archive.list(''));
    const texts = keys.filter((key) => /^hosts\/|\/(?:text\.md|capture\.json)$/.test(key));
    return Promise.all(texts.map(async (key) => `${key}\n${await file(key)}`));
  };
  const first = await run();
  expect(first.length).toBeGreaterThan(14);
  await w.remove();
  w = await world();
  w.site.list(old);
  await w.round(T0);
  expect(await run()).toEqual(first);
});

test('what one source learned of a host holds for another, but not where that one reads the box itself', async () => {
  publish(6, (n) => article(n, 1, everything));
  await w.round(hours(1));
  const ranking = listSource({ id: 'ranking', page: { select: ['.rank-box'] }, entry: { type: 'listing', url: `${HOST}/ranks.html`, item: 'li' } }); // prettier-ignore
  w.site.answer('/ranks.html', '<ul><li><a href="/r0.html">順位零</a></li></ul>');
  await w.round(hours(1.1), [ranking]);
  w.site.answer('/ranks.html', '<ul><li><a href="/r1.html">順位一</a></li><li><a href="/r0.html">順位零</a></li></ul>'); // prettier-ignore
  w.site.answer('/r1.html', article(9, 2, everything));
  expect(await w.alertsAt(hours(1.4), [ranking])).toEqual(['new 順位一']);
  const alert = (await w.alerts()).find(({ title }) => title === '順位一');
  expect(await file(alert?.snapshot?.text ?? '')).toContain(pick(2, 1));
});
