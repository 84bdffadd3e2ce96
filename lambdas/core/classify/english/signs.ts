import { SANCTIONS } from './vocabulary.ts';

/** A framework that English words show without its name. */
export interface Sign {
  readonly id: string;
  /** Printed after “by”. */
  readonly rule: string;
  readonly because: string;
  readonly words: RegExp;
  readonly unless?: RegExp;
  /** Read in the title only, or in the lead's first sentence too. */
  readonly lead?: true;
  /** States that the words alone imply. */
  readonly parties?: readonly string[];
  /** Only where Japan takes part. */
  readonly japan?: true;
}

const ARMS =
  '(?:destroyers?|frigates?|submarines?|warships?|radars?|missiles?|interceptors?|patriots?|aircraft|planes?|vessels?|patrol (?:ships?|boats?)|(?:military|engineering|armou?red) (?:trucks|vehicles)|fighters?|arms|weapons?|defen[cs]e equipment|military equipment|antennas?|engines?|howitzers?|amphibians?)';

export const SIGNS: readonly Sign[] = [
  {
    id: 'fms',
    rule: 'a sale to Japan',
    because:
      'the US sells arms to governments by Foreign Military Sales, each approved by the State Department',
    words:
      /\b(?:Foreign Military Sales?|(?:State Department|US|U\.S\.|United States|Washington|Pentagon) (?:approv\w+|clear\w+|okays?|notif\w+|green-?lights?)[^.;]{0,60}\bsales?\b[^.;]{0,60}\bJapan|(?:possible|potential|proposed) (?:arms |missile )?sale[^.;]{0,40}\bto Japan)\b|\bFMS\b/i,
    lead: true,
    japan: true,
    parties: ['US'],
  },
  {
    id: 'equipment-transfer',
    rule: 'arms for export',
    because: 'Japan parts with arms: it exports, sells, supplies or gives ships, radars, missiles',
    words: new RegExp(
      `\\b(?:Japan(?:ese)?(?:'s)?|Tokyo|Mitsubishi|MHI)\\b[^.;]{0,50}\\b(?:export|transfer|sell|supply|deliver|provid|donat|offer|giv|leas|hand(?:s|ed|ing)? over|turn(?:s|ed)? over|hand)\\w*\\b[^.;]{0,40}\\b${ARMS}\\b|\\b(?:buy|order|select|pick|choose|seal|sign|receive|acquire|get)\\w*\\b[^.;]{0,40}\\bJapan(?:ese)?(?:'s|-built|-made|-designed)?\\b[^.;]{0,30}\\b${ARMS}\\b|\\b${ARMS}\\b[^.;]{0,20}\\bfrom (?:Japan|Tokyo)\\b|\\bJapan(?:ese)?-(?:made|built|designed|supplied) (?:\\w+ )?${ARMS}[^.;]{0,30}\\b(?:online|service|deliver|arriv|commission|install|operational)\\w*|\\bJapan(?:ese)?(?:'s)? ${ARMS}[^.;]{0,30}\\b(?:deliver|order|contract)\\w*\\b|\\bJapan\\b[^.;]{0,60}\\b(?:warship|frigate|submarine|destroyer|radar|missile|arms|defen[cs]e equipment)s?\\b[^.;]{0,12}\\b(?:deal|contract|order|export|transfer|pact)s?\\b`,
      'i',
    ),
    unless:
      /Official Security Assistance|\bOSA\b|US (?:approv|clear)|State Department|sale to Japan|to Japan\b|Ukraine/i,
  },
  {
    id: 'equipment-transfer',
    rule: 'arms for export',
    because: 'an agreement on the transfer of defence equipment and technology by its long name',
    words:
      /\bdefen[cs]e equipment(?: and technology)?(?: (?:transfer|cooperation)| pact| agreement)|\btransfer of defen[cs]e equipment/i,
    unless: /\bto study|discuss|instruct/i,
  },
  {
    id: 'gsomia',
    rule: 'its long name',
    because: 'the long official name: Agreement … on the Security of Information',
    words:
      /\bon the (?:Security|Protection) of (?:Classified |Military )?Information\b|\b(?:information[- ]security|information[- ]protection|intelligence[- ]sharing|information[- ]sharing|classified information|security of information|security information) (?:agreement|pact|accord|deal)\b|\b(?:agreement|pact|accord|talks|negotiations|deal|treaty) on (?:the )?(?:classified information|sharing (?:of )?(?:classified |military |secret )?(?:information|intelligence)|information security|information protection|security of information|intelligence sharing)\b/i,
    lead: true,
    japan: true,
  },
  {
    id: 'raa',
    rule: 'its long name',
    because: 'the long official name, and what newspapers call it',
    words:
      /\bFacilitation of Reciprocal Access\b|\breciprocal (?:troop )?access (?:pact|deal|accord|treaty|agreement)\b|\b(?:visiting forces|troop[- ]access|troops?) (?:pact|deal|accord)\b/i,
    lead: true,
    japan: true,
  },
  {
    id: 'acsa',
    rule: 'its long name',
    because: 'the long official name: on reciprocal provision of supplies and services',
    words:
      /\bReciprocal Provision of Supplies and Services\b|\bcross-servicing (?:pact|deal|accord)\b|\b(?:military )?(?:logistics|supply|supplies)(?:[- ](?:sharing|support))?(?: military)? (?:pact|deal|accord|agreement)\b/i,
    lead: true,
    japan: true,
  },
  {
    id: 'defence-mou',
    rule: 'a memorandum',
    because: 'a memorandum on defence cooperation and exchanges',
    words:
      /\b(?:memorandum(?: of (?:understanding|cooperation|intent))?|MOU|MoU|MOC)\b[^.;]{0,40}\bdefen[cs]e (?:cooperation|exchanges?|ties)\b|\bdefen[cs]e (?:cooperation|exchanges?|ties)\b[^.;]{0,24}\b(?:memorandum|MOU|MoU)\b|\bsign\w*\b[^.;]{0,40}\b(?:defen[cs]e|military) (?:memorandum|MOU|MoU)\b/i,
    lead: true,
    japan: true,
  },
  {
    id: 'un-sanctions',
    rule: 'a sanctions patrol',
    because:
      'patrols against ship-to-ship transfers with North Korea under resolutions of the Security Council',
    words: SANCTIONS,
    lead: true,
  },
  {
    id: 'us-forces-japan',
    rule: 'US forces in Japan',
    because: 'the realignment of US forces in Japan, its bases and its headquarters',
    words:
      /\b(?:Marines?|troops|forces|base)\b[^.;]{0,60}\b(?:Okinawa|Futenma|Henoko)\b[^.;]{0,40}\bGuam\b|\b(?:Futenma|Henoko)\b|\bUS (?:command|headquarters) in Japan|\bU\.?S\.? Forces Japan\b|\bhost[- ]nation support\b/i,
    unless: /\bruling|\bgovernor|\belection|press conference|\bprotest/i,
  },
  {
    id: 'us-forces-japan',
    rule: 'US forces in Japan',
    because: 'governments agree on the realignment of US troops',
    words:
      /\b(?:agree\w*|announc\w+|sign\w*|confirm\w*|decid\w+|adopt\w*)\b[^.;]{0,80}\brealign\w*[^.;]{0,30}\b(?:US|U\.S\.|American|Marines?)\b/i,
    lead: true,
    japan: true,
  },
  {
    id: 'us-forces-japan',
    rule: 'US forces in Japan',
    because: 'the US command in Japan by its acronym',
    words: /\bUSFJ\b/,
    unless:
      /\b(?:named|nominated|to lead|replac\w+|takes? (?:over|command)|change of command|commander|deputy)\b/i,
    parties: ['US'],
  },
  {
    id: 'other-exercise',
    rule: 'forces in training',
    because: 'forces train together: drills, exercises, joint sails, flights in formation',
    words:
      /\b(?:drills?|exercises?|war ?games?|(?:four|three)-way sail|manoeuvres|maneuvers|joint (?:sail|patrol|flight|training|navigation)|(?:train|sail|fl(?:y|ies)|operate)s? (?:together|with|alongside|jointly)|(?:train|exercis|drill)(?:s|es|ed|ing)? (?:with|alongside|together|on the way|en route)|(?:navies|forces|troops|J?[GMA]?SDF|soldiers|ships|jets|frigates?|destroyers?|marines) (?:train|exercise|drill)|bilateral training|cooperative (?:activity|deployment)|live[- ]fire|field training|passex|passing exercise)\b/i,
    unless:
      /\b(?:ballistic|evacuation|disaster drill|around Taiwan|near Taiwan|protest|condemn|denounc|slam|criticis|criticiz|after drills?|call for|exercise (?:caution|restraint)|scrambl|talks?|meet|ministers?|summit|agree)\w*\b/i,
    japan: true,
  },
  {
    id: 'ewg',
    rule: 'its working group',
    because: 'the working groups of the ADMM-Plus',
    words: /\bADMM[- ]?Plus (?:experts?'?s? )?working groups?\b/i,
    lead: true,
  },
  {
    id: 'capacity-building',
    rule: 'teaching of forces',
    because: 'teaching the forces of another state',
    words:
      /\b(?:capacity[- ]building|JSDF (?:instructors?|engineers?|medics?|band) (?:teach|train|instruct)\w*|(?:teach|train|instruct)(?:es|s|ed|ing)? (?:the )?(?:\w+ ){0,3}(?:army|navy|military|coast guard|engineers|band|troops|soldiers|divers|medics)(?: (?:band|engineers|in|on|how|to))|(?:engineers|medics|band|musicians|divers|trainees|soldiers|officers) (?:finish|complete|start|begin|end)\w* (?:\w+ )?(?:course|training|programme|program)(?: (?:with|by|from|under)))\b/i,
    japan: true,
    unless: /\bdrills?|exercises?\b/i,
  },
];
