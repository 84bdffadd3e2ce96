import type { Instant } from '../contract/instant.ts';
import { captureKeys, itemFolder } from '../contract/keys.ts';
import { gzip, unpacked } from '../core/compress.ts';
import { captureRecord, captureSchema } from '../core/item/capture-record.ts';
import type { CaptureRecord } from '../core/item/capture-record.ts';
import type { Item } from '../core/item/item.ts';
import type { Observation } from '../core/item/observation.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord, readRecord } from '../core/record.ts';
import type { Source } from '../core/source.ts';
import { furnitureOfCapture } from './furniture-store.ts';
import { read } from './observe.ts';
import type { CapturePorts } from './ports.ts';

export type Seen = Exclude<Observation, { kind: 'unchanged' }>;

/** A look that is safe in the archive. */
export interface Kept {
  readonly observation: Seen;
  readonly record: CaptureRecord;
  /** Key of `capture.json`. */
  readonly key: string;
}

const encoder = new TextEncoder();

/**
 * Archives a look: body, then text, then `capture.json`, which says that the three are complete. Where an earlier
 * attempt at the same instant got that far, its capture stands and is what we go on with; where it stopped before, what
 * it left unreferenced is replaced.
 */
export async function keepCapture(
  item: Item,
  source: Source,
  captured: Instant,
  observation: Seen,
  ports: CapturePorts,
): Promise<Kept> {
  const { archive } = ports;
  const extension = observation.kind === 'gone' ? null : observation.extension;
  const keys = captureKeys(itemFolder(source.id, item.firstSeen, item.id), captured, extension ?? 'none');
  const bytes =
    extension !== null && observation.answer?.kind === 'response' ? observation.answer.body : null;
  const mine = captureRecord(item, source, captured, observation, {
    body: bytes && keys.body,
    text: keys.text,
  });
  if (bytes !== null && (await put(archive, keys.body, gzip(bytes), keys.capture)) === 'taken') {
    return adopt(keys.capture, source, ports);
  }
  if (observation.kind === 'readable')
    await put(archive, keys.text, encoder.encode(`${observation.text}\n`), keys.capture);
  const outcome = await archive.create(keys.capture, encodeRecord(mine));
  return outcome === 'exists'
    ? adopt(keys.capture, source, ports)
    : { observation, record: mine, key: keys.capture };
}

/** Writes an object of a capture. `taken`: a complete capture of this instant is there already. */
async function put(
  archive: Archive,
  key: string,
  body: Uint8Array,
  captureKey: string,
): Promise<'put' | 'taken'> {
  if ((await archive.create(key, body)) !== 'exists') return 'put';
  if ((await archive.read(captureKey)) !== undefined) return 'taken';
  const left = await archive.read(key);
  if (left === undefined || Buffer.compare(left.body, body) === 0) return 'put';
  const outcome = await archive.replace(key, body, left.version);
  if (outcome !== 'conflict') return 'put';
  throw new ArchiveError(`${key} is being written by another capture of the same instant`, {
    key,
    retryable: true,
  });
}

/** Goes on with what an earlier attempt saw: its bytes are read again, the site is not asked again. */
async function adopt(key: string, source: Source, ports: CapturePorts): Promise<Kept> {
  const stored = await readRecord(ports.archive, key, captureSchema);
  if (stored === undefined) throw new ArchiveError(`${key} was there and is gone`, { key, retryable: true });
  const { record } = stored;
  return { observation: await recall(record, source, ports), record, key };
}

async function recall(record: CaptureRecord, source: Source, ports: CapturePorts): Promise<Seen> {
  const { response, body, outcome, detail, request } = record;
  const answer = response && {
    kind: 'response' as const,
    ...response,
    requestHeaders: request.headers,
    body: body === null ? new Uint8Array() : await loadBody(body.key, ports.archive),
  };
  if (answer !== null && body !== null) {
    const again = await read(answer, source, ports, (host) =>
      furnitureOfCapture(host, record.made.furniture ?? null, ports.archive),
    );
    if (again.kind !== 'unchanged') return again;
  }
  if (answer !== null && (outcome === 'gone' || outcome === 'soft-404'))
    return { kind: 'gone', outcome, answer };
  return { kind: 'unreadable', outcome, detail, answer, extension: null, retryAfter: null };
}

/** The bytes of an archived body. Throws an `ArchiveError` where the object is missing or no gzip. */
export async function loadBody(key: string, archive: Archive): Promise<Uint8Array> {
  const stored = await archive.read(key);
  if (stored === undefined)
    throw new ArchiveError(`${key} is missing from the archive`, { key, retryable: false });
  try {
    return unpacked(key, stored.body);
  } catch (cause) {
    throw new ArchiveError(`${key} is damaged: it is no gzip`, { key, retryable: false, cause });
  }
}
