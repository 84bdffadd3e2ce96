import * as v from 'valibot';
import { INSTANT } from '../../contract/alert.ts';
import { OUTCOMES } from '../../contract/outcome.ts';
import { PROGRAM_VERSION } from '../../contract/version.ts';
import type { Instant } from '../../contract/instant.ts';
import { furnitureNameSchema, nameOf } from '../furniture/furniture-record.ts';
import { definitionHash } from '../source-state.ts';
import type { Source } from '../source.ts';
import { sha256 } from '../digest.ts';
import type { Item } from './item.ts';
import { outcomeOf } from './observation.ts';
import type { Observation } from './observation.ts';

/** What a `capture.json` holds: how a page was asked for, what it answered, and what made the text beside it. */
const headersSchema = v.array(v.tuple([v.string(), v.string()]));

export const captureSchema = v.object({
  version: v.literal(1),
  source: v.string(),
  item: v.string(),
  url: v.string(),
  captured: INSTANT,
  outcome: v.picklist(OUTCOMES),
  detail: v.nullable(v.string()),
  request: v.object({ headers: headersSchema }),
  /** Null where there was no answer. `url`: the address that answered, after `redirects`. */
  response: v.nullable(
    v.object({
      url: v.string(),
      redirects: v.array(v.string()),
      status: v.number(),
      headers: headersSchema,
    }),
  ),
  /** The entity as stored, gunzipped: its key, SHA-256 and length in bytes. Null where no body was kept. */
  body: v.nullable(v.object({ key: v.string(), sha256: v.string(), bytes: v.number() })),
  /** The text read from it, with the encoding it was decoded with (null for a PDF). */
  text: v.nullable(v.object({ key: v.string(), charset: v.nullable(v.string()) })),
  made: v.object({
    program: v.string(),
    extractor: v.nullable(v.string()),
    definition: v.string(),
    /** The furniture that the text leaves out; null or absent where it leaves out none. */
    furniture: v.optional(v.nullable(furnitureNameSchema)),
  }),
});
export type CaptureRecord = v.InferOutput<typeof captureSchema>;

const copied = (headers: readonly (readonly [string, string])[]): [string, string][] =>
  headers.map(([name, value]) => [name, value]);

/** The record of a look. `keys`: where body and text went, null where they were not kept. */
export function captureRecord(
  item: Item,
  source: Source,
  captured: Instant,
  observation: Exclude<Observation, { kind: 'unchanged' }>,
  keys: { readonly body: string | null; readonly text: string | null },
): CaptureRecord {
  const { answer } = observation;
  const response = answer?.kind === 'response' ? answer : null;
  const furnished = observation.kind === 'readable' ? observation.furnished : null;
  return {
    version: 1,
    source: source.id,
    item: item.id,
    url: item.url,
    captured,
    outcome: outcomeOf(observation),
    detail: observation.kind === 'unreadable' ? observation.detail : null,
    request: { headers: copied(answer?.requestHeaders ?? []) },
    response: response && {
      url: response.url,
      redirects: [...response.redirects],
      status: response.status,
      headers: copied(response.headers),
    },
    body:
      response && keys.body !== null
        ? { key: keys.body, sha256: sha256(response.body), bytes: response.body.length }
        : null,
    text:
      observation.kind === 'readable' && keys.text !== null
        ? { key: keys.text, charset: observation.charset }
        : null,
    made: {
      program: PROGRAM_VERSION,
      extractor: observation.kind === 'readable' ? observation.extractor : null,
      definition: definitionHash(source),
      furniture: furnished === null ? null : nameOf(furnished.known),
    },
  };
}
