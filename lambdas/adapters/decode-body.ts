import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/** A body that cannot be taken: larger than allowed, or not in the encoding its header claims. */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly reason: 'too-large' | 'undecodable';
  constructor(reason: 'too-large' | 'undecodable', message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Nobody honest stacks more; each layer multiplies what a bomb can do. */
const MOST_CODINGS = 2;

/**
 * Reads a body through its content encodings.
 *
 * @param source the bytes as they came, transfer decoding done; destroyed when this fails
 * @param encoding the `content-encoding` header, or undefined
 * @param limit most bytes, counted after decompression; reading stops at once when it is passed, so that a
 *   decompression bomb costs no more memory than an honest body
 * @returns the decoded bytes; an empty body is empty whatever its encoding claims
 * @throws BodyError for too many bytes, an unknown encoding, or broken or truncated compressed data; errors of the
 *   source itself are thrown as they are
 */
export async function decodeBody(
  source: Readable,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  try {
    const head = await chunks.next();
    if (head.done === true) return new Uint8Array();
    return await decode(source, head.value, chunks, encoding, limit);
  } catch (error) {
    source.destroy();
    throw error;
  }
}

/** Whatever breaks first is the cause; the pipeline then takes every other stream down with errors of its own. */
async function decode(
  source: Readable,
  head: Buffer,
  chunks: AsyncIterator<Buffer>,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  let cause: unknown;
  const broke = (error: unknown): void => {
    cause ??= error;
    // The source may be waiting for bytes that never come: without this the pipeline would wait with it.
    source.destroy();
  };
  const { sink, bytes } = collector(limit);
  sink.once('error', broke);
  const coders = decoders(encoding, head);
  for (const coder of coders)
    coder.once('error', ({ message }) => {
      broke(new BodyError('undecodable', `bad ${encoding ?? ''} data: ${message}`));
    });
  try {
    await pipeline([Readable.from(resume(head, chunks, broke)), ...coders, sink]);
  } catch (error) {
    throw cause ?? error;
  }
  return bytes();
}

async function* resume(
  head: Buffer,
  chunks: AsyncIterator<Buffer>,
  broke: (error: unknown) => void,
): AsyncGenerator<Buffer> {
  yield head;
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  } catch (error) {
    broke(error);
    throw error;
  }
}

/** The streams that undo an encoding header, the last applied coding first. */
function decoders(encoding: string | undefined, head: Buffer): Transform[] {
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length > MOST_CODINGS)
    throw new BodyError('undecodable', `content-encoding of ${codings.length} layers: ${encoding ?? ''}`);
  return codings.toReversed().map((coding, layer) => decoder(coding, layer === 0 ? head : undefined));
}

function decoder(coding: string, head: Buffer | undefined): Transform {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return head === undefined || startsLikeZlib(head) ? createInflate() : createInflateRaw();
    default:
      throw new BodyError('undecodable', `unknown content-encoding ${JSON.stringify(coding.slice(0, 40))}`);
  }
}

/** "deflate" means zlib (RFC 9110, 8.4.1.2), yet some servers send the bare stream, as that section notes. */
const startsLikeZlib = (head: Buffer): boolean => ((head[0] ?? 0) & 0x8f) === 0x08;

function collector(limit: number): { sink: Writable; bytes: () => Uint8Array } {
  const parts: Buffer[] = [];
  let size = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      parts.push(chunk);
      done(size > limit ? new BodyError('too-large', `body of more than ${limit} bytes`) : null);
    },
  });
  return { sink, bytes: () => Buffer.concat(parts, size) };
}
