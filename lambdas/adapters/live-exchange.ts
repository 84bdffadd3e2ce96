import http from 'node:http';
import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { LookupFunction } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { header } from '../core/ports/pages.ts';
import type { Headers } from '../core/ports/pages.ts';
import { BodyError, decodeBody } from './decode-body.ts';
import { failure, isRedirect } from './follow-redirects.ts';
import type { HopAnswer, HopFailure } from './follow-redirects.ts';
import { RefusedAddressError, literalAddress } from './safe-address.ts';

/** One connection a host is kept for the next page of the same host; idle ones are unref'd and closed after this. */
const IDLE_MILLISECONDS = 4000;
const HEADER_BYTES = 64 * 1024;
/** Interim responses (1xx) before the answer; an honest server sends one or two. */
const MOST_INTERIM = 10;

export interface Transport {
  readonly lookup: LookupFunction;
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** Agents of our own: they read no proxy settings, so that nothing stands between the check and the connection. */
export const transport = (lookup: LookupFunction): Transport => ({
  lookup,
  httpAgent: new http.Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS }),
  httpsAgent: new https.Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS }),
});

/**
 * One GET of an address that was checked, redirects not followed.
 *
 * `bytes`: most bytes of the body after decompression. `deadline`: ends the exchange, wherever it stands, as
 * `too-slow`. Never rejects: what goes wrong is the reason of the failure.
 */
export async function getOnce(
  url: URL,
  headers: Headers,
  { bytes, deadline, via }: { bytes: number; deadline: AbortSignal; via: Transport },
): Promise<HopAnswer> {
  try {
    const response = await open(url, headers, { deadline, via });
    const status = response.statusCode ?? 0;
    const received = headersOf(response);
    return {
      kind: 'response',
      status,
      headers: received,
      body: await bodyOf(response, status, received, bytes),
    };
  } catch (error) {
    return failureOf(error, deadline);
  }
}

interface Opening {
  readonly deadline: AbortSignal;
  readonly via: Transport;
  /** A connection of its own, not one kept from an earlier page. */
  readonly fresh?: boolean;
}

/** A kept connection that the server had closed meanwhile: says nothing about this request. */
class StaleConnectionError extends Error {}
class TlsError extends Error {}

async function open(url: URL, headers: Headers, opening: Opening): Promise<IncomingMessage> {
  try {
    return await request(url, headers, opening);
  } catch (error) {
    if (!(error instanceof StaleConnectionError) || opening.deadline.aborted) throw error;
    return request(url, headers, { ...opening, fresh: true });
  }
}

function request(url: URL, headers: Headers, { deadline, via, fresh }: Opening): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  const options = {
    hostname: literalAddress(url.hostname) ?? url.hostname,
    path: url.pathname + url.search,
    headers: Object.fromEntries(headers),
    agent: fresh === true ? false : secure ? via.httpsAgent : via.httpAgent,
    lookup: via.lookup,
    maxHeaderSize: HEADER_BYTES,
    signal: deadline,
  };
  return new Promise((resolve, reject) => {
    // Said aloud because NODE_TLS_REJECT_UNAUTHORIZED would otherwise decide.
    const sent = secure ? https.request({ ...options, rejectUnauthorized: true }) : http.request(options);
    sent.once('response', resolve);
    let interim = 0;
    sent.on('information', () => {
      interim += 1;
      if (interim > MOST_INTERIM)
        sent.destroy(new Error(`more than ${MOST_INTERIM} interim responses and no answer`));
    });
    sent.on('error', (error) => {
      reject(
        sent.reusedSocket
          ? new StaleConnectionError(error.message, { cause: error })
          : tlsErrorOr(error, sent),
      );
    });
    sent.once('close', () => {
      reject(new Error('the connection was closed without an answer'));
    });
    sent.end();
  });
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function tlsErrorOr(error: Error, { socket }: http.ClientRequest): Error {
  const unverified = isTls(socket) && Boolean(socket.authorizationError);
  if (!unverified && !/^(ERR_TLS|ERR_SSL|EPROTO)/.test(codeOf(error))) return error;
  return new TlsError(messageOf(error), { cause: error });
}

const isTls = (socket: http.ClientRequest['socket']): socket is TLSSocket =>
  socket !== null && 'authorizationError' in socket;

/** Pairs as received, names in lower case. */
function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    pairs.push([(rawHeaders[at] ?? '').toLowerCase(), rawHeaders[at + 1] ?? '']);
  return pairs;
}

async function bodyOf(
  response: IncomingMessage,
  status: number,
  headers: Headers,
  limit: number,
): Promise<Uint8Array> {
  if (isRedirect(status, headers)) {
    response.destroy();
    return new Uint8Array();
  }
  const announced = Number(header(headers, 'content-length') ?? 0);
  if (announced > limit) {
    response.destroy();
    throw new BodyError('too-large', `body of ${announced} bytes, more than ${limit}`);
  }
  const { socket, headers: known } = response;
  const body = await decodeBody(response, known['content-encoding'], limit);
  // A body without a length ends with its connection; node takes such an end for complete even when it was a reset,
  // or our own deadline, that ended it.
  const framed = known['content-length'] !== undefined || known['transfer-encoding'] !== undefined;
  if (!framed && socket.errored !== null) throw socket.errored;
  return body;
}

function failureOf(error: unknown, deadline: AbortSignal): HopFailure {
  if (deadline.aborted) return failure('too-slow', 'no complete answer within the time limit');
  if (error instanceof BodyError) return failure(error.reason, error.message);
  if (error instanceof RefusedAddressError) return failure('refused-address', error.message);
  if (error instanceof TlsError) return failure('tls-error', error.message);
  if (codeOf(error) === 'HPE_HEADER_OVERFLOW')
    return failure('too-large', `headers of more than ${HEADER_BYTES} bytes`);
  return failure('network-error', messageOf(error));
}

/** Node gives one AggregateError without a message when every address of a host refused. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.map(messageOf).join('; ');
  const message = error instanceof Error ? error.message : String(error);
  return codeOf(error) === '' ? message : `${codeOf(error)}: ${message}`;
}
