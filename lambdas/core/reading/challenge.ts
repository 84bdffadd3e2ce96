import { oneLine } from '../text/whitespace.ts';

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
    MARKS.some((pattern) => pattern.test(html)) || (title === 'access denied' && AKAMAI.test(html));
  return marked && shownLength(html) < SHORT;
}

/** About how many characters a page shows: enough to tell a notice from an article. */
function shownLength(html: string): number {
  const unread = /<(script|style|noscript|template|svg|head)\b[^]*?(?:<\/\1\s*>|$)|<!--[^]*?(?:-->|$)/gi;
  return oneLine(html.replaceAll(unread, ' ').replaceAll(/<[^>]*>/g, ' ')).length;
}
