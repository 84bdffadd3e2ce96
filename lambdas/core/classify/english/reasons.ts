import { RULES } from '../claim.ts';
import type { Role } from '../claim.ts';
import type { Clause } from './clauses.ts';
import type { List } from './list.ts';
import { isGoal } from './goals.ts';
import { isTraining } from './sitting-words.ts';

/** One reason why a list of names takes no part in what its clause reports. The first that applies decides. */
export interface Reason {
  readonly role: Role;
  readonly rule: (typeof RULES)[keyof typeof RULES];
  readonly because: string;
  /** Words right before the list. */
  readonly before?: RegExp;
  /** Words right behind it. */
  readonly after?: RegExp;
  /** The one does not do without the other. */
  readonly both?: true;
  readonly unless?: (list: List, clause: Clause) => boolean;
}

const TALKED =
  '(?:concerns?|worr(?:y|ies|ied)|fears?|alarm|anxiety|tensions?|focus|stance|views?|talks?|discuss\\w*|statement|position|policy|pressure|sanctions|eye|eyes|information|dependence|attack|attacks)';

/** Prepositions and verbs of what is talked about, feared or opposed, of places, of those before and of those who look on. */
export const REASONS: readonly Reason[] = [
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'over, against, amid, in the face of: the matter or the adversary',
    before:
      /\b(?:against|over|amid(?:st)?|about|regarding|concerning|counter(?:s|ed|ing)?|deter(?:s|red|ring)?|containing|contain|confront(?:ing)?|face of|facing|with an eye on|wary of|response to|respond(?:s|ed|ing)? to|answer to|despite|condemn(?:s|ed|ing)?|denounc(?:es|ed|ing|e)|criticis(?:es|ed|ing|e)|criticiz(?:es|ed|ing|e)|slams?|accus(?:es|ed|ing|e)|warn(?:s|ed|ing)?|blam(?:es|ed|ing|e)|watch(?:es|ed|ing)?|monitor(?:s|ed|ing)?|track(?:s|ed|ing)?|shadow(?:s|ed|ing)?|threat(?:s|ened)? (?:from|of|by|posed by)|unlike|versus|vs\.?|towards?|vis-a-vis)$/i,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'concern on, ties with, situation in, support for: a noun of talk governs the name',
    before: new RegExp(
      `\\b${TALKED} (?:on|over|about|at|regarding|to|of|by|from)$|\\b(?:ties|relations|relationship|alliance|tensions|trade|rivalry|war|row|dispute|stand-?off|border|competition) (?:with|between|in|on|of)$|\\b(?:situation|war|crisis|conflict|fighting|election|coup|developments|invasion|peace|events) (?:in|of|around)$|\\b(?:support|aid|(?<!security )assistance|help|backing|weapons|sympathy|solidarity) (?:for|to|with)$|\\b(?:attack|invasion|aggression|coercion|pressure|actions?|activit(?:y|ies)|drills|moves|launch(?:es)?|intrusions?|incursions?|provocations?|behaviou?r|drone|missiles?|ships|planes|jets) (?:by|of|on|against|from)$`,
      'i',
    ),
    unless: (list, clause) =>
      list.japan ||
      /^(?:office|force|authority)$/.test(list.head) ||
      (/\bfrom$/i.test(list.before) && isGoal(list, clause)),
  },
  {
    role: 'aside',
    rule: RULES.earlier,
    because: 'after X, following X, like X, alongside deals with X: those before',
    before:
      /\b(?:after|following|since|like|unlike|besides|in addition to|apart from|except(?: for)?|excluding|other than|rather than|instead of|joining|compared (?:it )?(?:with|to)|similar (?:\w+ ){0,2}(?:with|to)|such as|modell?ed on|(?:existing|older|earlier|previous|recent|own|same|another) (?:\w+ ){0,2}(?:with|between|by)|second (?:only )?to|as (?:with|did|has)|third[- ]largest after|donated to|sold to|(?<!\b(?:was|were|be|been|is|are|being) )(?:sent|pledged|promised) to)$/i,
    unless: (list, clause) =>
      /\bafter\b/i.test(list.before.slice(-6)) && /\bafter [^.]*\b(?:meets?|met|talks)\b/i.test(clause.text),
  },
  {
    role: 'aside',
    rule: RULES.occasion,
    because:
      'in coordination with the US and South Korea closes every missile alert; a force that is named takes part',
    before:
      /\b(?:in (?:close |tight |full )?(?:coordination|cooperation|consultation|liaison|contact) with|coordinat\w+ (?:closely )?with|(?:working|works?|worked) (?:closely )?with|shared with)$/i,
    unless: (list) => list.head === 'force' || list.head === 'office',
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'called on X to, urges X to: who is told what to do',
    before:
      /\b(?:call(?:s|ed|ing)? (?:on|upon)|urg(?:es|ed|ing|e)|press(?:es|ed|ing)?|tells?|told|demand(?:s|ed)? (?:that|of))$/i,
    after: /^ (?:not )?to\b/i,
    both: true,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'commenting on ties between X and Y, criticism of a pact with X: what is spoken of',
    before:
      /\b(?:comment(?:s|ed|ing)? on|asked about|referring to|react(?:s|ed|ing) to|remarks? (?:on|about)|criticism (?:of|over))\b[^,;.]*$/i,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because:
      'discussed cyber defence, X and Y: an item of what was talked about, if nothing is said of its doing',
    before:
      /\b(?:discuss(?:es|ed|ing)?|discussions? (?:on|about|of)|talk(?:s|ed)? (?:about|on|of)|topics? (?:included?|were|of)|agenda:?|(?:touch(?:es|ed)|views) on|covered)(?: [^;.]*(?:,| and| as well as))?$/i,
    after: /^(?:$|[.,;:]| (?:and|in|on|at|during|as|amid|among|before|after|when|while)\b)/,
    both: true,
    unless: (list) => list.japan || list.compound || list.head !== 'bare',
  },
  {
    role: 'aside',
    rule: RULES.occasion,
    because: 'a spokesperson of X says what X thinks of what others do',
    before: /\bspokes(?:person|man|woman) (?:of|for)$/i,
    after: /^(?:'s)?[^,;.]{0,40}?\bspokes(?:person|man|woman)\b/i,
    unless: (list) => list.japan,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'X came up, X was discussed: a matter of the talks',
    after:
      /^(?:'s)? (?:(?:also|too) )?(?:came up|comes up|loomed?|dominat\w+|(?:was|were) (?:also )?(?:raised|discussed|on the agenda|mentioned))\b/i,
  },
  {
    role: 'aside',
    rule: RULES.rivals,
    because: 'beat X, contest with X, ahead of bids from X: a rival bidder',
    before:
      /\b(?:beat(?:s|ing|en)?|defeat(?:s|ed|ing)?|edg(?:es|ed|ing) out|outbid(?:s|ding)?|rival(?:s|ry)?(?: \w+)?(?: (?:from|of|by))?|compet\w+ (?:with|from|against)|contest with|bids? (?:from|by|of)|offers? from|(?:chosen|picked|preferred|selected) over|pass(?:es|ed)? over|race with|(?:snub|ditch|drop)(?:s|ped|bed|ed)?)$/i,
    unless: (list) => list.japan,
  },
  {
    role: 'aside',
    rule: RULES.observer,
    because: 'observers watch and take no part',
    before: /\bobserv(?:ers?|ed|ing)(?: \w+)? (?:from|by|included?|were|:)$/i,
    after:
      /^(?:,? (?:also )?(?:is|are|was|were|has|have|sent|send|sends|acts?|acted|attend(?:s|ed|ing)?|participat\w+|join(?:s|ed)?|watch(?:es|ed|ing)?|officers?|military|officials?)){1,4}(?: as)?(?: \w+)? ?observ(?:ing|ers?|ed)\b|^ (?:\w+ )?observ(?:ers?|e|ed|es)\b|^ (?:(?!to\b)\w+ )?(?:watch(?:es|ed)?(?! for)|look(?:s|ed)? on)\b/i,
    unless: (list) => list.japan,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'Japanese-built, US-made: where a thing is from',
    after:
      /^-(?:built|made|designed|developed|donated|owned|backed|controlled|occupied|flagged|funded|style|born|supplied|provided|registered|produced|claimed|administered|held)\b/i,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'the fighter built by X, donated by X, funded by X: who made a thing',
    before:
      /\b(?:built|made|designed|developed|donated|owned|backed|controlled|funded|supplied|provided|registered|produced|claimed|administered|manufactured|given|gifted|pursued|run) (?:jointly )?by$/i,
  },
  {
    role: 'topic',
    rule: RULES.topic,
    because: 'the fighter led by X says whose a thing is; drills led by X, who takes part',
    before: /\b(?:led|headed) (?:jointly )?by$/i,
    unless: (_, clause) => isTraining(clause.text),
  },
  {
    role: 'aside',
    rule: RULES.seat,
    because: 'ministers from X will attend: a member of the forum that the item is on',
    after: /^ (?:(?:will|would|also|are|is) )*(?:attend|expected to attend)/i,
    unless: (list, clause) => list.japan || /ceremony|signing|launch/i.test(clause.text),
  },
  {
    role: 'venue',
    rule: RULES.venue,
    because: 'in, at, near, off, around: the place',
    before:
      /(?:^|\b)(?:in|at|near|off|around|outside|across|through|throughout|within|inside|aboard|beyond|waters of|north of|south of|east of|west of|coast of|island of|capital of|en route to|from|to|out of|bound for|via)$/i,
    unless: (list, clause) => isGoal(list, clause),
  },
  {
    role: 'aside',
    rule: RULES.occasion,
    because: 'X denounced it, X protested: the answer of one who takes no part',
    after:
      /^,? (?:\w+ )?(?:denounc|condemn(?:ed|s) the (?:drill|deal|pact|exercise|meeting|grouping)|slam|criticis|criticiz|protest|object|lodged|accus|react|warned|bristl|fum|voiced? anger|said the drill)/i,
    unless: (list) => list.japan,
  },
];
