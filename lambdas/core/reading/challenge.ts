import { header } from '../ports/pages.ts';
import type { PageAnswer } from '../ports/pages.ts';
import { oneLine } from '../text/whitespace.ts';
import { decodeText } from './charset.ts';

/** Titles of the pages that stand between a client and a site, whole and in lower case. */
const TITLES: readonly RegExp[] = [
  /^just a moment(?:\.\.\.|…)?$/,
  /^しばらくお待ちください(?:\.\.\.|…)?$/,
  /^attention required! \| cloudflare$/,
  /^checking your browser/,
  /^ddos-guard$/,
  /^sucuri website firewall - access denied$/,
  /^(?:human|security|robot or human|are you (?:a )?human|bot) (?:verification|check|challenge)\??$/,
  /^access to this page has been denied\.?$/,
  /^pardon our interruption(?:\.\.\.)?$/,
  /^client challenge$/,
];

/**
 * Marks in the source of challenge pages. Ordinary pages of protected sites carry scripts of the same makers
 * (`/cdn-cgi/challenge-platform/` stands on every page of the Ministry of Defense), so these count only where the page
 * itself says next to nothing.
 */
const MARKS: readonly RegExp[] = [
  /_cf_chl_opt|cf-chl-|id=["']?(?:challenge-form|challenge-error-text|cf-error-details)/i,
  /enable javascript and cookies to continue/i,
  /errors\.edgesuite\.net/i,
  /_Incapsula_Resource|Incapsula incident ID/i,
  /(?:geo|interstitial)\.captcha-delivery\.com/i,
  /window\.gokuProps|awsWafCookieDomainList/,
  /id=["']?px-captcha/i,
  /sucuri_cloudproxy_js/i,
];

/** Akamai's refusal: its title says no more than any server's 403, its reference number is its own. */
const AKAMAI = /you don(?:'|&#39;|’)t have permission to access[^]{0,600}?reference(?:\s|&#32;)*(?:#|&#35;)/i;

/** A puzzle that tells people from programs, and the request to solve it: forms for letters have the puzzle alone. */
const PUZZLE = /captcha|cf-turnstile/i;
const SOLVE_IT =
  /\b(?:you|are|you(?:'|&#39;|’)re|not) (?:a |an )?(?:human|robot|bot)\b|\bverify (?:that )?you\b|ロボットでは(?:ない|ありません)|人間であること|画像(?:認証|に表示)/i;

/** Most characters that a challenge page shows a reader. */
const SHORT = 800;

/**
 * Whether a page is a bot challenge or the refusal of a site's guard, whatever status it came with. `html`: the decoded
 * page. Conservative: a title that is nothing else, or a guard's marks on a page with hardly a word.
 */
export function isChallenge(html: string): boolean {
  const title = oneLine(/<title[^>]*>([^<]*)<\/title>/i.exec(html.slice(0, 20_000))?.[1] ?? '').toLowerCase();
  if (TITLES.some((pattern) => pattern.test(title))) return true;
  const marked =
    MARKS.some((pattern) => pattern.test(html)) ||
    (title === 'access denied' && AKAMAI.test(html)) ||
    (PUZZLE.test(html) && SOLVE_IT.test(html));
  return marked && shownLength(html) < SHORT;
}

/** A challenge has some 30 KB: what is larger need not be searched for one to its end. */
const SEARCHED_BYTES = 128 * 1024;

/** The same of an answer. */
export function saysChallenge(answer: PageAnswer): boolean {
  if (answer.kind === 'failure' || answer.body.length === 0) return false;
  const head = answer.body.subarray(0, SEARCHED_BYTES);
  const contentType = header(answer.headers, 'content-type');
  return isChallenge(decodeText(head, { contentType, kind: 'html' }).text);
}

/** About how many characters a page shows: enough to tell a notice from an article. */
function shownLength(html: string): number {
  const unread = /<(script|style|noscript|template|svg|head)\b[^]*?(?:<\/\1\s*>|$)|<!--[^]*?(?:-->|$)/gi;
  return oneLine(html.replaceAll(unread, ' ').replaceAll(/<[^<>]*>/g, ' ')).length;
}
