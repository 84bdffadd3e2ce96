import { RULES } from '../claim.ts';
import type { Role } from '../claim.ts';
import type { Sentence } from '../document.ts';
import type { Clause } from './clauses.ts';
import type { Scene } from './context.ts';
import { listsIn } from './list.ts';
import type { List } from './list.ts';
import { isRivals, setAside } from './set-aside.ts';
import { isTraining } from './sitting-words.ts';
import { ACT, AGAINST, SITS_AT_ALL } from './vocabulary.ts';
import { withJapan } from './with-japan.ts';

/** Agreements and aid by name: a title with one of them and Japan is on the two, wherever Japan stands in it. */
export const INSTRUMENT = /\b(?:RAA|Reciprocal Access|ACSA|OSA|Official Security Assistance)\b/i;

/** Where a list stands: what its role is read by. */
export interface Context {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly scene: Scene;
  /** Whether Japan acts in the clause. */
  readonly named: boolean;
  /** Whether Japan acts in this very clause: in a title it may do so in another. */
  readonly here: boolean;
  /** Whether the sentence names Japan in another clause only: this one leaves it out on purpose. */
  readonly elsewhere: boolean;
  /** Whether office-holders sit in the sentence. */
  readonly sits: boolean;
}

/** Australia: …, India: … name the country that a collector of news files the item under. */
const isLabel = (list: List, context: Context): boolean =>
  context.sentence.place === 'title' &&
  list.start === 0 &&
  !list.japan &&
  list.phrases.length === 1 &&
  list.head !== 'person' &&
  /^: /.test(list.after) &&
  listsIn(context.sentence).some(
    (each) => each !== list && each.phrases.some(({ name }) => name.code !== 'JP'),
  );

const STANDING =
  /^ (?:(?:defen[cs]e|security|bilateral|strategic|military) )*(?:alliance|relations|relationship|ties|security treaty|(?:defen[cs]e )?(?:cooperation )?guidelines|border|trade|friendship|bond)\b/i;

/** What a clause says of a list of names, by the first of these that applies. */
export function roleOf(list: List, context: Context): [Role, string] {
  const { clause, scene } = context;
  const aside = setAside(list, clause, isLabel(list, context));
  if (aside !== undefined) return aside;
  if (clause.recalled) return ['aside', RULES.earlier];
  if (isHost(list, context)) return ['host', RULES.host];
  if (!list.japan && !context.here && !scene.own && isRivals(list)) return ['topic', RULES.topic];
  if (list.japan && OBSERVE.test(list.after)) return ['aside', RULES.observer];
  if (isOfGuest(list, context)) return ['aside', RULES.occasion];
  if (list.japan)
    return isOfStops(list, scene, clause) ? ['aside', RULES.occasion] : besideJapan(list, clause, scene);
  const taking = context.named || scene.own ? takesPart(list, context) : takesSilentPart(list, context);
  if (!taking) return ['plain', RULES.name];
  const [role, rule] = withJapan(list, clause);
  return rule === RULES.visited && isSeatOfForum(list, context) ? ['venue', RULES.venue] : [role, rule];
}

/** Visit to X (the title is of a forum): where the forum sits; talks with X are told of themselves. */
const isSeatOfForum = (list: List, { scene, sentence }: Context): boolean =>
  scene.forum && sentence.place === 'title' && list.phrases.length === 1 && !isOrganisation(list);

/** Something is done in the clause; on patrols against the evasion of sanctions a force need not be said to act. */
const isActive = (list: List, { clause, scene }: Context): boolean =>
  ACT.test(clause.text) || (scene.patrols && list.head === 'force');

/** Japan acts in the clause or publishes the page: whoever is not set aside acts with it. */
function takesPart(list: List, context: Context): boolean {
  const { scene, clause, named } = context;
  if (
    scene.forum &&
    context.sentence.place !== 'title' &&
    !isOrganisation(list) &&
    !OWN_TALKS.test(clause.text)
  )
    return false;
  const titled = context.sentence.place === 'title';
  if (clause.supposed && !titled) return false;
  if (!named && !isKnown(list, scene) && !WITH.test(list.before) && list.head !== 'office') return false;
  return (
    isActive(list, context) ||
    (titled && INSTRUMENT.test(context.sentence.text)) ||
    (titled && list.head === 'dealing')
  );
}

/** The clause leaves Japan out: only what the item is about, and only who is able to act in it. */
function takesSilentPart(list: List, context: Context): boolean {
  const { scene, clause } = context;
  if (
    !scene.japan ||
    scene.closed ||
    (scene.forum && !isTraining(clause.text)) ||
    context.elsewhere ||
    clause.supposed
  )
    return false;
  return isActive(list, context) && isActor(list) && isKnown(list, scene);
}

/** Beside a forum: bilaterals, a separate meeting, a chair shared with Japan. */
const OWN_TALKS =
  /\b(?:bilaterals?|separate\w*|met|meets?|meetings? (?:with|of|between)|talks|co-?chair\w*|co-?host\w*|sign\w*|train\w*|drill\w*|exercis\w*|trilateral|visit\w*)\b/i;

const isOrganisation = (list: List): boolean => list.phrases.some((each) => each.name.code.length > 2);

/** Where the title names the parties, a clause without Japan adds none. */
const isKnown = (list: Pick<List, 'phrases'>, { titled }: Scene): boolean =>
  titled.size === 0 || list.phrases.every((each) => titled.has(each.name.code));

/** X hosts, X leads, drills led by X: its part in an exercise, whoever else is named beside it. */
const isHost = (list: List, { clause, scene }: Context): boolean =>
  !list.japan &&
  isTraining(clause.text) &&
  (scene.japan || scene.own) &&
  (/^ (?:to |will |and \w+ )?(?:co-)?(?:hosts?|leads?|hosted|led)\b/i.test(list.after) ||
    HOSTED_BY.test(list.before));

const HOSTED_BY = /\b(?:hosted|co-hosted|led|co-led|organi[sz]ed|sponsored|conducted) (?:jointly )?by$/i;

const WITH = /\b(?:with|between|from|visit\w*(?: to)?|met|meets?|welcom\w+|receiv\w+|host\w*)$/i;

/** A party that needs no name of Japan beside it: an office, a force, a state as the subject. */
const isActor = (list: List): boolean => !isRivals(list) && list.head !== 'thing' && list.head !== 'dealing';

/** Visits Japan, the Philippines: another stop of the trip. Talks with Japan's and another's, where the title has one pair. */
const isOfStops = (list: List, scene: Scene, clause: Clause): boolean =>
  (/counterparts/i.test(list.words) &&
    /\b(?:with|meets?|met|hosts?|welcomes?)$/i.test(list.before) &&
    !/trilateral|three-way/i.test(clause.text)) ||
  /\b(?:visit\w*|tours?|trip to|travels? to|arriv\w+ in|stops? in)$/i.test(list.before) ||
  (/\bwith$/i.test(list.before) &&
    scene.titled.size > 0 &&
    !isKnown({ phrases: list.phrases.filter((each) => each.name.code !== 'JP') }, scene) &&
    /\b(?:talks|me(?:e?t|ets)|meetings?|summit)\b/i.test(clause.text) &&
    !/trilateral|three-way|joint/i.test(clause.text));

/** X, Y and Japan join as observers: those who look on beside Japan. */
const OBSERVE =
  /^ (?:\w+ ){0,3}(?:join|attend|participat|tak|took|sen[dt]|act|serv)\w*(?: \w+){0,4} observers?\b|^ (?:\w+ )?observ(?:e|ed|es|ing)\b/i;

const WITH_TALKS =
  /\b(?:talks?|talked|met|meets?|meetings?|bilaterals?|sp(?:oke|eaks?))(?: \w+)? with$|\band with$/i;

/** Talks with Japan's minister and with Y's: the second sitting is the guest's own. */
function isOfGuest(list: List, { sentence, sits }: Context): boolean {
  if (list.japan || !sits || !WITH_TALKS.test(list.before)) return false;
  const ours = listsIn(sentence).filter((each) => each.japan);
  const before = ours.filter((each) => each.start < list.start);
  return before.length > 0 && ours.every((each) => /\bwith$/i.test(each.before));
}

/** In line with the Japan-US alliance: the frame of what is done. */
const FRAME =
  /\b(?:in line with|in accordance with|based on|on the basis of|under|within|beyond|pillars? of|backdrop of)\b[^,;.]*$/i;

/** Backs the Japan-US alliance, the revision of the Japan-US guidelines: what a third says of the two. */
const PRAISED =
  /\b(?:back|support|welcom|prais|hail|laud|endors|applaud)(?:s|e|es|ed|ing)?(?: (?:the )?\w+ (?:of|in|to))?$/i;

/** An alliance that others than the title's parties have, or that a third speaks of. */
const isOfOthers = (list: List, clause: Clause, scene: Scene): boolean => {
  const allies = list.phrases.filter(({ name }) => name.code !== 'JP');
  return (
    (scene.titled.size > 0 && !isKnown({ phrases: allies }, scene)) ||
    (PRAISED.test(list.before) && !OWN_TALKS.test(clause.text))
  );
};

function besideJapan(list: List, clause: Clause, scene: Scene): [Role, string] {
  const hostile = AGAINST.test(clause.text) && !SITS_AT_ALL.test(clause.text);
  if (hostile && isRivals(list)) return ['topic', RULES.topic];
  const rest = clause.text.slice(0, list.start - clause.start) + list.after;
  if (list.compound && STANDING.test(list.after))
    return !FRAME.test(list.before) && !isOfOthers(list, clause, scene) && ACT.test(rest) && !hostile
      ? ['joint', RULES.list]
      : ['plain', RULES.name];
  if (list.compound || ACT.test(clause.text)) return ['joint', RULES.list];
  return list.words.trim() === '' ? ['plain', RULES.name] : ['joint', RULES.list];
}
