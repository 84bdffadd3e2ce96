import pLimit from 'p-limit';

/** Requests to the archive at a time. */
export const AT_ONCE = 8;

export interface Settled<Result> {
  /** Of the pieces of work that were done, in order. */
  readonly values: readonly Result[];
  readonly errors: readonly unknown[];
  /** Throws an `AggregateError` with whatever went wrong, if anything did. */
  readonly rethrow: (what: string) => void;
}

/** Does a piece of work for each item, a few at a time; one that fails keeps no other from being done. */
export async function settled<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Settled<Result>> {
  const limit = pLimit(AT_ONCE);
  const results = await Promise.allSettled(items.map((item) => limit(work, item)));
  const errors = results
    .filter((result) => result.status === 'rejected')
    .map(({ reason }): unknown => reason);
  return {
    values: results.filter((result) => result.status === 'fulfilled').map(({ value }) => value),
    errors,
    rethrow: (what) => {
      if (errors.length > 0) throw new AggregateError(errors, `${what}: ${errors.map(String).join('; ')}`);
    },
  };
}
