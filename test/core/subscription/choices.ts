import type { Choice } from '../../../lambdas/core/subscription/choice.ts';

/** What a person gets who asks for nothing in particular. */
export const DEFAULT: Choice = {
  protocol: 'email',
  wanted: { framework: [], counterpart: [], kind: [], source: [] },
  match: 'all',
  relevant: true,
  firstReports: false,
};

/** A choice that names some of the lists. */
export const wanting = (wanted: Partial<Choice['wanted']>, rest: Partial<Choice> = {}): Choice => ({
  ...DEFAULT,
  ...rest,
  wanted: { ...DEFAULT.wanted, ...wanted },
});
