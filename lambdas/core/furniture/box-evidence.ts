import { MINUTE, secondsOf } from '../../contract/instant.ts';
import type { Sketch } from './furniture-record.ts';

/** Pages on which a box must have changed to the same words between two reads. */
const CHANGED = 2;
/** Pages that were read within this time show one state of whatever rotates. */
const SAME_TIME = 10 * MINUTE;

type BoxSketch = Sketch['boxes'][number];
interface Showing {
  readonly page: Sketch;
  readonly box: BoxSketch;
}

/**
 * The pages of a template that show that a box is furniture by what it says. Each of them says something of its own
 * besides, `isOwn`.
 *
 * - Every page that was read since the first of them has the box and says the same in it. And the box is a list, or
 *   stands behind the page's own words, or was seen to change on several pages alike: else it may be how such pages
 *   begin (防衛省, 下記のとおりお知らせします), and the next one begins otherwise.
 * - Or it is a list that turns with time: pages read together say the same, pages read later may say something else, and
 *   what it said once does not come back.
 */
export function pagesShowing(
  key: string,
  pages: readonly Sketch[],
  isOwn: (word: string) => boolean,
): readonly Sketch[] {
  const shown = pages.map((page) => ({ page, box: page.boxes.find(({ at }) => at === key) }));
  const last = shown.at(-1)?.box;
  if (last === undefined) return [];
  const isFull = ({ page }: Showing): boolean => page.words.some(isOwn);
  const alike = sinceFirst(shown, ({ box }) => box?.says === last.says);
  const same = alike.every(({ box }) => box.says === last.says) ? alike.filter(isFull) : [];
  const moved = same.filter(({ box }) => box.moved).length >= CHANGED;
  const stands = moved || last.listed || same.every((each) => isBehind(each, isOwn));
  const turning = last.listed ? turned(sinceFirst(shown, ({ box }) => box !== undefined)).filter(isFull) : [];
  return (stands && same.length >= turning.length ? same : turning).map(({ page }) => page);
}

/** From the first page for which it holds; none where a later one has no such box. */
function sinceFirst(
  shown: readonly { readonly page: Sketch; readonly box: BoxSketch | undefined }[],
  holds: (one: { readonly box: BoxSketch | undefined }) => boolean,
): readonly Showing[] {
  const since = shown.slice(shown.findIndex(holds));
  const boxed = since.flatMap(({ page, box }) => (box === undefined ? [] : [{ page, box }]));
  return boxed.length === since.length ? boxed : [];
}

function isBehind({ page, box }: Showing, isOwn: (word: string) => boolean): boolean {
  const behind = box.behind === 0 ? [] : page.words.slice(-box.behind);
  return behind.length === box.behind && !behind.some(isOwn);
}

/** Of a list that turns with time, the pages that agree with another; none where it does not. */
function turned(shown: readonly Showing[]): readonly Showing[] {
  const stretches: Showing[][] = [];
  for (const each of shown) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    if (stretch !== undefined && before?.box.says === each.box.says) stretch.push(each);
    else if (before !== undefined && isTogether(before.page, each.page)) return [];
    else stretches.push([each]);
  }
  const states = new Set(stretches.map(([first]) => first?.box.says));
  return states.size < stretches.length ? [] : stretches.filter(({ length }) => length > 1).flat();
}

const isTogether = (one: Sketch, other: Sketch): boolean =>
  Math.abs(secondsOf(one.at) - secondsOf(other.at)) < SAME_TIME;
