import type { CalendarDate, Instant } from '../contract/instant.ts';
import { channelsInOrder, hostOf, waitsAhead } from '../core/channel.ts';
import { isSuccess } from '../core/health.ts';
import type { PollVerdict } from '../core/health.ts';
import { absentFromLast } from '../core/listing/findings.ts';
import type { ListPlan } from '../core/listing/findings.ts';
import { planList } from '../core/listing/plan.ts';
import type { SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { learntOf, waitsIn } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import { carriedFrom } from './carried.ts';
import type { PollPorts } from './ports.ts';
import { readChannel } from './read-channel.ts';
import type { ChannelRead } from './read-channel.ts';
import { seenOf } from './record-list.ts';

/**
 * Tries the channels of a source in order until one gives a list that can be trusted. A host that asked to wait is not
 * asked, by no channel; a list that may only be another one (`implausible`) is not passed over.
 */
export async function attemptChannels(
  source: Source,
  state: SourceState,
  at: Instant,
  ports: PollPorts,
  since: CalendarDate | undefined,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const channel of channelsInOrder(source, state, at)) {
    if (hostOf(channel) in { ...waitsAhead(state.waits, at), ...waitsIn(attempts) }) continue;
    // What the channels before learnt of robots.txt and addresses holds for the next.
    const known = { ...state, ...learntOf(state, attempts) };
    const read = await readChannel(channel, source, known, at, ports.pages);
    const attempt = await judged(read, state, source, at, ports, since);
    attempts.push(attempt);
    if (attempt.trusted || attempt.verdict.outcome === 'implausible') break;
  }
  return attempts;
}

/** What the same lists mean by another state: one that was committed since they were fetched. */
export async function planAgain(
  attempts: readonly Attempt[],
  state: SourceState,
  source: Source,
  at: Instant,
  ports: PollPorts,
  since: CalendarDate | undefined,
): Promise<readonly Attempt[]> {
  return Promise.all(attempts.map((read) => judged(read, state, source, at, ports, since)));
}

async function judged(
  read: ChannelRead,
  state: SourceState,
  source: Source,
  at: Instant,
  ports: PollPorts,
  since: CalendarDate | undefined,
): Promise<Attempt> {
  const plan = await planFor(read, state, source, at, ports, since);
  const { outcome, detail } = plan ?? verdictOfRead(read);
  return { ...read, plan, verdict: { outcome, detail }, trusted: isSuccess(outcome) };
}

const verdictOfRead = ({ read }: ChannelRead): PollVerdict =>
  read.kind === 'none' ? { outcome: read.outcome, detail: read.detail } : { outcome: 'ok', detail: null };

async function planFor(
  { read, channel }: ChannelRead,
  state: SourceState,
  source: Source,
  at: Instant,
  { archive }: PollPorts,
  since: CalendarDate | undefined,
): Promise<ListPlan | null> {
  if (read.kind === 'none') return null;
  const { items } = read;
  const absent = absentFromLast(items, state);
  const seen = await seenOf(absent, source.id, archive);
  const strangers = absent.filter(({ id }) => !seen.has(id));
  const carried = await carriedFrom(strangers, state, source, archive);
  return planList({ items, seen, state, source, channel, at, carried, since });
}
