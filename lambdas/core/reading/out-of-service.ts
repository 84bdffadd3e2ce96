import { isNotice } from './notice.ts';
import type { ReadPage } from './notice.ts';

const PLACE =
  '(?:(?:当|本|この|the |this |our )?(?:サイト|ホームページ|システム|サーバー?|サービス|site|website|web site|page|server|system|service))';
const NOW = '(?:ただいま|只今|現在|申し訳(?:ございません|ありません))';

/**
 * Whole titles, headings or sentences of pages that say that the site does not work now. Only what is said of the present
 * counts: "maintenance next Sunday" is an announcement like any other.
 */
const OUT_OF_SERVICE: readonly RegExp[] = [
  new RegExp(`^${NOW}?[、,が]*${PLACE}?[はの]?[、,]?(?:緊急|定期|臨時|システム|サーバー?)*(?:の)?メンテナンス(?:作業|実施)?中(?:です|でございます|のため.{0,40}|につき.{0,40})?[。!]?$`),
  new RegExp(`^${NOW}?[、,が]*(?:${PLACE}は[、,]?)?(?:緊急|定期|臨時|システム|サーバー?)*(?:の)?メンテナンス(?:作業)?を(?:行って|実施して)(?:い|お)り?(?:ます|る).{0,20}$`),
  new RegExp(`^${NOW}[、,が]*.{0,20}(?:アクセスが集中|混み合って|混雑して|つながりにくく).{0,40}$`),
  new RegExp(`^${PLACE}?(?:アクセスが集中して|サービスを(?:一時)?停止して|一時的に(?:停止|閉鎖)して)(?:い|お)り?ます.{0,40}$`),
  /^一時的に(?:ご利用|アクセス|表示)(?:が|は)?(?:いただけません|できません|できなくなっています).{0,30}$/,
  /^(?:http )?(?:error )?(?:50[0-4][ :.-]*)?(?:internal server error|bad gateway|service(?: is)?(?: temporarily| currently)? unavailable|gateway time-?out)[.!]?$/,
  new RegExp(`^(?:sorry[,. ]*)?(?:we are|we're|we’re|${PLACE} is)(?: currently| temporarily)*(?: down| closed| offline| unavailable| undergoing| under| performing)(?: for)?(?: scheduled| planned| routine| some| urgent)*(?: maintenance)?(?: at the moment| right now)?[.!]?$`),
  /^(?:site |website |server |system )?(?:is )?(?:under|down for|undergoing|in) (?:scheduled |planned )?maintenance(?: mode)?[.!]?$/,
  /^(?:temporarily|currently) (?:unavailable|offline|down for maintenance)[.!]?$/,
  /^error establishing a database connection[.!]?$/,
  /^(?:we'll|we’ll|we will) be (?:right )?back(?: soon| shortly)?[.!]?$/,
]; // prettier-ignore

/** Whether a page that answered 200 says that its site does not work now: what should have been a 503. */
export const isOutOfService = (reading: ReadPage, html: string): boolean =>
  isNotice(reading, html, OUT_OF_SERVICE);
