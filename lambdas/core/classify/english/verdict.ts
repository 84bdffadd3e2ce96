import type { Verdict } from '../frameworks/rule.ts';

export const yes = (rule: string): Verdict => ({ counts: true, rule });
export const no = (rule: string): Verdict => ({ counts: false, rule });
