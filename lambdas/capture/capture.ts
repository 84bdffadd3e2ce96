import type { Alert } from '../contract/alert.ts';
import { after } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import type { PageJob } from '../contract/page-job.ts';
import { sha256 } from '../core/digest.ts';
import { alreadyDone, decide } from '../core/item/decide.ts';
import type { Decision } from '../core/item/decide.ts';
import type { Item } from '../core/item/item.ts';
import { outcomeOf } from '../core/item/observation.ts';
import type { Observation } from '../core/item/observation.ts';
import { leaveNote, scheduleAfterWait, scheduleVisit } from '../core/source-state-store.ts';
import type { Source } from '../core/source.ts';
import { SECOND_LOOK, extraVisit, visitAfterWait } from '../core/visits.ts';
import { aliasesOf, recordAliases } from './aliases.ts';
import { compareTexts } from './compare-texts.ts';
import type { Comparison } from './compare-texts.ts';
import { loadItem, saveItem, settlePending, withAnnouncement } from './item-store.ts';
import type { StoredItem } from './item-store.ts';
import { learnFurniture } from './furniture-store.ts';
import { keepCapture } from './keep-capture.ts';
import type { Kept } from './keep-capture.ts';
import { observe } from './observe.ts';
import type { CapturePorts } from './ports.ts';
import { retitledWhileGone, versionFor } from './version-for.ts';

export interface CaptureReport {
  readonly job: PageJob;
  /** How the page answered; null where the job was done before and nothing was asked. */
  readonly outcome: Outcome | null;
  readonly detail: string | null;
  /** Alerts whose records this run created, in order. */
  readonly alerts: readonly Alert[];
}

/**
 * Does one page job: looks at the page, archives what it says, tells what changed, creates the alert record, and moves
 * the item's current version forward last. Doing a job twice gives what doing it once gives.
 *
 * Rejects only where our own archive fails; the job is then to be tried again.
 */
export async function capture(sent: PageJob, source: Source, ports: CapturePorts): Promise<CaptureReport> {
  const settled = await settlePending(await loadItem(sent, ports.archive), ports.archive);
  const job = await withAnnouncement(sent, settled.stored, ports.archive);
  const earlier = settled.alert === null ? [] : [settled.alert];
  if (alreadyDone(settled.stored.item, job)) return { job, outcome: null, detail: null, alerts: earlier };
  const { item } = settled.stored;
  const observation = await observe(item, source, job.detectedAt, ports);
  await honourRetryAfter(observation, job, source, ports);
  const step = await look(settled.stored, job, source, observation, ports);
  const alert = await conclude(step, settled.stored, job, source, ports);
  const detail = step.observation.kind === 'unreadable' ? step.observation.detail : null;
  return {
    job,
    outcome: outcomeOf(step.observation),
    detail,
    alerts: alert === null ? earlier : [...earlier, alert],
  };
}

/** A look with what it means. `kept` where it went into the archive. */
interface Step {
  readonly observation: Observation;
  readonly decision: Decision;
  readonly comparison: Comparison;
  readonly kept: Kept | null;
}

/**
 * Decides on what was seen; where that is worth a version, archives it first and decides again on what the archive
 * holds, which an earlier attempt may have put there.
 */
async function look(
  stored: StoredItem,
  job: PageJob,
  source: Source,
  seen: Observation,
  ports: CapturePorts,
): Promise<Step> {
  const { item } = stored;
  const judged = async (observation: Observation): Promise<Omit<Step, 'kept'>> => {
    const comparison = await compareTexts(item, observation, source, ports);
    return { observation, comparison, decision: decide(item, job, observation, comparison.diff) };
  };
  const first = await judged(seen);
  if (seen.kind === 'unchanged' || !worthKeeping(first.decision, item, seen)) return { ...first, kept: null };
  const kept = await keepCapture(item, source, job.detectedAt, seen, ports);
  // Before the item moves on: a job that is done again after that looks at nothing.
  const reading = { item: item.id, at: job.detectedAt, timeZone: source.timeZone };
  await learnFurniture(kept.observation, reading, ports.archive);
  return kept.observation === seen ? { ...first, kept } : { ...(await judged(kept.observation)), kept };
}

/** New words or a new state of the page; also a body without words that is not the one we hold. */
const worthKeeping = (decision: Decision, item: Item, seen: Observation): boolean =>
  decision.kind === 'changed' ||
  decision.kind === 'completed' ||
  (wordlessBody(seen) !== null && wordlessBody(seen) !== item.wordless);

function wordlessBody(seen: Observation): string | null {
  if (seen.kind !== 'unreadable' || seen.extension === null || seen.answer?.kind !== 'response') return null;
  return sha256(seen.answer.body);
}

async function conclude(
  step: Step,
  stored: StoredItem,
  job: PageJob,
  source: Source,
  ports: CapturePorts,
): Promise<Alert | null> {
  const { observation, decision, kept } = step;
  const { archive } = ports;
  const at = job.detectedAt;
  const item: Item = {
    ...stored.item,
    aliases: aliasesOf(stored.item, observation),
    // A 304 says what a 200 with the same words says: no news of the item.
    lastVisit: { at, outcome: observation.kind === 'unchanged' ? 'ok' : outcomeOf(observation) },
    wordless: kept === null ? stored.item.wordless : (wordlessBody(observation) ?? stored.item.wordless),
  };
  if (decision.kind === 'missed' || retitledWhileGone(item, decision, observation)) {
    await scheduleVisit(archive, source, extraVisit(item, after(at, SECOND_LOOK)), at);
  }
  if (decision.kind === 'missed') {
    await saveItem({ ...item, miss: at }, stored, archive);
    return null;
  }
  if (decision.kind === 'nothing') {
    await saveQuietly({ ...item, miss: decision.miss }, step, stored, source, ports);
    return null;
  }
  const next = await versionFor({ ...step, item, decision, job, source }, archive);
  await recordAliases(next, stored.item, source, archive);
  const saved = await saveItem(next, stored, archive);
  return (await settlePending(saved, archive)).alert;
}

/** Nothing to tell: the item is written only where its record would say something else, so that most visits write nothing. */
async function saveQuietly(
  item: Item,
  { comparison, kept }: Step,
  stored: StoredItem,
  source: Source,
  { archive }: CapturePorts,
): Promise<void> {
  const before = stored.item;
  const { refreshed } = comparison;
  if (kept !== null && before.wordless !== null) {
    await leaveNote(
      archive,
      source,
      `${item.url}: a document without words changed; archived again`,
      item.lastVisit?.at ?? item.firstSeen,
    );
  }
  const news =
    item.miss !== before.miss ||
    item.aliases.length !== before.aliases.length ||
    item.lastVisit?.outcome !== before.lastVisit?.outcome ||
    item.wordless !== before.wordless ||
    refreshed !== null;
  const current = item.current && refreshed ? { ...item.current, text: refreshed } : item.current;
  await recordAliases(item, before, source, archive);
  if (news) await saveItem({ ...item, current }, stored, archive);
}

/** The site named a time: look again then. */
async function honourRetryAfter(
  observation: Observation,
  job: PageJob,
  source: Source,
  { archive }: CapturePorts,
): Promise<void> {
  if (observation.kind !== 'unreadable' || observation.retryAfter === null) return;
  const visit = visitAfterWait(job.item, observation.retryAfter, job.detectedAt);
  if (visit !== undefined) await scheduleAfterWait(archive, source, visit, job.detectedAt);
}
