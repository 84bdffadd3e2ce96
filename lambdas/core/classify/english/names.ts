import type { Party } from '../countries.ts';
import type { Sentence } from '../document.ts';
import { ACT } from './vocabulary.ts';
import type { Office } from '../../taxonomy.ts';

/** A state, an organisation or a person of theirs named in an English sentence. `JP` is Japan. */
export interface Name {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly via: Party['via'];
  readonly office: Office | undefined;
  /** Chinese, Philippine: says something of a noun, does nothing itself. */
  readonly adjective: boolean;
  /** A capital: a government or a place. */
  readonly capital: boolean;
  /** A force, an office or an authority by its own name: no noun need follow. */
  readonly self: 'force' | 'office' | 'authority' | undefined;
}

/** Prefixes that navies put before the names of their ships, each of one state. */
const SHIPS: Readonly<Record<string, string>> = {
  JS: 'JP', USS: 'US', USNS: 'US', USCGC: 'US', HMS: 'GB', RFA: 'GB', HMAS: 'AU', HMNZS: 'NZ', HMCS: 'CA', BRP: 'PH', INS: 'IN',
  FS: 'FR', FGS: 'DE', ITS: 'IT', ROKS: 'KR', KRI: 'ID', RSS: 'SG', HTMS: 'TH', HNLMS: 'NL', TCG: 'TR', SLNS: 'LK',
}; // prettier-ignore
const SHIP = new RegExp(`\\b(${Object.keys(SHIPS).join('|')})((?: [A-Z][A-Za-z.-]+){1,3})`, 'g');

/** Names of forces, offices and authorities that only one state has, given without the state. */
const OWN_NAMES: readonly [RegExp, string, NonNullable<Name['self']>][] = [
  [/\b(?:J?[GMA]?SDF|(?:Ground|Maritime|Air) Self-Defen[cs]e|Joint Operations Command)\b/g, 'JP', 'force'],
  [/\b(?:Chief of (?:the )?Joint Staff|Chief of Staff, Joint Staff|State Minister of Defen[cs]e|Parliamentary Vice-Minister|Administrative Vice-Minister|Vice-Minister of Defen[cs]e for International Affairs)\b/g, 'JP', 'office'],
  [/\b[IV]{1,3} MEF\b|\b\d+(?:st|nd|rd|th) (?:Marine|MEU|MLR|MAW)\b|\bUSFJ\b|\bUSARJ\b|\bUSARPAC\b|\bPACAF\b|\bU\.?S\.? Forces Japan\b|\bMarines\b|\bMarine Corps\b|\bU\.?S\.? Forces Korea\b|\bUSFK\b/g, 'US', 'force'],
  [/\bState (?:Department|Dept)\b/g, 'US', 'authority'],
  [/\bPacific [Ii]slands?(?: (?:nations|countries|states))?\b(?! Forum)/g, 'PIC', 'authority'],
]; // prettier-ignore

/** What headlines call a people for short, before a noun as an adjective would stand. */
const NICKNAMES: readonly [RegExp, string][] = [
  [/\bAussies?\b/g, 'AU'],
  [/\bKiwis?\b(?! ?fruit)/g, 'NZ'],
  [/\bBrits?\b/g, 'GB'],
];

const ADJECTIVE =
  /(?:ese|ish|ian|ean|ench|utch|wiss|reek|zech|hai|lippine|gentine|ipino|erman|erican|xican|frican|occan|ongan|ankan|amoan|enyan|azakh|zbek|Lao|aqi|aeli|mani|atari|uwaiti|audi|mirati|istani|deshi|uinean|vian)$/;
/** Capitals that the taxonomy lists among the names. */
const CAPITALS =
  /^(?:Tokyo|Canberra|Manila|Washington|Seoul|Beijing|Moscow|Kyiv|Hanoi|New Delhi|Pyongyang|Taipei|Jakarta|Pentagon)$/;

/** The names of a sentence in order; what one form covers is not read again. */
export function namesIn(sentence: Sentence): Name[] {
  const { text } = sentence;
  const names: Name[] = [];
  for (const { start, end, senses } of sentence.hits) {
    if (text.startsWith(' Command', end) && text.slice(start, end).startsWith('U')) continue;
    const sense = senses.find((each) => each.kind === 'country' || each.kind === 'japan');
    if (sense?.kind === 'country')
      names.push(nameOf(text, sense.code, { start, end, via: sense.via, office: sense.office }));
    if (sense?.kind === 'japan')
      names.push(nameOf(text, 'JP', { start, end, via: sense.via, office: sense.office }));
  }
  for (const { index, 1: prefix = '', 2: named = '' } of text.matchAll(SHIP)) {
    const code = SHIPS[prefix];
    if (code !== undefined) names.push(ownName(code, index, prefix.length + shipName(named).length, 'force'));
  }
  for (const [pattern, code, self] of OWN_NAMES) {
    for (const { index, 0: words } of text.matchAll(pattern))
      names.push(ownName(code, index, words.length, self));
  }
  for (const [pattern, code] of NICKNAMES) {
    for (const { index, 0: words } of text.matchAll(pattern))
      names.push({ ...ownName(code, index, words.length, undefined), adjective: !words.endsWith('s') });
  }
  names.sort((a, b) => a.start - b.start || b.end - a.end);
  return names.filter((name, at) => names.slice(0, at).every((other) => other.end <= name.start));
}

/** Headlines write verbs with capitals too: JS Izumo Conducts. */
function shipName(words: string): string {
  const own = words.split(/(?= )/);
  const verb = own.findIndex(
    (word, at) => at > 0 && (ACT.test(word) || /^ (?:Ends?|To|And|In|At|Off)$/.test(word)),
  );
  return own.slice(0, verb < 0 ? undefined : verb).join('');
}

type Named = Pick<Party, 'start' | 'end' | 'via'> & { readonly office?: Office | undefined };

function nameOf(text: string, code: string, { start, end, via, office }: Named): Name {
  const words = text.slice(start, end);
  return {
    code, start, end, via, office,
    adjective: via !== 'person' && ADJECTIVE.test(words),
    capital: via === 'capital' || CAPITALS.test(words),
    self: /(?:SDF|Self-Defen[cs]e Forces?|Fleet|Command|INDOPACOM|Navy|RAF|PLA|Bundeswehr)$/.test(words) ? 'force' : undefined,
  }; // prettier-ignore
}

const ownName = (code: string, start: number, length: number, self: Name['self']): Name => ({
  code, start, end: start + length, via: 'name', office: undefined, adjective: false, capital: false, self,
}); // prettier-ignore
