import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import { normalise } from '../../../lambdas/core/classify/normalise.ts';
import { subject } from './subject-of.ts';

const { matcher } = lexiconOf(defaultTaxonomy());

const capitalsIn = (text: string): string[] =>
  matcher
    .find(normalise(text))
    .flatMap((hit) =>
      hit.senses.flatMap((sense) =>
        sense.kind === 'country' && sense.via === 'capital' ? [sense.code] : [],
      ),
    );

const labels = (title: string): { counterparts: string[]; mentions: string[] } => {
  const { counterparts, mentions } = classify(subject({ title }));
  return { counterparts: counterparts.map(({ code }) => code), mentions: mentions.map(({ code }) => code) };
};

describe('a capital is a place', () => {
  test.each([
    ['防衛相、ワシントンで日米防衛相会談', ['US'], []],
    ['防衛相、ソウルで日韓防衛相会談', ['KR'], []],
    ['ハノイで日豪防衛相会談', ['AU'], []],
    ['日米韓防衛相がキャンベラで会談', ['US', 'KR'], []],
    ['防衛相、マニラ入り', [], []],
    ['パリの航空ショーに防衛相が出席', [], []],
    ['防衛相がキーウを訪問', ['UA'], []],
    ['護衛艦がコロンボに寄港', [], []],
  ])('%s', (title, counterparts, mentions) => {
    expect(labels(title)).toEqual({ counterparts, mentions });
  });
});

test('in English the place is a mention, as other places are', () => {
  const title = 'Ministers of Japan and Australia hold talks in Paris';
  expect(labels(title)).toEqual({ counterparts: ['AU'], mentions: ['FR'] });
});

describe('a capital that acts is the government: a mention, no party', () => {
  test.each([
    ['北京は日豪防衛相会談に反発', ['AU'], ['CN']],
    ['モスクワが日本の防衛費を批判', [], ['RU']],
    ['平壌の反発を受け防衛省が警戒', [], ['KP']],
    ['台北当局が防衛白書を評価', [], ['TW']],
    ['ワシントンの意向を受け防衛省が検討', [], ['US']],
  ])('%s', (title, counterparts, mentions) => {
    expect(labels(title)).toEqual({ counterparts, mentions });
  });
});

describe('words that hold a capital and are none', () => {
  test.each([
    'パリパリの食感', 'ローマ字の入力', 'リマインダーを設定', 'ローマ教皇が来日', 'マレーシアの海軍', '国際刑事裁判所ローマ規程',
    'パリ協定の実施', '空母ジョージ・ワシントン', 'ワシントン・ポスト紙', 'ソウルフードの店', 'ミンスク合意', 'ウィーン条約',
    'デリバリーの車', 'スバル製のヘリ', 'カイロプラクティック', 'バクテリアの検査', '北京五輪', 'リガード',
    'the Rome Statute', 'the Paris Agreement', 'the Vienna Convention', 'a male officer', 'lima beans',
    'George Washington',
  ].map((text) => [text]))('%s', (text) => {
    expect(capitalsIn(text)).toEqual([]);
  }); // prettier-ignore
});

test('at least 60 states have their capitals', () => {
  const { states } = defaultTaxonomy().counterparts;
  expect(states.filter(({ capitals }) => capitals.ja.length > 0).length).toBeGreaterThan(60);
});
