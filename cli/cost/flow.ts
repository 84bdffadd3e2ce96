import { DAY } from '../../lambdas/contract/instant.ts';
import { HEARTBEAT } from '../../lambdas/core/health.ts';
import { ASSUMPTIONS } from './read-data.ts';
import type { Workload } from './workload.ts';

/** How often what happens in a month. */
export interface Flow {
  readonly days: number;
  readonly polls: {
    readonly unchanged: number;
    readonly heartbeat: number;
    readonly changed: number;
    readonly visit: number;
  };
  readonly captures: { readonly unchanged: number; readonly new: number };
  /** Jobs of the page queue. */
  readonly jobs: number;
  readonly alerts: number;
  readonly digests: number;
  /** Looks of the watchdog. */
  readonly looks: number;
  /** Alerts of today and yesterday, as a look finds them on average. */
  readonly recentAlerts: number;
}

/** A source that has nothing new writes its state this often. */
const HEARTBEATS_A_DAY = DAY / HEARTBEAT;

/**
 * What a month's work consists of. On the high side: every new item and every visit is counted as found by a poll of its
 * own, as far as there are polls, and no heartbeat is spared by a poll that writes anyway.
 */
export function flowOf({ sources, polls, items, digest }: Workload): Flow {
  const { hoursAMonth, visitsPerItem, updatesPerItem } = ASSUMPTIONS;
  const days = hoursAMonth.value / 24;
  const visits = items * visitsPerItem.value;
  const updates = items * updatesPerItem.value;
  const alerts = items + updates;
  const changed = Math.min(items, polls);
  const visit = Math.min(visits, polls - changed);
  const heartbeat = Math.min(sources * HEARTBEATS_A_DAY * days, polls - changed - visit);
  return {
    days,
    polls: { changed, visit, heartbeat, unchanged: polls - changed - visit - heartbeat },
    captures: { new: items + updates, unchanged: visits - updates },
    jobs: items + visits,
    alerts,
    digests: digest ? days : 0,
    looks: hoursAMonth.value,
    recentAlerts: (1.5 * alerts) / days,
  };
}
