import { capture } from '../../lambdas/capture/capture.ts';
import type { CaptureReport } from '../../lambdas/capture/capture.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import type { CalendarDate, Instant } from '../../lambdas/contract/instant.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { publish } from '../../lambdas/publish/publish.ts';
import type { PublishReport } from '../../lambdas/publish/publish.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import type { PollReport } from '../../lambdas/scrape/poll.ts';
import { digest } from '../../lambdas/digest/digest.ts';
import type { DigestReport } from '../../lambdas/digest/digest.ts';
import { updateFeeds } from '../../lambdas/watchdog/feeds.ts';
import type { FeedsReport } from '../../lambdas/watchdog/feeds.ts';
import { watch } from '../../lambdas/watchdog/watchdog.ts';
import type { WatchReport } from '../../lambdas/watchdog/watchdog.ts';
import type { LocalPorts } from './ports.ts';

/** What happens in a run, as it happens. */
export type RunEvent =
  | { readonly kind: 'polled'; readonly report: PollReport }
  | { readonly kind: 'captured'; readonly report: CaptureReport }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'delivered'; readonly report: PublishReport }
  | { readonly kind: 'digested'; readonly report: DigestReport }
  /** A job of a source that is not in the catalogue any more: it stays queued. */
  | { readonly kind: 'stranded'; readonly job: PageJob };

/**
 * One round at `at`: first whatever an earlier run left undone, then every source in turn: poll, read the pages that it
 * queued, deliver the alerts. The same use cases as in AWS, one after the other.
 */
export async function* runRound(
  at: Instant,
  sources: readonly Source[],
  ports: LocalPorts,
): AsyncGenerator<RunEvent, void, void> {
  yield* deliver(ports);
  yield* readPages(at, sources, ports);
  for (const source of sources.filter(({ enabled }) => enabled)) {
    yield { kind: 'polled', report: await poll(source, at, ports, { insist: true }) };
    // A burst's mail is there before its pages are read.
    yield* deliver(ports);
    yield* readPages(at, sources, ports);
  }
}

async function* readPages(
  at: Instant,
  sources: readonly Source[],
  ports: LocalPorts,
): AsyncGenerator<RunEvent, void, void> {
  for await (const { job, done } of ports.queue.due(at)) {
    const source = sources.find(({ id }) => id === job.source);
    if (source === undefined) {
      yield { kind: 'stranded', job };
      continue;
    }
    const report = await capture(job, source, ports);
    yield { kind: 'captured', report };
    for (const alert of report.alerts) yield { kind: 'alert', alert };
    yield* deliver(ports);
    await done();
  }
}

/** Makes the digest of a day; it is then to be delivered. Null where digests are switched off. */
export async function makeDigest(
  date: CalendarDate,
  sources: readonly Source[],
  ports: LocalPorts,
): Promise<Extract<RunEvent, { kind: 'digested' }> | null> {
  const { digestHour } = ports.settings;
  if (digestHour === null) return null;
  const enabled = sources.filter((source) => source.enabled);
  return { kind: 'digested', report: await digest(date, digestHour, enabled, ports) };
}

/** Delivers what is waiting: bursts, alerts, digests. A record that is damaged keeps no other waiting, and is named at the end. */
export async function* deliver({ outbox, ...ports }: LocalPorts): AsyncGenerator<RunEvent, void, void> {
  const damaged: ArchiveError[] = [];
  for await (const key of outbox.pending()) {
    try {
      // A marker without its alert: the run stopped between the two; the job that was making the alert does so again.
      const exists = (await ports.archive.read(key)) !== undefined;
      const report = exists ? await publish(key, ports) : null;
      if (report !== null) yield { kind: 'delivered', report };
      if (report?.outcome !== 'held') await outbox.done(key);
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.retryable) throw error;
      damaged.push(error);
    }
  }
  if (damaged.length > 0) throw new AggregateError(damaged, damaged.map(({ message }) => message).join('\n'));
}

/**
 * Looks over the health of the sources that are polled, and mails what is due of it to whoever runs this: the step after
 * a round. `at`: now, or the replayed instant.
 */
export const watchOver = (at: Instant, sources: readonly Source[], ports: LocalPorts): Promise<WatchReport> =>
  watch(
    at,
    sources.filter(({ enabled }) => enabled),
    ports,
  );

/** Takes the new alerts into the feeds of the archive. `sources`: whose terms the feeds observe. */
export const feed = (
  at: Instant,
  sources: readonly Source[],
  { archive }: LocalPorts,
): Promise<FeedsReport> =>
  updateFeeds(at, archive, (id) => sources.find((source) => source.id === id)?.terms.keep ?? 'link');
