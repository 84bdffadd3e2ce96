/** What is looked at, in the order in which it is told, with the word for several of it. */
export const CHECKS = {
  stack: 'parts',
  archive: 'parts of the archive',
  functions: 'functions',
  schedules: 'schedules',
  sources: 'sources',
  queues: 'queues',
  alerts: 'alerts',
  subscriptions: 'subscriptions',
  operators: 'operators',
  concurrency: 'limits',
  alarms: 'alarms',
  test: 'tests',
} as const;
export type Check = keyof typeof CHECKS;

/**
 * `problem`: something does not work, and somebody is hurt. `warning`: it works, but not as it should. `unknown`: it could
 * not be asked. Worst first.
 */
export const VERDICTS = ['problem', 'unknown', 'warning', 'ok'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing that was looked at. */
export interface Finding {
  readonly check: Check;
  /** Which of them: a source, a queue, an alarm. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** What is the case, in a sentence without its full stop. */
  readonly says: string;
  /** What to do, with the command; null where there is nothing to do. */
  readonly advice: string | null;
}

export const good = (check: Check, subject: string, says: string): Finding =>
  ({ check, subject, verdict: 'ok', says, advice: null }); // prettier-ignore

export const bad = (
  check: Check,
  subject: string,
  verdict: Exclude<Verdict, 'ok'>,
  says: string,
  advice: string,
): Finding => ({ check, subject, verdict, says, advice });

/** `1 message`, `3 messages` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
