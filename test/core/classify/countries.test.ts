import { expect, test } from '@jest/globals';
import { runsOf } from '../../../lambdas/core/classify/countries.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { readDocument } from '../../../lambdas/core/classify/document.ts';
import { lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import { subject } from './subject-of.ts';

const lexicon = lexiconOf(defaultTaxonomy());

/** The runs of a title: codes joined, `+` where Japan is one of them. */
function runs(title: string): string[] {
  return readDocument(subject({ title }), lexicon).sentences.flatMap((sentence) =>
    runsOf(sentence, lexicon.alone).map(
      (run) => (run.japan ? '+' : '') + run.parties.map((party) => party.code).join(''),
    ),
  );
}

test.each([
  ['日米豪比韓の防衛相', ['+USAUPHKR']],
  ['日米豪比の会談', ['+USAUPH']],
  ['日米豪印の会合', ['+USAUIN']],
  ['日米豪フィリピン防衛大臣会談', ['+USAUPH']],
  ['日中国防相会談', ['+CN']],
  ['日中防衛相会談', ['+CN']],
  ['中国国防相と会談', ['CN']],
  ['韓国防相と会談', ['KR']],
  ['米国防長官が来日', ['US']],
  ['米国防衛産業との協力', ['US']],
  ['日・インドネシア防衛相会談', ['+ID']],
  ['訪日中の米国防長官', ['US']],
  ['11月1日米軍が発表', ['US']],
  ['本日中に回答', []],
  ['毎日中学校で', []],
  ['独立行政法人の印刷、豪雨と加盟国の比較', []],
  ['中国四国防衛局と米子駐屯地', []],
  ['インド太平洋とインドネシアとインド', ['ID', 'IN']],
  ['タイトルとタイミング、タイ海軍', ['TH']],
  ['オマーン湾とパプアニューギニア', ['PG']],
  ['豪が北「瀬取り」監視', ['AU', 'KP']],
  ['米、英、豪が参加', ['US', 'GB', 'AU']],
  ['日星防衛相会談', ['+SG']],
  ['日露戦争と日本海', []],
  ['北海道と東北の部隊', []],
  ['ペンク・ニュージーランド国防大臣', ['NZ']],
  ['日米合同委員会', ['+US']],
])('%s', (title, expected) => {
  expect(runs(title)).toEqual(expected);
});
