import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import * as v from 'valibot';
import type { Alert } from '../../../lambdas/contract/alert.ts';
import { renderAtom } from '../../../lambdas/core/feed/atom.ts';
import { encodeFeed } from '../../../lambdas/core/feed/feed-record.ts';
import type { Feed } from '../../../lambdas/core/feed/feed-record.ts';
import { counterpart, framework } from '../compose/alerts.ts';

/** What a reader program makes of an entry, whichever format it reads. */
export interface Shown {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly content: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly tags: readonly (string | undefined)[];
  readonly authors: readonly (string | undefined)[];
  readonly language: string | undefined;
}

export const jsonOf = (feed: Feed): string => Buffer.from(encodeFeed(feed)).toString();

/** The JSON Feed as feedsmith reads it. */
export const shownByJson = (json: string): Shown[] =>
  (parseJsonFeed(json).items ?? []).map((item) => ({
    id: item.id,
    title: item.title,
    url: item.url,
    content: item.content_text,
    published: item.date_published,
    updated: item.date_modified,
    tags: item.tags ?? [],
    authors: (item.authors ?? []).map(({ name }) => name),
    language: item.language,
  }));

/** The Atom feed as feedsmith reads it. It drops what looks like a comment, in CDATA too: that is the parser's fault. */
export const shownByAtom = (xml: string): Shown[] =>
  (parseAtomFeed(xml).entries ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title?.value,
    url: entry.links?.[0]?.href,
    content: entry.content?.value,
    published: entry.published,
    updated: entry.updated,
    tags: (entry.categories ?? []).map(({ term }) => term),
    authors: (entry.authors ?? []).map(({ name }) => name),
    language: entry.xml?.lang,
  }));

const element = v.union([
  v.string(),
  v.pipe(
    v.object({ '#text': v.string() }),
    v.transform((each) => each['#text']),
  ),
]);
const entry = v.object({ title: element, content: element });
const document = v.object({
  feed: v.object({
    entry: v.union([
      v.array(entry),
      v.pipe(
        entry,
        v.transform((one) => [one]),
      ),
    ]),
  }),
});

/** Titles and contents as a plain XML parser reads them. */
export function wordsByXml(xml: string): { title: string; content: string }[] {
  const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });
  return v
    .parse(document, parser.parse(xml))
    .feed.entry.map(({ title, content }) => ({ title: title.trim(), content: content.trim() }));
}

export const isWellFormed = (xml: string): boolean =>
  // Its successor would be one more package, for this line.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  XMLValidator.validate(xml) === true && !/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml);

export const atomOf = (feed: Feed): string => renderAtom(feed);

/** Words of a page, in every place of an alert where they may stand. */
export const sayingEverywhere = (alert: Alert, text: string): Alert => ({
  ...alert,
  title: text,
  previousTitle: text,
  note: text,
  unread: text,
  source: { ...alert.source, name: { en: text, ja: `${text}2` }, country: text },
  headline: { en: `A ${text}`, ja: text },
  diff: { added: [text], removed: [`{+${text}+}`] },
  classification: {
    ...alert.classification,
    frameworks: [
      { ...framework('squad', [{ text, where: 'body', rule: text }]), label: { en: text, ja: text } },
    ],
    counterparts: [counterpart('PH', [{ text, where: 'title', rule: 'name' }])],
  },
});
