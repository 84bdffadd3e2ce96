import * as v from 'valibot';
import { itemKey } from '../../lambdas/contract/keys.ts';
import { pageJobSchema } from '../../lambdas/contract/page-job.ts';
import { itemSchema } from '../../lambdas/core/item/item.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { PageQueue } from '../../lambdas/core/ports/page-queue.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { isDamaged } from './damaged.ts';
import { pageVerdict } from './page-verdict.ts';
import type { Case } from './sweep.ts';
import { stays } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export interface PagePorts {
  readonly archive: Archive;
  readonly pages: PageQueue;
  /** Ids of all sources of the catalogue. */
  readonly sources: ReadonlySet<string>;
}

const bodySchema = v.pipe(v.string(), v.parseJson(), pageJobSchema);

/**
 * A dead page job goes back to the page queue as it is, under the same deduplication id. SQS swallows an id that it was given
 * within five minutes; it then has the job already, so nothing is lost by it.
 */
export async function pageCase(body: string, { archive, pages, sources }: PagePorts): Promise<Case> {
  const parsed = v.safeParse(bodySchema, body);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { verdict: stays('a message', `it is no page job: ${v.getDotPath(issue) ?? 'body'}: ${issue.message}`) };
  }
  const job = parsed.output;
  const key = itemKey(job.source, job.item.firstSeen, job.item.id);
  const verdict = await unlessDamaged(key, async () =>
    pageVerdict(job, (await readRecord(archive, key, itemSchema))?.record, sources.has(job.source)),
  );
  return { verdict, redo: () => redo(verdict, () => pages.send([job])) };
} // prettier-ignore

const redo = async ({ fate }: Verdict, work: () => Promise<void>): Promise<void> => {
  if (fate === 'again') await work();
};

/** A record that is damaged is a person's business; the archive failing is not a letter's fault. */
export async function unlessDamaged(what: string, judge: () => Promise<Verdict>): Promise<Verdict> {
  try {
    return await judge();
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return stays(what, error.message);
  }
}
