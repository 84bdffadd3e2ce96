import { isDated } from './wording.ts';
import type { Wording } from './wording.ts';

/** Words that count readers and nothing else. */
const COUNTS_READERS = /閲覧|アクセス数|ビュー数|読まれ|読んでい|\b(?:page ?views?|views?|viewed|pv)\b/i;
/** Words beside which a number counts. */
const COUNTS =
  /アクセス|ビュー|人目の(?:訪問|来訪|閲覧|読者|お客)|訪問者|来訪者|いいね|シェア|ツイート|ブックマーク|コメント|カウンタ|ダウンロード|再生|ランキング|トークン|\b(?:hits?|visits?|visited|visitors?|likes?|shares?|shared|tweets?|comments?|downloads?|downloaded|reads?|readers?|reading|tokens?)\b/i;
const TELLS_TIME =
  /(?:現在|ただ今|ただいま)の?(?:時刻|日時)|(?:表示|取得|生成|出力)(?:日時|時刻)|処理時間|\d{1,2}:\d{2}:\d{2}|\d ?(?:秒|分|時間|日)前|\b(?:now|current time|server time|generated|rendered|accessed|retrieved)\b|\d (?:second|minute|hour|day)s? ago\b/i;
/** Ids and classes of elements that count or tell the time. */
const NAMED_SO =
  /(?:^|[#._-])(?:(?:page|access|view|visit|visitor|hit|pv)?-?count(?:er|s)?|views?|pv|hits|clock|csrf|nonce)(?:$|[.#_-])/i;

/**
 * Whether a line of figures counts, tells the time of the reading or holds a random run: it is another at every read.
 * `names`: id and classes of its element. A line with a date is the page's own unless its words say otherwise; beside
 * what counts readers (`3月1日 閲覧数 123`) a date goes with it.
 */
export function isCounter({ plain, form }: Wording, names: string): boolean {
  if (COUNTS_READERS.test(plain) || TELLS_TIME.test(plain) || form.includes('*')) return true;
  return !isDated(plain) && (COUNTS.test(plain) || NAMED_SO.test(names));
}
