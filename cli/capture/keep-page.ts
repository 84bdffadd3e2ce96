import { keepCapture } from '../../lambdas/capture/keep-capture.ts';
import { observe } from '../../lambdas/capture/observe.ts';
import type { CapturePorts } from '../../lambdas/capture/ports.ts';
import type { Classification } from '../../lambdas/contract/alert.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { classify } from '../../lambdas/core/classify/classify.ts';
import { dateFromUrl } from '../../lambdas/core/date-in-url.ts';
import { canonicalUrl, identityRule, itemId } from '../../lambdas/core/identity.ts';
import type { CaptureRecord } from '../../lambdas/core/item/capture-record.ts';
import { itemFrom } from '../../lambdas/core/item/item.ts';
import type { Item } from '../../lambdas/core/item/item.ts';
import { outcomeOf } from '../../lambdas/core/item/observation.ts';
import type { Observation } from '../../lambdas/core/item/observation.ts';
import type { Source } from '../../lambdas/core/source.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { idOf, itemsAt } from '../known-items.ts';
import { MANUAL } from './source-for.ts';

/** A page as it was found. */
export interface KeptPage {
  readonly source: string;
  readonly item: string;
  readonly outcome: Outcome;
  readonly detail: string | null;
  readonly title: string | null;
  readonly labels: Classification;
  /** Key and content of `capture.json`; null where the site gave no answer, so that there is nothing to keep. */
  readonly kept: { readonly key: string; readonly record: CaptureRecord } | null;
}

/**
 * Looks at a page as a visit would (robots.txt, hosts, addresses and limits obeyed) and archives what it answers beside
 * the item's other captures. The item's own record is left alone: the next visit still finds a change, and tells it.
 */
export async function keepPage(
  url: string,
  announcedAs: string | null,
  source: Source,
  at: Instant,
  ports: CapturePorts,
): Promise<KeptPage> {
  const [seen] = await itemsAt(ports.archive, source, url, announcedAs);
  const firstSeen = seen?.firstSeen ?? at;
  const blank = (id: string): Item =>
    itemFrom({
      version: 1,
      source: source.id,
      item: { id, url, firstSeen },
      reason: 'visit',
      detectedAt: at,
      announcements: [],
    });
  const canonical = canonicalUrl(url, source.fragment);
  // Without a current version nothing is asked for conditionally: evidence is the page itself, no "not modified".
  const observation = await observe(blank(itemId(canonical, null)), source, at, ports);
  if (observation.kind === 'unchanged') throw new Error(`${url}: 304 to a request that had no condition`);
  const own = observation.kind === 'readable' ? observation.title : null;
  const title = announcedAs ?? seen?.titles.at(-1) ?? own;
  const id =
    seen === undefined ? itemId(canonical, identityRule(source, url) === 'url' ? null : title) : idOf(seen);
  const answered = observation.answer?.kind === 'response';
  const kept = answered ? await keepCapture(blank(id), source, at, observation, ports) : null;
  return {
    source: source.id,
    item: id,
    outcome: outcomeOf(observation),
    detail: observation.kind === 'unreadable' ? observation.detail : null,
    title,
    labels: labelsOf(url, title, observation, source),
    kept: kept === null ? null : { key: kept.key, record: kept.record },
  };
}

const labelsOf = (
  url: string,
  title: string | null,
  observation: Observation,
  source: Source,
): Classification =>
  classify({
    title: title ?? '',
    url,
    language: source.language,
    lead: null,
    text: observation.kind === 'readable' ? observation.text : null,
    published: dateFromUrl(url).published,
    publisherCountry: source.id === MANUAL ? null : source.country,
  });
