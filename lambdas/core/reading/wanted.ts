import type { SourceEntry } from '../source-entry.ts';
import type { Entry } from './entry.ts';

type Wishes = Pick<SourceEntry, 'only' | 'skip'>;

/**
 * The entries that a channel's definition wants: those whose absolute address matches `only`, less those that `skip`
 * leaves to another source. What is left out is not noted one by one; that nothing remains of a list is.
 */
export function wantedOf(
  entries: readonly Entry[],
  { only, skip = [] }: Wishes,
): { readonly entries: readonly Entry[]; readonly notes: readonly string[] } {
  if (only === undefined && skip.length === 0) return { entries, notes: [] };
  const included = only === undefined ? null : new RegExp(only, 'u');
  const rules = skip.map(({ url, title }) => ({
    url: new RegExp(url, 'u'),
    title: title === undefined ? null : new RegExp(title, 'u'),
  }));
  const isSkipped = (entry: Entry): boolean =>
    rules.some(({ url, title }) => url.test(entry.url) && title?.test(entry.title) !== false);
  const wanted = entries.filter((entry) => included?.test(entry.url) !== false && !isSkipped(entry));
  const none = entries.length > 0 && wanted.length === 0;
  return {
    entries: wanted,
    notes: none ? [`none of ${entries.length} entries is wanted: ${said({ only, skip })}`] : [],
  };
}

const said = ({ only, skip = [] }: Wishes): string =>
  [...(only === undefined ? [] : [`only ${only}`]), ...(skip.length === 0 ? [] : ['skip'])].join(', ');
