import { generateAtomFeed } from 'feedsmith';
import type { AtomFeed, DateLike } from 'feedsmith';
import type { Feed, FeedItem } from './feed-record.ts';
import { bilingual } from './text.ts';

/**
 * The same feed as Atom (RFC 4287); the same feed gives the same text. `updated` is the newest entry's time, not the time
 * of writing. Titles and contents are `type="text"`: whatever looks like markup in them is shown, not obeyed. There is no
 * `link rel="self"`: nobody here knows where the feed will be served from.
 */
export function renderAtom(feed: Feed): string {
  const [newest] = feed.items;
  return generateAtomFeed({
    id: feed._hinomi.id,
    title: text(feed.title),
    subtitle: text(feed.description),
    ...(newest !== undefined && { updated: newest.date_modified }),
    generator: { text: 'Hinomi' },
    entries: feed.items.map(atomEntry),
  });
}

const atomEntry = (item: FeedItem): AtomFeed.Entry<DateLike> => ({
  id: item.id,
  title: text(item.title),
  published: item.date_published,
  updated: item.date_modified,
  authors: item.authors,
  links: item.url === undefined ? [] : [{ href: item.url, rel: 'alternate' }],
  categories: item.tags.map((tag) => ({ term: tag, label: labelOf(tag, item) })),
  content: text(item.content_text),
  xml: { lang: item.language },
});

const text = (value: string): AtomFeed.Text => ({ value, type: 'text' });

function labelOf(tag: string, { _hinomi: { frameworks, counterparts } }: FeedItem): string {
  const found = frameworks.find(({ id }) => id === tag) ?? counterparts.find(({ code }) => code === tag);
  return found === undefined ? tag : bilingual(found.label);
}
