import * as v from 'valibot';

/** Whom a site's owner can write to: printable ASCII, as anything else is no header value. To be matched as a whole. */
export const CONTACT = '(https://[!-~]+|[!-?A-~]+@[!-?A-~]+)';
export const CONTACT_RULE = 'an e-mail address or an https:// address, in ASCII';

/** What an operator decides of mails and digests. */
export const settingsSchema = v.object({
  /** IANA name of the time zone that the operator lives by. */
  zone: v.pipe(
    v.string(),
    v.check(isZone, 'a time zone of the IANA database: Europe/Berlin, Asia/Tokyo, UTC'),
  ),
  /** Full hour of the day, in `zone`, at which a digest ends and is sent; null: no digest. */
  digestHour: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))),
  /** Address of the exported console, to which mails link; null where there is none. */
  console: v.nullable(v.pipe(v.string(), v.url(), v.startsWith('https://'))),
  /** Whom a subscriber can write to; null where nobody said. */
  contact: v.nullable(v.string()),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

/** Unless told otherwise: Japan's day is the news' day. */
export const DEFAULT_SETTINGS: Settings = { zone: 'Asia/Tokyo', digestHour: 8, console: null, contact: null };

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
