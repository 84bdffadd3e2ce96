import type { Alert, Classification } from '../contract/alert.ts';
import { classify } from '../core/classify/classify.ts';
import { reportEvent } from '../core/event/report-event.ts';
import { alertRecord, announcementOf, publishedOf } from '../core/item/alert-record.ts';
import { NOW_READABLE, newTitles, wasCaptured } from '../core/item/decide.ts';
import type { Decision } from '../core/item/decide.ts';
import type { CapturedText, Item, Version } from '../core/item/item.ts';
import { outcomeOf } from '../core/item/observation.ts';
import type { Observation } from '../core/item/observation.ts';
import type { Archive } from '../core/ports/archive.ts';
import { header } from '../core/ports/pages.ts';
import type { Source } from '../core/source.ts';
import type { PageJob } from '../contract/page-job.ts';
import { comparableTitle } from '../core/text/comparable.ts';
import { comparableHash, loadText } from './compare-texts.ts';
import type { Comparison } from './compare-texts.ts';
import type { Kept } from './keep-capture.ts';

export interface LookedAt {
  readonly item: Item;
  readonly job: PageJob;
  readonly source: Source;
  readonly observation: Observation;
  readonly decision: Extract<Decision, { kind: 'changed' | 'completed' }>;
  readonly comparison: Comparison;
  readonly kept: Kept | null;
}

type Labels = Version['labels'];

/**
 * The item with its next version: pending behind its alert, or, where the version is told to nobody (the first words of
 * an item that add nothing to its labels), current at once.
 */
export async function versionFor(looked: LookedAt, archive: Archive): Promise<Item> {
  const { item, job, observation, decision } = looked;
  const text = capturedText(looked);
  const words = await wordsOf(looked, archive);
  const title = titleFor(looked);
  const classification = classify(subjectOf(looked, title, words));
  const silent = decision.kind === 'completed' && !gains(item.current?.labels, labelsOf(classification));
  const change = decision.kind === 'changed' ? decision.change : silent ? 'completed' : 'updated';
  const version: Version = {
    ordinal: (item.current?.ordinal ?? 0) + 1,
    at: job.detectedAt,
    change,
    basis: basisOf(looked),
    title,
    text,
    labels: labelsOf(classification),
  };
  const miss = retitledWhileGone(item, decision, observation) ? (item.miss ?? job.detectedAt) : null;
  const told = { ...remembered(item, job), miss };
  if (change === 'completed') return { ...told, current: version };
  const alert = await reportEvent(alertFor(looked, { version, change, classification, text }), archive);
  return { ...told, pending: { version, alert } };
}

/** What the item is called: as announced; where the list has no titles, as the page calls itself once it is read. */
function titleFor({ item, job, observation }: LookedAt): string {
  const announced = job.announcements[0] ?? item.announcements.at(-1);
  if (announced?.untitled === true && observation.kind === 'readable' && observation.title !== null)
    return observation.title;
  return job.announcements[0]?.title ?? item.current?.title ?? item.titles.at(-1)?.title ?? item.url;
}

/** A new title of a page that is gone: the title is told, and the page is looked at again before it counts as removed. */
export const retitledWhileGone = (item: Item, decision: Decision, observation: Observation): boolean =>
  observation.kind === 'gone' &&
  decision.kind === 'changed' &&
  decision.change === 'updated' &&
  wasCaptured(item);

function alertFor(
  { item, job, source, observation, decision, comparison, kept }: LookedAt,
  made: {
    version: Version;
    change: Alert['change'];
    classification: Classification;
    text: CapturedText | null;
  },
): Alert {
  const { version, change, classification, text } = made;
  const renamed = item.current === null ? (job.knownTitles?.[0] ?? null) : item.current.title;
  const read = observation.kind === 'readable' || observation.kind === 'unchanged';
  return alertRecord(item, job, source, {
    change,
    ordinal: version.ordinal,
    basis: version.basis,
    title: version.title,
    previousTitle: change === 'updated' && newTitles(item, job).length > 0 ? renamed : null,
    classification,
    diff: comparison.diff,
    snapshot: snapshotOf(text, kept, job.listing),
    unread: read || change === 'removed' ? null : outcomeOf(observation),
    note: decision.kind === 'completed' ? NOW_READABLE : decision.note,
    burst: job.burst ?? null,
  });
}

function snapshotOf(
  text: CapturedText | null,
  kept: Kept | null,
  listing: string | undefined,
): Alert['snapshot'] {
  const body =
    text ?? (kept?.record.body ? { body: kept.record.body.key, sha256: kept.record.body.sha256 } : null);
  const capture = kept?.key ?? text?.capture;
  return {
    ...(body !== null && { body: body.body, sha256: body.sha256 }),
    ...(text !== null && { text: text.text }),
    ...(capture !== undefined && { capture }),
    ...(listing !== undefined && { listing }),
  };
}

/** The text that the next version stands on: what was just read, else what was read last. */
function capturedText({ item, observation, comparison, kept }: LookedAt): CapturedText | null {
  const old = comparison.refreshed ?? item.current?.text ?? null;
  if (observation.kind !== 'readable' || kept?.record.body == null || kept.record.text === null) return old;
  const { headers } = observation.answer;
  const etag = header(headers, 'etag');
  const lastModified = header(headers, 'last-modified');
  return {
    body: kept.record.body.key,
    text: kept.record.text.key,
    capture: kept.key,
    sha256: kept.record.body.sha256,
    comparable: comparableHash(observation.compared),
    extractor: observation.extractor,
    contentType: header(headers, 'content-type') ?? null,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  };
}

/** The words to classify: just read, or read before; null where the page never could be read. */
async function wordsOf({ item, observation }: LookedAt, archive: Archive): Promise<string | null> {
  if (observation.kind === 'readable') return observation.text;
  const old = item.current?.text ?? null;
  return old === null ? null : loadText(old.text, archive);
}

function subjectOf(
  { item, job, source }: LookedAt,
  title: string,
  text: string | null,
): Parameters<typeof classify>[0] {
  return {
    title,
    url: item.url,
    language: source.language,
    lead: announcementOf(item, job)?.summary ?? null,
    text,
    published: publishedOf(item, job),
    publisherCountry: source.country,
  };
}

function basisOf({ item, job, observation }: LookedAt): Version['basis'] {
  if (observation.kind === 'readable') return observation.basis;
  if (item.current !== null && item.current.text !== null) return item.current.basis;
  return announcementOf(item, job)?.summary == null ? 'title' : 'feed';
}

/** The item with the titles and announcements that the job brought, and those that a baseline item had before. */
function remembered(item: Item, job: PageJob): Item {
  const at = job.detectedAt;
  const before =
    item.titles.length > 0
      ? []
      : (job.knownTitles ?? []).toReversed().map((title) => ({ title, at: item.firstSeen }));
  const had = new Set([...item.titles, ...before].map(({ title }) => comparableTitle(title)));
  const fresh = newTitles(item, job).filter((title) => !had.has(comparableTitle(title)));
  return {
    ...item,
    titles: [...item.titles, ...before, ...fresh.toReversed().map((title) => ({ title, at }))],
    announcements: [
      ...item.announcements,
      ...job.announcements.toReversed().map((entry) => ({ ...entry, at })),
    ],
  };
}

const labelsOf = ({ frameworks, counterparts, defence_diplomacy: relevant }: Classification): Labels => ({
  frameworks: frameworks.map(({ id }) => id),
  counterparts: counterparts.map(({ code }) => code),
  relevant,
});

/** Whether labels say something that the earlier ones did not. */
const gains = (before: Labels | undefined, now: Labels): boolean =>
  before === undefined ||
  now.frameworks.some((id) => !before.frameworks.includes(id)) ||
  now.counterparts.some((code) => !before.counterparts.includes(code)) ||
  (now.relevant && !before.relevant);
