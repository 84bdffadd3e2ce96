import type { Name } from './names.ts';
import { ACT, AUTHORITY, DEALING, FORCE, MODIFIER, OFFICE, SUPPLIER } from './vocabulary.ts';

/**
 * What the noun behind a name makes of it. `bare`: no noun, the name stands for the state. `thing`: a noun that neither
 * acts for the state nor is a dealing with it: Chinese aggression, Russia's invasion.
 */
export type Head = 'bare' | 'person' | 'office' | 'force' | 'authority' | 'dealing' | 'thing';

/** A name with the words that belong to it: Philippine Defense Secretary Gilberto Teodoro. */
export interface Phrase {
  readonly name: Name;
  readonly head: Head;
  /** The words of office, force or thing behind the name; of a thing the noun alone. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

const POSSESSIVE = /^(?:'s|s'|'(?=\s|$))/;
const WORD = /^[ -]?([A-Za-z0-9][\w+.'/-]*)/;
/** Of the office's own name: Minister of Defence, Secretary of State, Chief of the Joint Staff, Minister for the Armed Forces. */
const OF_OFFICE =
  /^ (?:of|for) (?:the )?(?:(?:National |Joint |General |Naval |Air |Army )*(?:Defen[cs]e(?: Force| Staff)?|State|Staff|War|Foreign Affairs|Armed Forces|Navy|Army)|External Relations)(?: (?:Staff|Committee))?/i;
/** Behind a bare name: nouns that are a matter, where a verb would be an act. */
const MATTER =
  /^ (?:threats?|war|emergency|missiles?|crisis|crises|conflict|issues?|situation|aggression|coercion|straits?|contingency|invasion|tensions?|problem|challenge|relations|alliance|ties|rivalry|aid|relief|funds?|package|launch(?:es)?\b(?! \w)|border|waters|coast|airspace|policy|election|economy|trade|tariffs?|base|bases|beef|embargo|sanctions(?! (?:monitoring|patrol|enforcement)))\b/i;
/** The organisation's rules, no act of its own: UN sanctions, UN Security Council resolutions. */
const RULE_OF =
  /^(?:UN|United Nations|U\.N\.|NATO|EU) (?:[Ss]anctions?|[Rr]esolutions?|Security Council|Charter|Command|standards?|[Mm]embers?|[Aa]ll(?:y|ies)|countries|nations)\b/;
/** Beside an apposition: a name belongs to the office before it. */
const PERSON =
  /^,? (?!(?:and|in|at|on|to|with|for|as|by|of|from|after|over)\b)((?:(?:[A-ZÀ-Þ][\w'.À-ÿ-]*|de|van|von|bin|al) ?){1,5})/;

/** Reads the phrase of a name. `adjacent`: the next name, taken in where it is the person of this office. */
export function phraseOf(text: string, name: Name): Phrase {
  const possessive = POSSESSIVE.exec(text.slice(name.end, name.end + 3))?.[0] ?? '';
  const from = name.end + possessive.length;
  if (name.via === 'person') return { name, head: 'person', words: '', start: name.start, end: from };
  const { head, end } = headAfter(text, from);
  if (head !== undefined) {
    const words = text.slice(name.end, end);
    return {
      name,
      head,
      words,
      start: name.start,
      end: head === 'office' || head === 'force' ? personAfter(text, end) : end,
    };
  }
  if (name.self !== undefined)
    return {
      name,
      head: name.self,
      words: text.slice(name.start, name.end),
      start: name.start,
      end: name.self === 'office' ? personAfter(text, name.end) : name.end,
    };
  const noun =
    possessive !== '' ||
    name.adjective ||
    RULE_OF.test(text.slice(name.start, from + 40)) ||
    MATTER.test(text.slice(from, from + 40));
  const person = possessive === '' ? undefined : personOf(text, name.start, from);
  if (person !== undefined)
    return { name, head: 'person', words: '', start: name.start, end: from + person.length };
  const next = WORD.exec(text.slice(from, from + 40))?.[0] ?? '';
  if (noun && next !== '' && !(name.adjective && isJoined(next)))
    return { name, head: 'thing', words: next, start: name.start, end: from };
  return { name, head: 'bare', words: '', start: name.start, end: name.end };
}

/** Met New Zealand's Collins: whom one meets is a person, known or not. */
const personOf = (text: string, start: number, from: number): string | undefined =>
  /\b(?:met|meets?|meeting|talks|talked|sp(?:oke|eaks|eaking)|tells?|told|hosts?|welcom(?:es|ed))(?: with)?(?: [^;.]* and)?$/i.test(
    text.slice(Math.max(0, start - 100), start).trimEnd(),
  )
    ? /^ [A-Z][a-z]+(?=[,.;]| (?:and|in|on|at|by|for|during|about)\b|$)/.exec(
        text.slice(from, from + 30),
      )?.[0]
    : undefined;

/** The Philippine, US and Australian navies: an adjective before a conjunction waits for its noun. */
const isJoined = (word: string): boolean => /^ (?:and|or|with)$/i.test(word) || word.startsWith('-');

/** The most words that a phrase takes behind a name. */
const LONGEST = 9;

function headAfter(text: string, from: number): { head: Head | undefined; end: number } {
  let head: Head | undefined;
  let end = from;
  let at = from;
  for (let count = 0; count < LONGEST; count += 1) {
    const rest = text.slice(at, at + 60);
    const of = head === 'office' && at === end ? OF_OFFICE.exec(rest)?.[0] : undefined;
    if (of !== undefined) {
      at += of.length;
      end = at;
      continue;
    }
    const match =
      /^ (?:and|&) (?=foreign|defen[cs]e|security|air|ground|maritime|naval)/i.exec(rest) ?? WORD.exec(rest);
    if (match === null) break;
    const word = (match[1] ?? '').replace(/'s?$|[.,]$/g, '');
    const kind = word === '' ? undefined : kindOf(word);
    if (kind !== undefined && !isVerb(text, at + match[0].length, word, head)) {
      head = kind;
      end = at + match[0].length - (/'s?$/.exec(match[1] ?? '')?.[0].length ?? 0);
      at = at + match[0].length;
      continue;
    }
    if (word !== '' && !MODIFIER.test(word)) break;
    at += match[0].length;
  }
  return { head, end };
}

/** `Japan calls on`, `India hosts`, `Australia orders frigates`, `France visits`: the word is a verb where an object follows. */
function isVerb(text: string, end: number, word: string, head: Head | undefined): boolean {
  if (
    !/^(?:calls?|visits?|orders?|bids?|heads?|talks?|commands?|exercises|drills?|contracts?|requests?|purchases?|deals|patrols?|teams?|units?|pilots?|ships?|tops?|guards?|sides?|jets?|crews?)$/i.test(
      word,
    )
  )
    return false;
  if (head !== undefined && head !== 'dealing') return true;
  return (
    /^ (?:[A-Z0-9]|the |a |an |to |for |on |with |its |first |new |up |more |\d)/.test(
      text.slice(end, end + 8),
    ) && /s$/i.test(word)
  );
}

/** A type of aircraft by its designation: F-35s, CP-140. */
const AIRCRAFT = /^[A-Z]{1,3}-\d+[A-Z]*s?$/;

function kindOf(word: string): Head | undefined {
  if (SUPPLIER.test(word)) return 'thing';
  if (OFFICE.test(word)) return 'office';
  if (FORCE.test(word) || AIRCRAFT.test(word)) return 'force';
  if (AUTHORITY.test(word)) return 'authority';
  return DEALING.test(word) ? 'dealing' : undefined;
}

/** The end of the person's name behind an office: Defence Minister Richard Marles. Headlines write verbs with capitals too. */
function personAfter(text: string, end: number): number {
  const names = PERSON.exec(text.slice(end, end + 60))?.[1];
  if (names === undefined || text.charAt(end) === ',') return end;
  let taken = end;
  for (const word of names.split(/(?<= )/)) {
    if (ACT.test(word) || /^(?:Says?|To|Will|Vows?|Seeks?|And|In|At|On|As|For|Over|With|Of)\b/.test(word))
      break;
    taken += word.length;
  }
  return Math.max(end, end + text.slice(end, taken + 1).trimEnd().length);
}
