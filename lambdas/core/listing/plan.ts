import { secondsOf } from '../../contract/instant.ts';
import type { CalendarDate, Instant } from '../../contract/instant.ts';
import { minimumOf } from '../channel.ts';
import type { Channel } from '../channel.ts';
import { dateIn } from '../dates.ts';
import { definitionHash } from '../source-state.ts';
import type { SourceState } from '../source-state.ts';
import { absentFromLast, isOtherChannel } from './findings.ts';
import type { ListFindings, ListPlan } from './findings.ts';
import { entriesIn, fingerprintOf } from './items.ts';
import type { ListedItem } from './items.ts';
import { POLLS_TO_BELIEVE, judgeListing } from './judge-listing.ts';
import { aliasesIn, carriedIn, firstSightOf, retitledIn } from './known-items.ts';
import { isSince, stillRecent } from './since.ts';

/**
 * Decides what a list means (design, invariants 4 and 5): the first sight of a source is silent; an untrustworthy list
 * gives its outcome and nothing else; a list that has become another is taken in, but for what is dated since.
 */
export function planList(findings: ListFindings): ListPlan {
  const { items, seen, state, source, channel, at } = findings;
  const fingerprint = fingerprintOf(items);
  const carried = carriedIn(findings);
  const strangers = absentFromLast(items, state).filter(
    (item) => !seen.has(item.id) && !carried.some((known) => known.item === item),
  );
  const facts = {
    entries: entriesIn(items),
    minimum: minimumOf(source, channel),
    lastGood: lastGoodSize(state, channel),
    unknown: entriesIn(strangers),
  };
  const verdict = judgeListing(facts, channel.entry.url);
  const firstSight = firstSightOf(findings);
  const plan = {
    ...verdict,
    fingerprint,
    firstSight,
    aliases: aliasesIn(findings),
    silent: [],
    fresh: [],
    retitled: [],
    carried,
    doubt: null,
    note: null,
    replaces: state.good?.replaced ?? null,
  };
  if (verdict.outcome === 'empty' || verdict.outcome === 'collapsed') return plan;
  if (state.good === null) return { ...plan, ...firstSightPlan(findings, strangers) };
  if (state.definition !== definitionHash(source, channel.entry)) {
    const why = isOtherChannel(state, channel)
      ? `read at ${channel.entry.url} now`
      : 'the definition has changed';
    return takenIn(findings, strangers, fingerprint, why);
  }
  const polls = state.doubt?.fingerprint === fingerprint ? state.doubt.polls + 1 : 1;
  if (verdict.outcome !== 'implausible' && polls === 1) {
    const fresh = strangers.map((item) => ({ item, firstSeen: at }));
    return { ...plan, fresh, retitled: retitledIn(findings) };
  }
  if (polls >= POLLS_TO_BELIEVE)
    return takenIn(findings, strangers, fingerprint, `${polls} polls agree on a new list`);
  return { ...plan, outcome: 'implausible', doubt: { fingerprint, polls } };
}

const lastGoodSize = (state: SourceState, channel: Channel): number | null =>
  isOtherChannel(state, channel) ? null : (state.good?.entries ?? state.good?.items.length ?? null);

/** The first sight of a source is a silent baseline, but for what `since` asks for. */
function firstSightPlan(
  findings: ListFindings,
  strangers: readonly ListedItem[],
): Pick<ListPlan, 'silent' | 'fresh'> {
  const { since, at, source } = findings;
  const today = dateIn(secondsOf(at) * 1000, source.timeZone);
  const news = since === undefined ? [] : strangers.filter((item) => isSince(item, since, today));
  const fresh = news.map((item) => ({ item, firstSeen: at }));
  return { silent: strangers.filter((item) => !news.includes(item)), fresh };
}

/** A list that has become another: what is dated since the last good read is news, the rest is known from now on. */
function takenIn(
  findings: ListFindings,
  strangers: readonly ListedItem[],
  fingerprint: string,
  why: string,
): ListPlan {
  const { items, state, source, at } = findings;
  const lastRead = state.health.lastSuccess ?? state.good?.at ?? at;
  const isOther = absentFromLast(items, state).length === items.length;
  const since = isOther ? (stillRecent(state.good?.replaced, at) ?? lastRead) : lastRead;
  const dayIn = (instant: Instant): CalendarDate => dateIn(secondsOf(instant) * 1000, source.timeZone);
  const news = strangers.filter((item) => isSince(item, dayIn(since), dayIn(at)));
  const silent = strangers.filter((item) => !news.includes(item));
  const fresh = news.map((item) => ({ item, firstSeen: at }));
  return {
    outcome: 'ok',
    detail: null,
    fingerprint,
    silent,
    fresh,
    retitled: retitledIn(findings),
    carried: carriedIn(findings),
    firstSight: firstSightOf(findings),
    aliases: aliasesIn(findings),
    doubt: null,
    note: `${why}: ${silent.length} entries taken in silently, ${news.length} alerted`,
    replaces: isOther && strangers.length === items.length ? since : null,
  };
}
