/**
 * A child process that polls a source as the program does: the live web, an archive in a directory, and a queue that
 * keeps what it is given. Each question names the source's definition and the instant; the answer is the report, the jobs
 * and what it cost.
 */
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import type { PageRequest } from '../../lambdas/core/ports/pages.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import type { PollReport } from '../../lambdas/scrape/poll.ts';
import { answerQuestions, impatient, measured } from './child.ts';
import type { Cost } from './child.ts';

export interface PollQuestion {
  readonly archive: string;
  readonly source: SourceInput;
  readonly at: Instant;
  /** Waits no longer than this for any answer; the program's own limits, where they are shorter, hold. */
  readonly patience?: number;
}

export interface PollAnswer extends Cost {
  readonly report: PollReport;
  /** What the queue was given. */
  readonly queued: readonly PageJob[];
  /** What was asked for, with the limits that the program set. */
  readonly requests: readonly PageRequest[];
}

const live = livePages({ userAgent: 'hinomi-test/1.0 (+https://www.example.jp/contact)' });

answerQuestions(async ({ archive, source, at, patience = Infinity }: PollQuestion) => {
  const queued: PageJob[] = [];
  const requests: PageRequest[] = [];
  const ports = {
    archive: directoryArchive(archive),
    pages: impatient(live, patience, requests),
    queue: {
      send: (jobs: readonly PageJob[]) => {
        queued.push(...jobs);
        return Promise.resolve();
      },
    },
  };
  const { value: report, cost } = await measured(() => poll(parseSource(source, 'test source'), at, ports));
  return { report, queued, requests, ...cost } satisfies PollAnswer;
});
