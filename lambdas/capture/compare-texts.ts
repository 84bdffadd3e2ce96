import { diffTexts } from '../core/diff/words.ts';
import type { TextDiff } from '../core/diff/words.ts';
import { sha256 } from '../core/digest.ts';
import type { CapturedText, Item } from '../core/item/item.ts';
import type { Observation } from '../core/item/observation.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import type { Source } from '../core/source.ts';
import { comparable } from '../core/text/comparable.ts';
import { extract, extractorOf } from './extract.ts';
import { loadBody } from './keep-capture.ts';
import type { CapturePorts } from './ports.ts';

/** A text against the current version's. */
export interface Comparison {
  /** Null where the text is the same or there is nothing to compare. */
  readonly diff: TextDiff | null;
  /** Set where today's code or definition reads the old bytes otherwise than they were read then. */
  readonly refreshed: CapturedText | null;
}

const SAME: Comparison = { diff: null, refreshed: null };

/** Hash by which texts are told apart: what differs in width or spacing only is the same. */
export const comparableHash = (text: string): string => sha256(comparable(text));

/**
 * Compares what was read with the current version's text. Texts are compared only when the same code and definition
 * made both; otherwise the old bytes are extracted again first.
 */
export async function compareTexts(
  item: Item,
  observation: Observation,
  source: Source,
  ports: CapturePorts,
): Promise<Comparison> {
  const old = item.current?.text ?? null;
  if (observation.kind !== 'readable' || old === null) return SAME;
  const sameExtractor = old.extractor === observation.extractor;
  if (sameExtractor && old.comparable === comparableHash(observation.text)) return SAME;
  if (sameExtractor)
    return { diff: diffTexts(await loadText(old.text, ports.archive), observation.text), refreshed: null };
  const again = await extractAgain(old, item, source, ports);
  const refreshed = { ...old, comparable: comparableHash(again), extractor: extractorOf(source) };
  return { diff: diffTexts(again, observation.text), refreshed };
}

async function extractAgain(
  old: CapturedText,
  item: Item,
  source: Source,
  ports: CapturePorts,
): Promise<string> {
  const body = await loadBody(old.body, ports.archive);
  const extraction = await extract({ body, contentType: old.contentType, url: item.url }, source, ports.pdf);
  return extraction.kind === 'text' ? extraction.text : '';
}

/** An archived text. Throws an `ArchiveError` where the object is missing. */
export async function loadText(key: string, archive: Archive): Promise<string> {
  const stored = await archive.read(key);
  if (stored === undefined)
    throw new ArchiveError(`${key} is missing from the archive`, { key, retryable: false });
  return new TextDecoder().decode(stored.body);
}
