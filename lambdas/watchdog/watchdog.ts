import type { Instant } from '../contract/instant.ts';
import { messageOf } from '../core/alarm/message.ts';
import type { SourceNotice } from '../core/alarm/notice.ts';
import type { Notice } from '../core/alarm/watch-record.ts';
import type { Source } from '../core/source.ts';
import { claimNotices, markTold, releaseClaims } from './claims.ts';
import { lookAt } from './look.ts';
import type { Look } from './look.ts';
import type { WatchPorts } from './ports.ts';
import { settled } from '../core/settled.ts';

export interface WatchReport {
  readonly at: Instant;
  readonly watched: number;
  /** Sources in a silence that was told, by now. */
  readonly silent: number;
  readonly notices: readonly { readonly source: string; readonly notice: Notice }[];
  /** Of the message that went out; null where nothing was due. */
  readonly subject: string | null;
  /** Another watchdog has notices in hand: what is due is left to it. */
  readonly held: boolean;
}

/**
 * Looks at the health of every source and tells whoever runs Hinomi, in one message, what is due: newly silent, still
 * silent, read again. Notices are claimed before they are sent and marked after, so two watchdogs at the same moment send
 * one message; a crash between its acceptance and the mark is the one case in which it goes out twice.
 *
 * `at`: the scheduled time; `sources`: those that are polled. Rejects where the archive or the receiver fails; then what
 * was due stays due. A source whose state cannot be read keeps no other from being watched.
 */
export async function watch(
  at: Instant,
  sources: readonly Source[],
  ports: WatchPorts,
): Promise<WatchReport> {
  const looks = await settled(sources, (source) => lookAt(source, at, ports.archive));
  const { notices, held, rethrow } = await claimNotices(looks.values, at, ports);
  const silent = looks.values.filter(isSilentNow).length;
  const subject =
    notices.length === 0 ? null : await send(notices, { watched: sources.length, silent }, at, ports);
  rethrow();
  looks.rethrow('a source could not be looked at');
  return {
    at,
    watched: sources.length,
    silent,
    notices: notices.map(({ source, notice }) => ({ source, notice })),
    subject,
    held,
  };
}

const isSilentNow = ({ state, verdict }: Look): boolean =>
  verdict === 'alarm' || (verdict !== 'recovery' && state.watch?.incident !== undefined);

async function send(
  notices: readonly SourceNotice[],
  watched: { readonly watched: number; readonly silent: number },
  at: Instant,
  ports: WatchPorts,
): Promise<string> {
  const message = messageOf(notices, watched, at);
  try {
    await ports.operations.send(message);
  } catch (error) {
    await releaseClaims(notices, ports);
    throw error;
  }
  await markTold(notices, at, ports.archive);
  return message.subject;
}
