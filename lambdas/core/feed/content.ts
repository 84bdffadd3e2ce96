import type { Alert } from '../../contract/alert.ts';
import { clocksOf } from '../compose/clock.ts';
import { WIDTH, textOfSections } from '../compose/lines.ts';
import { diffLines, evidenceLines } from '../compose/mail-quotes.ts';
import { cut } from '../compose/plain-line.ts';
import { BASIS_WORDS, CHANGE_WORDS, KIND_WORDS, ordinalWords, outcomeWords } from '../compose/words.ts';
import type { Source } from '../source.ts';
import { bilingual, feedLine, feedText } from './text.ts';

/** What a source's terms let us quote: see `Terms` of the mail. */
export type Keep = Source['terms']['keep'];

/** Longest title shown, in code points, as in mails. */
const TITLE = 140;

/**
 * What a reader program shows of an alert below its title: plain text. It says and quotes what the mail does, by the same
 * rules (`diffLines`, `evidenceLines`), but names each line, since reader programs fold lines and columns.
 */
export const feedContent = (alert: Alert, keep: Keep): string =>
  feedText(
    textOfSections([
      announced(alert),
      diffLines(alert, keep, WIDTH),
      labels(alert),
      evidenceLines(alert, keep, WIDTH),
      snapshot(alert),
    ]),
  ).trim();

function announced(alert: Alert): readonly string[] {
  const { change, previousTitle, source, classification } = alert;
  return [
    `${CHANGE_WORDS[change]}: ${whatHappened(alert)}`,
    `Title: ${title(alert.title)}`,
    ...(previousTitle === undefined ? [] : [`Before: ${title(previousTitle)}`]),
    ...report(alert),
    `Source: ${bilingual(source.name)} (${source.kind}, ${feedLine(source.country)})`,
    `Kind: ${bilingual(KIND_WORDS[classification.kind])}`,
  ];
}

const title = (text: string): string => cut(feedLine(text), TITLE);

function whatHappened({ change, note, previousTitle, diff }: Alert): string {
  if (note !== undefined) return feedLine(note);
  if (change !== 'updated') return change === 'new' ? 'a new item' : 'the page is gone';
  const parts = [previousTitle === undefined ? [] : ['the title'], diff === undefined ? [] : ['the text']];
  return `${parts.flat().join(' and ') || 'the item'} changed`;
}

function report({ event }: Alert): readonly string[] {
  if (event?.earlier === undefined) return [];
  const first = `${bilingual(event.earlier.source)}, ${clocksOf(event.earlier.detectedAt)}`;
  return [`Report: ${ordinalWords(event.report)} report of this meeting; first: ${first}`];
}

function labels(alert: Alert): readonly string[] {
  const { frameworks, counterparts, mentions } = alert.classification;
  const names = (labelled: readonly { readonly label: Alert['headline'] }[]): string =>
    labelled.map(({ label }) => feedLine(label.en)).join('; ') || 'none found';
  return [
    `Frameworks: ${names(frameworks)}`,
    `With: ${names(counterparts)}`,
    ...(mentions.length === 0 ? [] : [`Mentioned: ${names(mentions)}`]),
    `Event: ${alert.eventDate ?? 'date unknown'}`,
    `Published: ${alert.published ?? 'date unknown'}`,
    `Detected: ${clocksOf(alert.detectedAt)}`,
    `Read from: ${readFrom(alert)}`,
  ];
}

const readFrom = ({ basis, unread }: Alert): string =>
  BASIS_WORDS[basis] + (unread === undefined ? '' : `: ${outcomeWords(feedLine(unread))}`);

/** Archive keys; the raw list is named where there is no page. */
function snapshot({ snapshot: kept }: Alert): readonly string[] {
  if (kept === undefined) return [];
  const { body, text, capture, sha256 } = kept;
  const keys = [body, text, capture, body === undefined ? kept.listing : undefined];
  return [
    ...keys.filter((key) => key !== undefined).map((key) => `Snapshot: ${feedLine(key)}`),
    ...(sha256 === undefined ? [] : [`SHA-256: ${feedLine(sha256)}`]),
  ];
}
