import { join } from 'node:path';
import type { CapturePorts } from '../../lambdas/capture/ports.ts';
import { instantOf } from '../../lambdas/contract/instant.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import type { Terms } from '../../lambdas/core/compose/mail.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Operations } from '../../lambdas/core/ports/operations.ts';
import type { Topic } from '../../lambdas/core/ports/topic.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { directoryStore } from '../../lambdas/adapters/directory-store.ts';
import type { Store } from '../../lambdas/adapters/directory-store.ts';
import { localPageQueue } from '../../lambdas/adapters/local-page-queue.ts';
import type { LocalPageQueue } from '../../lambdas/adapters/local-page-queue.ts';
import { mailboxOperations } from '../../lambdas/adapters/mailbox-operations.ts';
import { mailboxTopic } from '../../lambdas/adapters/mailbox-topic.ts';
import { announcing, outboxIn } from '../../lambdas/adapters/outbox.ts';
import type { Outbox } from '../../lambdas/adapters/outbox.ts';
import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import type { PublishPorts } from '../../lambdas/publish/ports.ts';
import type { WatchPorts } from '../../lambdas/watchdog/ports.ts';

/** Everything outside, for a pipeline in one process: a directory, a mailbox, and pages from wherever. */
export interface LocalPorts extends CapturePorts, PublishPorts, WatchPorts {
  readonly queue: LocalPageQueue;
  readonly outbox: Outbox;
}

/** The one publisher and watchdog of a local archive: its own claim of an earlier, dead run is its to take up. */
const CLAIMANT = 'local';

/** Our own files beside the archive's keys; never uploaded with it. */
export const ownFolder = (archive: string): string => join(archive, '.hinomi');

/** Ports over an archive directory and a mailbox folder (operations mails in a folder of it). `sources`: whose terms the mails observe. */
export function localPorts(
  places: { readonly archive: string; readonly mailbox: string },
  pages: Pages,
  sources: readonly Source[],
  settings: Settings = DEFAULT_SETTINGS,
): LocalPorts {
  const own = ownFolder(places.archive);
  return portsOver(
    {
      archive: directoryArchive(places.archive),
      jobs: directoryStore(join(own, 'jobs')),
      outbox: directoryStore(join(own, 'outbox')),
      topic: mailboxTopic({ directory: places.mailbox }),
      operations: mailboxOperations({ directory: join(places.mailbox, 'operations') }),
    },
    pages,
    sources,
    settings,
  );
}

/** Where a local pipeline keeps what. */
export interface LocalStores {
  readonly archive: Archive;
  readonly jobs: Store;
  readonly outbox: Store;
  readonly topic: Topic;
  readonly operations: Operations;
}

/** The same over any stores. */
export function portsOver(
  stores: LocalStores,
  pages: Pages,
  sources: readonly Source[],
  settings: Settings = DEFAULT_SETTINGS,
): LocalPorts {
  const outbox = outboxIn(stores.outbox);
  return {
    archive: announcing(stores.archive, outbox),
    outbox,
    queue: localPageQueue(stores.jobs),
    topic: stores.topic,
    operations: stores.operations,
    pages,
    pdf: pdfReader(),
    clock: () => instantOf(Date.now()),
    claimant: CLAIMANT,
    termsOf: (id) => termsOf(sources.find((source) => source.id === id)),
    settings,
  };
}

const termsOf = (source: Source | undefined): Terms =>
  source === undefined
    ? { keep: 'link' }
    : { keep: source.terms.keep, licence: source.terms.licence, attribution: source.terms.attribution };
