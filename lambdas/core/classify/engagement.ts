import { RULES } from './claim.ts';
import type { Claim, Role } from './claim.ts';
import { areRivals } from './countries.ts';
import type { Run } from './countries.ts';
import type { Sentence } from './document.ts';
import { englishClaims, isEnglish } from './english.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { roleOf } from './roles.ts';

/** What joins names; 海上 and its like belong to 自衛隊, which is Japan's name in the list. */
const LIST = /^(?:、|,|や|及び|および|並びに|と|・|;)(?:陸上|海上|航空)?$/;

/** A sentence and the runs in it → what it says of each group of countries. */
export function claimsOf(sentence: Sentence, runs: readonly Run[]): Claim[] {
  if (isEnglish(sentence)) return englishClaims(sentence, runs);
  const claims: Claim[] = [];
  let group: Run[] = [];
  for (const [index, run] of runs.entries()) {
    group.push(run);
    const { head, rest } = nounPhraseAt(sentence.text, run.end);
    const next = runs[index + 1];
    const gap = next === undefined ? undefined : sentence.text.slice(run.end + head.length, next.start);
    const long = group.length > 1 || isListed(sentence.text, next, runs[index + 2]);
    if (gap !== undefined && isList(sentence.text, run, next, gap, head, long)) continue;
    claims.push(...judge(sentence, group, head, rest));
    group = [];
  }
  return claims;
}

const OFFICE_AT_END = /(?:大臣|相|長官|部長|首相|大統領|司令官|総長|議長|大使|政府)氏?$/;

/**
 * Whether two names share what follows them. 日本政府、X is no list, nor is X、日本に… or 米国防長官、X (a headline's
 * subject) unless more of its like follow or both have their offices. `long`: three or more stand in a row.
 */
function isList(
  text: string,
  run: Run,
  next: Run | undefined,
  gap: string,
  head: string,
  long: boolean,
): boolean {
  if (next === undefined || !(LIST.test(gap) || gap === '')) return false;
  if (run.japan !== next.japan && !/^と/.test(gap)) {
    if (long) return head === '' || !OFFICE_AT_END.test(head);
    return gap === '、' && head === '' && run.parties.length === 0;
  }
  return (
    !gap.startsWith('、') ||
    !OFFICE_AT_END.test(head) ||
    OFFICE_AT_END.test(nounPhraseAt(text, next.end).head)
  );
}

/** Whether the name after the next one continues a list: X、日本、Y. */
function isListed(text: string, next: Run | undefined, after: Run | undefined): boolean {
  if (next === undefined || after === undefined) return false;
  return LIST.test(text.slice(next.end + nounPhraseAt(text, next.end).head.length, after.start));
}

/** A box of references lists who did it before: (参考)我が国は… と締結している. */
const REFERENCES = /^[\s(]*(?:参考|※|注\))/;

function judge(sentence: Sentence, group: readonly Run[], head: string, rest: string): Claim[] {
  const together = group.some((run) => run.japan);
  const named = group.filter((run) => run.parties.length > 0);
  const start = group[0]?.start ?? 0;
  const before = sentence.text.slice(Math.max(0, start - 16), start);
  return named.map((run) => {
    const own = together && named.length + 1 >= group.length && !run.japan ? true : run.japan;
    const [role, rule]: [Role, string] = areRivals(run)
      ? ['topic', RULES.rivals]
      : REFERENCES.test(sentence.text)
        ? ['aside', RULES.earlier]
        : roleOf(own, before, head, rest);
    return { run, parties: run.parties, role, rule, sentence, rest, head, start: run.start, end: run.end };
  });
}
