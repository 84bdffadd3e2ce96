import type { Evidence } from '../adapters/s3-archive.ts';
import { ENVIRONMENT } from '../contract/environment.ts';

/** How long evidence is locked, as the stack hands it to a function: a number of days; undefined for 0, which is no lock. */
export function readEvidence(days: string): Evidence | undefined {
  if (!/^\d{1,5}$/.test(days))
    throw new Error(`${ENVIRONMENT.evidenceDays}: ${days}: a number of days, 0 for no lock`);
  return Number(days) === 0 ? undefined : { days: Number(days), clock: Date.now };
}
