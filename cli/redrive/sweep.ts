import type { DeadLetter, DeadLetters } from '../../lambdas/core/ports/dead-letters.ts';
import type { Verdict } from './verdict.ts';

/** A dead letter judged. `redo`: does its work again; only where its fate is `again`. */
export interface Case {
  readonly verdict: Verdict;
  readonly redo?: () => Promise<void>;
}

export interface Told extends Verdict {
  /** SQS's id of the message. */
  readonly id: string;
}

/**
 * Goes through a queue of dead letters and tells what became of each. A letter is dropped only after its work was taken
 * by whoever does it: stopped in between, the work is done again, and never lost. What stays, and in a dry run all, is
 * shown to others again at the end.
 *
 * Of a FIFO queue SQS shows at most ten letters of one group (a host) at a time, and no more of it while these are held: a
 * dry run, or ten that stay, hide what lies behind them.
 */
export async function* sweep(
  letters: DeadLetters,
  judge: (body: string) => Promise<Case>,
  { dryRun }: { readonly dryRun: boolean },
): AsyncGenerator<Told, void, void> {
  const held = new Map<string, DeadLetter>();
  const seen = new Set<string>();
  try {
    for (let batch = await fresh(letters, seen, held); batch.length > 0; batch = await fresh(letters, seen, held)) {
      for (const letter of batch) {
        const { verdict, redo } = await judge(letter.body);
        if (!dryRun && verdict.fate !== 'stays') {
          await redo?.();
          await letters.drop(letter);
          held.delete(letter.id);
        }
        yield { id: letter.id, ...verdict };
      }
    }
  } finally {
    // One that cannot be given back comes back by itself.
    await Promise.allSettled([...held.values()].map((letter) => letters.giveBack(letter)));
  }
} // prettier-ignore

/** Letters not seen yet. One that came back meanwhile is held with its new receipt. */
async function fresh(
  letters: DeadLetters,
  seen: Set<string>,
  held: Map<string, DeadLetter>,
): Promise<readonly DeadLetter[]> {
  const batch = await letters.receive();
  for (const letter of batch) held.set(letter.id, letter);
  const unseen = batch.filter(({ id }) => !seen.has(id));
  for (const { id } of unseen) seen.add(id);
  return unseen;
}
