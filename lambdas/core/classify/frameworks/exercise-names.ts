import type { Named } from './rule.ts';

/** An exercise with an id of its own is among those of the title. */
export const hasOwnId = (exercises: Named['exercises']): boolean =>
  [...exercises.keys()].some((id) => id !== 'other-exercise');

/** レゾリュート・ドラゴン, JIMEX; not 共同訓練, a kind of training. */
export const isProperName = (form: string): boolean =>
  !/(?:訓練|演習|巡航|巡回|航行|パトロール|活動)$/.test(form);
