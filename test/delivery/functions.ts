import { capture } from '../../lambdas/capture/capture.ts';
import type { CapturePorts } from '../../lambdas/capture/ports.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { pageJobSchema } from '../../lambdas/contract/page-job.ts';
import { digestDayAt } from '../../lambdas/core/daily/window.ts';
import type { PageQueue } from '../../lambdas/core/ports/page-queue.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { digest } from '../../lambdas/digest/digest.ts';
import type { PublishPorts } from '../../lambdas/publish/ports.ts';
import { publish } from '../../lambdas/publish/publish.ts';
import { runFifoBatch } from '../../lambdas/runtime/batch.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { announceAgain } from '../../lambdas/watchdog/announce-again.ts';
import type { WatchPorts } from '../../lambdas/watchdog/ports.ts';
import { watch } from '../../lambdas/watchdog/watchdog.ts';
import * as v from 'valibot';
import type { Message } from './fifo.ts';

/** Everything outside, as one invocation has it. */
export interface Ports extends CapturePorts, PublishPorts, WatchPorts {
  readonly queue: PageQueue;
}

/** What the functions do with their events: the same as `handler.ts` of each stage, over other adapters. */
export interface Functions {
  readonly scrape: (source: Source, at: Instant, ports: Ports) => Promise<void>;
  /** Resolves with the ids of the messages that come back; rejects where all do. */
  readonly capture: (
    messages: readonly Message[],
    sources: readonly Source[],
    ports: Ports,
  ) => Promise<readonly string[]>;
  readonly publish: (key: string, ports: Ports) => Promise<void>;
  readonly watchdog: (at: Instant, sources: readonly Source[], ports: Ports) => Promise<void>;
  readonly digest: (at: Instant, sources: readonly Source[], ports: Ports) => Promise<void>;
}

export const FUNCTIONS: Functions = {
  async scrape(source, at, ports) {
    await poll(source, at, ports);
  },

  async capture(messages, sources, ports) {
    const Records = messages.map(({ id, body, group }) => ({
      messageId: id,
      body,
      attributes: { MessageGroupId: group },
    }));
    const answer = await runFifoBatch(
      { Records },
      {
        parse: (body) => v.parse(pageJobSchema, JSON.parse(body)),
        work: async (job) => {
          const source = sources.find(({ id }) => id === job.source);
          if (source === undefined) throw new Error(`no such source: ${job.source}`);
          await capture(job, source, ports);
        },
        failed: () => undefined,
      },
    );
    return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  },

  async publish(key, ports) {
    const { outcome } = await publish(key, ports);
    if (outcome === 'held') throw new Error(`${key}: another publisher has claimed the delivery`);
  },

  /** Its two parts each for themselves, so that one that fails keeps the other from nothing. Feeds have suites of their own. */
  async watchdog(at, sources, ports) {
    const watched = await watch(at, sources, ports).catch(asError);
    const pause = (): Promise<void> => Promise.resolve();
    const announced = await announceAgain(at, { archive: ports.archive, pause }).catch(asError);
    const errors = [watched, announced].filter((part) => part instanceof Error);
    if (errors.length > 0) throw new AggregateError(errors, 'the watchdog left something undone');
  },

  async digest(at, sources, { archive, settings }) {
    const hour = settings.digestHour ?? 0;
    const { date } = digestDayAt(at, { zone: settings.zone, hour });
    await digest(date, hour, sources, { archive, settings });
  },
};

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
