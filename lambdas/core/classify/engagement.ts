import { RULES } from './claim.ts';
import type { Claim, Role } from './claim.ts';
import { areRivals, isByCapital } from './countries.ts';
import type { Run } from './countries.ts';
import type { Sentence } from './document.ts';
import { englishClaims } from './english/claims.ts';
import { isEnglish } from './english/language.ts';
import type { Scene } from './english/context.ts';
import { nounPhraseAt } from './noun-phrase.ts';
import { roleOf } from './roles.ts';

/** What joins names; 海上 and its like belong to 自衛隊, which is Japan's name in the list. */
const LIST = /^(?:、|,|や|及び|および|並びに|と|・|;)(?:陸上|海上|航空)?$/;

/** A sentence and the runs in it → what it says of each group of countries. */
export function claimsOf(sentence: Sentence, runs: readonly Run[], scene?: Scene): Claim[] {
  if (isEnglish(sentence)) return englishClaims(sentence, runs, scene);
  const claims: Claim[] = [];
  let group: Run[] = [];
  let within = 0;
  for (const [index, run] of runs.entries()) {
    const { head, rest } = nounPhraseAt(sentence.text, run.end, runs[index + 1]?.start);
    if (run.start < within) {
      claims.push(...asideOf(sentence, run, head, rest));
      continue;
    }
    group.push(run);
    const end = run.end + head.length;
    within = end;
    const [next, after] = runs.slice(index + 1).filter((each) => each.start >= end);
    const gap = next === undefined ? undefined : sentence.text.slice(end, next.start);
    const long = group.length > 1 || isListed(sentence.text, next, after);
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
  if (next === undefined) return false;
  if (gap === 'の' && isPersonOf(run, next)) return true;
  if (!(LIST.test(gap) || gap === '')) return false;
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

/** ポーランドのコシニャク=カミシュ: a state and its minister by name. */
const isPersonOf = (run: Run, next: Run): boolean =>
  next.parties.some((party) => party.via === 'person' && run.parties.some(({ code }) => code === party.code));

/** Whether the name after the next one continues a list: X、日本、Y. */
function isListed(text: string, next: Run | undefined, after: Run | undefined): boolean {
  if (next === undefined || after === undefined) return false;
  return LIST.test(text.slice(next.end + nounPhraseAt(text, next.end).head.length, after.start));
}

/** モスクワ出張, ハノイを訪問: who travels to a capital visits the state. */
const GOAL = /^(?:を|へ|に)?(?:公式)?(?:訪問(?!先|中)|訪れ|出張)/;

/** A box of references lists who did it before: (参考)我が国は… と締結している. */
const REFERENCES = /^[\s(]*(?:参考|※|注\))/;

/** A name within the noun phrase of another state: what its minister is in charge of besides. */
const asideOf = (sentence: Sentence, run: Run, head: string, rest: string): Claim[] => [
  {
    run,
    parties: run.parties,
    role: 'aside',
    rule: RULES.portfolio,
    sentence,
    rest,
    restStart: run.end + head.length,
    head,
    start: run.start,
    end: run.end,
  },
];

function judge(sentence: Sentence, group: readonly Run[], head: string, rest: string): Claim[] {
  const named = group.filter((run) => run.parties.length > 0);
  const withJapan = group.some((run) => run.japan && run.parties.length === 0);
  const besideJapan = withJapan && named.length + 1 >= group.length;
  const start = group[0]?.start ?? 0;
  const restStart = (group.at(-1)?.end ?? 0) + head.length;
  const before = sentence.text.slice(Math.max(0, start - 16), start);
  const ofAll = setAside(sentence, group, before, withJapan);
  return named.map((run) => {
    const many = run.parties.length > 1;
    const [role, rule] =
      ofAll ?? setApart(run, rest) ?? roleOf({ joint: run.japan || besideJapan, many, before, head, rest });
    const { parties, start: from, end } = run;
    return { run, parties, role, rule, sentence, rest, restStart, head, start: from, end };
  });
}

/** What makes a whole list one of mentions, whatever the verb is. */
function setAside(
  sentence: Sentence,
  group: readonly Run[],
  before: string,
  withJapan: boolean,
): [Role, string] | undefined {
  if (sentence.place !== 'title' && group.length > 1 && before.endsWith('(')) return ['aside', RULES.members];
  if (REFERENCES.test(sentence.text)) return ['aside', RULES.earlier];
  const holdsNorthKorea = group.some((run) => run.parties.some(({ code }) => code === 'KP'));
  return holdsNorthKorea && !withJapan ? ['topic', RULES.topic] : undefined;
}

/** What makes a single name a mention, whatever the verb is. */
function setApart(run: Run, rest: string): [Role, string] | undefined {
  if (areRivals(run)) return ['topic', RULES.rivals];
  return isByCapital(run) && !GOAL.test(rest) ? ['aside', RULES.capital] : undefined;
}
