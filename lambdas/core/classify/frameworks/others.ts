import type { Named } from './rule.ts';

/** What may stand between a state and its own thing: 米空軍の次期戦闘機, 米豪両国の2プラス2. */
const ITS = /^(?:空軍|海軍|陸軍|軍|政府|両国|両軍|各国|企業|など){0,2}(?:の|と|、|が)?$/;

/** The states of the list that leads directly to the name: 米豪2プラス2, 米国と豪州の2プラス2. Undefined where Japan is one. */
export function ownersOf({ reading, sentence, start }: Named): readonly string[] | undefined {
  let end = start;
  const codes: string[] = [];
  for (const run of (reading.runs.get(sentence) ?? []).toReversed()) {
    if (run.end > end || !ITS.test(sentence.text.slice(run.end, end))) continue;
    if (run.japan) return undefined;
    codes.push(...run.parties.map((party) => party.code));
    end = run.start;
  }
  return codes;
}

/** Two or more states own it and Japan is none of them. */
export const isOfOthers = (named: Named): boolean => (ownersOf(named)?.length ?? 0) > 1;
