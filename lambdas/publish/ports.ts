import type { Instant } from '../contract/instant.ts';
import type { Archive } from '../core/ports/archive.ts';
import type { Topic } from '../core/ports/topic.ts';
import type { Settings } from '../contract/settings.ts';
import type { Terms } from '../core/compose/mail.ts';

export interface PublishPorts {
  readonly archive: Archive;
  readonly topic: Topic;
  /** The wall clock: a claim is about real time, whatever time a replay pretends. */
  readonly clock: () => Instant;
  /** Who claims: another claimant's claim is respected until it expires, one's own is taken up again. */
  readonly claimant: string;
  /** What a source's terms ask of a mail. */
  readonly termsOf: (source: string) => Terms;
  readonly settings: Settings;
}
