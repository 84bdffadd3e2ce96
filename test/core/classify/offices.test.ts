import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import { subject } from './subject-of.ts';

/** The parties that title and lead name, in order, `!` where an office says it; フィリピンのテオドロ is one. */
const partiesIn = (title: string, lead: string | null = null): string[] => {
  const reading = readSubject(subject({ title, lead }), defaultTaxonomy());
  return reading.document.sentences.flatMap((sentence) => {
    const parties = (reading.runs.get(sentence) ?? []).flatMap((run) => run.parties);
    return [...new Set(parties.map(({ code, via }) => (via === 'office' ? `${code}!` : code)))];
  });
};

describe('an office that one state alone calls so', () => {
  test.each([
    ['防衛相、国防部長官と会談', ['KR!']],
    ['統幕長、合同参謀議長と電話会談', ['KR!']],
    ['防衛相、国防部長と会談', ['CN!']],
    ['防衛相、軍事大臣と会談', ['FR!']],
    ['防衛相、軍事相と会談', ['FR!']],
    ['統幕長、統合参謀本部議長と懇談', ['US!']],
    ['防衛相、国防長官と電話会談', ['US!']],
    ['防衛相、首相府大臣(国防担当)と会談', ['BN!']],
    ['防衛相、首相府大臣兼第2国防大臣と会談', ['BN!']],
    ['統幕長、軍事委員長と会談', ['NATO!']],
    ['防衛相、国防産業相と会談', ['AU!']],
  ])('%s', (title, parties) => {
    expect(partiesIn(title)).toEqual(parties);
  });

  test.each([
    ['日米韓の軍事相互運用性', ['US', 'KR']],
    ['軍事相談窓口を開設', []],
    ['国防担当国務長官が来日', []],
    ['国連軍縮担当上級代表が来日', ['UN']],
  ])('%s holds none', (title, parties) => {
    expect(partiesIn(title)).toEqual(parties);
  });
});

describe('an office that a name leads belongs to that name', () => {
  test.each([
    ['フィリピン国防長官が来日', ['PH']],
    ['フィリピンのテオドロ国防長官が来日', ['PH']],
    ['フィリピンのサントス国防長官が来日', ['PH']],
    ['テオドロ国防長官が来日', ['PH']],
    ['比国防長官が来日', ['PH']],
    ['韓国国防部長官が来日', ['KR']],
    ['韓国の国防部長官が来日', ['KR']],
    ['韓国の金善鎬国防部長官代行が来日', ['KR']],
    ['台湾国防部長が来日', ['TW']],
    ['台湾の顧立雄国防部長が来日', ['TW']],
    ['中国の董軍国防部長が来日', ['CN']],
    ['米国の前国防長官が来日', ['US']],
    ['米国防長官が来日', ['US']],
    ['ヘグセス米国防長官が来日', ['US']],
    ['オーストリア連邦国防大臣が来日', ['AT']],
    ['ロシア太平洋艦隊司令官が来日', ['RU']],
  ])('%s', (title, parties) => {
    expect(partiesIn(title)).toEqual(parties);
  });

  test('and stays with it in the rest of the text', () => {
    expect(partiesIn('フィリピン国防長官が来日', '国防長官は防衛相と会談した。')).toEqual(['PH']);
    expect(partiesIn('国防部長が来日', '台湾の顧立雄国防部長が都内で講演した。')).toEqual(['TW']);
    expect(partiesIn('米国防長官が来日', '国防長官は防衛相と会談した。')).toEqual(['US', 'US!']);
  });

  test('but not across a particle or a comma', () => {
    expect(partiesIn('フィリピンで国防長官と会談')).toEqual(['PH', 'US!']);
    expect(partiesIn('フィリピン、国防長官が演説')).toEqual(['PH', 'US!']);
  });
});

test.each([
  ['中谷防衛相、国防部長官と会談', 'bilateral-defence / KR'],
  ['中谷防衛相、フィリピンのテオドロ国防長官と会談', 'bilateral-defence / PH'],
  ['吉田統幕長、統合参謀本部議長と会談', 'service-chiefs / US'],
])('%s: %s', (title, expected) => {
  const { frameworks, counterparts, meetings } = classify(subject({ title }));
  const codes = counterparts.map(({ code }) => code).join(' ');
  expect(`${frameworks.map(({ id }) => id).join(' ')} / ${codes}`).toBe(expected);
  expect(meetings).toHaveLength(1);
});
