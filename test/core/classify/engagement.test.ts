import { expect, test } from '@jest/globals';
import { runsOf } from '../../../lambdas/core/classify/countries.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { readDocument } from '../../../lambdas/core/classify/document.ts';
import { claimsOf } from '../../../lambdas/core/classify/engagement.ts';
import { lexiconOf } from '../../../lambdas/core/classify/lexicon.ts';
import { subject } from './subject-of.ts';

const lexicon = lexiconOf(defaultTaxonomy());

/** What a sentence says of each country: `KR partner`. */
const roles = (title: string): string[] =>
  readDocument(subject({ title }), lexicon).sentences.flatMap((sentence) =>
    claimsOf(sentence, runsOf(sentence, lexicon.alone)).flatMap((claim) =>
      claim.parties.map((party) => `${party.code} ${claim.role}`),
    ),
  );

test.each([
  ['防衛相は韓国の国防部長官と会談した', ['KR partner']],
  ['韓国の金善鎬国防部長官代行と電話会談を行った', ['KR partner']],
  ['インド・スリランカを訪問', ['IN partner', 'LK partner']],
  ['カタール国防相が来日', ['QA partner']],
  ['オーストラリア大使による表敬', ['AU partner']],
  ['フィリピン海軍に警備艇を供与', ['PH partner']],
  ['日仏防衛相会談', ['FR joint']],
  ['日本とドイツの防衛相が会談', ['DE joint']],
  ['シンガポールで会談した', ['SG venue']],
  ['中国の海洋進出に懸念', ['CN topic']],
  ['北朝鮮情勢を協議', ['KP topic']],
  ['ロシアを念頭に連携', ['RU topic']],
  ['北朝鮮、イランと協議', ['KP topic', 'IR topic']],
  ['中露が共同飛行', ['CN topic', 'RU topic']],
  ['IP4(豪州、韓国、ニュージーランド)と協力', ['AU plain', 'KR plain', 'NZ plain']],
  ['念頭には中国海軍', ['CN topic']],
  ['北朝鮮の弾道ミサイル発射を非難', ['KP topic']],
  ['ロシアによるウクライナ侵略', ['RU topic', 'UA topic']],
  ['米国に続き英国と署名', ['US aside', 'GB partner']],
  ['次はインドネシア訪問', ['ID aside']],
  ['米、ポーランド、イタリアのNATO代表部大使', ['US aside', 'PL aside', 'IT aside', 'NATO plain']],
  ['豪州主催の訓練', ['AU host']],
  ['東ティモールがオブザーバーで参加', ['TL aside']],
  ['日本政府、オーストラリアの計画に参画', ['AU plain']],
  [
    'Hegseth met Nakatani in Tokyo; Chinese actions and a Taiwan emergency',
    ['US joint', 'CN topic', 'TW topic'],
  ],
  [
    'Japan holds bilaterals with Fiji and the Netherlands; support for Ukraine against Russia',
    ['FJ partner', 'NL partner', 'UA topic', 'RU topic'],
  ],
  ['China, Russia hold joint patrol near Japan', ['CN topic', 'RU topic']],
])('%s', (title, expected) => {
  expect(roles(title)).toEqual(expected);
});
