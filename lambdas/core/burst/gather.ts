import type { Instant } from '../../contract/instant.ts';
import { burstKey } from '../../contract/keys.ts';
import type { PageJob } from '../../contract/page-job.ts';
import { sha256 } from '../digest.ts';
import { burstId } from './burst.ts';

/** More entries than this, found by one poll, are told in one mail. */
export const BURST_ABOVE = 15;

/**
 * What one poll announces: where it is more than fifteen entries, their jobs with the id of the burst that tells of them,
 * and its key; else the jobs as they are.
 */
export function gatherBurst(
  announced: readonly PageJob[],
  source: string,
  at: Instant,
): { readonly jobs: readonly PageJob[]; readonly burst: string | null } {
  if (announced.length <= BURST_ABOVE) return { jobs: announced, burst: null };
  const items = announced.map(({ item }) => item.id);
  const key = burstKey(source, at, sha256(items.toSorted().join('\n')).slice(0, 8));
  const burst = burstId(key);
  return { jobs: announced.map((job) => ({ ...job, burst })), burst: key };
}
