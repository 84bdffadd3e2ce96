import { clausesOf } from './kind/clauses.ts';
import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Sites of dictionaries and encyclopaedias. */
export const REFERENCE_HOST = /wikipedia|weblio|kotobank|knowledge|dictionary|wiki\.|\bpedia|jiten/;
/** Titles of pages that explain, list or collect. */
export const REFERENCE_WORDS =
  /とは(?:何か?|なに)?(?:ですか)?\??$|Wikipedia|ウィキペディア|用語|語義|百科|事典|解説|図解|仕組み(?:を|$)|説明。|の説明(?![会をにがはでも])|基礎知識|早わかり|Q&A|年表|一覧$|白書(?!.{0,24}(?:公表|閣議|了承|報告|発表|抗議|反発|記述))|メルマガ|まとめ読み|ニュースレター|(?:を|について)教えて(?:ください|下さい)?$|\bwhat (?:is|are)\b|explainer|explained\b|backgrounder|fact ?sheet|glossary|encyclop|newsletter|vol\.\d+/i;
const DICTIONARY =
  /とは(?:何か?|なに)?(?:ですか)?\??$|用語|語義|百科|事典|Wikipedia|ウィキペディア|解説|の説明(?![会をにがはでも])|基礎知識|(?:を|について)教えて(?:ください|下さい)?$|\bwhat (?:is|are)\b|explainer/i;
export const DICTIONARY_LEAD =
  /用語|語義|百科|の(?:解説|説明|項目)(?:。|$)|を解説(?:。|する|した)|解説ページ|概要ページ|白書の(?:節|章|コラム)[^。]{0,40}(?:説明|解説)|\bwhite paper (?:section|chapter|column) (?:explain|defin|describ)(?:s|es|ing)\b/i;
/** An entry gives how the word is read, or its uses: 海空連絡(かいくうれんらく)の意味. The 意味 of an event is an essay. */
export const ENTRY =
  /\([ぁ-ゖァ-ヺー]{3,}\)(?:とは|の意味)|の(?:意味|読み方)(?:[やと・]?(?:意味|読み方|使い方|例文|英訳)|を?(?:わか|分か)りやすく)/;
/** The bare text of a treaty: its name as title, the words that end a preamble as lead. */
const TREATY_NAME =
  /(?:協定|条約|取極|議定書|\bagreement\b.*|\btreaty\b.*|\bprotocol\b.*)(?:\([^()]{1,24}\))?$/i;
const PREAMBLE = /次の(?:とおり|通り)協定(?:した|する)|\bhave agreed as follows\b/i;
/** A standing page of a ministry: 日豪防衛協力・交流, 日EU安全保障・防衛協力. */
const OVERVIEW = /(?:防衛|安全保障)(?:防衛)?協力(?:交流)?$|の(?:下|もと)での取り?組み?$/;

/** A page that explains a framework and reports nothing: no counterpart, not relevant. */
export function isReference(reading: Reading): boolean {
  const host = hostOf(reading.document.url);
  if (isOverview(reading) || isTreatyText(reading) || ENTRY.test(reading.title)) return true;
  if (/[.]go[.]jp$/.test(host)) return DICTIONARY_LEAD.test(reading.document.lead[0]?.text ?? '');
  if (clausesOf(reading).some((clause) => /とは(?:何か)?$/.test(clause))) return true;
  return REFERENCE_HOST.test(host) || DICTIONARY.test(reading.title) || DICTIONARY_LEAD.test(reading.lead);
}

const isOverview = ({ title, lead }: Reading): boolean =>
  OVERVIEW.test(title) && !/会談|一致|合意|した。|開いた|行った/.test(lead);

const isTreatyText = ({ title, lead }: Reading): boolean => TREATY_NAME.test(title) && PREAMBLE.test(lead);

/** Kinds of framework whose bare name heads a page about it; the bare name of a sitting heads its report. */
const STANDING = new Set(['instrument', 'document', 'programme', 'activity', 'exercise']);

/** The title is nothing but the name of a framework. */
export function isBareName(reading: Reading): boolean {
  const [sentence] = reading.document.title;
  if (sentence === undefined || reading.document.title.length > 1) return false;
  const ours = (reading.runs.get(sentence) ?? []).some((run) => run.parties.length > 0 && run.japan);
  return sentence.hits.some((hit) => {
    const frameworks = hit.senses.flatMap((sense) => (sense.kind === 'framework' ? [sense.id] : []));
    const standing = frameworks.some((id) => STANDING.has(reading.taxonomy.frameworks.get(id)?.type ?? ''));
    const rest = reading.title.trim().length - (hit.end - hit.start);
    return frameworks.length > 0 && rest <= 2 && (!ours || standing);
  });
}
