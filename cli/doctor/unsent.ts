import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Unsent } from '../../lambdas/core/doctor/alerts.ts';
import { madeSchema } from '../../lambdas/core/delivery.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { isDamaged } from '../redrive/damaged.ts';
import { undeliveredIn } from '../redrive/undelivered.ts';

/** What of the last days is not marked as sent, with its age. */
export async function unsentIn(archive: Archive, at: Instant, days: number): Promise<readonly Unsent[]> {
  const unsent: Unsent[] = [];
  for await (const { key } of undeliveredIn(archive, at, days))
    unsent.push({ key, made: await madeAt(key, archive) });
  return unsent;
}

/** Null where the record is damaged: nobody will send it. */
async function madeAt(key: string, archive: Archive): Promise<Instant | null> {
  try {
    return (await readRecord(archive, key, madeSchema))?.record ?? null;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return null;
  }
}
