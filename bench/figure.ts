/** A figure that the program holds, measured in one run: a ratio or a duration, never compared with another machine's. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** The most it may be. */
  readonly hold: number;
  /** What `measured` counts: `times`, `ms` … */
  readonly unit: string;
  /** What was compared, in words. */
  readonly detail: string;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that one call of `work` takes: the median of `rounds` rounds of `calls` calls. */
export function timed(work: () => unknown, rounds: number, calls: number): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      for (let call = 0; call < calls; call += 1) work();
      return (performance.now() - start) / calls;
    }),
  );
}

/**
 * How many times as long `ours` takes as `theirs`: the median over rounds that measure both in turn, so that a slow
 * moment of the machine falls on both.
 */
export function ratio(ours: () => unknown, theirs: () => unknown, rounds: number, calls: number): number {
  return median(Array.from({ length: rounds }, () => timed(ours, 1, calls) / timed(theirs, 1, calls)));
}
