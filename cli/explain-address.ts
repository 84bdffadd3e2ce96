import type { Evidence } from '../lambdas/contract/alert.ts';
import { classify } from '../lambdas/core/classify/classify.ts';
import { dateFromUrl } from '../lambdas/core/date-in-url.ts';
import type { UrlDates } from '../lambdas/core/date-in-url.ts';
import { canonicalUrl, identityRule, itemId } from '../lambdas/core/identity.ts';
import { channelsOf, hostsOf } from '../lambdas/core/source.ts';
import type { Source } from '../lambdas/core/source.ts';
import { refusalOf } from './address.ts';
import { sourcesOfHost } from './catalogue.ts';

/** What Hinomi makes of an address without asking anybody. */
export interface AddressExplained {
  readonly url: string;
  /** As most sources have it: without a fragment. */
  readonly canonical: string;
  readonly dates: UrlDates;
  /** Counterparts that the address itself names, with the words that say so. */
  readonly counterparts: readonly { readonly code: string; readonly evidence: readonly Evidence[] }[];
  /** Why it is never fetched; null where a source may. */
  readonly refused: string | null;
  readonly sources: readonly AddressInSource[];
}

/** What it is to one source that may read it. */
export interface AddressInSource {
  readonly source: Source;
  readonly canonical: string;
  readonly identity: Source['identity'];
  /** The pattern of `identityOf` that decided on the identity; null where the source's own rule did. */
  readonly identityBy: string | null;
  /** Null where the title is part of the identity and none was given. */
  readonly item: string | null;
  /** Whether it is the address of one of the source's lists. */
  readonly isList: boolean;
}

/** `title`: under which it was announced, where that is known. */
export function explainAddress(url: URL, sources: readonly Source[], title: string | null): AddressExplained {
  const mine = sourcesOfHost(url.hostname, sources);
  return {
    url: url.href,
    canonical: canonicalUrl(url.href),
    dates: dateFromUrl(url.href),
    counterparts: counterpartsIn(canonicalUrl(url.href)),
    refused: refusalOf(url) ?? (mine.length > 0 ? null : `${url.hostname} is a host of no source`),
    sources: mine.map((source) => inSource(url.href, source, title)),
  };
}

/** The classifier reads nothing that has no words; the address stands in for a title, and what it finds there is left out. */
function counterpartsIn(url: string): AddressExplained['counterparts'] {
  const unknown = { lead: null, text: null, published: null, publisherCountry: null };
  const { counterparts } = classify({ title: url, url, language: 'en', ...unknown });
  return counterparts.flatMap(({ code, evidence }) => {
    const inUrl = evidence.filter(({ where }) => where === 'url');
    return inUrl.length === 0 ? [] : [{ code, evidence: inUrl }];
  });
}

function inSource(url: string, source: Source, title: string | null): AddressInSource {
  const canonical = canonicalUrl(url, source.fragment);
  const identity = identityRule(source, url);
  const by = source.identityOf.find((rule) => new RegExp(rule.url, 'u').test(url));
  return {
    source,
    canonical,
    identity,
    identityBy: by?.url ?? null,
    item: identity === 'url' ? itemId(canonical, null) : title === null ? null : itemId(canonical, title),
    isList: channelsOf(source).some((channel) => canonicalUrl(channel.url, source.fragment) === canonical),
  };
}

/** The page rules of a source in one line. */
export function pageRules({ page, charset }: Source): string {
  const { select, remove, access } = page;
  return [
    select.length > 0 ? `text from ${select.join(', ')}` : 'text from the usual places',
    ...(remove.length > 0 ? [`without ${remove.join(', ')}`] : []),
    `access ${access}`,
    ...(charset === undefined ? [] : [`charset ${charset}`]),
  ].join('; ');
}

/** The hosts that a source may be connected to, in one line. */
export const hostsText = (source: Source): string => hostsOf(source).join(', ');
