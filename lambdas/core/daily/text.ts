import type { Digest, DigestEntry, Trouble } from '../../contract/digest.ts';
import { clockIn, inJapanAndIn } from '../compose/clock.ts';
import { closing } from '../compose/closing.ts';
import { wrap } from '../compose/columns.ts';
import { groupsOf, labelTallies, tally } from '../compose/groups.ts';
import type { Group } from '../compose/groups.ts';
import { WIDTH, field, textOfSections, urlLine } from '../compose/lines.ts';
import { cut, plainLine } from '../compose/plain-line.ts';
import { CHANGE_WORDS, KIND_WORDS, dateWords, ordinalWords, outcomeWords } from '../compose/words.ts';

const TITLE = 140;
const NOTE = 300;

/**
 * A digest for a person: plain text. First how much there was and of what, so that a reader knows whether to read on;
 * then everything by framework and counterparts; then what is closed or failing, and what polls noted. A day on which
 * nothing happened says so, and says whether anybody was looking. `contact`: of whoever runs this.
 */
export function digestText(digest: Digest, contact: string | null): string {
  const { alerts, notes } = digest;
  return textOfSections([
    opening(digest),
    contents(digest),
    ...groupsOf(alerts).map(groupLines),
    sourceLines(digest),
    notes.length === 0 ? [] : ['Notes', ...notes.flatMap(noteLines)],
    closing('the daily digest', contact),
  ]);
}

function opening({ date, alerts }: Digest): readonly string[] {
  const words = dateWords(date);
  const count = alerts.length;
  return [
    `Hinomi digest, ${words.en}: ${count === 0 ? 'nothing new' : `${count} alert${count === 1 ? '' : 's'}`}`,
    `火の見 日報、${words.ja}：${count === 0 ? '新着なし' : `${count}件`}`,
  ];
}

function contents({ from, to, zone, alerts }: Digest): readonly string[] {
  const { frameworks, counterparts } = labelTallies(alerts);
  const closed = alerts.filter(({ unread }) => unread !== undefined);
  return [
    ...field('From', inJapanAndIn(from, zone)),
    ...field('To', inJapanAndIn(to, zone)),
    ...(frameworks === '' ? [] : field('Frameworks', frameworks)),
    ...(counterparts === '' ? [] : field('With', counterparts)),
    ...(closed.length === 0
      ? []
      : field(
          'Not read',
          `${closed.length} page${closed.length === 1 ? '' : 's'}: ${tally(closed.map(({ source }) => source.id))}`,
        )),
  ];
}

const groupLines = ({ title, items }: Group<DigestEntry>): readonly string[] => [
  ...wrap(`${title} (${items.length})`, WIDTH),
  ...items.flatMap(entryLines),
];

function entryLines(entry: DigestEntry): readonly string[] {
  const { change, headline, title, source, kind, url, unread, report, late } = entry;
  const facts = [
    plainLine(source.name.en),
    KIND_WORDS[kind].en,
    ...(report === undefined || report === 1 ? [] : [`${ordinalWords(report)} report of its meeting`]),
    ...(unread === undefined ? [] : [outcomeWords(plainLine(unread))]),
    ...(late === true ? ['detected before this day, recorded late'] : []),
  ];
  const [first = '', ...more] = wrap(`${CHANGE_WORDS[change]}  ${plainLine(headline.en)}`, WIDTH - 4);
  return [
    `  - ${first}`,
    ...more,
    ...wrap(cut(plainLine(title), TITLE), WIDTH - 4),
    ...wrap(facts.join('; '), WIDTH - 4),
    urlLine(url),
  ].map((line, index) => (index === 0 ? line : `    ${line}`));
}

function sourceLines({ sources: { watched, troubled }, zone }: Digest): readonly string[] {
  if (troubled.length === 0) return [`Sources: all ${watched} were read.`];
  return [
    `Sources: ${watched - troubled.length} of ${watched} were read. Closed or failing:`,
    ...troubled.flatMap((trouble) => troubleLines(trouble, zone)),
  ];
}

function troubleLines(
  { source, name, health, outcome, lastSuccess }: Trouble,
  zone: string,
): readonly string[] {
  const last = lastSuccess === null ? 'never read' : `last read ${clockIn(lastSuccess, zone)}`;
  const text = `${source} — ${plainLine(name.en)}: ${outcome} (${health}), ${last}`;
  return wrap(text, WIDTH - 4).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

const noteLines = ({ source, text }: Digest['notes'][number]): readonly string[] =>
  wrap(`${source}: ${cut(plainLine(text), NOTE)}`, WIDTH - 4).map((line, index) =>
    index === 0 ? `  - ${line}` : `    ${line}`,
  );
