import { after, instantOf, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import { header } from './ports/pages.ts';
import type { PageAnswer, PageResponse } from './ports/pages.ts';

/** What an answer is worth before anything in it is read. */
export interface AnswerVerdict {
  readonly outcome: Outcome;
  /** One line for a person; null where the outcome says all. */
  readonly detail: string | null;
  /** When the site wants to be asked again (Retry-After), null where it did not say. */
  readonly retryAfter: Instant | null;
}

/** Longest Retry-After that is taken at its word: a slip of a server must not silence a source for a year. */
const LONGEST_WAIT = 7 * 24 * 3600;

/**
 * Reads Retry-After (RFC 9110 10.2.3): seconds, or an HTTP date. Null where it is absent, unreadable or not in the
 * future; at most a week.
 */
export function retryAfterOf(response: PageResponse, now: Instant): Instant | null {
  const value = header(response.headers, 'retry-after')?.trim();
  if (value === undefined) return null;
  const milliseconds = Date.parse(value);
  const wait = /^\d+$/.test(value)
    ? Number(value)
    : Number.isNaN(milliseconds) ? 0 : secondsOf(instantOf(milliseconds)) - secondsOf(now); // prettier-ignore
  return wait > 0 ? after(now, Math.min(wait, LONGEST_WAIT)) : null;
}

/**
 * Names what a site answered, by status and headers; `saysChallenge` tells whether the body reads like a bot challenge.
 *
 * | answer | outcome |
 * |---|---|
 * | no answer: address refused, TLS, time, size, coding … | the failure's own reason |
 * | `cf-mitigated: challenge`, or a body that is a challenge, whatever the status | `challenged` |
 * | 304 | `not-modified` |
 * | 404, 410 | `gone` |
 * | 429, or 503 with a Retry-After | `rate-limited` |
 * | 5xx | `server-error` |
 * | any other 4xx | `blocked` |
 * | a redirect that leads nowhere | `server-error` |
 * | 2xx | `ok` |
 */
export function judgeAnswer(answer: PageAnswer, saysChallenge: boolean, now: Instant): AnswerVerdict {
  if (answer.kind === 'failure') return { outcome: answer.reason, detail: answer.detail, retryAfter: null };
  const retryAfter = retryAfterOf(answer, now);
  const outcome = outcomeOf(answer, saysChallenge, retryAfter !== null);
  const good = outcome === 'ok' || outcome === 'not-modified';
  return { outcome, detail: good ? null : `HTTP ${answer.status} from ${answer.url}`, retryAfter };
}

function outcomeOf(answer: PageResponse, saysChallenge: boolean, asksToWait: boolean): Outcome {
  const { status } = answer;
  if (header(answer.headers, 'cf-mitigated') === 'challenge' || saysChallenge) return 'challenged';
  if (status === 304) return 'not-modified';
  if (status === 404 || status === 410) return 'gone';
  if (status === 429 || (status === 503 && asksToWait)) return 'rate-limited';
  if (status >= 400 && status < 500) return 'blocked';
  return status >= 200 && status < 300 ? 'ok' : 'server-error';
}
