import { secondsOf } from '../contract/instant.ts';
import type { CalendarDate, Instant } from '../contract/instant.ts';
import type { HealthStatus, Outcome } from '../contract/outcome.ts';
import type { PageJob } from '../contract/page-job.ts';
import { healthAfter } from '../core/health.ts';
import type { ListPlan } from '../core/listing/findings.ts';
import { commitState, loadState } from '../core/source-state-store.ts';
import type { SourceState, Visit } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { isDue, supersededBy } from '../core/visits.ts';
import { attemptChannels } from './attempt-channels.ts';
import { chosenOf, verdictOf } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import { newJob, retitledJob, visitJobs } from './jobs.ts';
import { nextState, worthWriting } from './next-state.ts';
import type { PollPorts } from './ports.ts';
import { archiveListing, recordSeen } from './record-list.ts';

export interface PollOptions {
  /** At the first sight of a source: entries dated on this day or later are alerted instead of taken in silently. */
  readonly since?: CalendarDate | undefined;
  /**
   * Ask also a source that has failed many times in a row and is left alone for a while: a person wants to know, or a
   * replay has nobody to spare. What the site itself asked for (Retry-After, robots.txt) is observed all the same.
   */
  readonly insist?: boolean;
}

export interface PollReport {
  readonly source: string;
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly health: HealthStatus;
  /** The address that was read; null where nothing was asked. */
  readonly url: string | null;
  /** Items in the list; null where none could be read. */
  readonly items: number | null;
  readonly jobs: readonly PageJob[];
  readonly notes: readonly string[];
}

/**
 * Polls one source: fetches its list (from a fallback channel where the preferred one cannot be trusted), archives the
 * bytes, tells what is new or announced anew, queues the pages to read (due visits among them), and commits the list
 * last. A crash anywhere is made good by the next poll.
 *
 * `at`: the scheduled time, "now" for everything derived. What the site does is in the report's outcome. Rejects only
 * where our own archive or queue fails.
 */
export async function poll(
  source: Source,
  at: Instant,
  ports: PollPorts,
  options: PollOptions = {},
): Promise<PollReport> {
  const state = await loadState(ports.archive, source, at);
  const held = heldBy(state, at, options);
  const attempts = held === null ? await attemptChannels(source, state, at, ports, options.since) : [];
  const chosen = chosenOf(attempts);
  const verdict = held ?? verdictOf(attempts);
  const plan = chosen?.plan ?? null;
  const listing = chosen === null ? null : await keepList(chosen, source, state, at, ports);
  const consumed = verdict.outcome === 'waiting' ? [] : dueVisits(state, plan, source, at);
  const announced =
    plan === null ? [] : announcedJobs(plan, listing ?? state.good?.listing ?? '', source, at);
  const jobs = [...announced, ...visitJobs(consumed, announced, source.id, at)];
  if (jobs.length > 0) await ports.queue.send(jobs);
  const findings = { source, at, verdict, attempts, chosen, listing, consumed };
  if (worthWriting(state, nextState(state, findings), at)) {
    await commitState(ports.archive, source, at, (current) => nextState(current, findings));
  }
  return {
    source: source.id,
    at,
    ...verdict,
    health: healthAfter(state.health, verdict, at).status,
    url: chosen?.channel.entry.url ?? null,
    items: chosen?.read.kind === 'list' ? chosen.read.items.length : null,
    jobs,
    notes: notesOf(chosen, attempts),
  };
}

/** Why a source is not asked at all now: the site's own wish, or our patience with a site that keeps failing. */
function heldBy(
  { retryAfter, backOff, health }: SourceState,
  at: Instant,
  options: PollOptions,
): { outcome: Outcome; detail: string } | null {
  const isAhead = (instant: Instant | null): instant is Instant =>
    instant !== null && secondsOf(instant) > secondsOf(at);
  if (isAhead(retryAfter))
    return { outcome: 'waiting', detail: `the site asked to wait until ${retryAfter}` };
  if (options.insist === true || !isAhead(backOff)) return null;
  return {
    outcome: 'waiting',
    detail: `${health.misses} failures in a row (${health.outcome}): asked again after ${backOff}`,
  };
}

/** The visits to make now: those of a page that a new item takes over with this list end here. */
function dueVisits(
  { visits }: SourceState,
  plan: ListPlan | null,
  source: Source,
  at: Instant,
): readonly Visit[] {
  const fresh = (plan?.fresh ?? []).map(({ item }) => item);
  const ended = supersededBy(fresh, visits, source.fragment);
  return visits.filter((visit) => isDue(visit, at) && !ended.includes(visit));
}

/** Bytes before meaning: the raw list, if it says something new; then the pins of first sight. Returns the list's key. */
async function keepList(
  { read, plan, channel }: Attempt,
  definition: Source,
  state: SourceState,
  at: Instant,
  { archive }: PollPorts,
): Promise<string | null> {
  if (read.kind !== 'list' || plan?.outcome !== 'ok') return null;
  const { source } = state;
  const from = definition.fallbacks.length > 0 ? channel.entry.url : undefined;
  const key =
    plan.fingerprint === state.good?.fingerprint ? null : await archiveListing(read, source, at, archive);
  await recordSeen(
    [...plan.silent.map((item) => ({ item, firstSeen: at })), ...plan.carried],
    { baseline: true, from },
    source,
    archive,
  );
  await recordSeen(plan.fresh, { baseline: false, from }, source, archive);
  return key;
}

/** Jobs for what the list announced, the oldest entry first. */
function announcedJobs(plan: ListPlan, listing: string, source: Source, at: Instant): readonly PageJob[] {
  const context = { source: source.id, at, listing };
  const fresh = plan.fresh.map((entry) => newJob(entry, context));
  const retitled = plan.retitled.map((entry) => retitledJob(entry, context));
  return [...fresh, ...retitled].reverse();
}

/** What a person should know of this poll besides its outcome. */
function notesOf(chosen: Attempt | null, attempts: readonly Attempt[]): readonly string[] {
  if (chosen === null) return [];
  const passedOver = attempts
    .filter((attempt) => chosen.trusted && attempt !== chosen)
    .map(({ verdict, channel }) => `passed over ${channel.entry.url}: ${verdict.outcome}`);
  return [
    ...passedOver,
    ...(chosen.note === null ? [] : [chosen.note]),
    ...(chosen.read.kind === 'list' ? chosen.read.notes : []),
    ...(chosen.plan?.note ? [chosen.plan.note] : []),
  ];
}
