import type { Case } from './kind-case.ts';
import { DONE_CASES } from './kind-cases-done.ts';
import { PLANNED_CASES } from './kind-cases-planned.ts';
import { TOLD_CASES } from './kind-cases-told.ts';

export const KIND_CASES: Readonly<Record<string, Case>> = {
  ...TOLD_CASES,
  ...PLANNED_CASES,
  ...DONE_CASES,
};
