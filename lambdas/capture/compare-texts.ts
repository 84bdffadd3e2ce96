import { diffTexts } from '../core/diff/words.ts';
import type { TextDiff } from '../core/diff/words.ts';
import { sha256 } from '../core/digest.ts';
import type { FurnitureRule } from '../core/furniture/furniture-record.ts';
import { captureSchema } from '../core/item/capture-record.ts';
import type { CapturedText, Item } from '../core/item/item.ts';
import type { Observation } from '../core/item/observation.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { readRecord } from '../core/record.ts';
import type { Source } from '../core/source.ts';
import { comparable } from '../core/text/comparable.ts';
import { extract } from './extract.ts';
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
  const furniture = observation.furnished?.known.rules ?? [];
  const again = (): Promise<string> => extractAgain(old, item, source, furniture, ports);
  if (old.extractor !== observation.extractor) {
    const text = await again();
    const refreshed = { ...old, comparable: comparableHash(text), extractor: observation.extractor };
    return { diff: diffTexts(text, observation.compared), refreshed };
  }
  if (old.comparable === comparableHash(observation.compared)) return SAME;
  const kept = await loadText(old.text, ports.archive);
  // A text that was compared under newer rules lies in the archive as older ones made it.
  const text = comparableHash(kept) === old.comparable ? kept : await again();
  return { diff: diffTexts(text, observation.compared), refreshed: null };
}

async function extractAgain(
  old: CapturedText,
  item: Item,
  source: Source,
  furniture: readonly FurnitureRule[],
  ports: CapturePorts,
): Promise<string> {
  const body = await loadBody(old.body, ports.archive);
  const made = await readRecord(ports.archive, old.capture, captureSchema);
  const url = made?.record.response?.url ?? item.url;
  const extraction = await extract({ body, contentType: old.contentType, url }, source, ports.pdf, furniture);
  return extraction.kind === 'text' ? extraction.compared : '';
}

/** An archived text. Throws an `ArchiveError` where the object is missing. */
export async function loadText(key: string, archive: Archive): Promise<string> {
  const stored = await archive.read(key);
  if (stored === undefined)
    throw new ArchiveError(`${key} is missing from the archive`, { key, retryable: false });
  return new TextDecoder().decode(stored.body);
}
