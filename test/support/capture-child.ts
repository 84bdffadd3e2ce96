/**
 * A child process that does page jobs as the program does: the live web, an archive in a directory. Each question names
 * the source's definition and the job; the answer is what came of it and what it cost.
 */
import { directoryArchive } from '../../lambdas/adapters/directory-archive.ts';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import { capture } from '../../lambdas/capture/capture.ts';
import type { CaptureReport } from '../../lambdas/capture/capture.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { answerQuestions, impatient, measured } from './child.ts';
import type { Cost } from './child.ts';

export interface CaptureQuestion {
  readonly archive: string;
  readonly source: SourceInput;
  readonly job: PageJob;
  /** Waits no longer than this for any answer; the program's own limits, where they are shorter, hold. */
  readonly patience?: number;
}

export interface CaptureAnswer extends Cost {
  readonly report: CaptureReport;
}

const live = livePages({ userAgent: 'hinomi-test/1.0 (+https://www.example.jp/contact)' });
const pdf = pdfReader();

answerQuestions(async ({ archive, source, job, patience = Infinity }: CaptureQuestion) => {
  const ports = { archive: directoryArchive(archive), pages: impatient(live, patience, []), pdf };
  const { value: report, cost } = await measured(() =>
    capture(job, parseSource(source, 'test source'), ports),
  );
  return { report, ...cost } satisfies CaptureAnswer;
});
