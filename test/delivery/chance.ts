/** Chance that can be had again: the same seed gives the same answers. */
export interface Chance {
  /** A whole number from 0 on, below `count`. */
  below(count: number): number;
  is(probability: number): boolean;
  /** One of these; throws where there is none. */
  pick<Value>(values: readonly Value[]): Value;
}

/** Mulberry32: small, fast, and even enough to choose what goes wrong. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    is: (probability) => next() < probability,
    pick: (values) => {
      const [value] = values.slice(below(values.length));
      if (value === undefined) throw new RangeError('nothing to choose from');
      return value;
    },
  };
}
