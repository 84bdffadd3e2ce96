import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { formsOf } from '../../../lambdas/core/classify/lexicon.ts';
import type { FurnitureRule } from '../../../lambdas/core/furniture/furniture-record.ts';
import { withoutFurniture } from '../../../lambdas/core/furniture/hide.ts';
import { holdsTerm, termsDigest } from '../../../lambdas/core/furniture/terms.ts';
import { textOf } from '../../../lambdas/core/reading/block.ts';
import { laidOut } from '../../support/laid-out.ts';

const rule = (kind: FurnitureRule['kind'], position: string, rest: Partial<FurnitureRule> = {}): FurnitureRule => ({
  kind,
  position: `main#m>${position}`,
  since: '2026-03-01T00:00:00Z',
  items: [],
  example: '',
  ...(kind === 'box' && { length: 40 }),
  ...rest,
}); // prettier-ignore

const RULES = [
  rule('box', 'div.box'),
  rule('links', 'div.rel'),
  rule('rows', 'div.list'),
  rule('rows', 'div'),
  rule('line', 'p', { form: '閲覧数:#' }),
  rule('line', 'p.c', { form: '#' }),
];
const OWN = '<p>港内の清掃を行った。</p>';

const row = (k: number, teaser = `${k}番の説明である。`): string =>
  `<div class="i"><a href="/news/${k}.html">発表${k}</a><p>${teaser}</p></div>`;

const left = (html: string, rules = RULES) => {
  const { kept, compared } = withoutFurniture(laidOut(html), rules);
  return { kept: textOf(kept), compared: textOf(compared) };
};

describe('what is hidden', () => {
  const ownText = '港内の清掃を行った。';
  test.each([
    ['nothing without rules', `${OWN}<div class="box"><p>掲示</p></div>`, [], `${ownText}\n\n掲示`],
    [
      'a box, whatever it says by now',
      `${OWN}<div class="box"><h2>掲示</h2><p>昨日とは別のこと。</p></div>`,
      RULES,
      ownText,
    ],
    [
      'but not a smaller box in it that is the only one of its kind',
      `<div class="box"><p>掲示</p><div class="fix"><p>訂正です。</p></div></div>${OWN}`,
      RULES,
      `訂正です。\n\n${ownText}`,
    ],
    [
      'not one of two boxes at its position',
      `${OWN}<div class="box"><p>一</p></div><div class="box"><p>二</p></div>`,
      RULES,
      `${ownText}\n\n一\n\n二`,
    ],
    [
      'not a box that has come to hold much more',
      `${OWN}<div class="box"><p>${'長い文。'.repeat(40)}</p></div>`,
      RULES,
      `${ownText}\n\n${'長い文。'.repeat(40)}`,
    ],
    [
      'not a document in it',
      `${OWN}<div class="box"><p>掲示</p><p><a href="/f.pdf">別紙</a></p></div>`,
      RULES,
      `${ownText}\n\n別紙`,
    ],
    [
      'not the heading of the page',
      `${OWN}<div class="box"><h1>清掃</h1></div>`,
      RULES,
      `${ownText}\n\n# 清掃`,
    ],
    [
      'links with their dates and labels, not the heading over them',
      `${OWN}<div class="rel"><h2>関連</h2><p>3月1日</p><p>新着</p><p><a href="/news/2.html">別の発表の見出し</a></p><p>3月2日</p></div>`,
      RULES,
      `${ownText}\n\n## 関連`,
    ],
    [
      'not the one date beside a category',
      `${OWN}<div class="rel"><p class="day">3月1日</p><p><a href="/c/2/">お知らせ</a></p></div>`,
      RULES,
      `${ownText}\n\n3月1日`,
    ],
    [
      'not links beside words',
      `${OWN}<div class="rel"><p>清掃の日程が変わりました。</p><p><a href="/news/2.html">別の発表</a></p></div>`,
      RULES,
      `${ownText}\n\n清掃の日程が変わりました。\n\n別の発表`,
    ],
    [
      'rows of a link and a teaser',
      `${OWN}<div class="list"><h3>話題</h3>${row(2)}${row(3)}</div>`,
      RULES,
      `${ownText}\n\n### 話題`,
    ],
    [
      'not rows among which other words have come to stand',
      `${OWN}<div class="list">${row(2)}${row(3)}<div>訂正があります。</div></div>`,
      RULES,
      `${ownText}\n\n発表2\n\n2番の説明である。\n\n発表3\n\n3番の説明である。\n\n訂正があります。`,
    ],
    [
      'not rows where only a label is left beside them',
      `<p>広報室</p><div class="list">${row(2)}${row(3)}</div>`,
      RULES,
      '広報室\n\n発表2\n\n2番の説明である。\n\n発表3\n\n3番の説明である。',
    ],
    [
      'links without a name, the words over them not',
      `<div>${OWN}</div><div><p>あなたにおすすめの記事一覧</p><p><a href="/news/2.html">発表二</a></p><p><a href="/news/3.html">発表三</a></p></div>`,
      RULES,
      `${ownText}\n\nあなたにおすすめの記事一覧`,
    ],
    [
      'not one link without a name',
      `${OWN}<div><p><a href="/news/2.html">発表二</a></p></div>`,
      RULES,
      `${ownText}\n\n発表二`,
    ],
    [
      'not links without a name that stand in two boxes there',
      `${OWN}<div>${row(2, '').repeat(2)}</div><div>${row(3, '').repeat(2)}</div>`,
      RULES,
      `${ownText}\n\n発表2\n\n発表2\n\n発表3\n\n発表3`,
    ],
    ['a line with whatever figures', `${OWN}<p>閲覧数：１２３</p>`, RULES, ownText],
    [
      'not the line elsewhere, nor other words there',
      `${OWN}<div><p>閲覧数：1</p></div><p>総閲覧数：1</p>`,
      RULES,
      `${ownText}\n\n閲覧数：1\n\n総閲覧数：1`,
    ],
    [
      'nothing, where nothing else would be left',
      '<h1>掲示</h1><p class="date">3月1日</p><div class="box"><p>本日は休館です。</p></div>',
      RULES,
      '# 掲示\n\n3月1日\n\n本日は休館です。',
    ],
    [
      'nothing on a page of links alone',
      '<div class="rel"><p><a href="/news/2.html">別の発表</a></p></div>',
      RULES,
      '別の発表',
    ],
  ])('%s', (_, html, rules, text) => {
    // prettier-ignore
    expect(left(html, rules)).toEqual({ kept: text, compared: text });
  });

  test('a region that is the box itself', () => {
    const page = laidOut('<div class="box"><p>掲示です。</p></div>', { page: { select: ['.box'] } });
    expect(textOf(withoutFurniture(page, RULES).kept)).toBe('掲示です。');
  });
});

describe('terms of the taxonomy', () => {
  /** Names that count in a context only. */
  const guarded = new Set(defaultTaxonomy().counterparts.states.flatMap((state) => state.guarded));
  const terms = formsOf(defaultTaxonomy())
    .filter(
      ({ take, sense, form }) =>
        take === undefined &&
        !guarded.has(form) &&
        (sense.kind === 'framework' || (sense.kind === 'country' && sense.via !== 'kanji')),
    ) // prettier-ignore
    .map(({ form }) => form);

  test('are never hidden, any of them, in any kind of furniture', () => {
    expect(terms.length).toBeGreaterThan(1000);
    const hidden = terms.filter((term) => {
      const html = `${OWN}<div class="box"><p>${term}</p></div><div class="rel"><p><a href="/n/2.html">${term}</a></p></div><p class="c">${term}</p>`;
      const form = rule('line', 'p.c', { form: term });
      return left(html, [...RULES, form]).kept.split(term).length !== 4;
    });
    expect(hidden).toEqual([]);
  });

  test('in a box of links stay in the text, and do not tell an edit', () => {
    const html = `${OWN}<div class="rel"><p><a href="/n/2.html">日豪防衛相会談</a></p><p><a href="/n/3.html">花壇</a></p></div>`; // prettier-ignore
    expect(left(html)).toEqual({
      kept: '港内の清掃を行った。\n\n日豪防衛相会談',
      compared: '港内の清掃を行った。',
    });
  });

  test('in rows stay in the text, and do not tell an edit', () => {
    const html = `${OWN}<div class="list">${row(2, '日豪防衛相会談の記録である。')}${row(3)}</div>`;
    expect(left(html)).toEqual({
      kept: '港内の清掃を行った。\n\n日豪防衛相会談の記録である。',
      compared: '港内の清掃を行った。',
    });
  });

  test.each([
    ['米軍の艦艇', true],
    ['日米豪の共同訓練', true],
    ['訪仏', true],
    ['新米の季節', false],
    ['英語の教室', false],
    ['タイトルの変更', false],
    ['防衛省・自衛隊', false],
    ['日本の花', false],
    ['3日と4日', false],
    ['', false],
  ])('%s holds one: %s', (words, expected) => {
    expect(holdsTerm(words)).toBe(expected);
  });

  test('make a text another one where they change', () => {
    const { frameworks, counterparts, ...rest } = defaultTaxonomy();
    const fewer = { ...rest, counterparts, frameworks: new Map([...frameworks].slice(1)) };
    expect(termsDigest(fewer)).not.toBe(termsDigest());
    expect(termsDigest()).toBe(termsDigest());
  });
});

describe('any page under any rules', () => {
  const words = fc.constantFrom('港内の清掃を行った。', '花壇の植え替え', '日豪防衛相会談', '米軍の艦艇が寄港した。', '閲覧数：123', '3月1日', '掲示', 'ADMMプラス'); // prettier-ignore
  const inner = fc.tuple(fc.constantFrom('p', 'li', 'h2', 'h1'), words, fc.constantFrom('', '/news/2.html', '/f.pdf')).map(([tag, text, href]) => `<${tag}>${href === '' ? text : `<a href="${href}">${text}</a>`}</${tag}>`); // prettier-ignore
  const part = fc.tuple(fc.constantFrom('', 'div.box', 'div.rel', 'ul.rank', 'p.c'), fc.array(inner, { maxLength: 4 })).map(([box, blocks]) => {
    const [tag, name] = box.split('.');
    return box === '' ? blocks.join('') : `<${tag ?? ''} class="${name ?? ''}">${blocks.join('')}</${tag ?? ''}>`;
  }); // prettier-ignore
  const rules = fc.subarray([
    ...RULES,
    rule('links', 'ul.rank'),
    rule('box', 'ul.rank'),
    rule('rows', 'ul.rank'),
  ]);

  test('keeps its order, every term, and some of itself; compares nothing that it does not keep', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), rules, (parts, chosen) => {
        const page = laidOut(parts.join(''));
        const { kept, compared } = withoutFurniture(page, chosen);
        const order = kept.map((block) => page.blocks.indexOf(block));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        expect(new Set(order).size).toBe(order.length);
        expect(page.blocks.filter((block) => holdsTerm(block.text) && !kept.includes(block))).toEqual([]);
        expect(compared.every((block) => kept.includes(block))).toBe(true);
        expect(compared.length > 0 || page.blocks.length === 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
