import type { Sentence } from '../document.ts';
import { namesIn } from './names.ts';
import type { Name } from './names.ts';
import { phraseOf } from './noun-phrase.ts';
import type { Head, Phrase } from './noun-phrase.ts';

/** Names that stand together and share what stands before and behind them: the Philippine, US and Australian navies. */
export interface List {
  readonly phrases: readonly Phrase[];
  /** Whether Japan is one of them. */
  readonly japan: boolean;
  /** Hyphens or slashes join them: Japan-Philippines. */
  readonly compound: boolean;
  readonly head: Head;
  /** The words of office or force of the last. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** The words before, down to what governs the list. */
  readonly before: string;
  readonly after: string;
}

const TITLE =
  '(?:(?:Foreign|Defen[cs]e|Prime|State|Deputy|Vice|Chief|Cabinet|Parliamentary|National|Security|Lt\\.?|Lieutenant|Rear|Major|Pentagon) )*(?:[Mm]inisters?|[Ss]ecretar(?:y|ies)|[Pp]resident|[Cc]hancellor|[Gg]eneral|Gen\\.?|Adm\\.?|Admiral|[Aa]mbassador|[Cc]hief|[Cc]ounterparts?|[Cc]ommander|Premier|PM|[Ll]eaders?|[Aa]dvis[eo]r|Mr\\.?|Ms\\.?|Dr\\.?)';
const FULL_NAME = `(?:[A-Z][\\w.'-]* ){0,2}`;
const DETERMINER =
  /(?:^|[\s(])(?:the|an?|its?|their|his|her|other|both|fellow|visiting|new|first|some|two|three|four|five|all|neighbou?ring|(?:north|south)(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central|mainland|nearby|downtown|incumbent|allied|ally|allies|partners?)$/i;
const OF_STATE =
  /(?:Republic|Kingdom|Commonwealth|Federation|Sultanate|Government|People|State|Islands?|Government and people) of(?: the)?$/i;
/** The ambassador of X, the defence ministers of X, troops from X: the office or force is X's. */
const OFFICE_OF =
  /\b(?:ambassadors?|ministers?|secretar(?:y|ies)|chiefs?|commanders?|leaders?|counterparts?|officials?|presidents?|advis[eo]rs?|delegations?|diplomats?|lawmakers|envoys?|premier)(?: (?:of|for) (?:the )?(?:(?:National |Joint |General |Naval |Air |Foreign )*(?:Defen[cs]e(?: Force)?|Affairs|Staff|State|War|Armed Forces|Navy|Army)))?(?: [A-Z][\w'-]+){0,3} (?:of|from)(?: the)?$/i;
const FORCE_OF =
  /\b(?:troops|forces|soldiers|sailors|marines|nav(?:y|ies)|arm(?:y|ies)|militar(?:y|ies)|air forces?|coast guards?|ships|warships|vessels|aircraft|frigates?|contingents?|units|fighters|personnel)(?: [a-z]+)? (?:of|from)(?: the)?$/i;

const known = new WeakMap<Sentence, readonly List[]>();

/** The lists of a sentence; read once, as every question about it asks for them. */
export function listsIn(sentence: Sentence): readonly List[] {
  const lists = known.get(sentence) ?? listsOf(sentence.text, namesIn(sentence));
  known.set(sentence, lists);
  return lists;
}

/** The names of a sentence → the lists that they stand in. */
function listsOf(text: string, names: readonly Name[]): List[] {
  const lists: List[] = [];
  let group: Phrase[] = [];
  for (const [at, name] of names.entries()) {
    const phrase = phraseOf(text, name);
    const last = group.at(-1);
    group.push(phrase);
    if (last !== undefined && last.end > phrase.start) group.splice(-2, 2, merged(last, phrase));
    const current = group.at(-1);
    const next = names[at + 1];
    const place =
      current !== undefined &&
      OPENING_PLACE.test(text.slice(Math.max(0, current.start - 80), current.start).trimEnd());
    if (
      next !== undefined &&
      current !== undefined &&
      !(place && text.startsWith(', ', current.end)) &&
      joins(text, current, next)
    )
      continue;
    lists.push(listOf(text, group));
    group = [];
  }
  return lists;
}

/** The person named behind the office is the same party; another state's name in there is not. */
const merged = (office: Phrase, person: Phrase): Phrase => ({
  ...office,
  name: { ...office.name, office: office.name.office ?? person.name.office },
  end: Math.max(office.end, person.end),
});

/** In Manila, Koizumi …; At a drill in the Philippines, marines …: the place opens the sentence, the next name is its subject. */
const OPENING_PLACE =
  /(?:^\s*|[.;] )(?:(?:In|At|From|Near|Off|Around|Outside)|(?:In|At|During|Off|Near) [^,;.]*\b(?:in|at|near|off|around|outside))(?: the)?$/;

const SEPARATOR =
  /^(?:,? (?:and|&|plus)(?: also)?|,|-|\/|,? as well as|,? together with|,? along with|,? or| -| x)?\s*(?:(?:the|its|their|his|her|fellow|visiting) )?$/i;
const BEFORE_PERSON = new RegExp(`(?:${TITLE},? )?${FULL_NAME}$`);

function joins(text: string, phrase: Phrase, next: Name): boolean {
  if (next.start < phrase.end) return true;
  const gap = text.slice(phrase.end, next.start);
  if (gap.length > 60) return false;
  const bare = next.via === 'person' ? gap.replace(BEFORE_PERSON, '') : gap;
  if (bare.trim() === '') return next.code === phrase.name.code;
  return SEPARATOR.test(bare);
}

function listOf(text: string, phrases: readonly Phrase[]): List {
  const [first] = phrases;
  const last = phrases.at(-1);
  if (first === undefined || last === undefined) throw new Error('a list has a name at least');
  const { before, head } = governed(text, first);
  const compound = phrases.length > 1 && /^[-/]/.test(text.slice(first.end, first.end + 1));
  const own =
    last.head === 'bare' || last.head === 'person' ? phrases.findLast((each) => each.words !== '') : last;
  return {
    phrases,
    japan: phrases.some((each) => each.name.code === 'JP'),
    compound,
    head: head ?? last.head,
    words: [
      own?.words ?? '',
      head === undefined ? '' : text.slice(Math.max(0, first.start - 60), first.start),
    ].join(' '),
    start: first.start,
    end: last.end,
    before,
    after: text.slice(last.end, last.end + 160),
  };
}

const TITLED = new RegExp(`(?:^|(?<=\\s))${TITLE}(?: [A-Z][\\w.'-]*){0,2}$`);

/** The words before a list without its determiners, titles and "minister of". */
function governed(text: string, first: Phrase): { before: string; head: Head | undefined } {
  let before = text.slice(Math.max(0, first.start - 160), first.start).trimEnd();
  let head: Head | undefined;
  if (first.name.via === 'person') before = before.replace(TITLED, '').trimEnd();
  for (let round = 0; round < 6; round += 1) {
    const office = OFFICE_OF.exec(before);
    const force = office === null ? FORCE_OF.exec(before) : null;
    const [stripped, kind]: [string, Head | undefined] =
      office !== null
        ? [before.slice(0, office.index), 'office']
        : force !== null
          ? [before.slice(0, force.index), 'force']
          : [before.replace(OF_STATE, '').replace(DETERMINER, ''), head];
    head = kind ?? head;
    const next = stripped.trimEnd();
    if (next === before) break;
    before = next;
  }
  return { before, head };
}
