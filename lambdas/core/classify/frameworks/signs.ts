import type { Claim } from '../claim.ts';
import { evidenceOf } from '../document.ts';
import type { Sentence } from '../document.ts';
import { isEnglish } from '../english/language.ts';
import type { Found } from '../found.ts';
import type { Reading } from '../reading.ts';
import { ARMS_SIGNS } from './arms-signs.ts';
import { FORCE_SIGNS } from './force-signs.ts';
import { FORUM_SIGNS } from './forum-signs.ts';
import type { Shown, Sign } from './sign.ts';
import { SITTING_SIGNS } from './sitting-signs.ts';
import { VISIT_SIGNS } from './visit-signs.ts';

/** Every sign; each is read on its own. */
export const SIGNS: readonly Sign[] = [
  ...FORUM_SIGNS,
  ...SITTING_SIGNS,
  ...VISIT_SIGNS,
  ...ARMS_SIGNS,
  ...FORCE_SIGNS,
];

/** The frameworks that title and lead show without naming them. `ids`: those that they name. */
export function shownIn(
  reading: Reading,
  claims: ReadonlyMap<Sentence, readonly Claim[]>,
  ids: ReadonlySet<string>,
): Found[] {
  return reading.opening
    .filter((sentence) => !isEnglish(sentence))
    .flatMap((sentence) => {
      const shown: Shown = { reading, sentence, claims: claims.get(sentence) ?? [], ids };
      return SIGNS.flatMap((sign) => foundBy(sign, shown) ?? []);
    });
}

function foundBy(sign: Sign, shown: Shown): Found | undefined {
  const { sentence } = shown;
  if (!stands(sign, sentence) || sign.unless?.test(sentence.text) === true) return undefined;
  const match = sign.words.exec(sentence.text);
  if (match === null || sign.when?.(shown) === false) return undefined;
  const start = match.index;
  const end = start + match[0].length;
  return { id: sign.id, sentence, start, end, evidence: evidenceOf(sentence, start, end, sign.name) };
}

const stands = ({ where }: Sign, { place, index }: Sentence): boolean =>
  place === 'title' || where === 'opening' || (where === 'first' && index === 0);
