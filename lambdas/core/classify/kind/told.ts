import { isBareName, REFERENCE_HOST } from '../reference.ts';
import { all, either, given, not, opened, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import { SITTING, STATEMENT, VISIT } from './vocabulary.ts';

const PRESS = /会見|press conference|minister's report|記者団/i;
const STATEMENT_NAMED =
  /(?:共同声明|共同プレスステートメント|共同発表|Joint Statement)(?:\(.{1,8}\))?$|^Joint Statement/i;
const ESSAY =
  /の狙い|の意味|課題|を読む|をめぐって|を巡って|振り返|現在地|[2-5二三四五](?:本柱|つの(?:柱|論点|理由|視点))|に思う|論じ|寄稿|分析|考察|視点|論点|展望|Perspective|Analysis|Commentary|opinion|コメンタリー/i;
/** A lawmaker's account of a session of his party. */
const PARTY_SESSION = /(?:国防|外交|安全保障)(?:部会|調査会)/;
const REFERENCE =
  /とは$|用語|語義|百科|解説|説明。|の説明|白書|メルマガ|まとめ読み|\bwhat is\b|ニュースレター|vol\.\d+/i;

/** The essay words, those in brackets aside: they belong to a name. */
const essay = ({ title }: Signals): string | undefined =>
  ESSAY.exec(title.replaceAll(/\([^()]*\)/g, ''))?.[0];

/** The title is a statement and no sitting besides. */
const statesOnly = ({ title }: Signals): string | undefined =>
  SITTING.test(title.replace(STATEMENT, '')) ? undefined : STATEMENT.exec(title)?.[0];

/** What somebody says or writes: conferences, statements, essays, reference. */
export const TOLD: readonly KindRule[] = [
  {
    kind: 'other',
    name: 'a conference of others',
    because: 'what a third country’s minister tells the press is no act of Japan’s',
    words: all(
      titled(PRESS),
      given(({ reading }) => reading.third),
    ),
  },
  {
    kind: 'press-conference',
    name: 'a conference in the title',
    because: 'the record of a conference is one, whatever is announced at it',
    words: titled(PRESS),
  },
  {
    kind: 'joint-statement',
    name: 'a statement is the item',
    because: 'the title names the text itself, or nothing but it',
    words: either(titled(STATEMENT_NAMED), statesOnly),
  },
  {
    kind: 'joint-statement',
    name: 'a statement is the news',
    because: 'the lead says that a statement was issued and the title names no sitting',
    words: all(opened(/[とがは]共同声明(?:。|を)|共同声明を発表し|Statement on/), not(titled(SITTING))),
  },
  {
    kind: 'commentary',
    name: 'an argument',
    because: 'aims, meaning, questions, prospects are words of an author, not of a report',
    words: either(essay, titled(PARTY_SESSION)),
  },
  {
    kind: 'other',
    name: 'a work of reference',
    because: 'dictionaries, glossaries, white papers, digests report nothing new',
    words: either(
      given(({ host }) => REFERENCE_HOST.test(host)),
      titled(REFERENCE),
      opened(/白書|用語|語義|解説|の説明|メルマガ/),
    ),
  },
  {
    kind: 'commentary',
    name: 'a contribution',
    because: 'the lead says that somebody argues or contributes',
    words: all(opened(/論じ|中の寄稿|への寄稿|寄稿。|議員の報告|論考/), not(titled(VISIT))),
  },
  {
    kind: 'other',
    name: 'a bare name',
    because: 'a title that is nothing but the name of a framework heads a page about it',
    words: given(({ reading, types }) => types.size > 0 && isBareName(reading)),
  },
];
