import { isNotice } from './notice.ts';
import type { ReadPage } from './notice.ts';

const LOG_IN: readonly RegExp[] = [
  /^(?:member |user |staff |please )?(?:log|sign)[ -]?in(?: page| form| required| to continue)?[.!]?$/,
  /^(?:会員|ユーザー?|職員|利用者|管理者)?(?:ログイン|サインイン|認証)(?:画面|ページ|フォーム|が必要です|してください)?。?$/,
  /^authentication required[.!]?$/,
];

const PASSWORD_FIELD = /<input\b[^>]{0,400}\btype\s*=\s*["']?password\b/i;

/** Whether a page that answered 200 is a form to log in: what should have been a 401. */
export const asksToLogIn = (reading: ReadPage, html: string): boolean =>
  PASSWORD_FIELD.test(html) && isNotice(reading, html, LOG_IN);
