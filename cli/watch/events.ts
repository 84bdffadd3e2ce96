import type { Instant } from '../../lambdas/contract/instant.ts';
import type { WatchReport } from '../../lambdas/watchdog/watchdog.ts';
import type { RunEvent } from '../local/run.ts';

/** What happens while watching, as it happens. */
export type WatchEvent =
  | RunEvent
  /** When a source is polled next. */
  | { readonly kind: 'next'; readonly source: string; readonly at: Instant }
  /** The health of all sources was looked over. */
  | { readonly kind: 'operations'; readonly report: WatchReport }
  /** Our own archive, queue or mailbox failed at something: it will be tried again. */
  | { readonly kind: 'failed'; readonly what: string; readonly error: Error };
