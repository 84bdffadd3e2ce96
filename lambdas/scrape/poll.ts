import type { Instant } from '../contract/instant.ts';
import type { HealthStatus, Outcome } from '../contract/outcome.ts';
import type { PageJob } from '../contract/page-job.ts';
import { healthAfter } from '../core/health.ts';
import type { PollVerdict } from '../core/health.ts';
import { absentFromLast, planList } from '../core/listing/plan.ts';
import type { ListPlan } from '../core/listing/plan.ts';
import type { SourceState, Visit } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { isDue, supersededBy } from '../core/visits.ts';
import { newJob, retitledJob, visitJobs } from './jobs.ts';
import { nextState, worthWriting } from './next-state.ts';
import type { PollPorts } from './ports.ts';
import type { ListRead } from './read-list.ts';
import { readPolitely } from './read-politely.ts';
import { archiveListing, recordSeen, seenOf } from './record-list.ts';
import { commitState, loadState } from '../core/source-state-store.ts';

export interface PollReport {
  readonly source: string;
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly health: HealthStatus;
  /** Items in the list; null where none could be read. */
  readonly items: number | null;
  readonly jobs: readonly PageJob[];
  readonly notes: readonly string[];
}

/**
 * Polls one source: fetches its list, archives the bytes, tells what is new or retitled, queues the pages to read
 * (due visits among them), and commits the list last. A crash anywhere is made good by the next poll.
 *
 * `at`: the scheduled time, "now" for everything derived. What the site does is in the report's outcome. Rejects only
 * where our own archive or queue fails.
 */
export async function poll(source: Source, at: Instant, ports: PollPorts): Promise<PollReport> {
  const state = await loadState(ports.archive, source, at);
  const politely = await readPolitely(source, state, at, ports.pages);
  const { read } = politely;
  const plan = read.kind === 'list' ? await planFor(read, state, source, at, ports) : null;
  const verdict = plan ?? verdictOf(read);
  const listing =
    read.kind === 'list' && plan?.outcome === 'ok' ? await keepList(read, plan, state, at, ports) : null;
  const consumed = verdict.outcome === 'waiting' ? [] : dueVisits(state, plan, source, at);
  const announced =
    plan === null ? [] : announcedJobs(plan, listing ?? state.good?.listing ?? '', source, at);
  const jobs = [...announced, ...visitJobs(consumed, announced, source.id, at)];
  if (jobs.length > 0) await ports.queue.send(jobs);
  const findings = { source, at, verdict, politely, plan, listing, consumed };
  if (worthWriting(state, nextState(state, findings), at)) {
    await commitState(ports.archive, source, at, (current) => nextState(current, findings));
  }
  const notes = [...(read.kind === 'list' ? read.notes : []), ...(plan?.note ? [plan.note] : [])];
  const items = read.kind === 'list' ? read.items.length : null;
  const { status: health } = healthAfter(state.health, verdict, at);
  return {
    source: source.id,
    at,
    outcome: verdict.outcome,
    detail: verdict.detail,
    health,
    items,
    jobs,
    notes,
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

const verdictOf = (read: ListRead): PollVerdict =>
  read.kind === 'none' ? { outcome: read.outcome, detail: read.detail } : { outcome: 'ok', detail: null };

type List = Extract<ListRead, { kind: 'list' }>;

async function planFor(
  read: List,
  state: SourceState,
  source: Source,
  at: Instant,
  ports: PollPorts,
): Promise<ListPlan> {
  const seen = await seenOf(absentFromLast(read.items, state), source.id, ports.archive);
  return planList({ items: read.items, seen, state, source, at });
}

/** Bytes before meaning: the raw list, if it says something new; then the pins of first sight. Returns the list's key. */
async function keepList(
  read: List,
  plan: ListPlan,
  state: SourceState,
  at: Instant,
  { archive }: PollPorts,
): Promise<string | null> {
  const { source } = state;
  const key =
    plan.fingerprint === state.good?.fingerprint ? null : await archiveListing(read, source, at, archive);
  await recordSeen(
    plan.silent.map((item) => ({ item, firstSeen: at })),
    true,
    source,
    archive,
  );
  await recordSeen(plan.fresh, false, source, archive);
  return key;
}

/** Jobs for what the list announced, the oldest entry first. */
function announcedJobs(plan: ListPlan, listing: string, source: Source, at: Instant): readonly PageJob[] {
  const context = { source: source.id, at, listing };
  const fresh = plan.fresh.map((entry) => newJob(entry, context));
  const retitled = plan.retitled.map((entry) => retitledJob(entry, context));
  return [...fresh, ...retitled].reverse();
}
