import { seenKey } from '../contract/keys.ts';
import { canonicalUrl, identityRule, itemId } from '../core/identity.ts';
import type { Item } from '../core/item/item.ts';
import type { Observation } from '../core/item/observation.ts';
import type { Archive } from '../core/ports/archive.ts';
import { encodeRecord } from '../core/record.ts';
import type { Seen } from '../core/seen.ts';
import type { Source } from '../core/source.ts';

/** The addresses that an item's link led to so far, that of this look included; of a page that is gone, none is added. */
export function aliasesOf(item: Item, observation: Observation): string[] {
  const answer = observation.kind === 'unchanged' || observation.kind === 'gone' ? null : observation.answer;
  if (answer?.kind !== 'response' || answer.redirects.length === 0) return item.aliases;
  const final = canonicalUrl(answer.url);
  return final === canonicalUrl(item.url) || item.aliases.includes(final)
    ? item.aliases
    : [...item.aliases, final];
}

/**
 * Makes the aliases of `item` that `before` had not yet known to the polls of its source: an entry that leads there is
 * this item, no new one. An address that is an item of its own stays one, and so do the front page and the list itself,
 * to which sites send whoever asks for an old page.
 */
export async function recordAliases(
  item: Item,
  before: Item,
  source: Source,
  archive: Archive,
): Promise<void> {
  const titles = item.titles.map(({ title }) => title);
  const common = ['/', new URL(canonicalUrl(source.entry.url)).pathname];
  for (const alias of item.aliases) {
    if (before.aliases.includes(alias) || common.includes(new URL(alias).pathname)) continue;
    const title = identityRule(source, alias) === 'url' ? null : (titles.at(-1) ?? null);
    const id = itemId(alias, title);
    const record: Seen = {
      version: 1,
      item: id,
      of: item.id,
      url: alias,
      titles,
      firstSeen: item.firstSeen,
      baseline: false,
    };
    await archive.create(seenKey(source.id, id), encodeRecord(record));
  }
}
