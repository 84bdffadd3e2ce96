import { after, instantOf, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';
import type { Outcome } from '../contract/outcome.ts';
import { outcomeOfRead } from './outcomes.ts';
import { header } from './ports/pages.ts';
import type { PageAnswer, PageResponse } from './ports/pages.ts';
import { safeLine } from './text/safe-line.ts';

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
 * Names what a site answered before anything in it is read (`outcomeOfRead`), with a detail for a person and the time
 * that a Retry-After asks for. `saysChallenge`: whether the body reads like a bot challenge.
 */
export function judgeAnswer(answer: PageAnswer, saysChallenge: boolean, now: Instant): AnswerVerdict {
  const retryAfter = answer.kind === 'failure' ? null : retryAfterOf(answer, now);
  const outcome = outcomeOfRead({ answer, saysChallenge, asksToWait: retryAfter !== null });
  if (answer.kind === 'failure') return { outcome, detail: answer.detail, retryAfter };
  const good = outcome === 'ok' || outcome === 'not-modified';
  return { outcome, detail: good ? null : safeLine(`HTTP ${answer.status} from ${answer.url}`), retryAfter };
}
