import { dateFromUrl } from '../../lambdas/core/date-in-url.ts';
import { diffTexts } from '../../lambdas/core/diff/words.ts';
import { identityRule } from '../../lambdas/core/identity.ts';
import { outcomeOf } from '../../lambdas/core/item/observation.ts';
import { crawlDelay, mayFetch } from '../../lambdas/core/robots.ts';
import { hostsOf } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { labelsOf } from './describe.ts';
import type { CheckedEntry, Findings } from './read-source.ts';
import type { Warning } from './warning.ts';

/** A check for machines: one JSON object a line, each with its `kind`; the verdict comes last. All entries are told. */
export function machineLines(findings: Findings, warnings: readonly Warning[]): readonly string[] {
  const { source, at, recorded, entries, page } = findings;
  return [
    { kind: 'source', id: source.id, at, recorded },
    ...robotsForms(findings),
    ...findings.attempts.map(({ channel, verdict, trusted }) => ({
      kind: 'channel',
      index: channel.index,
      type: channel.entry.type,
      url: channel.entry.url,
      ...verdict,
      trusted,
    })),
    ...listForms(findings),
    ...entries.map((one) => entryForm(one, source)),
    ...(page === null ? [] : [pageForm(page)]),
    ...warnings.map(({ stops, text }) => ({ kind: 'warning', stops, text })),
    { kind: 'verdict', usable: !warnings.some(({ stops }) => stops) },
  ].map((form) => JSON.stringify(form));
}

const robotsForms = ({ robots, attempts }: Findings): readonly object[] =>
  Object.entries(robots).map(([origin, copy]) => ({
    kind: 'robots',
    origin,
    status: copy.status,
    rules: copy.body !== null,
    crawlDelay: crawlDelay(copy),
    allows: attempts
      .map(({ channel }) => channel.entry.url)
      .filter((url) => new URL(url).host === new URL(origin).host && mayFetch(copy, url)),
  }));

function listForms({ chosen, charset, entries, again }: Findings): readonly object[] {
  if (chosen?.read.kind !== 'list') return [];
  const { url, items, notes, validators, body } = chosen.read;
  return [
    {
      kind: 'list',
      url,
      bytes: body.length,
      charset,
      entries: entries.length,
      items: items.length,
      readAgain: again === null ? null : again.length,
      validators,
      notes,
    },
  ];
}

function entryForm({ entry, item }: CheckedEntry, source: Source): object {
  const labels = labelsOf({ entry, item }, source);
  return {
    kind: 'entry',
    ...entry,
    canonical: item.canonical,
    item: item.id,
    identity: identityRule(source, entry.url),
    byAddress: dateFromUrl(entry.url),
    allowed: hostsOf(source).includes(new URL(entry.url).hostname),
    labels: {
      kind: labels.kind,
      frameworks: labels.frameworks.map(({ id }) => id),
      counterparts: labels.counterparts.map(({ code }) => code),
      defence_diplomacy: labels.defence_diplomacy,
    },
  };
}

function pageForm({ item, first, second }: NonNullable<Findings['page']>): object {
  const both = first.kind === 'readable' && second.kind === 'readable';
  return {
    kind: 'page',
    url: item.url,
    outcome: outcomeOf(first),
    ...(first.kind === 'unreadable' && { detail: first.detail }),
    ...(first.kind === 'readable' && { title: first.title, text: first.text }),
    ...(both && { differs: diffTexts(first.text, second.text) }),
  };
}
