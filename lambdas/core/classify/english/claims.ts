import { RULES } from '../claim.ts';
import type { Claim, Role } from '../claim.ts';
import type { Run } from '../countries.ts';
import type { Sentence } from '../document.ts';
import { clausesOf } from './clauses.ts';
import { listsIn } from './list.ts';
import type { List } from './list.ts';
import type { Phrase } from './noun-phrase.ts';
import { ALONE } from './context.ts';
import type { Scene } from './context.ts';
import { actsAsJapan, isIn } from './japan.ts';
import { INSTRUMENT, roleOf } from './roles.ts';
import type { Context } from './roles.ts';
import { isTraining, SITS } from './sitting-words.ts';

/** The minister met, he signed: whoever opens the title for Japan. */
const OURS =
  /^(?:(?:In|At|On|During|Later,?)\b[^,;]*,? )?(?:he|she|the (?:(?:defen[cs]e|foreign|prime) )?minister)\b/i;

/** X drills with Japan, while a ship of X reaches Y: what others do meanwhile; while training with Y has the same subject. */
const BESIDE = /^,? (?:while|whereas) (?!\w+ing\b|also\b|it\b|its\b|they\b)/i;

/** What an English sentence says of the countries in it, clause by clause. */
export function englishClaims(sentence: Sentence, runs: readonly Run[], scene: Scene = ALONE): Claim[] {
  const lists = listsIn(sentence);
  return clausesOf(sentence.text).flatMap((clause) => {
    const own = lists.filter((list) => isIn(list, clause));
    const here = own.some((list) => actsAsJapan(list, clause));
    const named = lists.some(
      (list) =>
        (isIn(list, clause) || (sentence.place === 'title' && !BESIDE.test(clause.text))) &&
        actsAsJapan(list, clause),
    );
    const bound =
      sentence.place === 'title' && INSTRUMENT.test(sentence.text) && lists.some((list) => list.japan);
    const spoken =
      scene.led && sentence.place !== 'title' && OURS.test(clause.text) && SITS.test(clause.text);
    const context: Context = {
      sits: SITS.test(sentence.text) && !isTraining(sentence.text),
      sentence,
      clause,
      scene,
      named: named || bound || spoken,
      here,
      elsewhere: !named && lists.some((list) => list.japan && actsAsJapan(list, clause)),
    };
    return own.flatMap((list) => claimsOfList(list, context, runs));
  });
}

function claimsOfList(list: List, context: Context, runs: readonly Run[]): Claim[] {
  const [role, rule] = roleOf(list, context);
  return list.phrases.flatMap((phrase, at): Claim[] => {
    const { code, start, end, via, office } = phrase.name;
    if (code === 'JP') return [];
    const own: [Role, string] = isThing(list, at) ? ['topic', RULES.topic] : [role, rule];
    const run = runs.find((each) => each.start <= start && each.end >= end && each.parties.length === 1) ?? {
      parties: [{ code, start, end, via, office }],
      japan: false,
      start,
      end,
    };
    const head = context.sentence.text.slice(end, Math.max(end, phrase.end));
    return [
      {
        run, parties: [{ code, start, end, via, office }], role: own[0], rule: own[1], sentence: context.sentence,
        rest: context.sentence.text.slice(phrase.end, phrase.end + 120), restStart: phrase.end, head, start, end: Math.max(end, phrase.end),
      },
    ]; // prettier-ignore
  });
}

/** In a list each name may have a noun of its own; a bare one shares that of the last. */
function isThing(list: List, at: number): boolean {
  if (list.compound && list.japan) return false;
  const noun = list.phrases.slice(at).find((each: Phrase) => each.head !== 'bare');
  return (
    list.phrases[at]?.head === 'thing' ||
    (noun?.head === 'thing' && list.phrases[at]?.name.adjective === true)
  );
}
