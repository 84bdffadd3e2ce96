import { HOUR } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { RUNBOOK } from '../../contract/operations.ts';
import { clocksOf } from '../compose/clock.ts';
import { wrap } from '../compose/columns.ts';
import { cut, plainLine } from '../compose/plain-line.ts';
import { grouped } from './groups.ts';
import type { Group } from './groups.ts';
import type { SourceNotice } from './notice.ts';
import { isLater, secondsBetween } from './silence.ts';

/** How many sources are watched, and how many of them are in a silence that was told, this message's included. */
export interface Watched {
  readonly watched: number;
  readonly silent: number;
}

const WIDTH = 98;
const INDENT = 14;
/** Longest detail of an outcome, in code points: an address and what it answered. */
const DETAIL = 300;
/** Sources told in full; beyond that only named, so that the message stays one that SNS takes. */
const IN_FULL = 60;
/** From this many silent sources on, and half of all, it is hardly the sites. */
const SEVERAL = 3;

/**
 * An operations message for a person: plain text. First in a sentence what is the matter, then the sources in groups
 * with what was seen, since when and what can be done, each group with its heading of docs/runbook.md. Words from sites
 * stand on one line each, without control characters.
 */
export function operationsText(notices: readonly SourceNotice[], watched: Watched, at: Instant): string {
  const shown = notices.slice(0, IN_FULL);
  const sections = [
    [...wrap(summaryOf(notices, watched), WIDTH), ...wrap(consequence(notices), WIDTH)],
    outage(watched),
    ...grouped(shown).flatMap((group) => [
      heading(group),
      ...group.notices.map((notice) => block(notice, at)),
    ]),
    beyond(notices.slice(IN_FULL)),
    closing(at),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function summaryOf(notices: readonly SourceNotice[], { watched, silent }: Watched): string {
  const counts = grouped(notices).map(({ short, notices: group }) => `${group.length} ${short}`);
  return `Sources: ${counts.join(', ')}. Silent now: ${silent} of ${watched} watched.`;
}

const consequence = (notices: readonly SourceNotice[]): string =>
  notices.every(({ notice }) => notice === 'recovery')
    ? ''
    : 'Nothing of a silent source is alerted. What its list still holds when it is read again is taken up then.';

const outage = ({ watched, silent }: Watched): readonly string[] =>
  silent >= SEVERAL && silent * 2 >= watched
    ? wrap(
        `${silent} of ${watched} sources at once is hardly the sites: look first at what they share, this line and its name server, or the account and its schedules.`,
        WIDTH,
      )
    : [];

const heading = ({ title, kind }: Group): readonly string[] => [
  `${title}   see docs/runbook.md, “${RUNBOOK[kind]}”`,
];

function block(notice: SourceNotice, at: Instant): readonly string[] {
  const { source, name, url, pausedUntil, advice } = notice;
  return [
    ...wrap(`${source} — ${plainLine(name.en)} ${plainLine(name.ja)}`, WIDTH),
    `  ${plainLine(url)}`,
    ...field('Silent', silenceOf(notice, at)),
    ...seenLines(notice),
    ...field('Last read', lastRead(notice)),
    ...(pausedUntil === null ? [] : field('Next asked', `after ${clocksOf(pausedUntil)}`)),
    ...field('What to do', plainLine(advice)),
    ...whereToLook(notice).flatMap((place, index) => field(index === 0 ? 'Look at' : '', place)),
  ];
}

const whereToLook = ({ source, kind, state }: SourceNotice): readonly string[] => [
  `${state} in the archive`,
  kind === 'source-recovered'
    ? `npx hinomi archive list --source ${source} --archive <archive>`
    : `npx hinomi source check ${source}`,
];

function silenceOf(notice: SourceNotice, at: Instant): string {
  const { kind, since, seen, misses, lastSuccess, alarmedAt } = notice;
  const end = kind === 'source-recovered' ? (seen?.at ?? lastSuccess ?? at) : at;
  const hours = counted(Math.max(0, Math.floor(secondsBetween(since, end) / HOUR)), 'hour');
  if (kind === 'source-recovered') return `${clocksOf(since)} to ${clocksOf(end)}, ${hours}`;
  const flapping = alarmedAt !== null && lastSuccess !== null && isLater(lastSuccess, alarmedAt);
  const polls = kind === 'source-not-polled' ? 'not polled' : `${counted(misses, 'miss', 'misses')} in a row`;
  return `${flapping ? 'on and off ' : ''}since ${clocksOf(since)}, ${hours}; ${polls}`;
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

function seenLines({ seen }: SourceNotice): readonly string[] {
  if (seen === null) return [];
  const detail = seen.detail === null ? '' : cut(plainLine(seen.detail), DETAIL);
  return [...field('Last seen', `${seen.outcome} at ${clocksOf(seen.at)}`), ...field('', detail)];
}

function lastRead({ lastSuccess, since }: SourceNotice): string {
  if (lastSuccess === null) return 'never';
  const noted = clocksOf(lastSuccess);
  return isLater(since, lastSuccess) ? `${noted}, perhaps later (noted every six hours)` : noted;
}

const beyond = (notices: readonly SourceNotice[]): readonly string[] =>
  notices.length === 0
    ? []
    : wrap(
        `${notices.length} more: ${notices.map(({ source, notice }) => `${source} (${notice})`).join(', ')}`,
        WIDTH,
      );

const closing = (at: Instant): readonly string[] => [
  ...wrap(
    `Seen at ${clocksOf(at)}. While a silence lasts, one reminder a day; one note when it is over.`,
    WIDTH,
  ),
  'Hinomi sends this to whoever runs it.',
];

/** `  Name        text`, continued under the text. */
const field = (name: string, text: string): readonly string[] =>
  wrap(text, WIDTH - INDENT).map((line, index) => `  ${(index === 0 ? name : '').padEnd(INDENT - 2)}${line}`);
