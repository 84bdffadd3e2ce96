import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { channelsOf, hostsOf, parseSource } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { sourceNamed, sourcesOfHost } from '../catalogue.ts';
import { itemsAt } from '../known-items.ts';
import { UsageError } from '../output.ts';

/** Pages of hosts that belong to no source are archived under this id. */
export const MANUAL = 'manual';

export interface SourceChoice {
  readonly source: Source;
  /** Why this one, where there was a choice; null where there was none. */
  readonly why: string | null;
}

/**
 * The source under which a page is archived: the one named; else of those that may read its host the one whose archive
 * knows the page, else the one whose list lies nearest; else a definition for this host alone, kept private.
 */
export async function sourceFor(
  url: URL,
  sources: readonly Source[],
  named: string | undefined,
  archive: Archive,
): Promise<SourceChoice> {
  if (named !== undefined) return { source: checked(sourceNamed(named, sources), url), why: null };
  const candidates = sourcesOfHost(url.hostname, sources);
  const [first, ...others] = candidates;
  if (first === undefined)
    return { source: manualSource(url), why: `${url.hostname} is a host of no source: kept under ${MANUAL}` };
  if (others.length === 0) return { source: first, why: null };
  for (const source of candidates)
    if ((await itemsAt(archive, source, url.href, null)).length > 0)
      return { source, why: `kept under ${source.id}, which knows the page` };
  const source = candidates.reduce((best, one) => (nearness(one, url) > nearness(best, url) ? one : best));
  const rest = candidates.filter((one) => one !== source).map(({ id }) => id);
  return {
    source,
    why: `kept under ${source.id}, whose list lies nearest; --source takes ${rest.join(', ')} too`,
  };
}

function checked(source: Source, { hostname }: URL): Source {
  if (hostsOf(source).includes(hostname)) return source;
  throw new UsageError(
    `--source ${source.id}: it may not read ${hostname}; its hosts: ${hostsOf(source).join(', ')}`,
  );
}

/** How many characters of its path an address shares with the nearest list of a source on the same host. */
function nearness(source: Source, { hostname, pathname }: URL): number {
  const lists = channelsOf(source).map((channel) => new URL(channel.url)).filter((list) => list.hostname === hostname); // prettier-ignore
  return Math.max(0, ...lists.map((list) => sharedPath(list.pathname, pathname)));
}

function sharedPath(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** A page of which we know nothing but its address: read by the usual places, on its own host only. */
const manualSource = (url: URL): Source =>
  parseSource(
    {
      id: MANUAL,
      name: { en: 'Archived by hand', ja: '手動保存' },
      publisher: { en: url.hostname, ja: url.hostname },
      kind: 'news',
      country: 'JP',
      language: 'ja',
      entry: { type: 'listing', url: `${url.protocol}//${url.hostname}/`, item: 'a[href]' },
      terms: { licence: 'unknown', keep: 'private' },
      verified: { how: 'never' },
    },
    url.href,
  );
