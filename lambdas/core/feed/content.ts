import type { Alert } from '../../contract/alert.ts';
import { clocksOf } from '../compose/clock.ts';
import { WIDTH, textOfSections } from '../compose/lines.ts';
import { diffLines, evidenceLines } from '../compose/mail-quotes.ts';
import { cut } from '../compose/plain-line.ts';
import { readingOf, reportOf, whatHappened } from '../compose/said.ts';
import { CHANGE_WORDS, KIND_WORDS } from '../compose/words.ts';
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

function report(alert: Alert): readonly string[] {
  const said = reportOf(alert);
  return said === null ? [] : [`Report: ${said}`];
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
    `Read from: ${readingOf(alert)}`,
  ];
}

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
