import { ALERTS } from '../../lambdas/contract/keys.ts';
import { differences } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { brokenRules, losses, repeats } from './rules.ts';

/** Counts over many runs, and what was wrong with any of them. */
export interface Tally {
  cases: number;
  stops: number;
  losses: number;
  repeats: number;
  /** Repeats other than of a stop between the topic's acceptance and the mark. */
  outside: number;
  readonly complaints: string[];
}

/** What is wrong with a run by what is known of it besides. */
export interface Findings {
  /** Of what people never learn. */
  readonly lost: readonly string[];
  readonly wrong: readonly string[];
}

export const newTally = (): Tally => ({
  cases: 0,
  stops: 0,
  losses: 0,
  repeats: 0,
  outside: 0,
  complaints: [],
});

/** Judges one run by the rules for every run, and by what was found besides. */
export function judge(tally: Tally, name: string, outcome: Outcome, findings: Findings): void {
  const lost = [...losses(outcome).map((key) => `${key} was never sent`), ...findings.lost];
  const twice = repeats(outcome);
  const outside = twice.filter(({ permitted }) => !permitted);
  tally.cases += 1;
  tally.stops += outcome.stopped.length;
  tally.losses += lost.length;
  tally.repeats += twice.length;
  tally.outside += outside.length;
  const wrong = [
    ...lost,
    ...outside.map(({ key, times }) => `${key} was sent ${times} times`),
    ...brokenRules(outcome),
    ...findings.wrong,
  ];
  tally.complaints.push(...wrong.map((what) => `${name}: ${what}`));
}

/** How a run differs from the undisturbed one of the same story. */
export function comparedWith(expected: Outcome, outcome: Outcome): Findings {
  const missing = [...expected.alerts.keys()].filter((key) => !outcome.alerts.has(key));
  return {
    lost: missing.map((key) => `${key} was never made`),
    wrong: [
      ...differences(outcome, expected)
        .filter((key) => !key.startsWith(ALERTS) || !missing.includes(key))
        .map((key) => `${key} is not as in the undisturbed run`),
      ...outcome.dead.map((what) => `in the dead letters: ${what}`),
    ],
  };
}

export const inWords = ({ cases, stops, losses: lost, repeats: twice, outside }: Tally): string =>
  `${cases} cases with ${stops} stops, ${lost} losses, ${twice} repeats, ${outside} of them outside the window between acceptance and mark`;
