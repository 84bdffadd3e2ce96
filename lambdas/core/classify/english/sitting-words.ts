import { levelIn } from './offices.ts';

/** Words that report a sitting, a call or a visit of office-holders. */
export const SITS =
  /\b(?:met|meets?|meeting|meetings|talks(?! (?:on|about|over|for|toward) (?:an? |the )?(?:raa|acsa|gsomia|pact|agreement|treaty|deal))|bilaterals?|trilaterals?|welcom(?:es|ed)|discuss(?:es|ed)?|phone call|call(?:s|ed)? (?:with|between|readout)|calls? with|telephone|(?:video|tele)[ -]?(?:tele)?con(?:f\w*)?\b|VTC|talked (?:with|to|by)|video (?:call|meeting|link|talks)|ministerial|shakes? hands|shook hands|joint statement|press conference (?:with|by)|joint press conference|consultations|dialogue|2\+2|two-plus-two|spoke|speaks?|summit|visits?|visited|visiting(?! forces)|trips?|hosts? (?:\w+ ){0,3}(?:counterpart|minister|secretary)|hosted (?:\w+ ){0,3}(?:counterpart|minister|secretary)|(?:ministers?|chiefs|secretar(?:y|ies)|leaders) (?:to )?(?:agree|affirm|confirm|reaffirm|pledge|vow|condemn|urge|hold|held|convene|gather|express)\w*|convened?|conven(?:es|ed)|huddl(?:es?|ed)|pow-?wows?|parleys?|confabs?|sit-downs?|(?:sits?|sat) down (?:with|for|together)|confer(?:s|red)? with|touch(?:es|ed)? base|compar(?:es?|ed) notes)\b/i;
/** What is a sitting even in the report of an exercise. */
const GATHERING =
  /\b(?:talks with|met with|ministers met|(?:ministers?|chiefs|leaders|secretar(?:y|ies)|chiefs of staff)'? (?:meeting|talks|met)|ministerial|2\+2|bilaterals|phone call|chiefs of staff meeting)\b/i;
/** What office-holders do when they sit: hosts, agrees, vows. A state alone may do it without a sitting. */
const OF_OFFICES =
  /\b(?:hosts?|hosted|receiv(?:es|ed)|greet(?:s|ed)|agrees?|agreed|affirm\w*|confirm\w*|reaffirm\w*|pledg\w+|vow\w*|condemn(?:s|ed)?|underscor\w+|express\w*|voic(?:e|es|ed)|settl(?:e|es|ed)|mend|confer(?:s|red)?|exchange(?:s|d)? views|gather(?:s|ed)?|sign(?:s|ed)? (?:an? |the )?(?:\w+ )?(?:letter|memorandum|mou|declaration|terms|document|roadmap)|talk|brief(?:s|ed)?)\b/i;

export const isOfOffices = (words: string): boolean => OF_OFFICES.test(words);

const TRAINING =
  /\b(?:exercises?|drills?|training|trains?|war ?games?|manoeuvres|maneuvers|sail(?:s|ed)? together|joint sail|four-way sail|cooperative activity)\b/i;

/** A framework of its own, no talks. */
export const COURTESY =
  /\bcourtesy (?:calls?|visits?)\b|\bcall(?:s|ed)? on (?:Japan(?:ese|'s)? )?(?:the )?(?:Prime |Defen[cs]e |Foreign )?Minister\b/gi;

export const isTraining = (words: string): boolean => TRAINING.test(words);

/** The item is on forces in training: its title speaks of it and of no office-holders. */
export const isOnTraining = (title: string): boolean => TRAINING.test(title) && levelIn(title) === undefined;

export const isGathering = (words: string, training: boolean): boolean => training && GATHERING.test(words);
