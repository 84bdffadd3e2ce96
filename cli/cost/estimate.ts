import { ALLOWANCES, PRICES } from './read-data.ts';
import { archiveUsage } from './archive-usage.ts';
import { computeUsage } from './compute-usage.ts';
import { flowOf } from './flow.ts';
import { messagingUsage } from './messaging-usage.ts';
import { requestsOf } from './stage-requests.ts';
import type { Usage } from './usage.ts';
import { watchingUsage } from './watching-usage.ts';
import { idle } from './workload.ts';
import type { Workload } from './workload.ts';

/** One line of the bill of a month, in US dollars. */
export interface Line extends Usage {
  readonly unitPrice: number;
  /** Where the price was read, and for which region: not the one asked for where none was read for that. */
  readonly priced: { readonly region: string; readonly page: string };
  /** Without any allowance. */
  readonly list: number;
  /** Units that the always-free allowance covers. */
  readonly free: number;
  /** Beyond the always-free allowances. */
  readonly cost: number;
  /** The same while nothing new is published. */
  readonly idle: number;
}

export interface Estimate {
  readonly region: string;
  readonly lines: readonly Line[];
  readonly totals: { readonly list: number; readonly cost: number; readonly idle: number };
}

export class UnknownPriceError extends Error {
  override readonly name = 'UnknownPriceError';
}

/**
 * What a deployment costs in a month: beyond the always-free allowances (no other thing in the account draws on them), at
 * list price, and beyond the allowances while nothing new is published. US dollars, without taxes.
 */
export function estimate(workload: Workload, region: string): Estimate {
  const quiet = charge(usageOf(idle(workload)), region);
  const lines = charge(usageOf(workload), region).map((line, index) => ({
    ...line,
    idle: quiet[index]?.cost ?? 0,
  }));
  const total = (of: 'list' | 'cost' | 'idle'): number => lines.reduce((sum, line) => sum + line[of], 0);
  return { region, lines, totals: { list: total('list'), cost: total('cost'), idle: total('idle') } };
}

/** The same lines in the same order, whatever the workload. */
function usageOf(workload: Workload): readonly Usage[] {
  const flow = flowOf(workload);
  const requests = requestsOf(flow, workload.sources);
  return [
    ...computeUsage(flow, requests),
    ...messagingUsage(flow, requests, workload),
    ...archiveUsage(flow, requests, workload),
    ...watchingUsage(flow, workload),
  ];
}

/** Lines that share an allowance use it up in their order. */
function charge(usages: readonly Usage[], region: string): readonly Omit<Line, 'idle'>[] {
  const left = new Map(Object.entries(ALLOWANCES.allowances).map(([id, { units }]) => [id, units]));
  return usages.map((usage) => {
    const { usd, page, ...of } = priceOf(usage.price, region);
    const free = Math.min(
      usage.units,
      usage.allowance === undefined ? 0 : allowanceLeft(usage.allowance, left),
    );
    if (usage.allowance !== undefined) left.set(usage.allowance, (left.get(usage.allowance) ?? 0) - free);
    const list = usage.units * usd;
    return {
      ...usage,
      unitPrice: usd,
      priced: { page, ...of },
      list,
      free,
      cost: (usage.units - free) * usd,
    };
  });
}

function allowanceLeft(id: string, left: ReadonlyMap<string, number>): number {
  const units = left.get(id);
  if (units === undefined) throw new UnknownPriceError(`allowances.json has no ${id}`);
  return units;
}

function priceOf(
  id: string,
  region: string,
): { readonly usd: number; readonly page: string; readonly region: string } {
  for (const candidate of [region, PRICES.fallback]) {
    const price = PRICES.prices[id]?.[candidate];
    if (price !== undefined) return { ...price, region: candidate };
  }
  throw new UnknownPriceError(`prices.json has no price of ${id} for ${region}`);
}
