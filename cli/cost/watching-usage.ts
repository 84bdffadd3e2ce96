import { ALARM_IDS } from '../../lambdas/contract/alarms.ts';
import { METRICS } from '../../lambdas/contract/metrics.ts';
import { ASSUMPTIONS } from './read-data.ts';
import type { Flow } from './flow.ts';
import { plain } from './usage.ts';
import type { Usage } from './usage.ts';
import type { Workload } from './workload.ts';

const GB = 1e9;

/** What CloudWatch bills, and what leaves for the internet. Metrics that services write of themselves are free. */
export function watchingUsage(flow: Flow, workload: Workload): readonly Usage[] {
  return [
    {
      service: 'CloudWatch',
      what: 'alarms, one metric each',
      price: 'alarm',
      allowance: 'alarms',
      units: ALARM_IDS.length,
      how: 'of the fleet; none for a source',
    },
    {
      service: 'CloudWatch',
      what: 'metrics of our own',
      price: 'metric',
      allowance: 'metrics',
      units: Object.keys(METRICS).length + 1,
      how: `${Object.keys(METRICS).length} in log lines, one of a metric filter`,
    },
    {
      service: 'CloudWatch',
      what: 'dashboards',
      price: 'dashboard',
      allowance: 'dashboards',
      units: 1,
      how: 'one of the fleet',
    },
    ...logs(flow, workload),
    transfer(flow, workload),
  ];
}

function logs({ jobs, alerts, digests, looks }: Flow, { polls, logDays }: Workload): readonly Usage[] {
  const { logBytes } = ASSUMPTIONS;
  // An alert is a line of capture and a line of publish.
  const lines = polls + jobs + 2 * alerts + 2 * digests + looks;
  const written = (lines * logBytes.value) / GB;
  const log = { service: 'CloudWatch', allowance: 'log-gb' };
  return [
    {
      ...log,
      what: 'logs, GB written',
      price: 'log-gb',
      units: written,
      how: `${plain(lines)} lines of ${logBytes.value} bytes`,
    },
    {
      ...log,
      what: 'logs, GB-months kept',
      price: 'log-gb-month',
      units: (written * logDays) / (ASSUMPTIONS.hoursAMonth.value / 24),
      how: `kept ${logDays} days, as if nothing were compressed`,
    },
  ];
}

function transfer({ jobs, alerts, digests }: Flow, { polls, mailboxes }: Workload): Usage {
  const { requestBytes, alertMailBytes } = ASSUMPTIONS;
  const mails = alerts * mailboxes.alerts + digests * mailboxes.digests;
  return {
    service: 'Data transfer',
    what: 'GB out to the internet',
    price: 'transfer-gb',
    allowance: 'transfer-gb',
    units: ((polls + jobs) * requestBytes.value + mails * alertMailBytes.value) / GB,
    how: `${plain(polls + jobs)} requests to sites, ${plain(mails)} mails`,
  };
}
