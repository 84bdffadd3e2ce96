import type { Alert } from '../../contract/alert.ts';
import { alertKey } from '../../contract/keys.ts';
import { CHANGE_WORDS } from '../compose/words.ts';
import { feedContent } from './content.ts';
import type { Keep } from './content.ts';
import type { FeedItem } from './feed-record.ts';
import { bilingual, feedLine } from './text.ts';

/**
 * An alert as an entry of a feed; it follows from the alert and the source's terms (`keep`) alone. The title is the
 * composed headline in English and Japanese; an update or a removal says so first, as the mail's subject does. An address
 * that is not of the web is left out: a reader program would make a link of it.
 */
export function entryOf(alert: Alert, keep: Keep): FeedItem {
  const url = webAddress(alert.url);
  const { kind, frameworks, counterparts } = alert.classification;
  const mark = alert.change === 'new' ? '' : `${CHANGE_WORDS[alert.change]}: `;
  return {
    id: `urn:hinomi:alert:${alert.id}`,
    ...(url !== null && { url }),
    title: mark + bilingual(alert.headline),
    content_text: feedContent(alert, keep),
    date_published: alert.detectedAt,
    date_modified: alert.detectedAt,
    tags: [...frameworks.map(({ id }) => id), ...counterparts.map(({ code }) => code)].map(feedLine),
    authors: [{ name: bilingual(alert.source.name) }],
    language: feedLine(alert.language),
    _hinomi: {
      alert: alertKey(alert.detectedAt, alert.id),
      change: alert.change,
      kind,
      frameworks: frameworks.map(({ id, label }) => ({ id, label })),
      counterparts: counterparts.map(({ code, label }) => ({ code, label })),
    },
  };
}

/** The item's own link, percent-encoded where it must be; null where it leads elsewhere than to the web. */
function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
