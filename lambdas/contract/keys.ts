import { compact, dateOf } from './instant.ts';
import type { CalendarDate, Instant } from './instant.ts';

/**
 * The archive's keys: the same in a bucket and in a directory. All instants in keys are UTC; all keys are ASCII.
 * A `.gz` ending is storage only: the object's content is the gunzipped bytes.
 */
const folders = (date: CalendarDate): string => date.replaceAll('-', '/');

export const ALERTS = 'alerts/';
export const BURSTS = 'bursts/';
export const DIGESTS = 'digests/';
export const EVENTS_FOLDER = 'events/';
export const FEEDS = 'feeds/';
export const SOURCES = 'sources/';
export const HOSTS = 'hosts/';
export const RELABELS = 'relabels/';
/** Who was asked to confirm a subscription, and when. */
export const SUBSCRIPTIONS_KEY = 'subscriptions/asked.json';
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

/** What was seen and what was said of it: raw lists, raw pages, alert records. Created once and never written anew. */
export const isEvidence = (key: string): boolean =>
  /^sources\/[^/]+\/listings\/.*\.gz$/.test(key) ||
  /^items\/.*\/body\.[^/]+$/.test(key) ||
  (key.startsWith(ALERTS) && key.endsWith('.json'));

export const alertKey = (detectedAt: Instant, alert: string): string =>
  `alerts/dt=${dateOf(detectedAt)}/${alert}.json`;

export const deliveryKey = (detectedAt: Instant, alert: string): string =>
  `deliveries/dt=${dateOf(detectedAt)}/${alert}.json`;

/** What goes out when it is created: records under these prefixes that end in `.json`. */
export const ANNOUNCED: readonly string[] = [ALERTS, BURSTS, DIGESTS];

export const isAnnounced = (key: string): boolean =>
  key.endsWith('.json') && ANNOUNCED.some((prefix) => key.startsWith(prefix));

/** The delivery that belongs to the key of an alert, a burst or a digest. */
export const deliveryOf = (key: string): string =>
  key.startsWith(ALERTS) ? key.replace(ALERTS, DELIVERIES) : DELIVERIES + key;

/** A burst's key. `at`: of the poll that found it; `sha8`: 8 hex digits of the SHA-256 of its items' ids. */
export const burstKey = (source: string, at: Instant, sha8: string): string =>
  `${BURSTS}${source}/${compact(at)}-${sha8}.json`;

/** The UTC date of a burst, by its key; undefined for a key that is none. */
export const burstDateOf = (key: string): CalendarDate | undefined =>
  /^bursts\/[^/]+\/(\d{8})T\d{6}Z-/.exec(key)?.[1]?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** A digest's record, and the text that people get. */
export const digestKey = (date: CalendarDate): string => `${DIGESTS}${folders(date)}.json`;
export const digestTextOf = (record: string): string => record.replace(/\.json$/, '.txt');

/** The `ordinal`th meeting of a framework on a day, counted from 0 in the order in which they were first reported. */
export const eventKey = (date: CalendarDate, framework: string, event: string): string =>
  `${EVENTS_FOLDER}${date}/${framework}/${event}.json`;

/** A later report of an event, from the second on. */
export const reportKey = (event: string, report: number): string =>
  event.replace(/\.json$/, `/${String(report).padStart(4, '0')}.json`);

/** A feed of alerts: `feeds/all.json`, `feeds/frameworks/squad.xml`. */
export const feedKey = (name: string, extension: 'json' | 'xml'): string => `${FEEDS}${name}.${extension}`;

/** What persons corrected of an alert's labels: in the folder of the same day as the alert. */
export const relabelKey = (detectedAt: Instant, alert: string): string =>
  `${RELABELS}dt=${dateOf(detectedAt)}/${alert}.json`;

/** The corrections that belong to an alert's key. */
export const relabelOf = (alert: string): string => alert.replace(/^alerts\//, RELABELS);
