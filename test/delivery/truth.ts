import { stateKey, seenKey } from '../../lambdas/contract/keys.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { sha256 } from '../../lambdas/core/digest.ts';
import { alertId, canonicalUrl, itemId } from '../../lambdas/core/identity.ts';
import { itemSchema } from '../../lambdas/core/item/item.ts';
import type { Item } from '../../lambdas/core/item/item.ts';
import { decodeRecord } from '../../lambdas/core/record.ts';
import type { Cloud } from './cloud.ts';
import { alertsOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { textOf } from './site.ts';
import type { Site } from './site.ts';
import type { Story } from './story.ts';
import type { Findings } from './tally.ts';
import { listUrl } from './web.ts';

/** What is wrong after a story of which we know what really happened. */
export function untrueIn(story: Story, cloud: Cloud, outcome: Outcome): Findings {
  const items = itemsOf(outcome);
  return {
    lost: [
      ...story.sites.flatMap((site) => forgotten(site, story, cloud, outcome)),
      ...items.flatMap((item) => untold(item, outcome)),
    ],
    wrong: [
      ...story.sites.flatMap((site) => unknown(site, outcome)),
      ...items.flatMap((item) => [...unfinished(item, outcome), ...misread(item, story)]),
      ...twice(items),
    ],
  };
}

const idOf = (url: string): string => itemId(canonicalUrl(url), null);

/** Every entry of the list is known by its pin. */
const unknown = ({ id, listed }: Site, { objects }: Outcome): readonly string[] =>
  listed
    .filter(({ url }) => !objects.has(seenKey(id, idOf(url))))
    .map(({ url }) => `${url} is listed and not known`);

/** What was listed for the first time when the source was known already was told, and as new unless its job was redriven. */
function forgotten(
  { id, listed, since }: Site,
  story: Story,
  cloud: Cloud,
  outcome: Outcome,
): readonly string[] {
  const known = firstRead(id, story, cloud);
  const ofSource = alertsOf(outcome).filter(({ source }) => source.id === id);
  const isTold = (item: string): boolean =>
    ofSource.some((alert) => alert.item === item && (alert.change === 'new' || outcome.redriven.has(item)));
  return listed
    .filter(({ url }) => known !== undefined && (since.get(url) ?? '') > known && !isTold(idOf(url)))
    .map(({ url }) => `${url} is new and was never told as such`);
}

/** When the first list of a source was committed: the first time that its state was written while the list answered. */
const firstRead = (id: string, { plan: { web } }: Story, { calls, stopped }: Cloud): Instant | undefined =>
  calls.find(
    ({ index, stage, name, subject, at }) =>
      stage === 'scrape' &&
      (name === 'archive.create' || name === 'archive.replace') &&
      subject === stateKey(id) &&
      !stopped.some(({ when, call }) => when === 'before' && call.index === index) &&
      typeof web.findLast((change) => change.url === listUrl(id) && change.at <= at)?.answer === 'string',
  )?.at;

const itemsOf = ({ objects }: Outcome): readonly Item[] =>
  [...objects].flatMap(([key, body]) =>
    key.endsWith('/item.json') ? [decodeRecord(itemSchema, body, key)] : [],
  );

const twice = (items: readonly Item[]): readonly string[] =>
  [...Map.groupBy(items, ({ source, id }) => `${source} ${id}`)]
    .filter(([, { length }]) => length > 1)
    .map(([item, { length }]) => `item ${item} has ${length} records`);

/** Which versions of an item its alerts lead to: found by trying, for an alert's id is a hash. */
const versionsTold = ({ source, id }: Item, outcome: Outcome): readonly number[] =>
  alertsOf(outcome)
    .filter((alert) => alert.item === id && alert.source.id === source)
    .map((alert) => VERSIONS.findIndex((n) => alertId(source, id, alert.change, n) === alert.id));
const VERSIONS = Array.from({ length: 40 }, (_, ordinal) => ordinal);

/** The current version of an item was told, unless it is one that is told to nobody. */
function untold(item: Item, outcome: Outcome): readonly string[] {
  const { id, current } = item;
  if (current === null) return [`item ${id} has no version`];
  if (current.change === 'completed' || versionsTold(item, outcome).includes(current.ordinal)) return [];
  return [`version ${current.ordinal} of item ${id} was not told`];
}

/** No version is under way for ever, and none was told in two ways. */
function unfinished(item: Item, outcome: Outcome): readonly string[] {
  const versions = versionsTold(item, outcome);
  return [
    ...(item.pending === null ? [] : [`item ${item.id} has a version under way`]),
    ...(new Set(versions).size < versions.length ? [`item ${item.id} has two alerts of one version`] : []),
  ];
}

/** Of a page that answers, the text that we hold is what it says. */
function misread({ source, url, id, current, lastVisit }: Item, { sites }: Story): readonly string[] {
  const page = sites.find((site) => site.id === source)?.pages.get(url);
  if (page === undefined || page.gone || current === null) return [];
  return current.text?.sha256 === sha256(textOf(page))
    ? []
    : [`item ${id}: we hold another text than its page has; last visit ${lastVisit?.at}`];
}
