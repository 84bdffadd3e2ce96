import type { Alert } from '../../contract/alert.ts';
import { inJapanAndIn } from './clock.ts';
import { closing, termsLines } from './closing.ts';
import { wrap } from './columns.ts';
import { consoleLink } from './console-link.ts';
import { WIDTH, field, label, textOfSections, urlLine } from './lines.ts';
import { diffLines, evidenceLines } from './mail-quotes.ts';
import { cut, plainLine } from './plain-line.ts';
import { readingOf, reportOf, whatHappened } from './said.ts';
import { CHANGE_WORDS, KIND_WORDS } from './words.ts';

/** What a source's terms ask of whoever quotes it. */
export interface Terms {
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
  /**
   * What the source's terms let a mail quote: `full` (default); `private`: of the page only evidence and changed
   * words; `link`: title, URL and labels only.
   */
  readonly keep?: 'full' | 'private' | 'link' | undefined;
}

export interface MailOptions extends Terms {
  /** The operator's time zone, an IANA name; `UTC` unless told. */
  readonly zone?: string | undefined;
  /** Address of the exported console, where there is one. */
  readonly console?: string | null | undefined;
  /** Whom the reader can write to. */
  readonly contact?: string | null | undefined;
}

/** Longest title shown, in code points: three lines of Japanese. */
const TITLE = 140;

/**
 * An alert for a person: plain text, one screen, lines of at most 100 columns but for URLs and archive keys.
 *
 * First what it is about (composed, English and Japanese), then what happened, the title as published and the link;
 * what changed; labels and dates; why each label was given; where the snapshot lies. Words from pages stand on one
 * line each, without control characters and bidirectional marks.
 */
export function mailText(alert: Alert, options: MailOptions = {}): string {
  const sections = [
    [...wrap(plainLine(alert.headline.en), WIDTH), ...wrap(plainLine(alert.headline.ja), WIDTH)],
    announced(alert),
    diffLines(alert, options.keep ?? 'full', WIDTH),
    labels(alert, options.zone ?? 'UTC'),
    evidenceLines(alert, options.keep ?? 'full', WIDTH),
    kept(alert, options.console ?? null),
    [...termsLines(options), ...closing('alerts on Japan’s defence diplomacy', options.contact)],
  ];
  return textOfSections(sections);
}

function announced(alert: Alert): readonly string[] {
  const title = cut(plainLine(alert.title), TITLE);
  const before = alert.previousTitle === undefined ? undefined : cut(plainLine(alert.previousTitle), TITLE);
  return [
    ...wrap(`${CHANGE_WORDS[alert.change]} — ${whatHappened(alert)}`, WIDTH),
    ...field('Title', title),
    ...(before === undefined ? [] : field('Before', before)),
    label('Link') + urlLine(alert.url),
    ...reportLines(alert),
    ...field('Source', sourceOf(alert)),
  ];
}

function reportLines(alert: Alert): readonly string[] {
  const report = reportOf(alert);
  return report === null ? [] : field('Report', report);
}

const sourceOf = ({ source, classification }: Alert): string =>
  `${plainLine(source.name.en)} ${plainLine(source.name.ja)} (${source.kind}, ${source.country}); ` +
  KIND_WORDS[classification.kind].en;

function labels(alert: Alert, zone: string): readonly string[] {
  const { frameworks, counterparts, mentions } = alert.classification;
  const names = (labelled: readonly { readonly label: Alert['headline'] }[]): string =>
    labelled.map((each) => plainLine(each.label.en)).join('; ') || 'none found';
  return [
    ...field('Framework', names(frameworks)),
    ...field('With', names(counterparts)),
    ...(mentions.length === 0 ? [] : field('Mentioned', names(mentions))),
    ...field('Event', alert.eventDate ?? 'date unknown'),
    ...field('Published', alert.published ?? 'date unknown'),
    ...field('Detected', inJapanAndIn(alert.detectedAt, zone)),
    ...field('Read from', readingOf(alert)),
  ];
}

/**
 * Where the snapshot is: in the exported console where there is one; else its keys in the archive (without a page, the
 * raw list that announced it) and the command that shows it.
 */
function kept({ id, snapshot }: Alert, console: string | null): readonly string[] {
  const hash = snapshot?.sha256 === undefined ? [] : [`${label('SHA-256')}${plainLine(snapshot.sha256)}`];
  if (console !== null) return [label('Snapshot') + consoleLink(console, id), ...hash];
  const page = [snapshot?.body, snapshot?.text, snapshot?.capture].filter((key) => key !== undefined);
  const listing = snapshot?.listing === undefined ? [] : [snapshot.listing];
  const keys = snapshot?.body === undefined ? [...page, ...listing] : page;
  return [
    ...keys.map((key, index) => label(index === 0 ? 'Snapshot' : '') + plainLine(key)),
    ...hash,
    `${label('Look at it')}npx hinomi archive show ${plainLine(id)} --archive <archive>`,
  ];
}
