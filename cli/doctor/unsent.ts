import * as v from 'valibot';
import { INSTANT } from '../../lambdas/contract/alert.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Unsent } from '../../lambdas/core/doctor/alerts.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { isDamaged } from '../redrive/damaged.ts';
import { undeliveredIn } from '../redrive/undelivered.ts';

/** An alert and a burst say when they were detected, a digest when its day ended. */
const whenSchema = v.union([v.object({ detectedAt: INSTANT }), v.object({ to: INSTANT })]);

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
    const when = (await readRecord(archive, key, whenSchema))?.record;
    if (when === undefined) return null;
    return 'to' in when ? when.to : when.detectedAt;
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return null;
  }
}
