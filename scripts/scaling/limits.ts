import { AT_ONCE } from '../../lambdas/core/settled.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { VISIT_OFFSETS } from '../../lambdas/core/visits.ts';
import { ASSUMPTIONS } from '../../cli/cost/read-data.ts';
import { MEASURED, QUOTAS } from '../../cli/cost/quotas.ts';

/** Where a limit is met, at the catalogue's cadences and one item a source a day. */
export interface Limit {
  readonly name: string;
  /** Sources with which it is met. */
  readonly sources: number;
  readonly how: string;
}

/** Deliveries of today and yesterday, from midnight UTC to now: a day and a half on average, two at most. */
const DAYS_LOOKED_AT = 2;

/** The limits, in the order in which a growing catalogue meets them. `pollsPerSource`: a minute, on average. */
export function limitsOf(pollsPerSource: number): readonly Limit[] {
  return [...ofTheStack(), ofTheAccount(pollsPerSource), ...ofTheRoutines(), ofThePages()].sort(
    (a, b) => a.sources - b.sources,
  );
}

function ofTheStack(): readonly Limit[] {
  const { codeBytes, codeBytesPerSource, stackResources, templateBytesPerSource, templateBytesWithout } =
    MEASURED;
  const { functionCodeBytes, templateResources, templateBytes } = QUOTAS;
  return [
    {
      name: 'code of a handler, which holds the definitions',
      sources: (functionCodeBytes.value - codeBytes.value) / codeBytesPerSource.value,
      how: `(${functionCodeBytes.value} - ${codeBytes.value}) bytes / ${codeBytesPerSource.value} a source`,
    },
    {
      name: 'resources of a template',
      sources: templateResources.value - stackResources.value,
      how: `${templateResources.value} - ${stackResources.value}, a schedule a source`,
    },
    {
      name: 'bytes of a template',
      sources: (templateBytes.value - templateBytesWithout.value) / templateBytesPerSource.value,
      how: `(${templateBytes.value} - ${templateBytesWithout.value}) / ${templateBytesPerSource.value} a schedule`,
    },
  ];
}

/** All polls of a minute may begin at once; the page readers run beside them. */
function ofTheAccount(pollsPerSource: number): Limit {
  const room = QUOTAS.newAccountConcurrency.value - PACE.pageConcurrency;
  return {
    name: 'concurrency of a new account',
    sources: room / pollsPerSource,
    how: `${room} polls at once beside ${PACE.pageConcurrency} readers; ${pollsPerSource.toFixed(3)} polls a source and minute`,
  };
}

function ofTheRoutines(): readonly Limit[] {
  const { watchdogSeconds, recentRecords, messageBytes } = QUOTAS;
  const { routineSeconds, readSeconds, updatesPerItem, itemsPerSourceAMonth, hoursAMonth } = ASSUMPTIONS;
  const alertsPerSource =
    ((1 + updatesPerItem.value) * itemsPerSourceAMonth.value) / (hoursAMonth.value / 24);
  const looks = AT_ONCE / readSeconds.value;
  const reads = 1 + alertsPerSource * DAYS_LOOKED_AT;
  return [
    {
      name: 'records that a look of the watchdog takes up',
      sources: recentRecords.value / (alertsPerSource * DAYS_LOOKED_AT),
      how: `${recentRecords.value} of two days, ${alertsPerSource.toFixed(2)} alerts a source and day`,
    },
    {
      name: 'text of a digest in one message',
      sources: messageBytes.value / MEASURED.digestBytesPerAlert.value / alertsPerSource,
      how: `${messageBytes.value} bytes / ${MEASURED.digestBytesPerAlert.value} an alert; then it is cut, and says so`,
    },
    {
      name: 'time of a look of the watchdog',
      sources: ((watchdogSeconds.value - routineSeconds.value) * looks) / reads,
      how: `${watchdogSeconds.value} s, ${looks} reads a second, ${reads.toFixed(1)} a source`,
    },
  ];
}

/** What four readers can read in a day. */
function ofThePages(): Limit {
  const seconds = PACE.spacingSeconds + ASSUMPTIONS.pageSeconds.value;
  const pages = (PACE.pageConcurrency * 86_400) / seconds;
  const { itemsPerSourceAMonth, hoursAMonth } = ASSUMPTIONS;
  const perSource = ((1 + VISIT_OFFSETS.length) * itemsPerSourceAMonth.value) / (hoursAMonth.value / 24);
  return {
    name: 'pages that four readers read in a day',
    sources: pages / perSource,
    how: `${PACE.pageConcurrency} × 86 400 s / ${seconds} s; ${perSource.toFixed(1)} pages a source and day`,
  };
}
