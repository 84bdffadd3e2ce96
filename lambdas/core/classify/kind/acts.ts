import { satIn } from './aspect.ts';
import { all, began, either, has, not, opened, titled } from './rule.ts';
import type { KindRule } from './rule.ts';
import { APPROVED, SIGNED, SITTING, TREATY, TREATY_ACT, TREATY_WORDS, VISIT } from './vocabulary.ts';

/** A memorandum signed there is part of the sitting or trip. */
export const MEMORANDUM = /覚書|意図表明|\bMOU\b|memorandum/i;
const TOGETHER = /[相臣官]と|会談|会合|訪問|来日|訪日|出張|へ$/;
const HANDED =
  /供与式|引渡式?|引き渡し|引渡し|書簡|署名|交換|takes? delivery|hand(?:s|ed)? over|turn(?:s|ed)? over|turnover|delivers?|received?s?\b|handover/i;

/** Who signed was on a trip. */
export const ON_TRIP = /\bvisiting\b|訪問中|出張中|訪問した/;
/** Ministers speak of a text: 発効を確認, 締結に向け協議. */
const SPOKEN_OF =
  /(?:署名|発効|締結|批准)(?:の|を|後の|に向け)[^、。]{0,8}(?:確認|歓迎|評価|期待|協議|議論|目指|要請|調整)/;
/** A signature of an earlier day. */
const RECALLED = /(?:署名|発効)(?:済|以来|から|後|された)|signed (?:in|last)\b/;

const assistance = either(
  has('osa'),
  opened(/\bOSA\b|Official Security Assistance|政府安全保障能力強化支援/),
);

/** Acts on a text. */
export const ACTS: readonly KindRule[] = [
  {
    kind: 'agreement',
    name: 'assistance is agreed',
    because: 'notes exchanged or goods handed over are the act of OSA',
    words: all(
      titled(/供与|提供|引き渡|delivery|hand|turn|deliver|receive|patrol (?:boat|vessel)|radar/i),
      assistance,
      either(titled(HANDED), opened(HANDED)),
      not(titled(/候補|対象国/)),
      not(titled(SITTING)),
    ),
  },
  {
    kind: 'announcement',
    name: 'assistance is decided',
    because: 'recipients and gifts before any signature are Japan’s own decision',
    words: all(titled(/供与|候補|対象|予算/), has('osa'), not(titled(SITTING))),
  },
  {
    kind: 'agreement',
    name: 'a text is signed or comes into force',
    because: 'signed, exchanged, in force, notified: the text is the news, whatever sitting stands beside it',
    words: all(
      titled(SIGNED, SPOKEN_OF),
      titled(TREATY_WORDS),
      not(all(titled(MEMORANDUM), not(titled(/協定|条約|agreement|treaty/i)))),
    ),
  },
  {
    kind: 'agreement',
    name: 'an act on a treaty',
    because: 'concluded, agreed in principle, ratified: the news is what became of the text',
    words: all(
      titled(TREATY_ACT, APPROVED),
      either(titled(TREATY_WORDS), has(...TREATY)),
      not(titled(SITTING)),
      not(titled(MEMORANDUM)),
      not(titled(/契約|contract|venture/i)),
    ),
  },
  {
    kind: 'agreement',
    name: 'a deal on the forces',
    because: 'what the two governments agreed on bases and their cost is a text',
    words: all(
      titled(/(?:[にで]|日米が|両政府が|双方が)(?:実質|大筋)?合意(?:$|。|、)/),
      has('us-forces-japan'),
      not(titled(SITTING)),
    ),
  },
  {
    kind: 'agreement',
    name: 'a treaty signed at a sitting',
    because: 'the title says what was agreed, the lead that a treaty was signed on it',
    words: all(titled(/合意|設立|署名|締結/), began(/(?:条約|協定)に(?:署名|調印)/), not(titled(SITTING))),
  },
  {
    kind: 'agreement',
    name: 'a text in the title, signed in the lead',
    because: 'the title names the text, the lead what was done to it',
    words: all(
      titled(TREATY_WORDS, APPROVED),
      began(SIGNED, RECALLED),
      not(titled(SITTING)),
      not(titled(VISIT)),
      not(titled(MEMORANDUM)),
    ),
  },
  {
    kind: 'agreement',
    name: 'a memorandum by itself',
    because: 'signed at no sitting and on no trip',
    words: all(
      titled(TREATY_ACT, TOGETHER),
      titled(MEMORANDUM),
      not(titled(SITTING)),
      not(titled(VISIT)),
      not(satIn),
      not(began(ON_TRIP)),
    ),
  },
];
