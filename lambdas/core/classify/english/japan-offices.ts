import type { Sentence } from '../document.ts';
import type { Level } from '../sitting.ts';
import type { Clause } from './clauses.ts';
import { isIn } from './japan.ts';
import { listsIn } from './list.ts';
import { isAmbassador, isLevel, levelIn } from './offices.ts';

/** What a clause says of offices: those of Japan's people in it, and the clause without them. */
export interface OfficesOfJapan {
  readonly levels: readonly Level[];
  /** Only Japan's ambassador acts for it. */
  readonly ambassador: boolean;
  /** The clause with Japan's offices blanked: what is left are the other side's. */
  readonly rest: string;
}

/** The title right before a person: Foreign Minister, Vice-Minister of Defense. It outranks what the taxonomy knows. */
const TITLE_BEFORE =
  /(?:(?:Prime|Foreign|Defen[cs]e|State|Vice|Deputy|Parliamentary|Administrative|Vice-)[ -])*(?:Vice-)?[Mm]inister(?: of (?:Defen[cs]e|Foreign Affairs))?(?: for [A-Z]\w+ \w+)?,? (?:[A-Z][\w-]+ )?$/;

/** A rank says less than what is known of the person: Gen is a minister's first name too. */
const RANK = /\b(?:General|Gen|Admiral|Adm)\b\.?/g;

export function officesOfJapan(sentence: Sentence, clause: Clause): OfficesOfJapan {
  const { text } = sentence;
  const levels = new Set<Level>();
  let ambassador = false;
  let rest = clause.text;
  const blank = (start: number, end: number): void => {
    const [from, to] = [Math.max(0, start - clause.start), Math.max(0, end - clause.start)];
    rest = rest.slice(0, from) + ' '.repeat(Math.max(0, Math.min(to, rest.length) - from)) + rest.slice(to);
  };
  for (const list of listsIn(sentence).filter((each) => isIn(each, clause))) {
    for (const { name, head, start, end } of list.phrases) {
      if (name.code !== 'JP' || (head !== 'office' && head !== 'person')) continue;
      const before = text.slice(Math.max(0, start - 60), start);
      const title = name.via === 'person' ? (TITLE_BEFORE.exec(before)?.[0] ?? '') : '';
      const known = isLevel(name.office) ? name.office : undefined;
      const own = text.slice(start, end);
      const level = levelIn(title) ?? levelIn(own.replace(RANK, '')) ?? known ?? levelIn(own);
      if (level !== undefined) levels.add(level);
      else if (isAmbassador(own)) ambassador = true;
      blank(start - title.length, end);
    }
  }
  return { levels: [...levels], ambassador: ambassador && levels.size === 0, rest };
}
