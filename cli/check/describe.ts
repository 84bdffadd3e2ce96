import { minimumOf } from '../../lambdas/core/channel.ts';
import { classify } from '../../lambdas/core/classify/classify.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { dateFromUrl } from '../../lambdas/core/date-in-url.ts';
import { identityRule } from '../../lambdas/core/identity.ts';
import { outcomeOf } from '../../lambdas/core/item/observation.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import { crawlDelay, mayFetch } from '../../lambdas/core/robots.ts';
import { hostsOf } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { pageRules } from '../explain-address.ts';
import { fieldLines } from '../table.ts';
import type { CheckedEntry, Findings } from './read-source.ts';
import type { Warning } from './warning.ts';

/** A check as a person reads it. `shown`: how many entries are told field by field. */
export function describeCheck(
  findings: Findings,
  warnings: readonly Warning[],
  shown: number,
): readonly string[] {
  const { source, entries } = findings;
  const first = entries.slice(0, shown);
  return [
    `${source.id}: ${source.name.en} (${source.name.ja})`,
    ...indented(fieldLines(listFields(findings))),
    ...(first.length === 0 ? [] : ['', `Entries (${first.length} of ${entries.length})`]),
    ...first.flatMap((one, index) => entryLines(one, index + 1, source)),
    ...pageLines(findings),
    ...(warnings.length === 0 ? [] : ['', 'What to mend']),
    ...warnings.map(({ stops, text }) => `  ${stops ? 'STOPS' : 'note '}  ${plainLine(text)}`),
    '',
    warnings.some(({ stops }) => stops)
      ? `${source.id} cannot be used as it is.`
      : `${source.id} can be used as it is.`,
  ];
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

type Field = readonly [name: string, value: string];

function listFields(findings: Findings): readonly Field[] {
  const { attempts, chosen, charset, robots, entries, at, recorded } = findings;
  const read = chosen?.read.kind === 'list' ? chosen.read : null;
  return [
    ['read at', `${at}${recorded ? ', from a recorded mirror' : ''}`],
    ...Object.entries(robots).map(([origin, copy]): Field => [
      'robots.txt',
      robotsText(origin, copy, findings),
    ]),
    ...attempts.map(({ channel, verdict }): Field => [
      `channel ${channel.index}`,
      `${channel.entry.type} ${channel.entry.url}: ${verdict.outcome}${verdict.detail === null ? '' : ` (${verdict.detail})`}`,
    ]),
    ...(chosen === null || read === null ? [] : listReadFields(findings, chosen.channel.index)),
    ...(charset === null
      ? []
      : [
          [
            'charset',
            `${charset.name}, ${WHY[charset.from]}${charset.note === undefined ? '' : `; ${charset.note}`}`,
          ] as const,
        ]),
    ...(entries.length === 0 ? [] : [['two reads', agreement(findings)] as const]),
    ...(read?.notes ?? []).map((note): Field => ['passed over', note]),
  ];
}

const WHY = {
  override: 'as the definition says',
  bom: 'by its byte order mark',
  header: 'as the server says',
  meta: 'as the page says',
  xml: 'as the XML declaration says',
  content: 'by its content: nothing was declared, or what was declared is wrong',
  default: 'by default: nothing else was declared or needed',
} as const;

function robotsText(origin: string, copy: Findings['robots'][string], { attempts, at }: Findings): string {
  const delay = crawlDelay(copy);
  const urls = attempts.map(({ channel }) => channel.entry.url).filter((url) => new URL(url).host === new URL(origin).host); // prettier-ignore
  const rules = copy.body === null ? 'no rules' : 'has rules';
  return [
    `${origin}/robots.txt: ${copy.status === null ? 'led nowhere' : `HTTP ${copy.status}`}, ${rules}`,
    ...urls.map((url) => `${mayFetch(copy, url) ? 'allows' : 'forbids'} ${url}`),
    ...(delay === null ? [] : [`asks for ${delay} seconds between two pages`]),
    ...(copy.fetchedAt === at ? [] : [`read ${copy.fetchedAt}`]),
  ].join('; ');
}

function listReadFields({ chosen, source, entries }: Findings, channel: number): readonly Field[] {
  if (chosen?.read.kind !== 'list') return [];
  const { url, headers, body, items } = chosen.read;
  const minimum = minimumOf(source, chosen.channel);
  return [
    ['list', `${entries.length} entries, ${items.length} items from channel ${channel} (at least ${minimum} expected)`],
    ['answer', `${url}: ${header(headers, 'content-type') ?? 'no content type'}, ${body.length} bytes`],
    ['validators', validatorsText(chosen.read.validators)],
    ['hosts', hostsOf(source).join(', ')],
  ]; // prettier-ignore
}

const validatorsText = ({ etag, lastModified }: { etag?: string | undefined; lastModified?: string | undefined }): string =>
  [...(etag === undefined ? [] : [`etag ${etag}`]), ...(lastModified === undefined ? [] : [`last-modified ${lastModified}`])].join(', ') ||
  'none: every poll transfers the whole list'; // prettier-ignore

function agreement({ chosen, again, recorded }: Findings): string {
  if (chosen?.read.kind !== 'list' || again === null) return 'the second failed';
  const ids = (items: typeof again): string => items.flatMap(({ id, entries }) => entries.map(({ title }) => `${id} ${title}`)).sort().join('\n'); // prettier-ignore
  const same = ids(chosen.read.items) === ids(again);
  if (recorded) return same ? 'agree, as recorded pages do: check the live site for noise' : 'differ';
  return same ? 'agree' : 'differ';
}

/** An entry field by field, and its labels in a line. */
export function entryFields({ entry, item }: CheckedEntry, source: Source): readonly Field[] {
  const { published, event } = dateFromUrl(entry.url);
  const host = new URL(entry.url).hostname;
  return [
    ['title', entry.title + (entry.untitled ? ' (made from the address: the list has no titles)' : '')],
    ['url', entry.url],
    ['canonical', item.canonical],
    ['item', item.id],
    ['identity', identityRule(source, entry.url)],
    [
      'published',
      published === null
        ? (entry.published ?? 'no date found')
        : `${published} by the address${entry.published === null ? '' : `, ${entry.published} by the list`}`,
    ],
    ...(event === null ? [] : [['event', `${event} by the address`] as const]),
    ...(entry.edition === undefined ? [] : [['edit', `announces an edit of ${entry.edition}`] as const]),
    ['host', `${host}, ${hostsOf(source).includes(host) ? 'allowed' : 'not allowed: never read'}`],
    ...(entry.summary === null ? [] : [['summary', entry.summary.slice(0, 100)] as const]),
    ['labels', labelsText({ entry, item }, source)],
  ];
}

const entryLines = (one: CheckedEntry, number: number, source: Source): readonly string[] =>
  fieldLines(entryFields(one, source)).map((line, index) => (index === 0 ? `  ${String(number).padStart(2)} ` : '     ') + line); // prettier-ignore

export const labelsOf = ({ entry }: CheckedEntry, source: Source): ReturnType<typeof classify> =>
  classify({
    title: entry.title,
    url: entry.url,
    language: source.language,
    lead: entry.summary,
    text: null,
    published: dateFromUrl(entry.url).published ?? entry.published,
    publisherCountry: source.country,
  });

function labelsText(one: CheckedEntry, source: Source): string {
  const { kind, frameworks, counterparts, defence_diplomacy: relevant } = labelsOf(one, source);
  return [
    kind,
    frameworks.map(({ id }) => id).join(' ') || 'no framework',
    counterparts.map(({ code }) => code).join(' ') || 'no counterpart',
    relevant ? 'defence diplomacy' : 'not defence diplomacy',
  ].join('; ');
}

/** Lines of a page's text that are shown. */
const HEAD = 6;

function pageLines({ page, source }: Findings): readonly string[] {
  if (page === null) return [];
  const { item, first, second } = page;
  const words = first.kind === 'readable' ? first.text.split('\n').filter((line) => line.trim() !== '') : [];
  const fields: readonly Field[] = [
    ['url', item.url],
    [
      'outcome',
      `${outcomeOf(first)}${first.kind === 'unreadable' && first.detail !== null ? ` (${first.detail})` : ''}`,
    ],
    ['rules', pageRules(source)],
    ...(first.kind === 'readable'
      ? [
          ['title', first.title ?? 'none'] as const,
          [
            'text',
            `${first.text.length} characters${first.charset === null ? '' : `, ${first.charset}`}`,
          ] as const,
          [
            'two reads',
            second.kind === 'readable' && second.text === first.text ? 'agree' : 'differ',
          ] as const,
        ]
      : []),
  ];
  return [
    '',
    'A page of the list',
    ...indented(fieldLines(fields)),
    ...words.slice(0, HEAD).map((line) => `  | ${plainLine(line).slice(0, 100)}`),
    ...(words.length > HEAD ? [`  | … ${words.length - HEAD} lines more`] : []),
  ];
}
