/** A message that nobody could work on. */
export interface DeadLetter {
  readonly id: string;
  readonly body: string;
  /** By which this receipt of it is ended. */
  readonly receipt: string;
}

/**
 * A queue of dead letters. Every promise rejects with a `DeadLettersError`. Whoever is stopped loses nothing: a letter that was
 * received comes back by itself after some minutes, unless it was dropped.
 */
export interface DeadLetters {
  /** About how many there are, those in somebody's hand too. */
  count(): Promise<number>;
  /** Some letters that are then shown to nobody else; none where there are none left to see. */
  receive(): Promise<readonly DeadLetter[]>;
  /** Takes it out for good. */
  drop(letter: DeadLetter): Promise<void>;
  /** Shows it to others again at once. */
  giveBack(letter: DeadLetter): Promise<void>;
}

export class DeadLettersError extends Error {
  override readonly name = 'DeadLettersError';
}

/** A stage that is called once more with an event. */
export interface Recall {
  /** Resolves once the event is taken; the stage works on it later. Rejects with a `RecallError`. */
  call(event: object): Promise<void>;
}

export class RecallError extends Error {
  override readonly name = 'RecallError';
}
