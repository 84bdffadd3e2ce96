import type { Instant } from '../../contract/instant.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { KnownFurniture } from '../furniture/furniture-record.ts';
import type { LaidOut } from '../furniture/places.ts';
import type { PageAnswer, PageResponse } from '../ports/pages.ts';

/** What one look at an item's page gave. */
export type Observation = Readable | Unreadable | Gone | Unchanged;

/** The page answered with words. */
export interface Readable {
  readonly kind: 'readable';
  readonly basis: 'page' | 'pdf';
  readonly text: string;
  /** The words that an edit is told by: the text, less the links to other pages that it keeps for their terms. */
  readonly compared: string;
  /** The page's own title; null where it has none, and for a PDF. */
  readonly title: string | null;
  readonly charset: string | null;
  readonly extension: string;
  readonly extractor: string;
  /** The page that the text was taken from and the furniture that was left out; null where it is no HTML. */
  readonly furnished: { readonly page: LaidOut; readonly known: KnownFurniture } | null;
  readonly answer: PageResponse;
}

/** The page could not be read: closed, failing, not allowed, or without words. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly outcome: Outcome;
  readonly detail: string | null;
  /** Null where nothing was asked of the site. */
  readonly answer: PageAnswer | null;
  /** Extension of a body worth keeping although no words came out of it (a scanned PDF); null for a refusal. */
  readonly extension: string | null;
  readonly retryAfter: Instant | null;
}

/** The page is not there: 404, 410 or a page that says so. */
export interface Gone {
  readonly kind: 'gone';
  readonly outcome: 'gone' | 'soft-404';
  readonly answer: PageResponse;
}

/** 304: as it was when we last read it. */
export interface Unchanged {
  readonly kind: 'unchanged';
}

/** The outcome of a look, for records and people. */
export const outcomeOf = (observation: Observation): Outcome =>
  observation.kind === 'readable'
    ? 'ok'
    : observation.kind === 'unchanged'
      ? 'not-modified'
      : observation.outcome;
