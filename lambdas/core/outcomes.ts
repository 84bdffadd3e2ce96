import type { Outcome } from '../contract/outcome.ts';
import { header } from './ports/pages.ts';
import type { PageAnswer, PageFailure } from './ports/pages.ts';

/**
 * What is known of one read of a list or a page. A fact that is not known yet is left out: the function is asked again
 * as more is known, and `ok` means "nothing against it so far".
 */
export interface ReadFacts {
  /** Why nothing was asked of the site. */
  readonly held?: 'waiting' | 'disallowed' | 'robots-unavailable' | 'off-host';
  readonly answer?: PageAnswer;
  /** Whether the answer asks to come later (a Retry-After in the future). */
  readonly asksToWait?: boolean;
  /** Whether the body reads like a bot challenge or a guard's refusal. */
  readonly saysChallenge?: boolean;
  /** Whether the body says that there is no such page. */
  readonly saysNotFound?: boolean;
  /** Whether the body says that the site does not work now. */
  readonly saysOutOfService?: boolean;
  /** Whether the body is a form to log in. */
  readonly asksToLogIn?: boolean;
  /** Why the body gave no words or entries. */
  readonly unread?: 'too-large' | 'wrong-type' | 'unparsable' | 'encrypted' | 'no-text' | 'empty';
  readonly list?: ListFacts;
}

export interface ListFacts {
  readonly entries: number;
  /** Fewer than this is no list of this source. */
  readonly minimum: number;
  /** Entries of the last good list of the same channel; null where there is none. */
  readonly lastGood: number | null;
  /** Entries that no earlier list of this source had. */
  readonly unknown: number;
}

/** From this many entries on, a list has a usual size, and losing three quarters of it is no ordinary day. */
const COLLAPSE_FROM = 8;
/** From this many entries on, a list whose every entry is unknown is more likely another list than all news. */
const IMPLAUSIBLE_FROM = 5;

export interface OutcomeRule {
  readonly outcome: Outcome;
  /** When it is this outcome, in words: the table of docs/outcomes.md. */
  readonly when: string;
  /** What a person can do about it; null where there is nothing to do. */
  readonly todo: string | null;
  readonly holds: (facts: ReadFacts) => boolean;
}

const failed =
  (reason: PageFailure['reason']) =>
  ({ answer }: ReadFacts): boolean =>
    answer?.kind === 'failure' && answer.reason === reason;

const statusOf = ({ answer }: ReadFacts): number | null =>
  answer?.kind === 'response' ? answer.status : null;

const status =
  (holds: (status: number) => boolean) =>
  (facts: ReadFacts): boolean => {
    const answered = statusOf(facts);
    return answered !== null && holds(answered);
  };

/** Cloudflare's `cf-mitigated: challenge` and AWS WAF's `x-amzn-waf-action: challenge|captcha` say so themselves. */
function isChallenged({ answer, saysChallenge }: ReadFacts): boolean {
  if (answer?.kind !== 'response') return false;
  const waf = header(answer.headers, 'x-amzn-waf-action');
  return (
    header(answer.headers, 'cf-mitigated') === 'challenge' ||
    waf === 'challenge' ||
    waf === 'captcha' ||
    saysChallenge === true
  );
}

/** A 304 counts only where the request named what we hold. */
const isUnchanged = ({ answer }: ReadFacts): boolean =>
  answer?.kind === 'response' &&
  answer.status === 304 &&
  ['if-none-match', 'if-modified-since'].some((name) => header(answer.requestHeaders, name) !== undefined);

const isCollapsed = ({ list }: ReadFacts): boolean =>
  list !== undefined &&
  (list.entries < list.minimum ||
    ((list.lastGood ?? 0) >= COLLAPSE_FROM && list.entries * 4 < (list.lastGood ?? 0)));

const isImplausible = ({ list }: ReadFacts): boolean =>
  list !== undefined && (list.lastGood ?? 0) >= IMPLAUSIBLE_FROM && list.unknown === list.entries;

const HOST =
  'Check the address in a browser; where the site is up, the source’s definition names a wrong host.';
const CLOSED =
  'The site does not serve us from here. Run this source from another line, or switch it off; never disguise who asks.';
const DEFINITION = 'Look at the page and mend the definition: `hinomi source check`.';
const PATIENCE = 'Nothing at once: the next poll asks again.';

/** Every outcome and when a read ends in it. The first rule that holds decides. */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
  { outcome: 'waiting', when: 'not asked: inside the site’s Retry-After, or backing off after failures in a row', todo: null, holds: ({ held }) => held === 'waiting' },
  { outcome: 'off-host', when: 'not asked, or a redirect not followed: the address leads off the hosts that the source allows', todo: 'Add the host to `hosts` if it is the publisher’s own.', holds: (facts) => facts.held === 'off-host' || failed('off-host')(facts) },
  { outcome: 'robots-unavailable', when: 'not asked: robots.txt answers 5xx or not at all, and no copy younger than a day is at hand (RFC 9309, 2.3.1.4)', todo: PATIENCE, holds: ({ held }) => held === 'robots-unavailable' },
  { outcome: 'disallowed', when: 'not asked: robots.txt forbids the address', todo: 'Respect it: switch the source off, or name a channel that is allowed.', holds: ({ held }) => held === 'disallowed' },
  { outcome: 'refused-address', when: 'the name leads to an address that is not public, or a redirect to a literal one or to a port of its own', todo: HOST, holds: failed('refused-address') },
  { outcome: 'tls-error', when: 'the certificate cannot be verified, or the handshake failed', todo: 'Tell the site’s owner. We never read past a bad certificate.', holds: failed('tls-error') },
  { outcome: 'network-error', when: 'no connection, or it broke', todo: PATIENCE, holds: failed('network-error') },
  { outcome: 'too-slow', when: 'no complete answer within the time limit', todo: PATIENCE, holds: failed('too-slow') },
  { outcome: 'too-large', when: 'more bytes than the limit, counted after decompression, or more parts or entries than any list has', todo: DEFINITION, holds: (facts) => facts.unread === 'too-large' || failed('too-large')(facts) },
  { outcome: 'redirect-loop', when: 'redirects without end', todo: HOST, holds: failed('redirect-loop') },
  { outcome: 'undecodable', when: 'the content encoding is unknown or broken', todo: PATIENCE, holds: failed('undecodable') },
  { outcome: 'challenged', when: 'a bot challenge or a guard’s refusal, by its header or by what the page says, whatever the status', todo: CLOSED, holds: isChallenged },
  { outcome: 'not-modified', when: '304 to a conditional request: as it was when last read', todo: null, holds: isUnchanged },
  { outcome: 'gone', when: '404 or 410', todo: 'The address has moved: mend `url`.', holds: status((code) => code === 404 || code === 410) },
  { outcome: 'rate-limited', when: '429, or 503 with a Retry-After', todo: 'Nothing at once: the site’s own time is kept. Raise `everyMinutes` where its list answers so often.', holds: (facts) => statusOf(facts) === 429 || (statusOf(facts) === 503 && facts.asksToWait === true) },
  { outcome: 'blocked', when: 'any other 4xx, or a 200 that is a form to log in', todo: CLOSED, holds: (facts) => facts.asksToLogIn === true || status((code) => code >= 400 && code < 500)(facts) },
  { outcome: 'server-error', when: '5xx, or any other status that brings no page (a redirect that leads nowhere, 204, 206, a 304 that nobody asked for), or a 200 whose page says that the site does not work now', todo: PATIENCE, holds: (facts) => facts.saysOutOfService === true || status((code) => code < 200 || code >= 300 || code === 204 || code === 205 || code === 206)(facts) },
  { outcome: 'soft-404', when: 'a 200 whose page says that it is not there', todo: 'The address has moved: mend `url`.', holds: ({ saysNotFound }) => saysNotFound === true },
  { outcome: 'wrong-type', when: 'something else than was expected: a PDF for a list, a page for a feed', todo: DEFINITION, holds: ({ unread }) => unread === 'wrong-type' },
  { outcome: 'unparsable', when: 'what was expected, but broken: a feed that breaks off, a damaged PDF', todo: PATIENCE, holds: ({ unread }) => unread === 'unparsable' },
  { outcome: 'encrypted', when: 'a PDF that asks for a password', todo: null, holds: ({ unread }) => unread === 'encrypted' },
  { outcome: 'no-text', when: 'a PDF without a text layer', todo: null, holds: ({ unread }) => unread === 'no-text' },
  { outcome: 'empty', when: 'a page without words, or a list without an entry', todo: DEFINITION, holds: ({ unread, list }) => unread === 'empty' || list?.entries === 0 },
  { outcome: 'collapsed', when: `fewer entries than the source’s minimum, or than a quarter of the last good list where that had ${COLLAPSE_FROM} or more`, todo: DEFINITION, holds: isCollapsed },
  { outcome: 'implausible', when: `every entry unknown where the last good list had ${IMPLAUSIBLE_FROM} or more; believed when three polls in a row show the same`, todo: 'Look at the page: the list may have become another one.', holds: isImplausible },
  { outcome: 'ok', when: 'none of these', todo: null, holds: () => true },
]; // prettier-ignore

/**
 * Names how a read ended, as far as its facts go: the one place where an outcome is decided, for lists and pages alike.
 * The rules are tried in the order of `OUTCOME_RULES`.
 */
export const outcomeOfRead = (facts: ReadFacts): Outcome =>
  OUTCOME_RULES.find(({ holds }) => holds(facts))?.outcome ?? 'ok';
