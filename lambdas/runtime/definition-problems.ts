import { load } from 'cheerio/slim';
import { encodingOf } from '../core/reading/declared-encoding.ts';
import type { SourceEntry } from '../core/source-entry.ts';
import { channelsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';

/**
 * What a definition says that its schema cannot judge: selectors that are none, time zones and encodings that do
 * not exist, addresses that are never read. Each
 * would otherwise show only when the source is read, as an error at every poll. One line a problem: field, what is wrong.
 */
export function definitionProblems(source: Source): readonly string[] {
  const { timeZone } = source;
  const zone = isTimeZone(timeZone)
    ? []
    : [`timeZone: ${JSON.stringify(timeZone)} is no time zone; write one such as Asia/Tokyo`];
  const { charset } = source;
  const encoding =
    charset === undefined || encodingOf(charset) !== null
      ? []
      : [`charset: ${JSON.stringify(charset)} is no encoding; write one such as Shift_JIS`];
  return [
    ...zone,
    ...encoding,
    ...channelsOf(source).flatMap(({ url }, index) =>
      addressProblem(index === 0 ? 'entry.url' : `fallbacks.${index - 1}.url`, url),
    ),
    ...selectorsOf(source).flatMap(([field, selector]) => selectorProblem(field, selector)),
  ];
}

/** Addresses that every read would refuse. */
function addressProblem(field: string, address: string): readonly string[] {
  const { username, password, port, hostname } = new URL(address);
  if (username !== '' || password !== '') return [`${field}: leave user name and password out`];
  if (port !== '') return [`${field}: a port of its own (${port}) is never read`];
  const isLiteral = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  return isLiteral ? [`${field}: name the host; ${hostname} is an address`] : [];
}

type Named = readonly [field: string, selector: string];

/** Every CSS selector of a definition, by the name of its field. */
const selectorsOf = ({ entry, fallbacks, page }: Source): readonly Named[] => [
  ...entrySelectors(entry, 'entry'),
  ...fallbacks.flatMap((fallback, index) => entrySelectors(fallback, `fallbacks.${index}`)),
  ...page.select.map((selector, index) => [`page.select.${index}`, selector] as const),
  ...page.remove.map((selector, index) => [`page.remove.${index}`, selector] as const),
];

function entrySelectors(entry: SourceEntry, field: string): readonly Named[] {
  if (entry.type !== 'listing') return [];
  const { item, link, title, summary, date } = entry;
  const select = date !== undefined && 'select' in date ? date.select : undefined;
  const before = date !== undefined && 'before' in date ? date.before : undefined;
  const named = { item, link, title, summary, 'date.select': select, 'date.before': before };
  return Object.entries(named).flatMap(([name, selector]) =>
    selector === undefined ? [] : [[`${field}.${name}`, selector] as const],
  );
}

function selectorProblem(field: string, selector: string): readonly string[] {
  try {
    load('')(selector);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`${field}: ${JSON.stringify(selector)} is no CSS selector (${why})`];
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
