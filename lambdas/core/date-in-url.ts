import type { CalendarDate } from '../contract/instant.ts';
import { dateOfParts } from './dates.ts';

export interface UrlDates {
  /** The day on which the page was published. */
  readonly published: CalendarDate | null;
  /** The day of the event that the page tells of. */
  readonly event: CalendarDate | null;
}

interface DatedPath {
  readonly says: keyof UrlDates;
  /** Named where the path alone might be another site's. */
  readonly host?: RegExp;
  readonly path: RegExp;
}

const YMD = String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`;
const KANTEI = /(?:^|\.)kantei\.go\.jp$/;

/**
 * Address patterns whose date is certain, as seen in captures of 2026. A ministry's release is filed under its day of
 * publication. Meetings, press conferences and the doings of the Prime Minister and his Chief Cabinet Secretary are
 * filed under the day on which they took place, and their pages appear days later (57 of 160 entries of the Defense
 * feed, 2026-10-06). Not here, as they tell no day: www.mofa.go.jp, www.war.gov, www.gov.uk, /en/article/YYYY/MM/ of the
 * Ministry of Defense.
 */
const DATED_PATHS: readonly DatedPath[] = [
  // Ministry of Defense: /j/press/news/2026/08/19a.html, …/05a-1.pdf
  { says: 'published', path: /\/press\/news\/(?<year>\d{4})\/(?<month>\d\d)\/(?<day>\d\d)(?!\d)/ },
  { says: 'event', path: /\/press\/kisha\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)[a-z]*(?:_[a-z\d]+)*\.html?$/ },
  // …/area/2026/20260721_gbr_ita-j.html, …/cap_build/2026/20260601_vnm.html
  { says: 'event', path: new RegExp(String.raw`\/(?:area|cap_build)\/\d{4}\/${YMD}[a-z]?_`) },
  { says: 'event', path: /\/approach\/anpo\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)[a-z]?_[a-z]{3}/ },
  // Joint Staff: a release is a PDF, the English ones have a counter of their own
  { says: 'published', path: new RegExp(String.raw`\/js\/pdf\/\d{4}\/p${YMD}_\d+e?\.pdf$`) },
  { says: 'published', path: /\/js\/about\/message\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)\.html?$/ },
  // Prime Minister's Office; a message or an order is the document itself
  { says: 'event', host: KANTEI, path: /\/statement\/(?<year>\d{4})\/(?<month>\d\d)(?<day>\d\d)[a-z]\w*\.html?$/ },
  { says: 'event', host: KANTEI, path: /\/actions\/(?<year>\d{4})(?<month>\d\d)\/(?<day>\d\d)(?!\d)\w*\.html?$/ },
  { says: 'event', host: KANTEI, path: /\/diplomatic\/(?<year>\d{4})(?<folder>\d\d)\/(?<month>\k<folder>)(?<day>\d\d)(?!\d)\w*\.html?$/ },
  { says: 'event', host: KANTEI, path: /\/tyoukanpress\/(?<year>\d{4})(?<month>\d\d)\/(?<day>\d\d?)_[ap]\d*\.html?$/ },
  { says: 'event', host: KANTEI, path: new RegExp(String.raw`\/jp\/pages\/${YMD}[a-z]\w*\.html?$`) },
  { says: 'published', host: KANTEI, path: new RegExp(String.raw`\/(?:discourse|tyokan\/\d+)\/${YMD}[a-z]\w*\.html?$`) },
  // Defence ministers of Australia: the site's own date of a release or a transcript
  { says: 'published', path: /\/(?:media-releases|transcripts)\/(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)\// },
  // Singapore: …/latest-releases/24jul26-nr2/, with an underscore in older ones
  { says: 'published', host: /(?:^|\.)mindef\.gov\.sg$/, path: /\/latest-releases\/(?<day>\d\d?)(?<name>[a-z]{3})(?<shortYear>\d\d)[-_][a-z]+\d*\/?$/i },
  // 朝雲: /homepage/htdocs/news/newsflash/202608/260807/26080701.html
  { says: 'published', path: /\/newsflash\/(?<year>\d\d(?<short>\d\d))(?<month>\d\d)\/\k<short>\k<month>(?<day>\d\d)\/\k<short>\k<month>\k<day>\d*\.html?$/ },
]; // prettier-ignore

/** The date that an address tells, and of what; nulls where its pattern is not one of those known for certain. */
export function dateFromUrl(url: string): UrlDates {
  const dates: { published: CalendarDate | null; event: CalendarDate | null } = {
    published: null,
    event: null,
  };
  const { hostname, pathname } = URL.parse(url) ?? { hostname: '', pathname: '' };
  for (const { says, host, path } of DATED_PATHS) {
    const parts = host?.test(hostname) === false ? undefined : path.exec(pathname)?.groups;
    if (parts !== undefined) dates[says] ??= dateOfParts(parts);
  }
  return dates;
}
