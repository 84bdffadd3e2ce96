import * as v from 'valibot';
import { INSTANT } from './alert.ts';

/** Kinds of operations messages. Each has a heading of its own in docs/runbook.md, which the message names. */
export const RUNBOOK = {
  'source-silent': 'A source is silent',
  'source-not-polled': 'A source is not polled',
  'source-recovered': 'A source is read again',
} as const;
export type OperationsKind = keyof typeof RUNBOOK;

/** What a stage that runs by the clock is told by its schedule. `at` is the scheduled time: its "now" on every retry. */
export const routineRequestSchema = v.object({ at: INSTANT });
