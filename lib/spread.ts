import { PERIODS } from '../lambdas/contract/cadence.ts';

/** What the stack must know of a source: enough to poll it. */
export interface PolledSource {
  readonly id: string;
  /** Host of its list or feed. */
  readonly host: string;
  readonly everyMinutes: number;
}

/** Polled every `everyMinutes`, at `offset` minutes past midnight UTC first. */
export interface SpreadSource extends PolledSource {
  readonly offset: number;
}

export class SpreadError extends Error {
  override readonly name = 'SpreadError';
}

/** Minutes two polls of one host keep apart where there is room: a schedule may start up to a minute late. */
const APART = 3;

/**
 * Gives every source a minute of its period, so that no two polls of one host fall on the same minute and the minutes
 * are filled evenly. The same sources give the same minutes, whatever their order. Returned in the order of their ids.
 * Throws a `SpreadError` for a period cron cannot say, and for a host with more sources than minutes.
 */
export function spread(sources: readonly PolledSource[]): readonly SpreadSource[] {
  const order = sources.toSorted((a, b) => a.everyMinutes - b.everyMinutes || compare(a.id, b.id));
  const placed: SpreadSource[] = [];
  for (const source of order) placed.push({ ...source, offset: chooseOffset(source, placed) });
  return placed.sort((a, b) => compare(a.id, b.id));
}

/** The cron expression (UTC) of a source's polls, e.g. `cron(3/15 * * * ? *)`. */
export function cronOf({ everyMinutes, offset }: SpreadSource): string {
  if (everyMinutes < 60) return `cron(${offset}/${everyMinutes} * * * ? *)`;
  const hours =
    everyMinutes === 1440 ? `${Math.floor(offset / 60)}` : `${Math.floor(offset / 60)}/${everyMinutes / 60}`;
  return `cron(${offset % 60} ${hours} * * ? *)`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Of the free minutes: far from the host's other polls first, then where few others are, then the earliest. */
function chooseOffset(source: PolledSource, placed: readonly SpreadSource[]): number {
  if (!PERIODS.includes(source.everyMinutes)) {
    throw new SpreadError(
      `${source.id}: everyMinutes ${source.everyMinutes}: use one of ${PERIODS.join(', ')}`,
    );
  }
  const sameHost = placed.filter(({ host }) => host === source.host);
  const candidates = Array.from({ length: source.everyMinutes }, (_, offset) => {
    const candidate = { ...source, offset };
    const apart = Math.min(APART, ...sameHost.map((other) => distance(candidate, other)));
    return { offset, apart, load: placed.filter((other) => distance(candidate, other) === 0).length };
  }).filter(({ apart }) => apart > 0);
  const best = candidates.sort((a, b) => b.apart - a.apart || a.load - b.load || a.offset - b.offset)[0];
  if (best !== undefined) return best.offset;
  const count = sameHost.length + 1;
  throw new SpreadError(`${source.host}: ${count} sources cannot keep apart: raise everyMinutes of some`);
}

/**
 * Fewest minutes that ever lie between a poll of one and a poll of the other. Over time the distance takes every value
 * congruent to the offsets' difference modulo the periods' greatest common divisor.
 */
function distance(a: SpreadSource, b: SpreadSource): number {
  const common = greatestCommonDivisor(a.everyMinutes, b.everyMinutes);
  const ahead = (((a.offset - b.offset) % common) + common) % common;
  return Math.min(ahead, common - ahead);
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);
