import type { CalendarDate } from '../contract/instant.ts';
import type { Framework, Member, Taxonomy } from './taxonomy.ts';

/**
 * The states (and the organisations that sit as one: the EU in the ARF) that a framework had as members on a day, Japan
 * included, in the order of the data. ASEAN stands for its members of that day: eleven from 2025-10-26 on. Empty where
 * the framework has no fixed members.
 */
export function membersOn(taxonomy: Taxonomy, framework: Framework, day: CalendarDate): string[] {
  const codes = framework.members.filter((member) => isMemberOn(member, day)).map(({ code }) => code);
  const states = codes.flatMap((code) => (code === 'EU' ? [code] : statesOf(taxonomy, code, day)));
  return [...new Set(states)];
}

/** ISO days compare as text. */
const isMemberOn = ({ from, to }: Member, day: CalendarDate): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

function statesOf(taxonomy: Taxonomy, code: string, day: CalendarDate): string[] {
  const organisation = taxonomy.counterparts.organisations.find((each) => each.code === code);
  if (organisation === undefined) return [code];
  return organisation.members.filter((member) => isMemberOn(member, day)).map((member) => member.code);
}
