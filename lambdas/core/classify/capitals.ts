import type { Sense } from './lexicon.ts';
import type { Hit } from './matcher.ts';

/**
 * Capitals in Japanese: a place (ソウルで会談), which says nothing of the state; where the sentence lets them act, the
 * government (北京は反発した), a mention, as what a state does with Japan is said with its name; and the goal of a trip
 * (キーウを訪問), which is a visit to the state.
 */
type Country = Extract<Sense, { kind: 'country' }>;

/** Words looked at behind a capital. */
const REACH = 24;
const ACTS =
  /^(?:側|政府|当局|指導部|は(?!、?(?:雨|雪|晴|快晴|大雪))|が(?!(?:会場|舞台|開催地|首都|候補地))|も|の(?:反発|反応|思惑|意向|出方|立場|政権|指導部)|を(?:けん制|牽制|刺激|非難|説得)|(?:を|へ|に)?(?:公式)?(?:訪問(?!先|中)|訪れ|出張))/;

/** The capital that a hit is, undefined where it is none. */
export const capitalOf = (hit: Hit<Sense>): Country | undefined =>
  hit.senses.find((sense): sense is Country => sense.kind === 'country' && sense.via === 'capital');

/** Whether the capital at a place of a Japanese sentence stands for its state. */
export const isGovernment = (text: string, { end }: Hit<Sense>): boolean =>
  ACTS.test(text.slice(end, end + REACH));
