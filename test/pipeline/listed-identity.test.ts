import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { HOST, listSource, world } from '../support/world.ts';
import type { World } from '../support/world.ts';

/** What lists do in the wild, poll by poll, and what must be told: bodies of `/list.html`, an hour apart. */
const T0 = Date.parse('2026-03-01T00:00:00Z');

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.remove());

const listing = (item: string, more: object = {}): SourceInput['entry'] => ({ type: 'listing', url: `${HOST}/list.html`, item, ...more }); // prettier-ignore
const feed: SourceInput['entry'] = { type: 'feed', url: `${HOST}/list.html` };

const page = (inner: string): string => `<!DOCTYPE html><html><body>${inner}</body></html>`;
/** As on the Joint Staff's page (2026-08-08): the anchor is never closed, the li bounds it. */
const staff = (...rows: (readonly [path: string, title: string])[]): string =>
  page(`<ul class="list-news">${rows.map(([path, title]) => `<li><a href="/js/pdf/${path}"><time datetime="2026-03-01">2026年03月01日</time><span data-tag="公表">公表</span><h5>${title}</h5></li>`).join('')}</ul>`); // prettier-ignore
const links = (...rows: (readonly [path: string, title: string])[]): string =>
  page(`<ul>${rows.map(([path, title]) => `<li><a href="${path}">${title}</a></li>`).join('')}</ul>`);
/** As in the Prime Minister's Office feed (2026-08-20): the guid is a position. */
const rss = (...rows: (readonly [path: string, title: string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>t</title>${rows.map(([path, title], index) => `<item><title>${title}</title><link>${HOST}${path}</link><guid isPermaLink="false">item_${index + 1}</guid></item>`).join('')}</channel></rss>`; // prettier-ignore

type Poll = readonly [body: string, alerts: readonly string[]];

const CASES: readonly (readonly [name: string, source: Partial<SourceInput>, polls: readonly Poll[]])[] = [
  [
    'anchors that are never closed: every row has its own link',
    { entry: listing('ul.list-news > li', { title: 'h5' }) },
    [
      [staff(['p20260228_01.pdf', '先行'], ['p20260227_01.pdf', '前々']), []],
      [
        staff(
          ['p20260301_02.pdf', '後'],
          ['p20260301_01.pdf', '先'],
          ['p20260228_01.pdf', '先行'],
          ['p20260227_01.pdf', '前々'],
        ),
        ['new /js/pdf/p20260301_01.pdf 先', 'new /js/pdf/p20260301_02.pdf 後'],
      ],
    ],
  ],
  [
    'the same, without a rule for the title: the words of the row, and its own link',
    { entry: listing('ul.list-news > li') },
    [
      [staff(['p1.pdf', '一'], ['p2.pdf', '二']), []],
      [
        staff(['p3.pdf', '三'], ['p1.pdf', '一'], ['p2.pdf', '二']),
        ['new /js/pdf/p3.pdf 2026年03月01日公表 三'],
      ],
    ],
  ],
  [
    'one address under another title is an update',
    { entry: listing('li') },
    [
      [links(['/a.html', '概要'], ['/b.html', '別件']), []],
      [links(['/a.html', '結果'], ['/b.html', '別件']), ['updated /a.html 結果']],
      [links(['/a.html', '概要'], ['/b.html', '別件']), []],
    ],
  ],
  [
    'one address under another title is new where the definition says so',
    { entry: listing('li'), identity: 'url+title' },
    [
      [links(['/sedori/index.html', '豪州による活動'], ['/b.html', '別件']), []],
      [
        links(['/sedori/index.html', 'イタリアによる活動'], ['/b.html', '別件']),
        ['new /sedori/index.html イタリアによる活動'],
      ],
      [links(['/sedori/index.html', '豪州による活動'], ['/b.html', '別件']), []],
    ],
  ],
  [
    'only the addresses that a pattern names are reused for other news',
    { entry: listing('li'), identity: 'url+title', identityOf: [{ url: '/press/\\d{4}/', identity: 'url' }] },
    [
      [links(['/press/2026/01a.html', '概要'], ['/topics/', '今週']), []],
      [
        links(['/press/2026/01a.html', '結果'], ['/topics/', '来週']),
        ['new /topics/ 来週', 'updated /press/2026/01a.html 結果'],
      ],
    ],
  ],
  [
    'one title on other addresses is other news',
    { entry: listing('li') },
    [
      [links(['/a.html', '日米合同委員会合意について']), []],
      [
        links(
          ['/c.html', '日米合同委員会合意について'],
          ['/b.html', '日米合同委員会合意について'],
          ['/a.html', '日米合同委員会合意について'],
        ),
        ['new /b.html 日米合同委員会合意について', 'new /c.html 日米合同委員会合意について'],
      ],
    ],
  ],
  [
    'guids that are positions say nothing',
    { entry: feed },
    [
      [rss(['/1.html', '一'], ['/2.html', '二'], ['/3.html', '三']), []],
      [rss(['/4.html', '四'], ['/1.html', '一'], ['/2.html', '二']), ['new /4.html 四']],
      [rss(['/2.html', '二'], ['/4.html', '四'], ['/1.html', '一'], ['/3.html', '三']), []],
    ],
  ],
  [
    'pinned items stand first out of order; new ones come behind them',
    { entry: listing('li') },
    [
      [links(['/pin1', '特集一'], ['/pin2', '特集二'], ['/9', '九'], ['/8', '八']), []],
      [
        links(['/pin1', '特集一'], ['/pin2', '特集二'], ['/10', '十'], ['/9', '九'], ['/8', '八']),
        ['new /10 十'],
      ],
      [links(['/8', '八'], ['/pin1', '特集一'], ['/10', '十'], ['/9', '九']), []],
    ],
  ],
  [
    'an entry that leaves the list and returns is known, an old one at the top too',
    { entry: listing('li') },
    [
      [links(['/1', '一'], ['/2', '二'], ['/3', '三']), []],
      [links(['/2', '二'], ['/3', '三']), []],
      [links(['/3', '三']), []],
      [links(['/1', '一'], ['/2', '二'], ['/3', '三']), []],
    ],
  ],
  [
    'the scheme, index.html, tracking and the order of entries never matter',
    { entry: listing('li') },
    [
      [links(['/a/index.html', '一'], ['https://site.example/b?utm_source=x', '二']), []],
      [links(['http://site.example/b', '二'], ['/a/', '一'], ['/a/?fbclid=1', '一']), []],
    ],
  ],
  [
    'fragments are one page, unless the definition keeps them',
    { entry: listing('li') },
    [
      [links(['/photo.html#a', '一']), []],
      [links(['/photo.html#b', '一'], ['/photo.html#a', '一']), []],
    ],
  ],
  [
    'fragments are items of their own where the definition keeps them',
    { entry: listing('li'), fragment: 'keep' },
    [
      [links(['/photo.html#a', '一']), []],
      [links(['/photo.html#b', '二'], ['/photo.html#a', '一']), ['new /photo.html#b 二']],
    ],
  ],
];

test.each(CASES)('%s', async (_name, changes, polls) => {
  const source = listSource({ minimumEntries: 1, ...changes });
  for (const [index, [body, alerts]] of polls.entries()) {
    const at = new Date(T0 + index * 3_600_000).toISOString().replace('.000', '');
    w.site.answer('/list.html', { status: 200, headers: { 'content-type': body.startsWith('<?xml') ? 'text/xml' : 'text/html' }, body }); // prettier-ignore
    const told = (await w.round(at, [source])).flatMap((event) =>
      event.kind === 'alert'
        ? [`${event.alert.change} ${event.alert.url.replace(HOST, '')} ${event.alert.title}`]
        : [],
    );
    expect(told.toSorted()).toEqual([...alerts].toSorted());
  }
});
