import { ASSUMPTIONS, PRICES } from '../../cli/cost/read-data.ts';
import { UnknownPriceError } from '../../cli/cost/estimate.ts';
import { REGION } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** Something that the plan of docs/scaling.md adds to the bill. */
export interface Addition {
  readonly what: string;
  readonly units: number;
  readonly usd: number;
  readonly how: string;
}

/** Memory in GB and seconds of one run of the stage that says which polls are due: an assumption. */
const DISPATCH = { memory: 0.25, seconds: 2 } as const;
/** Polls that one request to a queue can send. */
const BATCH = 10;

/** Prices of the plan for a scenario, in US dollars a month. */
export function additionsFor({ polls: { mean } }: Scenario): readonly Addition[] {
  const minutes = ASSUMPTIONS.hoursAMonth.value * 60;
  const polls = mean * minutes;
  const idle = (minutes * 60 * ASSUMPTIONS.idlePollers.value) / ASSUMPTIONS.longPollSeconds.value;
  const seconds = minutes * DISPATCH.seconds * DISPATCH.memory;
  const priced = (what: string, units: number, price: string, how: string): Addition => ({
    what,
    units,
    usd: units * usdOf(price),
    how,
  });
  return [
    priced('reads of definitions', polls, 's3-read', 'one a poll, beside the state'),
    priced('reads of the list of sources', minutes, 's3-read', 'one a minute'),
    priced(
      'requests of the poll queue',
      polls * (1 / BATCH + 2),
      'sqs-fifo-request',
      'sent by tens, received and deleted one by one; at the price of a FIFO queue, which is the higher',
    ),
    priced('polling by Lambda of the poll queue', idle, 'sqs-fifo-request', 'as for the page queue'),
    priced('dispatch, invocations', minutes, 'lambda-request', 'one a minute'),
    priced('dispatch, GB-seconds', seconds, 'lambda-arm-gb-second', `${DISPATCH.seconds} s with 256 MB`),
  ];
}

function usdOf(id: string): number {
  const price = PRICES.prices[id]?.[REGION] ?? PRICES.prices[id]?.[PRICES.fallback];
  if (price === undefined) throw new UnknownPriceError(`prices.json has no price of ${id} for ${REGION}`);
  return price.usd;
}
