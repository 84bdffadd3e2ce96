import { secondsOf } from '../contract/instant.ts';
import type { CalendarDate, Instant } from '../contract/instant.ts';
import { stateKey } from '../contract/keys.ts';
import type { HealthStatus, Outcome } from '../contract/outcome.ts';
import type { PageJob } from '../contract/page-job.ts';
import { gatherBurst } from '../core/burst/gather.ts';
import { sha256 } from '../core/digest.ts';
import type { PollVerdict } from '../core/health.ts';
import { jobId } from '../core/job-id.ts';
import type { ListPlan } from '../core/listing/findings.ts';
import { ArchiveError } from '../core/ports/archive.ts';
import type { Archive } from '../core/ports/archive.ts';
import { loadStoredState, replaceState } from '../core/source-state-store.ts';
import type { StoredState } from '../core/source-state-store.ts';
import type { SourceState, Visit } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { isDue, supersededBy } from '../core/visits.ts';
import { attemptChannels, planAgain } from './attempt-channels.ts';
import { chosenOf, verdictOf } from './attempts.ts';
import type { Attempt } from './attempts.ts';
import { newJob, retitledJob, visitJobs } from './jobs.ts';
import { nextState, worthWriting } from './next-state.ts';
import type { PollFindings } from './next-state.ts';
import type { PollPorts } from './ports.ts';
import { archiveListing, recordSilent } from './record-list.ts';
import { sendOwed } from './send.ts';

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
  /** Key of the burst that tells of its new entries in one mail; null where they are told one by one. */
  readonly burst: string | null;
  readonly notes: readonly string[];
}

/** How often a poll begins anew at deciding because others wrote the state; more is a failure of ours. */
const ATTEMPTS = 8;

/**
 * Polls one source: fetches its list (from a fallback channel where the preferred one cannot be trusted), archives the
 * bytes, tells what is new or announced anew (in one mail where it is much), and commits the list together with all that
 * is to be sent for it (due visits among it); only then that is sent. What an earlier poll left unsent is sent first. A
 * crash anywhere is made good by the next poll; of two polls at once the later one to commit decides anew on what the
 * other has committed.
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
  let stored = await loadWithNothingOwed(source, at, ports);
  const held = heldBy(stored.state, at, options);
  let attempts = held === null ? await attemptChannels(source, stored.state, at, ports, options.since) : [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const step = await decide({ source, at, held, attempts }, stored.state, ports.archive);
    const next = nextState(stored.state, step.findings);
    const quiet = step.jobs.length === 0 && !worthWriting(stored.state, next, at);
    if (quiet || (await replaceState(ports.archive, next, stored))) {
      if (!quiet) await sendOwed(next, source, ports);
      return reportOf(step, next, source, at);
    }
    stored = await loadWithNothingOwed(source, at, ports);
    attempts = await planAgain(attempts, stored.state, source, at, ports, options.since);
  }
  const key = stateKey(source.id);
  throw new ArchiveError(`${key}: ${ATTEMPTS} others wrote it first`, { key, retryable: true });
}

/** The state, after whatever an earlier poll committed and did not send has been sent. */
async function loadWithNothingOwed(source: Source, at: Instant, ports: PollPorts): Promise<StoredState> {
  const stored = await loadStoredState(ports.archive, source, at);
  if (stored.state.sending.length === 0) return stored;
  await sendOwed(stored.state, source, ports);
  return loadStoredState(ports.archive, source, at);
}

interface Fetched {
  readonly source: Source;
  readonly at: Instant;
  readonly held: PollVerdict | null;
  readonly attempts: readonly Attempt[];
}

/** What a poll has found, by one state. */
interface Step {
  readonly findings: PollFindings;
  readonly jobs: readonly PageJob[];
}

async function decide(
  { source, at, held, attempts }: Fetched,
  state: SourceState,
  archive: Archive,
): Promise<Step> {
  const chosen = chosenOf(attempts);
  const verdict = held ?? verdictOf(attempts);
  const plan = chosen?.plan ?? null;
  const listing = chosen === null ? null : await keepList(chosen, source, state, at, archive);
  const consumed = verdict.outcome === 'waiting' ? [] : dueVisits(state, plan, source, at);
  const announced =
    plan === null ? [] : announcedJobs(plan, listing ?? state.good?.listing ?? '', source, at);
  const { jobs: told, burst } = gatherBurst(announced, source.id, at);
  const jobs = [...told, ...visitJobs(consumed, told, source.id, at)];
  const from = chosen !== null && source.fallbacks.length > 0 ? { from: chosen.channel.entry.url } : {};
  const sending = jobs.length === 0 ? null : { id: sendingId(jobs), at, ...from, burst, jobs: [...jobs] };
  return { findings: { source, at, verdict, attempts, chosen, listing, consumed, sending }, jobs };
}

/** The same for the same jobs, and for no others. */
const sendingId = (jobs: readonly PageJob[]): string => sha256(jobs.map(jobId).join('\n')).slice(0, 16);

function reportOf(
  { findings, jobs }: Step,
  { health }: SourceState,
  source: Source,
  at: Instant,
): PollReport {
  const { chosen, attempts, verdict, sending } = findings;
  return {
    source: source.id,
    at,
    ...verdict,
    health: health.status,
    url: chosen?.channel.entry.url ?? null,
    items: chosen?.read.kind === 'list' ? chosen.read.items.length : null,
    jobs,
    burst: sending?.burst ?? null,
    notes: notesOf(chosen, attempts),
  };
}

/** Why a source is not asked at all now: the site's own wish, or our patience with a site that keeps failing. */
function heldBy(
  { retryAfter, backOff, health }: SourceState,
  at: Instant,
  options: PollOptions,
): PollVerdict | null {
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

/** Bytes before meaning: the raw list, if it says something new; then the pins of what is taken in silently. Returns the list's key. */
async function keepList(
  { read, plan, channel }: Attempt,
  definition: Source,
  state: SourceState,
  at: Instant,
  archive: Archive,
): Promise<string | null> {
  if (read.kind !== 'list' || plan?.outcome !== 'ok') return null;
  const { source } = state;
  const from = definition.fallbacks.length > 0 ? channel.entry.url : undefined;
  const key =
    plan.fingerprint === state.good?.fingerprint ? null : await archiveListing(read, source, at, archive);
  await recordSilent(
    [...plan.silent.map((item) => ({ item, firstSeen: at })), ...plan.carried],
    from,
    source,
    archive,
  );
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
