import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { discoverLinks } from '../../lambdas/core/reading/discover.ts';
import type { Entry } from '../../lambdas/core/reading/entry.ts';
import { readListing } from '../../lambdas/core/reading/listing.ts';
import { readPage } from '../../lambdas/core/reading/page.ts';
import type { SourceEntry } from '../../lambdas/core/source-entry.ts';
import { channelsOf } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';

/** The pages that stand for each source of the catalogue (test/fixtures/sources/README.md), and what is read from them. */
export const FIXTURES = 'test/fixtures/sources';
/** The instant at which they are read: noon in Japan. */
export const AT: Instant = '2026-11-20T03:00:00Z';

/** A list's file names by the type of its channel. */
const EXTENSIONS = {
  feed: 'xml',
  listing: 'html',
  script: 'js',
  json: 'json',
  sitemap: 'xml',
} as const satisfies Record<SourceEntry['type'], string>;

/** As a mirror gives them: no charset, so that the page itself must tell. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
};

export interface ChannelFixture {
  readonly index: number;
  readonly entry: SourceEntry;
  /** The page that stands for the list, and for the page that names the list's address where that changes. */
  readonly list: string;
  readonly discover: string | null;
}

/** The files that a source's channels need, the preferred channel first. */
export const channelFixtures = (source: Source): readonly ChannelFixture[] =>
  channelsOf(source).map((entry, index) => ({
    index,
    entry,
    list: `${index === 0 ? 'list' : `fallback-${index}`}.${EXTENSIONS[entry.type]}`,
    discover: entry.discover === undefined ? null : index === 0 ? 'discover.html' : `fallback-${index}.discover.html`, // prettier-ignore
  }));

export const fixturePath = (source: Source, file: string): string => path.join(FIXTURES, source.id, file);

/** What a source lacks of its fixture, in words that say what to add. */
export function missingFixtures(source: Source): readonly string[] {
  const needs = channelFixtures(source).flatMap(({ entry, list, discover }) => [
    { file: list, stands: entry.url },
    ...(discover === null ? [] : [{ file: discover, stands: entry.discover?.from ?? '' }]),
  ]);
  const missing = needs
    .filter(({ file }) => !existsSync(fixturePath(source, file)))
    .map(({ file, stands }) => `write ${fixturePath(source, file)}, in the shape of ${stands}`);
  if (missing.length > 0 || existsSync(fixturePath(source, 'golden.json'))) return missing;
  return [`run \`npm run goldens -- ${source.id}\` and look at ${fixturePath(source, 'golden.json')}`];
}

/** Files of a source's fixture that belong to none of its channels. */
export function strayFixtures(source: Source): readonly string[] {
  const known = channelFixtures(source).flatMap(({ list, discover }) => [list, discover]);
  const all = [...known, 'golden.json', 'page.html', 'page.txt'];
  return readdirSync(path.join(FIXTURES, source.id)).filter((file) => !all.includes(file));
}

/** What the reader makes of one channel's list. */
export interface ChannelGolden {
  /** Where the list was read: of an address that changes, the one that was found. */
  readonly url: string;
  readonly charset: string;
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

export interface Golden {
  readonly lists: Readonly<Record<string, ChannelGolden>>;
  /** The title of `page.html`, where there is one. */
  readonly page?: { readonly title: string | null };
}

/** What is read from a source's fixture: to be compared with `golden.json` and `page.txt`. Throws where it cannot be. */
export function readFixture(source: Source): { readonly golden: Golden; readonly pageText: string | null } {
  const lists = channelFixtures(source).map(
    (channel) => [channel.list, readChannel(source, channel)] as const,
  );
  const golden = { lists: Object.fromEntries(lists) };
  if (!existsSync(fixturePath(source, 'page.html'))) return { golden, pageText: null };
  const url = lists[0]?.[1].entries[0]?.url ?? source.entry.url;
  const body = readFileSync(fixturePath(source, 'page.html'));
  const { title, text } = readPage({ body, contentType: 'text/html', url, source });
  return { golden: { ...golden, page: { title } }, pageText: `${text}\n` };
}

function readChannel(source: Source, { entry, list, discover }: ChannelFixture): ChannelGolden {
  const url = discover === null ? entry.url : discovered(source, entry, discover);
  const reading = readListing({
    body: readFileSync(fixturePath(source, list)),
    contentType: MEDIA_TYPES[path.extname(list).slice(1)] ?? null,
    url,
    source,
    entry,
    at: AT,
  });
  if (reading.kind === 'unreadable') throw new Error(`${fixturePath(source, list)}: ${reading.detail}`);
  const { entries, charset, notes } = reading;
  return { url, charset: `${charset.name} (${charset.from})`, entries, notes };
}

function discovered(source: Source, { discover }: SourceEntry, file: string): string {
  const html = readFileSync(fixturePath(source, file), 'utf8');
  const found =
    discover === undefined ? null : (discoverLinks(html, discover.from, discover.link)[0] ?? null);
  if (found === null) throw new Error(`${fixturePath(source, file)}: no link to the list in it`);
  return found;
}
