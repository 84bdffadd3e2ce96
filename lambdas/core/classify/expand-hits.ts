import { withoutLedOffices } from './led-offices.ts';
import type { Sense } from './lexicon.ts';
import type { Hit } from './matcher.ts';

/**
 * Formats that begin with their states (日米合同委員会) are one hit; the states are given as hits of their own before
 * it; offices that a name leads are left out. `codeOf`: the code of a one-kanji name, undefined where the character is none.
 */
export function withStates(
  found: readonly Hit<Sense>[],
  text: string,
  japan: string,
  codeOf: (kanji: string) => string | undefined,
): Hit<Sense>[] {
  const hits = withoutLedOffices(found, text);
  const startsWithJapan = (hit: Hit<Sense>): boolean =>
    hit.end - hit.start > 2 && text.startsWith(japan, hit.start);
  if (!hits.some(startsWithJapan)) return hits;
  return hits.flatMap((hit) => {
    if (!startsWithJapan(hit) || !hit.senses.some((sense) => sense.kind === 'framework')) return [hit];
    const states: Hit<Sense>[] = [];
    for (let at = hit.start + 1; at < hit.end; at += 1) {
      const code = codeOf(text.charAt(at));
      if (code === undefined) break;
      states.push({ start: at, end: at + 1, senses: [{ kind: 'country', code, via: 'kanji' }] });
    }
    if (states.length === 0) return [hit];
    const first: Hit<Sense> = {
      start: hit.start,
      end: hit.start + 1,
      senses: [{ kind: 'japan', via: 'kanji' }],
    };
    return [first, ...states, hit];
  });
}
