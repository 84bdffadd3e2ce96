import { DAY, HOUR } from '../lambdas/contract/instant.ts';
import { UsageError } from './output.ts';

/** `7d` or `36h` → seconds. `option`: the option's name, for the `UsageError` that anything else is. */
export function durationOf(text: string, option: string): number {
  const [, digits, unit] = /^([1-9]\d{0,4})([dh])$/.exec(text) ?? [];
  if (digits === undefined) throw new UsageError(`${option} ${text}: write days or hours, as 7d or 36h`);
  return Number(digits) * (unit === 'd' ? DAY : HOUR);
}
