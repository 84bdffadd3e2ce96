import {
  DICTIONARY_LEAD,
  ENTRY,
  isBareName,
  isReference,
  REFERENCE_HOST,
  REFERENCE_WORDS,
} from '../reference.ts';
import { satIn } from './aspect.ts';
import { all, began, either, given, not, opened, titled } from './rule.ts';
import type { KindRule, Signals } from './rule.ts';
import { SITTING, STATEMENT, VISIT } from './vocabulary.ts';

/** 会見 behind と is an audience or, in Chinese usage, a meeting; behind 記者 or 共同 it is a conference. */
const PRESS =
  /(?:記者|共同|臨時|定例|閣議後|囲み|オンライン|リモート|年頭)会見|共同記者発表|(?<![とへら])会見|ぶら下がり|記者団|(?:press|news|media) (?:conference|briefing|availability)|doorstop|minister's report|remarks to (?:the )?(?:press|media|reporters)/i;
const PRESS_RECORD = /会見録|会見(?:の)?(?:要旨|概要|全文|記録)|transcript of (?:the |a )?(?:press|news)/i;
/** The title is somebody's account; the lead says that he gave it to the press. */
const ACCOUNT = /(?:について|を)(?:の)?(?:報告|説明|発言|コメント|質疑)(?:\([^()]{1,12}\))?$/;
const STATEMENT_NAMED =
  /が共同(?:声明|宣言)(?:$|。|、|を発表)|(?:G7|[外脳衛]相|首脳|大臣|閣僚)[^。]{0,40}声明(?:$|を(?:発表|発出|採択))|(?:共同声明|共同プレスステートメント|共同プレス声明|共同プレスリリース|共同発表|共同文書|Joint (?:Press )?(?:Statement|Declaration|Communiqu[eé]))(?:\(.{1,12}\))?$|共同(?:声明|宣言|文書|発表)」?の?(?:要旨|全文|骨子|仮訳)(?:\([^()]{1,16}\))?$|^Joint (?:Press )?(?:Statement|Declaration|Communiqu)|^Statement (?:on|by|of)/i;
const STATEMENT_IS_NEWS =
  /[とがはのを]共同声明(?:。|を|で)|共同声明を(?:発表|出)|^Statement on|\b(?:said|considering|announced) in a (?:joint )?statement|issued a joint (?:statement|declaration)|\bin a joint statement\b/i;

const ESSAY =
  /社説|論説|コラム|オピニオン|時評|の狙い|の意味|課題(?!(?:を|に)(?:協議|議論|関する|ついて))|意義(?!を(?:確認|強調|共有))|教訓|真意|思惑|行方(?!不明)|の現実|現実(?:は|の乖離|乖離)|幻想|限界|を読む|読み解|を問う|を考える|考え(?:たい|よう)|を(?:めぐって|巡って)(?=$|[:―-])|振り返|現在地|どこまで|なぜ|べき(?:だ|で|時|か|$|」)|[2-5二三四五](?:本柱|つの(?:柱|論点|理由|視点|疑問))|に思う|論じ|寄稿|論考|[をの]分析(?=$|[:―-])|考察|[をの]検証(?=$|[:―-])|視点|論点|展望|成果報告|提言(?=$|:)|(?:なの|るの|たの)か$|どこへ|私見|実像|実相|深層|舞台裏|問われる|覚悟$|岐路|試金石|正念場|転換点|曲がり角|ジレンマ|功罪|死角|落とし穴|次の一手|是非(?=$|[:―-])|広がる(?:不安|懸念)|真価|(?:もたらす|残した|示す|問う)もの|[うくすむる]もの$|歯止め[はを]|に異議|の壁$|将来像|言わんばかり|いかがなものか|で(?:いい|よい|良い)のか|に(?:他|ほか)ならない|[をに]どう(?:見る|読む|備える)|Perspective|\bAnalysis\b|Commentary|\bopinion\b|op-?ed\b|\beditorial\b|コメンタリー|\bwhy\b|\bhow (?:japan|the|should|can|to)\b|what .{1,60} means\b|\bthe case for\b|\blessons\b|\bshould\b|\bmust\b|\bprospects\b|\brethinking\b|\bimplications\b|\bassess(?:ing|ment)\b|\bis an? (?:[a-z]+ ){1,4}(?:step|move|moment|mistake|bet|gamble)\b|\bdilemma\b|\bpitfalls?\b|\bperils\b|\blimits of\b|\bparadox\b|\bcrossroads\b|\bmyths?\b|\b(?:quiet|silent) revolution\b|\btime for\b|\bmatters$|\bmakes sense\b|\bneeds? an? |^from .{3,40} to .{3,40}:|[a-z]\?$|^(?:is|are|can|will|does|do) .{1,160}\?$/i;
/** The words of an essay in the titles of releases and in what somebody is quoted with. */
const NO_ESSAY =
  /会合について|の開催について|検証(?:委員会|結果|実験|会議)|分析(?:官|課|結果)|\b(?:says|said|tells|told|urges)\b/;
/** A lawmaker's account of a session of his party. */
const PARTY_SESSION = /(?:国防|外交|安全保障)(?:部会|調査会)/;
const ARGUED =
  /論じ|読み解く|(?:論説|編集)委員|と説く|と説き|を説き|中の寄稿|への寄稿|寄稿。|議員の報告|論考|小論|筆者|と主張(?:する|し)|と訴える|すべきだと|argues?\b|the author|\bop-ed\b|\bessay\b|\bcolumnist\b|\beditorial\b/i;
/** On a blog somebody passes on what others did; he who took part tells of it himself. */
const RETOLD = /[がはも][^。]{0,8}(?:紹介|解説|評価)(?:する|し(?:た|て))?(?:。|$)|感想|所感|に思う/;
const BLOG_HOST =
  /ameblo|(?:^|[.])blog|blog[.]|livedoor[.]blog|hatena|note[.]com|seesaa|fc2|wordpress|go2senkyo/;
const SPEECH =
  /(?:における|での)[^、。]{0,20}(?:演説|スピーチ|講演)(?:\(.{1,8}\))?$|(?:演説|スピーチ|講演)(?:全文|要旨|\(全文\)|\(仮訳\))|^(?:speech|keynote|remarks|address) (?:by|of|at)\b|'s (?:speech|remarks|address) at\b/i;
const INTERVIEW = /インタビュー|単独取材|に聞く|\binterview\b/i;

/** The genre as the paper prints it before or behind the headline, in brackets too. */
const GENRE =
  /(?:^|[【(\[<「|])(?:社説|論説|主張|分析|正論|コラム|オピニオン|寄稿|時評|論考|視点|論点|時時刻刻|焦点|深層|コメンタリー|Opinion|Editorial|Commentary|Analysis|Op-?Ed)(?:$|[】)\]>」|:、])|\([上中下]\)$/i;

/** The essay words, those in brackets aside: they belong to a name. */
const essay = ({ title }: Signals): string | undefined =>
  NO_ESSAY.test(title) ? undefined : ESSAY.exec(title.replaceAll(/\([^()]*\)/g, ''))?.[0];

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
    words: titled(PRESS, /会見拒否|会見場/),
  },
  {
    kind: 'press-conference',
    name: 'the record of a conference',
    because: 'the page is the record though its title does not say so',
    words: either(began(PRESS_RECORD), all(titled(ACCOUNT), began(PRESS))),
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
    words: all(began(STATEMENT_IS_NEWS), not(titled(SITTING))),
  },
  {
    kind: 'other',
    name: 'an entry of a dictionary',
    because:
      'the meaning of a word is no argument where the title gives its reading, or the site is a dictionary',
    words: either(
      titled(ENTRY),
      all(
        titled(/の意味$/),
        given(({ host }) => REFERENCE_HOST.test(host)),
      ),
    ),
  },
  {
    kind: 'commentary',
    name: 'an argument',
    because: 'aims, meaning, questions, prospects are words of an author, not of a report',
    words: either(titled(GENRE), essay, titled(PARTY_SESSION)),
  },
  {
    kind: 'commentary',
    name: 'a speech',
    because: 'the item is the text of a speech, not the session at which it was held',
    words: titled(SPEECH),
  },
  {
    kind: 'announcement',
    name: 'an interview before the event',
    because: 'what a guest says ahead of a meeting announces it',
    words: all(
      either(titled(INTERVIEW), opened(/取材に応じ|インタビュー/)),
      titled(/を前に|ahead of|before\b/i),
    ),
  },
  {
    kind: 'other',
    name: 'an interview',
    because: 'questions and answers with one person are no event between states',
    words: titled(INTERVIEW),
  },
  {
    kind: 'other',
    name: 'a work of reference',
    because: 'dictionaries, glossaries, white papers, digests report nothing new',
    words: either(
      titled(REFERENCE_WORDS),
      given(({ host }) => REFERENCE_HOST.test(host)),
      opened(DICTIONARY_LEAD),
      opened(/白書の|メルマガ|newsletter/i),
      given(({ reading }) => isReference(reading)),
    ),
  },
  {
    kind: 'commentary',
    name: 'a contribution',
    because: 'the lead says that somebody argues or contributes',
    words: either(
      all(opened(ARGUED), not(titled(VISIT))),
      all(
        opened(RETOLD),
        given(({ host }) => BLOG_HOST.test(host)),
      ),
    ),
  },
  {
    kind: 'other',
    name: 'a bare name',
    because: 'a title that is nothing but the name of a framework heads a page about it',
    words: all(
      not(satIn),
      not(opened(/(?:参加|出席|発言)し/)),
      given(({ reading, types }) => types.size > 0 && isBareName(reading)),
    ),
  },
];
