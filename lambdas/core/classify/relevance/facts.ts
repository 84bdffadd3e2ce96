import type { Sentence } from '../document.ts';
import { hostOf } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { Findings } from './rule.ts';
import * as words from './words.ts';

/** Facts about an item that several rules of relevance ask for. */
export const typesOf = ({ reading, ids }: Findings): Set<string> =>
  new Set([...ids].flatMap((id) => reading.taxonomy.frameworks.get(id)?.type ?? []));
export const every = (ids: ReadonlySet<string>, holds: (id: string) => boolean): boolean =>
  ids.size > 0 && [...ids].every(holds);
export const said = ({ reading }: Findings, pattern: RegExp): boolean =>
  pattern.test(reading.title) || pattern.test(reading.lead);
/** The title begins with two or more other states and names nobody of Japan: 米中国防相が会談, 印豪が2プラス2. */
export function titleOfOthers({ document, runs, title }: Reading): boolean {
  const [sentence] = document.title;
  if (sentence === undefined || words.OURS.test(title) || sentence.hits.some(isOurs)) return false;
  const [first, ...rest] = runs.get(sentence) ?? [];
  if (first === undefined || first.start > 1 || first.japan || rest.some((run) => run.japan)) return false;
  return new Set(first.parties.map(({ code }) => code)).size > 1;
}

const isOurs = ({ senses }: Sentence['hits'][number]): boolean =>
  senses.some((sense) => sense.kind === 'japan' && sense.via !== 'kanji');

/** Forces of Japan are named, are those of the ministry that writes, or are the silent subject: 米海兵隊との実動訓練. */
export const takesPart = (findings: Findings): boolean =>
  said(findings, words.JAPANESE_FORCES) ||
  ofMinistry(findings) ||
  /との[^、。]{0,8}(?:訓練|演習)/.test(findings.reading.title);

/** A framework without Japan, or an organisation to which it does not belong. */
export function isTheirs({ taxonomy }: Reading, id: string): boolean {
  const framework = taxonomy.frameworks.get(id);
  return framework?.japan === false || framework?.type === 'organisation';
}

/** The title names Japan and a state in one run: 日比. */
export const isBeside = ({ document, runs }: Reading): boolean =>
  document.title.some((sentence) =>
    (runs.get(sentence) ?? []).some((run) => run.japan && run.parties.length > 0),
  );

/** The states that always host the exercise are others: without a word of Japan it is theirs. */
export const isHosted = ({ reading, ids }: Findings): boolean =>
  [...ids].some((id) => (reading.taxonomy.frameworks.get(id)?.hosts ?? []).length > 0);

export const ofMinistry = ({ reading }: Findings): boolean =>
  words.MINISTRY.test(hostOf(reading.document.url));
