import { loadState } from '../../lambdas/core/source-state-store.ts';
import { mayFetch } from '../../lambdas/core/robots.ts';
import type { SourceState } from '../../lambdas/core/source-state.ts';
import { canonicalUrl } from '../../lambdas/core/identity.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { addressOf } from '../address.ts';
import { explainAddress, hostsText, pageRules } from '../explain-address.ts';
import type { AddressExplained, AddressInSource } from '../explain-address.ts';
import { folderOf, idOf, itemsAt, knownItem } from '../known-items.ts';
import type { KnownItem } from '../known-items.ts';
import { openArchive } from '../open-archive.ts';
import type { Output } from '../output.ts';
import { fieldLines } from '../table.ts';

export interface SourceExplainOptions {
  readonly url: string;
  readonly sources: string;
  readonly archive?: string | undefined;
  readonly title?: string | undefined;
  readonly json: boolean;
}

/** What an archive knows of an address under one source. */
interface Known {
  readonly items: readonly KnownItem[];
  readonly state: SourceState;
}

/** Tells what an address is to Hinomi. Resolves with the exit status. */
export async function sourceExplain(options: SourceExplainOptions, output: Output): Promise<number> {
  const explained = explainAddress(
    addressOf(options.url),
    readSources(options.sources),
    options.title ?? null,
  );
  const archive = options.archive === undefined ? null : openArchive(options.archive);
  const known = new Map<string, Known>();
  if (archive !== null)
    for (const one of explained.sources) known.set(one.source.id, await ask(archive, one, options));
  if (options.json) output.result(JSON.stringify(machineForm(explained, known)));
  else for (const line of described(explained, known, archive !== null)) output.result(line);
  return 0;
}

async function ask(
  archive: Archive,
  { source }: AddressInSource,
  { url, title }: SourceExplainOptions,
): Promise<Known> {
  const items: KnownItem[] = [];
  for (const seen of await itemsAt(archive, source, url, title ?? null))
    items.push(await knownItem(archive, source.id, seen));
  return { items, state: await loadState(archive, source, '1970-01-01T00:00:00Z') };
}

function described(
  explained: AddressExplained,
  known: ReadonlyMap<string, Known>,
  withArchive: boolean,
): readonly string[] {
  const { dates, counterparts, refused, sources } = explained;
  const named = counterparts.flatMap(({ code, evidence }) => evidence.map(({ text, rule }) => `${code} (“${text}”, ${rule})`)); // prettier-ignore
  const head = fieldLines([
    ['address', explained.url],
    ['canonical', explained.canonical],
    ['published', dates.published ?? 'the address tells no day'],
    ['event', dates.event ?? 'the address tells no day'],
    ['names', named.length === 0 ? 'no counterpart' : named.join(', ')],
    ['may be read', refused === null ? `by ${sources.map(({ source }) => source.id).join(', ')}` : `no: ${refused}`],
  ]); // prettier-ignore
  // Sources of one ministry mostly have the same to say: what they say is said once.
  const blocks = Map.groupBy(sources, (one) =>
    fieldLines([
      ...sourceFields(one),
      ...(withArchive ? archiveFields(explained.url, one, known.get(one.source.id)) : []),
    ])
      .map((line) => `\n  ${line}`)
      .join(''),
  );
  const parts = [...blocks].map(
    ([lines, ones]) => `\n${ones.map(({ source }) => source.id).join(', ')}${lines}`,
  );
  return [...head, ...parts];
}

function sourceFields(one: AddressInSource): readonly (readonly [string, string])[] {
  const { source, canonical, identity, identityBy, item, isList } = one;
  const by = identityBy === null ? 'the source’s own rule' : `pattern ${identityBy}`;
  return [
    ['canonical', canonical],
    ['identity', `${identity}, by ${by}`],
    ['item', item ?? 'several items may share this address: --title names the one'],
    ...(isList ? [['list', 'it is the address of a list of this source'] as const] : []),
    ['hosts', hostsText(source)],
    ['page rules', pageRules(source)],
    ['keep', `${source.terms.keep} (${source.terms.licence})`],
  ];
}

function archiveFields(
  url: string,
  { source }: AddressInSource,
  known: Known | undefined,
): readonly (readonly [string, string])[] {
  if (known === undefined) return [];
  const { items, state } = known;
  const copy = state.robots[new URL(canonicalUrl(url)).origin];
  const robots =
    copy === undefined
      ? 'not read yet'
      : `${mayFetch(copy, url) ? 'allows it' : 'forbids it'}, as read ${copy.fetchedAt}`;
  return [
    ['robots.txt', robots],
    ...(items.length === 0 ? [['archive', 'no item at this address'] as const] : []),
    ...items.flatMap((item) => itemFields(source.id, item, state)),
  ];
}

function itemFields(
  source: string,
  { seen, item, captures }: KnownItem,
  { visits }: SourceState,
): readonly (readonly [string, string])[] {
  const id = idOf(seen);
  const due = visits.filter((visit) => visit.item === id).map(({ at }) => at).sort()[0]; // prettier-ignore
  const current = item?.current ?? null;
  const titles = [...new Set([...seen.titles, ...(item?.titles.map(({ title }) => title) ?? [])])];
  return [
    ['in the archive', `${id}${seen.of === undefined ? '' : `, of which this address is an alias (${seen.item})`}`],
    ['  first seen', `${seen.firstSeen}${seen.baseline ? ', taken in silently (baseline)' : ''}`],
    ...titles.map((title) => ['  title', title] as const),
    ['  versions', current === null ? 'none: its page was not read for an alert' : `${current.ordinal}, the last ${current.change} at ${current.at} from ${current.basis}`],
    ['  last visit', item?.lastVisit ? `${item.lastVisit.at}: ${item.lastVisit.outcome}` : 'none'],
    ['  next visit', due ?? 'none'],
    ['  captures', captures.length === 0 ? 'none' : captures.join(', ')],
    ['  folder', folderOf(source, seen, id)],
  ]; // prettier-ignore
}

const machineForm = (explained: AddressExplained, known: ReadonlyMap<string, Known>): object => ({
  ...explained,
  sources: explained.sources.map(({ source, ...one }) => ({
    id: source.id,
    ...one,
    hosts: hostsText(source).split(', '),
    page: source.page,
    ...itemsForm(known.get(source.id)),
  })),
});

const itemsForm = (known: Known | undefined): object =>
  known === undefined
    ? {}
    : {
        items: known.items.map(({ seen, item, captures }) => ({
          id: idOf(seen),
          seen,
          current: item?.current ?? null,
          lastVisit: item?.lastVisit ?? null,
          captures,
        })),
      };
