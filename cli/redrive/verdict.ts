/** What becomes of a dead letter: its work is done again, it is done or needless and dropped, or a person must look. */
export type Fate = 'again' | 'dropped' | 'stays';

export interface Verdict {
  readonly fate: Fate;
  /** What it was about. */
  readonly what: string;
  readonly why: string;
}

export const again = (what: string, why: string): Verdict => ({ fate: 'again', what, why });
export const dropped = (what: string, why: string): Verdict => ({ fate: 'dropped', what, why });
export const stays = (what: string, why: string): Verdict => ({ fate: 'stays', what, why });
