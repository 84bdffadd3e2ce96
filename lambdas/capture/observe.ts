import type { Instant } from '../contract/instant.ts';
import { nameOf } from '../core/furniture/furniture-record.ts';
import type { KnownFurniture } from '../core/furniture/furniture-record.ts';
import { canonicalUrl } from '../core/identity.ts';
import type { Item } from '../core/item/item.ts';
import type { Observation, Unreadable } from '../core/item/observation.ts';
import { judgeAnswer } from '../core/judge-answer.ts';
import { header } from '../core/ports/pages.ts';
import type { PageAnswer, PageResponse } from '../core/ports/pages.ts';
import { saysChallenge } from '../core/reading/challenge.ts';
import { askRobots } from '../core/robots.ts';
import { commitState, loadState } from '../core/source-state-store.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { extract, extractorOf, isHtml } from './extract.ts';
import { furnitureAt } from './furniture-store.ts';
import type { CapturePorts } from './ports.ts';

/** A page with its pictures apart is far below this; some PDFs of white papers are not. */
const PAGE_LIMITS = { bytes: 32 * 1024 * 1024, milliseconds: 30_000, redirects: 5 } as const;

/** Looks at an item's page, as the site allows. Never rejects for what the site does. */
export async function observe(
  item: Item,
  source: Source,
  at: Instant,
  ports: CapturePorts,
): Promise<Observation> {
  const refusal = await refusalFor(item.url, source, at, ports);
  if (refusal !== null) return refusal;
  const answer = await ports.pages.fetch({
    url: item.url,
    hosts: hostsOf(source),
    limits: PAGE_LIMITS,
    ...validators(item),
  });
  const verdict = judgeAnswer(answer, isRefusal(answer) && saysChallenge(answer), at);
  if (verdict.outcome === 'not-modified') return { kind: 'unchanged' };
  if (answer.kind === 'failure') return { kind: 'unreadable', ...verdict, answer, extension: null };
  if (verdict.outcome === 'gone') return { kind: 'gone', outcome: 'gone', answer };
  if (verdict.outcome !== 'ok') return { kind: 'unreadable', ...verdict, answer, extension: null };
  return read(answer, source, ports, (host) => furnitureAt(host, at, ports.archive));
}

/** An answer that is no page by its status. Whether a 200 is a challenge is found when its words are. */
const isRefusal = (answer: PageAnswer): boolean => answer.kind === 'response' && answer.status >= 400;

/**
 * What the bytes of an answer say. Also the way back from archived bytes. `furnitureOf`: what is left out of the text of
 * a host's pages; asked for HTML only.
 */
export async function read(
  answer: PageResponse,
  source: Source,
  ports: CapturePorts,
  furnitureOf: (host: string) => Promise<KnownFurniture>,
): Promise<Observation> {
  const contentType = header(answer.headers, 'content-type') ?? null;
  const bytes = { body: answer.body, contentType, url: answer.url };
  const known = isHtml(bytes) ? await furnitureOf(new URL(answer.url).hostname) : null;
  const extraction = await extract(bytes, source, ports.pdf, known?.rules);
  if (extraction.kind === 'text') {
    const { page, ...text } = extraction;
    const furnished = page === null || known === null ? null : { page, known };
    const extractor = extractorOf(source, furnished && nameOf(furnished.known));
    return { ...text, kind: 'readable', extractor, furnished, answer };
  }
  const { outcome, detail, keep, extension } = extraction;
  if (outcome === 'soft-404') return { kind: 'gone', outcome, answer };
  return {
    kind: 'unreadable',
    outcome,
    detail,
    answer,
    extension: keep ? extension : null,
    retryAfter: null,
  };
}

/** Conditional request headers: only where the page was read and not found gone since. */
function validators({ current }: Item): { etag?: string | undefined; lastModified?: string | undefined } {
  if (current === null || current.text === null || current.change === 'removed') return {};
  return { etag: current.text.etag, lastModified: current.text.lastModified };
}

async function refusalFor(
  url: string,
  source: Source,
  at: Instant,
  { archive, pages }: CapturePorts,
): Promise<Unreadable | null> {
  const refuse = (outcome: Unreadable['outcome'], detail: string): Unreadable => ({
    kind: 'unreadable', outcome, detail, answer: null, extension: null, retryAfter: null,
  }); // prettier-ignore
  const { hostname } = new URL(canonicalUrl(url));
  const hosts = hostsOf(source);
  if (!hosts.includes(hostname)) return refuse('off-host', `${hostname} is not a host of ${source.id}`);
  const kept = (await loadState(archive, source, at)).robots;
  const { held, detail, copy } = await askRobots(pages, url, { kept, hosts, at });
  if (copy !== null) {
    // The next visit may find robots.txt failing: then this copy is at hand for a day.
    const robots = { [copy.origin]: copy.copy };
    await commitState(archive, source, at, (state) => ({ ...state, robots: { ...state.robots, ...robots } }));
  }
  return held === null ? null : refuse(held, detail ?? held);
}
