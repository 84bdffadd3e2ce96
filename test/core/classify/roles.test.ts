import { describe, expect, test } from '@jest/globals';
import { nounPhraseAt } from '../../../lambdas/core/classify/noun-phrase.ts';
import { normalise } from '../../../lambdas/core/classify/normalise.ts';
import { ROLE_RULES, roleRuleFor } from '../../../lambdas/core/classify/roles.ts';
import type { Around } from '../../../lambdas/core/classify/role-rule.ts';

/**
 * Sentences of our own; 〇 is a country's name. A leading + says that Japan is named in the same run, ++ that several
 * states are.
 */
type Case = readonly [because: string, fires: readonly string[], holdsBack: readonly string[]];

// prettier-ignore
const CASES: readonly Case[] = [
  ['に続き, に加え', ['〇に続き2カ国目', '〇に加え署名した', '〇以外と'], ['〇に供与', '〇に次世代機を輸出']],
  ['前オランダ首相の', ['前〇首相のX事務総長', '元〇国防相'], ['以前〇首相と', '現〇首相の']],
  ['エストニア前首相の', ['〇前首相のX上級代表', '〇元国防相が'], ['〇首相の', '〇前線の']],
  ['念頭にあるのは', ['念頭にあるのは〇の艦艇'], ['日本を念頭に〇が']],
  ['次は, その後', ['次は〇と意見を述べる', 'その後〇へ向かう'], ['その後〇と会談した', '午後〇と会談した']],
  ['相手は', ['相手は〇など', '相手国は〇だ'], ['相手に〇を選ぶ']],
  ['が共同議長', ['〇が共同議長を務めた', '〇と共同で主催、共催'], ['〇が議長を務めた']],
  ['との既存の', ['〇との既存の協定', '〇と立ち上げた枠組み'], ['〇との新たな協定', '〇と立ち上げる枠組み']],
  ['日中首脳会談で確認した', ['+〇首脳会談で確認した相互訪問', '+〇防衛相会談で合意した訓練'], ['+〇首脳会談で確認した。', '+〇防衛相会談で一致']],
  ['an ambassador to an organisation', ['〇のNATO代表部大使'], ['〇の大使']],
  ['太平洋島嶼国担当大臣', ['〇担当大臣と会談'], ['〇国防担当大臣と会談']],
  ['日米中露などの首脳が参加', ['+〇などの首脳が参加する', '+〇などが出席し'], ['+〇が参加', '+〇などの首脳と会談']],
  ['日米印の…訓練の推進', ['++〇の共同訓練の推進', '++〇の演習を視察', '++〇の防衛協力の強化'], ['++〇の共同訓練を実施', '+〇の防衛協力の強化']],
  ['named in one breath', ['+〇防衛相会談', '+〇が合意'], ['〇防衛相会談']],
  ['対中, 対北', ['対〇で連携'], ['〇で連携']],
  ['訪中に意欲', ['訪〇に意欲', '訪〇を模索'], ['訪〇した', '〇に意欲']],
  ['訪米, 来伯', ['訪〇へ', '来〇した政務官'], ['〇へ']],
  ['駐X大使', ['駐〇大使が書簡に署名', '駐〇共和国大使が手渡した'], ['〇大使が署名', '駐〇大使が赴任']],
  ['who hosts or leads', ['〇主催の訓練', '〇が主導する演習'], ['〇が参加する演習']],
  ['を訪問, へ出張', ['〇を公式訪問', '〇海軍本部を訪れた', '〇に出張', '〇を皮切りに', '〇に寄港'], ['〇訪問時の', '〇を視察']],
  ['Xの招待で', ['〇の招待で', '〇国防相の公式招待を受け'], ['〇を招待', '〇の提案で']],
  ['が来日, による表敬', ['〇国防相が来日', '〇大使による防衛大臣表敬', '〇国防次官の当省訪問', '〇艦隊司令官の離任挨拶'], ['〇国防相が帰国', '〇大使による寄稿']],
  ['に関し, をめぐり', ['〇に関し協議', '〇の海洋進出に', '〇への深い懸念', '〇のミサイル発射', '〇情勢'], ['〇への警戒監視用機材', '〇の国防相と会談']],
  ['X…日本との協定を批准', ['〇議会、日本との協定を批准', '〇が日本に哨戒機を売却'], ['〇が日本との協力を検討する共同声明', '〇が日本を批判']],
  ['Xが中谷防衛相と会談', ['〇国防相が中谷防衛相と会談', '〇皇太子が首相と協議'], ['〇国防相が仏国防相と会談', '〇国防相が防衛相を批判']],
  ['で, において', ['〇で会談', '〇において開かれた', '〇沖'], ['〇できる', '〇である']],
  ['と, との + talks', ['〇国防相と会談', '〇海軍との共同訓練', '〇との間で書簡に署名', '〇と相次いで協議'], ['〇という協議', '〇とする協議', '〇との協力を進めるよう提言する共同研究']],
  ['に対する, へ, 向け', ['〇に対する能力構築支援', '〇へ警備艇を供与', '〇海軍への機材の引き渡し'], ['〇に合わせ供与', '〇について供与']],
  ['observers watch', ['〇がオブザーバーで見守る', '〇もオブザーバー参加'], ['〇が見守る']],
  ['が参加: it takes part', ['〇軍が初参加', '〇海軍など4カ国が加わる'], ['〇軍が不在']],
  ['が, は: it does something', ['〇が述べた', '〇政府は抗議', '〇から200人'], ['〇の発言', '〇と']],
];

const around = (phrase: string): Around => {
  const [before = '', after = ''] = phrase.replace(/^\+*/, '').split('〇');
  const named = { joint: phrase.startsWith('+'), many: phrase.startsWith('++') };
  return { ...named, before, ...nounPhraseAt(normalise(after).text, 0) };
};
const reasonFor = (phrase: string): string | undefined => roleRuleFor(around(phrase))?.because;

describe.each(CASES)('%s', (because, fires, holdsBack) => {
  test.each(fires)('decides: %s', (phrase) => {
    expect(reasonFor(phrase)).toContain(because);
  });
  test.each(holdsBack)('holds back: %s', (phrase) => {
    expect(reasonFor(phrase) ?? '').not.toContain(because);
  });
});

test('every rule has its cases, and each case its rule', () => {
  const used = CASES.map(([because]) => ROLE_RULES.filter((rule) => rule.because.includes(because)));
  expect(used.map((rules) => rules.length)).toEqual(CASES.map(() => 1));
  expect(new Set(used.flat()).size).toBe(ROLE_RULES.length);
});
