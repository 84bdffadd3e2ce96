/** What may not stand before 日 where it is Japan: digits (1日) and words that end in 日 (本日, 毎日, 訪日). */
const DAY_BEFORE = /[0-9本今毎連訪来在駐同翌前当全祝平休期対滞一二三四五六七八九十両先昨終近即半初]/;

/** Whether the 日 at a place of folded text is Japan's and not a day's. */
export const isJapanAt = (text: string, at: number): boolean =>
  at === 0 || !DAY_BEFORE.test(text.charAt(at - 1));

/** Whether a run 日X… of one-kanji codes ends directly before a place: then what follows is no dictionary word. */
export function isInRun(text: string, at: number, japan: string, codes: ReadonlySet<string>): boolean {
  let start = at - 1;
  while (start >= 0 && codes.has(text.charAt(start)) && text.charAt(start) !== japan) start -= 1;
  return start >= 0 && text.charAt(start) === japan && isJapanAt(text, start);
}
