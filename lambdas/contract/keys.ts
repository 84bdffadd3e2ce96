import { compact, dateOf } from './instant.ts';
import type { CalendarDate, Instant } from './instant.ts';

/**
 * The archive's keys: the same in a bucket and in a directory. All instants in keys are UTC; all keys are ASCII.
 * A `.gz` ending is storage only: the object's content is the gunzipped bytes.
 */
const folders = (date: CalendarDate): string => date.replaceAll('-', '/');

export const ALERTS = 'alerts/';
export const SOURCES = 'sources/';
export const HOSTS = 'hosts/';
export const RELABELS = 'relabels/';
const DELIVERIES = 'deliveries/';

export const stateKey = (source: string): string => `sources/${source}/state.json`;

export const seenKey = (source: string, item: string): string => `sources/${source}/seen/${item}.json`;

/** Key of a raw list; its entries lie beside it at `listingEntriesKey`. `sha8`: first 8 hex digits of its SHA-256. */
export const listingKey = (source: string, at: Instant, sha8: string, extension: string): string =>
  `${listingStem(source, at, sha8)}.${extension}.gz`;

export const listingEntriesKey = (source: string, at: Instant, sha8: string): string =>
  `${listingStem(source, at, sha8)}.json`;

const listingStem = (source: string, at: Instant, sha8: string): string =>
  `sources/${source}/listings/${folders(dateOf(at))}/${compact(at).slice(9, 15)}Z-${sha8}`;

/** What was learned to be furniture of a host's pages. */
export const furnitureKey = (host: string): string => `${HOSTS}${host}/furniture.json`;

/** Where everything of an item lies: under the date of its first sight. */
export const itemFolder = (source: string, firstSeen: Instant, item: string): string =>
  `items/${source}/${folders(dateOf(firstSeen))}/${item}`;

export const itemKey = (source: string, firstSeen: Instant, item: string): string =>
  `${itemFolder(source, firstSeen, item)}/item.json`;

export interface CaptureKeys {
  readonly body: string;
  readonly text: string;
  readonly capture: string;
}

/** The three objects of one capture. `extension`: of the body, `html`, `pdf`, …; the body is stored gzipped. */
export function captureKeys(folder: string, captured: Instant, extension: string): CaptureKeys {
  const stem = `${folder}/${compact(captured)}`;
  return { body: `${stem}/body.${extension}.gz`, text: `${stem}/text.md`, capture: `${stem}/capture.json` };
}

export const alertKey = (detectedAt: Instant, alert: string): string =>
  `alerts/dt=${dateOf(detectedAt)}/${alert}.json`;

export const deliveryKey = (detectedAt: Instant, alert: string): string =>
  `deliveries/dt=${dateOf(detectedAt)}/${alert}.json`;

/** The delivery that belongs to an alert's key. */
export const deliveryOf = (alert: string): string => alert.replace(/^alerts\//, DELIVERIES);

/** What persons corrected of an alert's labels: in the folder of the same day as the alert. */
export const relabelKey = (detectedAt: Instant, alert: string): string =>
  `${RELABELS}dt=${dateOf(detectedAt)}/${alert}.json`;

/** The corrections that belong to an alert's key. */
export const relabelOf = (alert: string): string => alert.replace(/^alerts\//, RELABELS);
