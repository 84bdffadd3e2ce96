import { clausesOf } from './kind/clauses.ts';
import { hostOf } from './reading.ts';
import type { Reading } from './reading.ts';

/** Sites of dictionaries and encyclopaedias. */
export const REFERENCE_HOST = /wikipedia|weblio|kotobank|knowledge|dictionary|wiki\.|\bpedia|jiten/;
/** Titles of pages that explain, list or collect. */
export const REFERENCE_WORDS =
  /とは(?:何か)?\??$|Wikipedia|ウィキペディア|用語|語義|百科|事典|解説|図解|仕組み(?:を|$)|説明。|の説明(?![会をにがはでも])|基礎知識|早わかり|Q&A|年表|一覧$|白書(?!.{0,24}(?:公表|閣議|了承|報告|発表|抗議|反発|記述))|メルマガ|まとめ読み|ニュースレター|\bwhat (?:is|are)\b|explainer|explained\b|backgrounder|fact ?sheet|glossary|encyclop|newsletter|vol\.\d+/i;
const DICTIONARY =
  /とは(?:何か)?\??$|用語|語義|百科|事典|Wikipedia|ウィキペディア|解説|の説明(?![会をにがはでも])|基礎知識|\bwhat (?:is|are)\b|explainer/i;
export const DICTIONARY_LEAD =
  /用語|語義|百科|の(?:解説|説明|項目)(?:。|$)|を解説(?:。|する|した)|解説ページ|概要ページ/;
/** A standing page of a ministry: 日豪防衛協力・交流, 日EU安全保障・防衛協力. */
const OVERVIEW = /(?:防衛|安全保障)(?:防衛)?協力(?:交流)?$/;

/** A page that explains a framework and reports nothing: no counterpart, not relevant. */
export function isReference(reading: Reading): boolean {
  const host = hostOf(reading.document.url);
  if (isOverview(reading)) return true;
  if (/[.]go[.]jp$/.test(host)) return DICTIONARY_LEAD.test(reading.document.lead[0]?.text ?? '');
  if (clausesOf(reading).some((clause) => /とは(?:何か)?$/.test(clause))) return true;
  return REFERENCE_HOST.test(host) || DICTIONARY.test(reading.title) || DICTIONARY_LEAD.test(reading.lead);
}

const isOverview = ({ title, lead }: Reading): boolean =>
  OVERVIEW.test(title) && !/会談|一致|合意|した。/.test(lead);

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
