import pLimit from 'p-limit';
import { seenKey } from '../contract/keys.ts';
import type { PageJob } from '../contract/page-job.ts';
import { burstId, burstRecord } from '../core/burst/burst.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord } from '../core/record.ts';
import type { Seen } from '../core/seen.ts';
import { commitState } from '../core/source-state-store.ts';
import type { Sending, SourceState } from '../core/source-state.ts';
import type { Source } from '../core/source.ts';
import { comparableTitle } from '../core/text/comparable.ts';
import type { PollPorts } from './ports.ts';
import { PARALLEL } from './record-list.ts';

/**
 * Sends what committed polls of a source owe: the burst's record, whose creation sends its mail; the pins of first sight;
 * the page jobs. Then it is taken off the state. A stop anywhere leaves it there, and doing it again changes nothing.
 */
export async function sendOwed(state: SourceState, source: Source, ports: PollPorts): Promise<void> {
  const { archive, queue } = ports;
  const [first] = state.sending;
  if (first === undefined) return;
  for (const owed of state.sending) {
    await createBurst(owed, source, archive);
    await pinNew(owed, archive);
    await queue.send(owed.jobs);
  }
  const sent = new Set(state.sending.map(({ id }) => id));
  await commitState(archive, source, first.at, (current) => ({
    ...current,
    sending: current.sending.filter(({ id }) => !sent.has(id)),
  }));
}

async function createBurst({ burst, at, jobs }: Sending, source: Source, archive: Archive): Promise<void> {
  if (burst === null) return;
  // The classifier is only loaded by a poll that needs it.
  const { classify } = await import('../core/classify/classify.ts');
  const told = jobs.filter((job) => job.burst === burstId(burst));
  await archive.create(burst, encodeRecord(burstRecord(burst, told, source, at, classify)));
}

async function pinNew({ jobs, from }: Sending, archive: Archive): Promise<void> {
  const limit = pLimit(PARALLEL);
  const pin = (job: PageJob): Promise<unknown> =>
    archive.create(seenKey(job.source, job.item.id), encodeRecord(pinOf(job, from)));
  await Promise.all(jobs.filter(({ reason }) => reason === 'new').map((job) => limit(() => pin(job))));
}

function pinOf({ item, announcements }: PageJob, from: string | undefined): Seen {
  const titles = new Map(announcements.map(({ title }) => [comparableTitle(title), title]));
  const editions = [...new Set(announcements.flatMap(({ edition }) => edition ?? []))];
  return {
    version: 1,
    item: item.id,
    url: item.url,
    titles: [...titles.values()],
    ...(from !== undefined && { from }),
    ...(editions.length > 0 && { editions }),
    firstSeen: item.firstSeen,
    baseline: false,
  };
}
