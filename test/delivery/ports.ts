import { instantOf } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Pages } from '../../lambdas/core/ports/pages.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import type { Ports } from './functions.ts';
import { archiveFor } from './stops.ts';
import type { Invocation } from './stops.ts';

/** Digests end at one in the morning, UTC: soon after midnight, so that one short night has both. */
export const SETTINGS = { ...DEFAULT_SETTINGS, zone: 'UTC', digestHour: 1 };

/** Jobs of one SendMessageBatch: of a burst some may be in the queue and others not. */
const BATCH = 10;

/** What all invocations share. */
export interface Outside {
  readonly archive: Archive;
  readonly pages: Pages;
  readonly clock: () => Instant;
  readonly take: (jobs: readonly PageJob[]) => void;
  readonly accept: (notification: Notification) => void;
}

/** The ports of one invocation: each call goes through it, and ends where it is stopped. The web is not ours to stop. */
export function portsFor(run: Invocation, claimant: string, outside: Outside): Ports {
  return {
    archive: archiveFor(run, outside.archive),
    pages: outside.pages,
    clock: outside.clock,
    claimant,
    settings: SETTINGS,
    termsOf: () => ({}),
    pdf: { read: () => Promise.reject(new Error('there is no PDF on this web')) },
    queue: {
      async send(jobs) {
        for (let sent = 0; sent < jobs.length; sent += BATCH) {
          const batch = jobs.slice(sent, sent + BATCH);
          await run.call('queue.send', batch.map(({ item }) => item.id).join(), () => {
            outside.take(batch);
            return Promise.resolve();
          });
        }
      },
    },
    topic: {
      publish: (notification) =>
        run.call('topic.publish', notification.key, () => {
          outside.accept(notification);
          return Promise.resolve({ messageId: notification.id });
        }),
    },
    operations: {
      send: ({ id, at }) =>
        run.call('operations.send', instantOf(Date.parse(at)), () => Promise.resolve({ messageId: id })),
    },
  };
}
