import type { Alert } from '../../lambdas/contract/alert.ts';
import { secondsOf } from '../../lambdas/contract/instant.ts';
import { deliveryOf } from '../../lambdas/contract/keys.ts';
import { alertsOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What must hold of every run, whatever went wrong in it. Each rule names what breaks it. */
const RULES: readonly ((outcome: Outcome) => readonly string[])[] = [
  idsAreUnique,
  burstsTellInPlaceOfTheirAlerts,
  eventsCountTheirReports,
  digestsNameEveryAlertOnce,
];

export const brokenRules = (outcome: Outcome): readonly string[] => RULES.flatMap((rule) => rule(outcome));

/** Records that nobody was sent. */
export const losses = ({ alerts, bursts, digests, sent }: Outcome): readonly string[] =>
  [...alerts.keys(), ...bursts.keys(), ...digests.keys()].filter((key) => !sent.has(key));

/** What went out more than once, `permitted` as often as it was stopped between its acceptance and its mark. */
export interface Repeat {
  readonly key: string;
  readonly times: number;
  readonly permitted: boolean;
}

export const repeats = (outcome: Outcome): readonly Repeat[] =>
  [...outcome.sent]
    .filter(([, notifications]) => notifications.length > 1)
    .map(([key, { length }]) => ({
      key,
      times: length,
      permitted: length <= 1 + stopsBeforeItsMark(key, outcome),
    }));

/** How often a publisher was stopped after the topic had taken this, and before it was marked as sent. */
const stopsBeforeItsMark = (key: string, { stopped }: Outcome): number =>
  stopped.filter(
    ({ when, call: { name, subject } }) =>
      (name === 'topic.publish' && when === 'after' && subject === key) ||
      (name === 'archive.mark' && when === 'before' && subject === deliveryOf(key)),
  ).length;

/** An alert's id is that of its item, its change and its version: two records of one id would be two mails of one thing. */
function idsAreUnique(outcome: Outcome): readonly string[] {
  const twice = [...Map.groupBy(alertsOf(outcome), ({ id }) => id)].filter(([, { length }]) => length > 1);
  return twice.map(([id, alerts]) => `alert ${id} has ${alerts.length} records`);
}

/** Who gets a burst's mail gets none of its single alerts, and no announcement stands in two bursts' mails. */
function burstsTellInPlaceOfTheirAlerts(outcome: Outcome): readonly string[] {
  const alerts = alertsOf(outcome);
  const told = [...outcome.bursts.values()].flatMap(({ id, source, items }) =>
    items.map(({ item, change, title }) => ({ burst: id, source: source.id, item, change, title })),
  );
  const announcements = Map.groupBy(told, ({ source, item, change, title }) =>
    [source, item, change, title].join(' '),
  );
  const single = told.filter(
    ({ burst, source, item, change }) =>
      !outcome.redriven.has(item) &&
      !alerts.some(
        (alert) =>
          alert.burst === burst &&
          alert.source.id === source &&
          alert.item === item &&
          alert.change === change,
      ),
  );
  const untold = alerts.filter(
    ({ burst, source, item }) =>
      burst !== undefined &&
      !told.some((one) => one.burst === burst && one.source === source.id && one.item === item),
  );
  const mailed = alerts.filter(
    ({ burst, id }) =>
      burst !== undefined && audiencesOf(id, outcome).some((name) => name.startsWith('mail')),
  );
  return [
    ...[...announcements]
      .filter(([, { length }]) => length > 1)
      .map(([what]) => `${what} stands in two bursts`),
    ...single.map(({ item, burst }) => `item ${item} of burst ${burst} has no alert of that burst`),
    ...untold.map(({ id, burst }) => `alert ${id} is told by burst ${burst ?? ''}, which does not name it`),
    ...mailed.map(({ id, burst }) => `alert ${id} was mailed although burst ${burst ?? ''} tells of it`),
  ];
}

const audiencesOf = (alert: string, { sent }: Outcome): readonly string[] =>
  [...sent.values()]
    .flat()
    .filter(({ id }) => id === alert)
    .flatMap(({ attributes }) => attributes['audience'] ?? []);

/** The reports of an event are numbered from one without a gap, and only the first is called the first. */
function eventsCountTheirReports(outcome: Outcome): readonly string[] {
  const reports = alertsOf(outcome).flatMap(({ id, event }) =>
    event === undefined ? [] : [{ ...event, alert: id, event: event.id }],
  );
  return [...Map.groupBy(reports, ({ event }) => event)].flatMap(([event, of]) => {
    const inOrder = of.toSorted((a, b) => a.report - b.report);
    const counted = inOrder.every(({ report }, index) => report === index + 1);
    const named = inOrder.every(
      ({ first, earlier }, index) =>
        first === (index === 0) && (first || earlier?.alert === inOrder[0]?.alert),
    );
    return counted && named
      ? []
      : [`event ${event} has the reports ${inOrder.map(({ report }) => report).join(', ')}`];
  });
}

/** Every alert of a day that is over stands in exactly one digest. */
function digestsNameEveryAlertOnce(outcome: Outcome): readonly string[] {
  const digests = [...outcome.digests.values()];
  const end = Math.max(...digests.map(({ to }) => secondsOf(to)));
  const named = digests.flatMap(({ alerts }) => alerts.map(({ id }) => id));
  const isOver = ({ detectedAt }: Alert): boolean => secondsOf(detectedAt) < end;
  return alertsOf(outcome)
    .filter(isOver)
    .map(({ id }) => ({ id, times: named.filter((other) => other === id).length }))
    .filter(({ times }) => times !== 1)
    .map(({ id, times }) => `alert ${id} stands in ${times} digests`);
}
