import type { ListedItem } from '../../lambdas/core/listing/items.ts';
import { OUTCOME_RULES } from '../../lambdas/core/outcomes.ts';
import { comparableTitle } from '../../lambdas/core/text/comparable.ts';
import { htmlOf } from './html-of.ts';
import { countOf, likelyItems, nearbySelectors } from './selectors.ts';
import { advice, shown, stop } from './warning.ts';
import type { Rule } from './warning.ts';

/** A list that a poll would not trust; a channel that had to be passed over. */
export const outcomeRule: Rule = ({ chosen, attempts, source }) => {
  if (chosen === null) return [stop('no channel was asked')];
  const { outcome, detail } = chosen.verdict;
  if (!chosen.trusted) {
    const todo = OUTCOME_RULES.find((rule) => rule.outcome === outcome)?.todo?.replace(
      /: `hinomi source check`/,
      '',
    );
    return [
      stop(
        [`the list: ${outcome}`, ...(detail === null ? [] : [detail]), ...(todo ? [todo] : [])].join('. '),
      ),
    ];
  }
  const before = attempts.slice(0, attempts.indexOf(chosen));
  return before.map(({ channel, verdict }) =>
    advice(
      `${channel.index === 0 ? 'the preferred channel' : `fallback ${channel.index}`} of ${source.id} cannot be read (${verdict.outcome}${verdict.detail === null ? '' : `: ${verdict.detail}`})`,
    ),
  );
};

/** A list without an entry: which part of the selector goes wrong. */
export const selectorRule: Rule = ({ chosen, entries, source }) => {
  if (chosen?.read.kind !== 'list' || entries.length > 0) return [];
  const { entry } = chosen.channel;
  if (entry.type !== 'listing') return [];
  const html = htmlOf(chosen.read, source);
  const items = countOf(html, entry.item);
  if (items > 0)
    return [
      stop(
        `item matches ${items} elements, none of which is an entry: ${chosen.read.notes[0] ?? 'see the notes'}`,
      ),
    ];
  const likely = likelyItems(html);
  return [
    stop(`item matches nothing; its steps match: ${shown(nearbySelectors(html, entry.item))}`),
    ...(likely.length === 0
      ? [
          stop(
            'the page holds no group of links: a script may draw the list; look for the file it reads, or another page',
          ),
        ]
      : [advice(`most links of the page stand in: ${shown(likely)}`)]),
  ];
};

/** Fields of a listing whose selectors match nothing: the titles and links that came are then the ones taken by default. */
export const deadFieldsRule: Rule = ({ chosen, entries, source }) => {
  if (chosen?.read.kind !== 'list' || entries.length === 0) return [];
  const { entry } = chosen.channel;
  if (entry.type !== 'listing') return [];
  const html = htmlOf(chosen.read, source);
  const date =
    entry.date === undefined
      ? {}
      : 'select' in entry.date
        ? { 'date.select': entry.date.select }
        : 'before' in entry.date
          ? { 'date.before': entry.date.before }
          : {};
  return Object.entries({ title: entry.title, summary: entry.summary, ...date }).flatMap(
    ([field, selector]) =>
      selector === undefined || countOf(html, selector) > 0
        ? []
        : [
            advice(
              `${field} matches nothing on the page: ${selector}; its steps match: ${shown(nearbySelectors(html, selector))}`,
            ),
          ],
  );
};

/** The ids and titles of a list, to be compared whatever their order. */
const announcements = (items: readonly ListedItem[]): ReadonlyMap<string, string> =>
  new Map(items.flatMap(({ id, entries }) => entries.map((entry) => [`${id} ${comparableTitle(entry.title)}`, entry.title] as const))); // prettier-ignore

/** The same list, read twice within seconds, must announce the same. */
export const agreementRule: Rule = ({ chosen, again, entries }) => {
  if (chosen?.read.kind !== 'list' || entries.length === 0) return [];
  if (again === null)
    return [stop('the list could be read once and not again at once: see whether the site limits how often')];
  const first = announcements(chosen.read.items);
  const second = announcements(again);
  const gone = [...first].filter(([key]) => !second.has(key)).map(([, title]) => title);
  const come = [...second].filter(([key]) => !first.has(key)).map(([, title]) => title);
  if (gone.length + come.length === 0) return [];
  const text = `two reads of the list differ: ${come.length} entries only in the second${example(come)}, ${gone.length} only in the first${example(gone)}`;
  // One or two may be news; more is noise.
  return [
    gone.length + come.length <= 2
      ? advice(`${text}; check again whether that is news`)
      : stop(`${text}; item takes in something that changes by itself, or links and titles do`),
  ];
};

const example = ([title]: readonly string[]): string => (title === undefined ? '' : ` (“${title}”)`);
