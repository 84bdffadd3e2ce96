import { PERIODS } from '../../lambdas/contract/cadence.ts';
import { configuredSources } from '../../lambdas/core/configured-sources.ts';
import type { Configuration } from '../../lambdas/core/configuration.ts';
import { subscriptionsFrom } from '../../lambdas/core/subscription/from-configuration.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { estimate } from '../cost/estimate.ts';
import type { Estimate } from '../cost/estimate.ts';
import { borrowedLines, explanationLines, tableOf, totalLines } from '../cost/report.ts';
import { PRICES } from '../cost/read-data.ts';
import { workloadOf } from '../cost/workload.ts';
import type { Workload } from '../cost/workload.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';

export interface CostOptions {
  readonly sources: string;
  readonly unproven: boolean;
  readonly configuration: Configuration;
  /** So many sources, each polled so often, in place of the catalogue: `30x15`. */
  readonly assume?: string | undefined;
  readonly items?: string | undefined;
  readonly subscribers?: string | undefined;
  readonly region: string;
  readonly explain: boolean;
  readonly json: boolean;
}

/** Prints what a deployment costs in a month, a line each. Resolves with the exit status. */
export function costCommand(options: CostOptions, output: Output): number {
  const { region } = options;
  if (!PRICES.regions.includes(region)) {
    throw new UsageError(`--region ${region}: prices are known of ${PRICES.regions.join(', ')}`);
  }
  const workload = workloadFor(options);
  const result = estimate(workload, region);
  print(result, options, output);
  const { sources, polls, items } = workload;
  output.say(
    `${sources} sources, ${Math.round(polls)} polls and ${Math.round(items)} new items a month; prices of ${region}, read ${PRICES.read}, without taxes`,
  );
  return 0;
}

function print(result: Estimate, { explain, json }: CostOptions, output: Output): void {
  if (json) {
    for (const line of result.lines) output.result(JSON.stringify(line));
    output.result(JSON.stringify({ total: result.totals, region: result.region, read: PRICES.read }));
    return;
  }
  for (const line of tableOf(result)) output.result(line);
  for (const line of totalLines(result)) output.result(line);
  for (const line of borrowedLines(result)) output.say(line);
  if (explain) for (const line of explanationLines(result)) output.result(line);
}

function workloadFor({ assume, items, subscribers, ...options }: CostOptions): Workload {
  const { configuration, sources: folder, unproven } = options;
  const catalogue = readSources(folder);
  const { sources, polled } = configuredSources(catalogue, {
    file: configuration.file,
    sources: { ...configuration.sources, unproven: configuration.sources.unproven || unproven },
  });
  const requests = subscriptionsFrom(configuration, sources).filter(({ protocol }) => protocol === 'email');
  const mailboxes = (topic: 'alerts' | 'digests'): number =>
    subscribers === undefined
      ? // Whoever deploys it wants to know.
        Math.max(1, requests.filter((request) => request.topic === topic).length)
      : whole('--subscribers', subscribers);
  return workloadOf(assume === undefined ? polled : assumedSources(assume), {
    ...(items === undefined ? {} : { items: whole('--items', items) }),
    mailboxes: { alerts: mailboxes('alerts'), digests: mailboxes('digests') },
    digest: configuration.settings.digestHour !== null,
    logDays: configuration.retention.logDays,
  });
}

function assumedSources(text: string): readonly { readonly everyMinutes: number }[] {
  const [, count, every] = /^([1-9]\d{0,5})x([1-9]\d{0,3})$/.exec(text) ?? [];
  const everyMinutes = Number(every);
  if (count === undefined || !PERIODS.includes(everyMinutes)) {
    throw new UsageError(
      `--assume ${text}: write sources x minutes, as 30x15; minutes are one of ${PERIODS.join(', ')}`,
    );
  }
  return Array.from({ length: Number(count) }, () => ({ everyMinutes }));
}

function whole(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} ${text}: write a whole number`);
}
