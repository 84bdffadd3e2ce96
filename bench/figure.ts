/** What was measured, several times over. Where once is enough (a count of bytes) the three are the same. */
export interface Measured {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** A figure that the program holds, measured in one run: a size, a duration or a ratio, never compared with another machine's. */
export interface Figure {
  readonly name: string;
  readonly measured: Measured;
  /** The most that the median may be; null where it is shown only. */
  readonly hold: number | null;
  /** What `measured` counts: `times`, `ms`, `KiB` … */
  readonly unit: string;
  /** What was compared with what, in words. */
  readonly detail: string;
}

/** Figures that share what they need to be measured. */
export interface FigureGroup {
  readonly names: readonly string[];
  /** Measures those that are wanted, and gives each as soon as it is known. `rounds`: runs of what needs a process of its own. */
  readonly measure: (wanted: readonly string[], rounds: number) => AsyncIterable<Figure>;
}

export const holds = ({ measured, hold }: Figure): boolean => hold === null || measured.median <= hold;

export const exactly = (value: number): Measured => ({ min: value, median: value, max: value });

export const measuredOf = (values: readonly number[]): Measured => ({
  min: Math.min(...values),
  median: median(values),
  max: Math.max(...values),
});

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds that one call of `work` takes, in each of `rounds` rounds of `calls` calls. */
export const timed = (work: () => unknown, rounds: number, calls: number): Measured =>
  measuredOf(Array.from({ length: rounds }, () => oneRound(work, calls)));

function oneRound(work: () => unknown, calls: number): number {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) work();
  return (performance.now() - start) / calls;
}

/**
 * How many times as long `ours` takes as `theirs`, over rounds that measure both in turn, so that a slow moment of the
 * machine falls on both.
 */
export const ratio = (ours: () => unknown, theirs: () => unknown, rounds: number, calls: number): Measured =>
  measuredOf(Array.from({ length: rounds }, () => oneRound(ours, calls) / oneRound(theirs, calls)));
