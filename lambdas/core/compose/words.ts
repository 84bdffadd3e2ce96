import type { Basis, Change, ItemKind, Label } from '../../contract/alert.ts';
import type { CalendarDate } from '../../contract/instant.ts';
import { OUTCOMES } from '../../contract/outcome.ts';
import type { Outcome } from '../../contract/outcome.ts';

/** The closed vocabularies of an alert record, said to a person. `satisfies` finds the one that was forgotten. */
export const KIND_WORDS = {
  meeting: { en: 'meeting', ja: '会談・会合' },
  call: { en: 'call', ja: '電話・テレビ会談' },
  visit: { en: 'visit', ja: '訪問' },
  'press-conference': { en: 'press conference', ja: '記者会見' },
  'joint-statement': { en: 'joint statement', ja: '共同声明' },
  agreement: { en: 'agreement', ja: '協定・覚書' },
  exercise: { en: 'exercise', ja: '共同訓練' },
  deployment: { en: 'deployment', ja: '派遣' },
  announcement: { en: 'announcement', ja: '発表' },
  commentary: { en: 'commentary', ja: '論評' },
  personnel: { en: 'personnel', ja: '人事' },
  procurement: { en: 'procurement', ja: '調達' },
  other: { en: 'other item', ja: 'その他' },
} as const satisfies Record<ItemKind, Label>;

export const CHANGE_WORDS = {
  new: 'NEW 新着',
  updated: 'UPDATED 更新',
  removed: 'REMOVED 削除',
} as const satisfies Record<Change, string>;

export const BASIS_WORDS = {
  page: 'the page itself',
  pdf: 'the PDF itself',
  feed: 'the feed entry',
  title: 'title and address only',
} as const satisfies Record<Basis, string>;

const CLOSED = 'the page was closed to us';
const FAULTY = 'the page could not be had';
const MUTE = 'the page came but could not be read';

const OUTCOME_WORDS = {
  ok: 'the page was read',
  'not-modified': 'the page was unchanged',
  waiting: 'the site asked us to wait',
  disallowed: 'the site asks robots not to read the page',
  'robots-unavailable': 'the site’s rules for robots could not be read',
  challenged: CLOSED,
  blocked: CLOSED,
  'rate-limited': 'the site asked us to slow down',
  gone: 'the page is not there',
  'soft-404': 'the page is not there',
  'server-error': FAULTY,
  'network-error': FAULTY,
  'tls-error': FAULTY,
  'refused-address': 'the page leads to an address we do not visit',
  'off-host': 'the page is on another site, which we do not visit',
  'redirect-loop': FAULTY,
  'too-large': FAULTY,
  'too-slow': FAULTY,
  'wrong-type': MUTE,
  undecodable: MUTE,
  unparsable: MUTE,
  empty: MUTE,
  collapsed: MUTE,
  implausible: MUTE,
  encrypted: MUTE,
  'no-text': MUTE,
} as const satisfies Record<Outcome, string>;

const isOutcome = (text: string): text is Outcome => OUTCOMES.some((outcome) => outcome === text);

/** What a page answered, for a person: `the page was closed to us (challenged)`. An unknown outcome is shown as it is. */
export const outcomeWords = (outcome: string): string =>
  `${isOutcome(outcome) ? OUTCOME_WORDS[outcome] : FAULTY} (${outcome})`;

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const; // prettier-ignore

/** `2025-11-01` → `1 November 2025`, `2025年11月1日`. */
export function dateWords(date: CalendarDate): Label {
  const [year, month, day] = date.split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  if (name === undefined) throw new RangeError(`not a date: ${JSON.stringify(date)}`);
  return { en: `${day} ${name} ${year}`, ja: `${year}年${month}月${day}日` };
}

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** 3 → `third`, 23 → `23rd`. */
export function ordinalWords(count: number): string {
  const word = ORDINALS[count - 1];
  if (word !== undefined) return word;
  const teens = count % 100 >= 11 && count % 100 <= 13;
  return `${count}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')}`;
}
