import { DAY, secondsOf } from '../../lambdas/contract/instant.ts';
import { minimumOf } from '../../lambdas/core/channel.ts';
import { dateIn } from '../../lambdas/core/dates.ts';
import { identityRule } from '../../lambdas/core/identity.ts';
import { hostsOf } from '../../lambdas/core/source.ts';
import { comparableTitle } from '../../lambdas/core/text/comparable.ts';
import type { CheckedEntry } from './read-source.ts';
import { advice, stop } from './warning.ts';
import type { Rule } from './warning.ts';

/** One title everywhere names nothing. */
export const sameTitlesRule: Rule = ({ entries }) => {
  const titles = new Set(entries.map(({ entry }) => comparableTitle(entry.title)));
  const [first] = entries;
  if (entries.length < 2 || titles.size > 1 || first === undefined) return [];
  return [
    stop(`all ${entries.length} titles are “${first.entry.title}”: title must name the element that differs`),
  ];
};

/** One link everywhere is one item. */
export const sameLinksRule: Rule = ({ entries, source }) => {
  const links = new Set(entries.map(({ item }) => item.canonical));
  const titles = new Set(entries.map(({ entry }) => comparableTitle(entry.title)));
  const [first] = entries;
  if (entries.length < 2 || links.size > 1 || titles.size < 2 || first === undefined) return [];
  if (identityRule(source, first.entry.url) === 'url+title') return [];
  return [
    stop(
      `all ${entries.length} links lead to ${first.entry.url}: link must name the anchor of each entry; where one page holds all news, say "identity": "url+title"`,
    ),
  ];
};

/** Under `url`, a page announced under several titles is one item: each further title would be told as an edit. */
export const sharedPagesRule: Rule = ({ entries, source }) => {
  const shared = [...Map.groupBy(entries, ({ item }) => item.id).values()].filter(
    (same) => new Set(same.map(({ entry }) => comparableTitle(entry.title))).size > 1,
  );
  const [first] = shared;
  const [one] = first ?? [];
  if (one === undefined || first?.length === entries.length || source.announcesEdit !== undefined) return [];
  return [
    advice(
      `${shared.length} pages are announced under several titles, such as ${one.entry.url} (“${one.entry.title}” …): each is one item with several titles; where they are different news, say "identity": "url+title", or identityOf for that pattern`,
    ),
  ];
};

/** The words of buttons, which are links too. */
const BUTTON =
  /^(?:PDF(?:形式)?|HTML|本文|詳細|詳しく(?:はこちら|見る)?|こちら|続きを読む|全文|もっと見る|read more|more|details?|download|ダウンロード)$/iu;

/** Words that stand on the links of several pages are no titles: a button was taken for one. */
export const buttonsRule: Rule = ({ entries }) => {
  const groups = [...Map.groupBy(entries, ({ entry }) => comparableTitle(entry.title)).entries()];
  if (groups.length < 2) return [];
  const pagesOf = (same: readonly CheckedEntry[]): number =>
    new Set(same.map(({ item }) => item.canonical)).size;
  const suspects = groups.filter(([title, same]) => BUTTON.test(title) || pagesOf(same) >= 3);
  const count = suspects.reduce((sum, [, same]) => sum + same.length, 0);
  if (count * 3 < entries.length) return [];
  const words = suspects.map(([, same]) => `“${same[0]?.entry.title ?? ''}”`).slice(0, 3).join(', '); // prettier-ignore
  const text = `${count} of ${entries.length} titles are ${words}: is that the text of a button? title can name the element that holds the headline`;
  return [count * 2 > entries.length ? stop(text) : advice(text)];
};

/** Entries that say the same are one. */
export const duplicatesRule: Rule = ({ entries }) => {
  const kinds = new Set(
    entries.map(({ entry, item }) => `${item.id}\n${comparableTitle(entry.title)}\n${entry.edition ?? ''}`),
  );
  const twice = entries.length - kinds.size;
  return twice === 0
    ? []
    : [advice(`${twice} entries stand there twice with the same link and title; each counts once`)];
};

/** Words that sites put before a title, or a cut at its end. */
const CUT = /(?:…|\.\.\.|・・・)$/;
const LABEL = /^(?:NEW|新着|PDF|更新)(?=[\s:：[【])|^\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?\s/i;
const LONG = 200;

/** Titles that hold less, or more, than a title. */
export const titleFormRule: Rule = ({ entries }) => {
  const kinds = [
    {
      says: 'are cut short by the site; look for an element or a feed that has them whole',
      test: (title: string) => CUT.test(title),
    },
    {
      says: 'begin with a date or a label; title can name the element with the title alone',
      test: (title: string) => LABEL.test(title),
    },
    {
      says: `are longer than ${LONG} characters; title may take in the whole entry`,
      test: (title: string) => title.length > LONG,
    },
  ];
  return kinds.flatMap(({ says, test }) => {
    const found = entries.filter(({ entry }) => test(entry.title));
    return found.length === 0
      ? []
      : [advice(`${found.length} titles ${says}: “${found[0]?.entry.title.slice(0, 60) ?? ''}”`)];
  });
};

/** Dates decide what is news where a list is new to us. */
export const datesRule: Rule = ({ entries, chosen, at, source }) => {
  if (entries.length === 0) return [];
  const undated = entries.filter(({ entry }) => entry.published === null).length;
  const latest = dateIn((secondsOf(at) + 2 * DAY) * 1000, source.timeZone);
  const future = entries.filter(({ entry }) => entry.published !== null && entry.published > latest);
  const how =
    chosen?.channel.entry.type === 'listing'
      ? 'date can name where they stand ("select", "before" or "ownText")'
      : 'look whether the list has them under another name';
  return [
    ...(undated === entries.length
      ? [
          advice(
            `no dates found: after a change of the definition, and with --since, nothing tells news from old; ${how}`,
          ),
        ]
      : []),
    ...(undated > 0 && undated < entries.length
      ? [advice(`${undated} of ${entries.length} entries have no date; ${how}`)]
      : []),
    ...(future.length > 0
      ? [
          advice(
            `${future.length} dates lie ahead, such as ${future[0]?.entry.published ?? ''} of “${future[0]?.entry.title ?? ''}”: is it the day of publication?`,
          ),
        ]
      : []),
  ];
};

/** Only pages on allowed hosts are read. */
export const hostsRule: Rule = ({ entries, source }) => {
  const hosts = hostsOf(source);
  const off = entries.map(({ entry }) => new URL(entry.url).hostname).filter((host) => !hosts.includes(host));
  if (off.length === 0) return [];
  const names = [...new Set(off)].slice(0, 5).join(', ');
  return [
    advice(
      `${off.length} of ${entries.length} entries lead off the allowed hosts (${names}): alerted from their titles, never read; add to hosts what is the publisher’s own`,
    ),
  ];
};

/** The default minimum of one notices an empty list only. */
export const minimumRule: Rule = ({ entries, chosen, source }) => {
  const minimum = chosen === null ? source.minimumEntries : minimumOf(source, chosen.channel);
  if (entries.length < 8 || minimum * 8 > entries.length) return [];
  return [
    advice(
      `minimumEntries is ${minimum} where the list has ${entries.length}: about ${Math.floor(entries.length / 2)} would notice a list of which most is missing`,
    ),
  ];
};
