import type { Instant } from '../contract/instant.ts';
import type { Archive } from '../core/ports/archive.ts';
import type { Operations } from '../core/ports/operations.ts';

export interface WatchPorts {
  readonly archive: Archive;
  readonly operations: Operations;
  /** The wall clock: a claim is about real time, whatever the scheduled time. */
  readonly clock: () => Instant;
  /** Who claims: another claimant's claim is respected until it expires, one's own is taken up again. */
  readonly claimant: string;
}
