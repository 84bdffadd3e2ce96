import type { Alert } from '../../contract/alert.ts';
import { bothClocks } from './clock.ts';
import { wrap } from './columns.ts';
import { diffLines, evidenceLines } from './mail-quotes.ts';
import { cut, plainLine } from './plain-line.ts';
import { BASIS_WORDS, CHANGE_WORDS, KIND_WORDS, outcomeWords } from './words.ts';

export interface MailOptions {
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
  /**
   * What the source's terms let a mail quote: `full` (default); `private`: of the page only evidence and changed
   * words; `link`: title, URL and labels only.
   */
  readonly keep?: 'full' | 'private' | 'link' | undefined;
}

/** A hanging full stop makes it 100. */
const WIDTH = 98;
const INDENT = 12;
const FIELD_LINES = 4;
/** Longest title shown, in code points: three lines of Japanese. */
const TITLE = 140;
const URL_LENGTH = 2_000;

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
    labels(alert),
    evidenceLines(alert, options.keep ?? 'full', WIDTH),
    kept(alert),
    closing(options),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function announced(alert: Alert): readonly string[] {
  const title = cut(plainLine(alert.title), TITLE);
  const before = alert.previousTitle === undefined ? undefined : cut(plainLine(alert.previousTitle), TITLE);
  return [
    ...wrap(`${CHANGE_WORDS[alert.change]} — ${whatHappened(alert)}`, WIDTH),
    ...field('Title', title),
    ...(before === undefined ? [] : field('Before', before)),
    label('Link') + urlOf(alert.url),
    ...field('Source', sourceOf(alert)),
  ];
}

function whatHappened(alert: Alert): string {
  const note = alert.note === undefined ? '' : plainLine(alert.note);
  if (alert.change === 'removed')
    return note || 'the page is gone; two visits at least six hours apart found nothing';
  if (alert.change === 'new') return note || 'a new item';
  const retitled = alert.previousTitle !== undefined;
  const changed = alert.diff !== undefined;
  if (note) return note;
  if (retitled && changed) return 'the title and the text changed';
  if (retitled) return 'the title changed';
  return changed ? 'the text changed' : 'the item changed';
}

const sourceOf = ({ source, classification }: Alert): string =>
  `${plainLine(source.name.en)} ${plainLine(source.name.ja)} (${source.kind}, ${source.country}); ` +
  KIND_WORDS[classification.kind].en;

function labels(alert: Alert): readonly string[] {
  const { frameworks, counterparts, mentions } = alert.classification;
  const names = (labelled: readonly { readonly label: Alert['headline'] }[]): string =>
    labelled.map((each) => plainLine(each.label.en)).join('; ') || 'none found';
  return [
    ...field('Framework', names(frameworks)),
    ...field('With', names(counterparts)),
    ...(mentions.length === 0 ? [] : field('Mentioned', names(mentions))),
    ...field('Event', alert.eventDate ?? 'date unknown'),
    ...field('Published', alert.published ?? 'date unknown'),
    ...field('Detected', bothClocks(alert.detectedAt)),
    ...field('Read from', readingOf(alert)),
  ];
}

function readingOf({ basis, change, unread }: Alert): string {
  if (change === 'removed') return `${BASIS_WORDS[basis]}, when it was last there`;
  if (unread === undefined) return BASIS_WORDS[basis];
  const again = unread === 'off-host' ? '' : '; it will be visited again';
  return `${BASIS_WORDS[basis]}: ${outcomeWords(plainLine(unread))}${again}`;
}

/** Where the evidence lies in the archive; without a page, the raw list that announced it. */
function kept({ id, snapshot }: Alert): readonly string[] {
  const page = [snapshot?.body, snapshot?.text, snapshot?.capture].filter((key) => key !== undefined);
  const listing = snapshot?.listing === undefined ? [] : [snapshot.listing];
  const keys = snapshot?.body === undefined ? [...page, ...listing] : page;
  return [
    ...keys.map((key, index) => label(index === 0 ? 'Snapshot' : '') + plainLine(key)),
    ...(snapshot?.sha256 === undefined ? [] : [`${label('SHA-256')}${plainLine(snapshot.sha256)}`]),
    `${label('Look at it')}npx hinomi archive show ${plainLine(id)} --archive <archive>`,
  ];
}

function closing({ licence, attribution }: MailOptions): readonly string[] {
  const terms = [attribution, licence].filter((text) => text !== undefined).map(plainLine);
  return [
    ...(terms.length === 0 ? [] : field('Terms', terms.join('; '))),
    'Hinomi sends this because this address gets alerts on Japan’s defence diplomacy.',
    'Whoever runs Hinomi for you can change or end it; a mail from AWS also carries a link to unsubscribe.',
  ];
}

/** Spaces inside a URL cannot be meant; a line break in one must not begin a line of ours. */
const urlOf = (url: string): string => cut(plainLine(url).replaceAll(' ', '%20'), URL_LENGTH);

const label = (name: string): string => name.padEnd(INDENT);

/** `Name        text`, continued under the text. */
function field(name: string, text: string): readonly string[] {
  const lines = wrap(text, WIDTH - INDENT).slice(0, FIELD_LINES);
  return lines.map((line, index) => label(index === 0 ? name : '') + line);
}
