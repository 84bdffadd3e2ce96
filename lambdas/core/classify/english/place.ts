import type { Sentence } from '../document.ts';
import { clausesOf, holds } from './clauses.ts';

/** X is only the time, the place or the reason: on the sidelines of X, ahead of X, to attend X. */
export const OCCASION =
  /\b(?:before|after|ahead of|since|following|prior to|on the eve of|on the occasion of|at the time of|in connection with|follow(?:s|ed)|preced(?:es|ed)|comes? after|(?:on|at|in) (?:the )?(?:margins?|sidelines?|fringes?|side) of|sidelines of|margins of|to attend|en route to|while attending|coinciding with|during|in time for|within|who (?:is|was) (?:in \w+ )?(?:for|to attend)|the same (?:\w+ )?as|earlier at|builds? on \w+ at|training at|approved at|endorsed at)(?:(?: the)? [A-Z][\w-]+ and)?(?: (?:the|this year's|next week's|last week's|\d+\w*|first|second|latest|annual|upcoming|an?))*$/i;
/** What parties talk of, hope for or lack. */
export const TALKED_BEFORE =
  /\b(?:discuss\w*|talk(?:s|ed)? (?:about|of|on)|touch(?:es|ed) on|tackl\w+|explain\w*|outlin\w+|thank\w* [^.;]*for|mention\w*|consider\w*|stud(?:y|ies|ied)|explor\w*|eyes?|mull\w*|hop(?:es?|ed|ing) for|calls? for|urg\w+|propos\w*|plans? for|possib\w+|could|might|may|amid|debate (?:on|over|about)|criticism of|protests? (?:at|against|over)|question\w* (?:on|about)|asked about|briefed on|like|such as|including|similar to|progress (?:on|of|in)|interest in|support for|importance of|via|through|without|instead of|rather than)(?:[ -][\w-]+){0,3}$/i;
export const TALKED_AFTER =
  /^(?:'s)? (?:(?:also )?(?:came up|was raised|were raised|were discussed|was discussed|(?:to be|will be|are to be|is to be) (?:promoted|discussed|studied|considered|expanded|explored)|is on the agenda|remains?|stalls?|is needed|(?:is |are )?(?:awaiting|pending|yet to)\b|is lapsing|lapse)|could|may|might|would|should|talks (?:stall|drag))/i;
export const DONE =
  /\b(?:sign\w*|seal\w*|ink\w*|conclu\w+|enter(?:s|ed)? into force|entry into force|takes? effect|took effect|ratif\w+|concur\w*|exchang\w+|agree\w*|announc\w+|approv\w+|confirm\w*|launch\w*|adopt\w*|unveil\w*|present\w*|hand(?:s|ed|ing)? over|handover|deliver\w*|first (?:\w+ )*(?:under|delivery)|start\w*|beg[aiu]n\w*|select\w*|chose\w*|award\w*|invok\w+|establish\w*|notif\w+|clear(?:s|ed)|ceremony|buys?|sell|sells|sold|supply|export|order(?:s|ed)?|transfer\w*|receiv\w+|gets?|implement\w*|expan\w+|upgrad\w*|provid\w+|donat\w*|open(?:s|ed)?|activated|put into)\b/i;
export const TAKES_PART =
  /\b(?:took part|tak(?:es?|ing) part|attend(?:s|ed|ing)?|particip\w+|met|meets?|speech|spoke|speaks|speak|address\w*|host(?:s|ed)?|chair\w*|co-chair\w*|held|holds?|open(?:s|ed)?|conven\w+|adopt\w*|join(?:s|ed)?|deliver\w*|conclu\w+|present\w*|gather\w*|reports? attending|at the)\b/i;
export const RECALLED = /\b(?:recall\w*|builds? on|earlier|previous\w*|last (?:year|month)|ago)\b/i;

/** Where a form stands. */
export interface Place {
  readonly titled: boolean;
  readonly first: boolean;
  readonly sentence: Sentence;
  /** The clause that the form stands in, parted at the form. */
  readonly before: string;
  readonly after: string;
  readonly clause: string;
  readonly form: string;
}

/** The place of a form in its sentence. */
export function placeOf(sentence: Sentence, start: number, end: number): Place {
  const clause = clausesOf(sentence.text).find((each) => holds(each, start));
  const from = clause?.start ?? 0;
  const to = clause?.end ?? sentence.text.length;
  return {
    titled: sentence.place === 'title',
    first: sentence.index === 0,
    sentence,
    before: sentence.text.slice(Math.max(from, start - 120), start).trimEnd(),
    after: sentence.text.slice(end, Math.max(end, to)),
    clause: sentence.text.slice(from, to),
    form: sentence.text.slice(start, end),
  };
}
