import type { Alert } from '../../lambdas/contract/alert.ts';
import type { Row } from './duck.ts';

/** What the saved queries should say of some alerts, worked out from the records without SQL. */
export const whoMetWhom = (alerts: readonly Alert[]): Row[] =>
  grouped(
    relevant(alerts)
      .flatMap(meetingsOf)
      .filter(({ status }) => status !== 'planned'),
    ({ day, framework, counterpart }) => [upTo(day, 7), framework, counterpart],
  ).map(([[month, framework, counterpart], told]) => ({
    month: month ?? null,
    framework: framework ?? null,
    counterpart: counterpart ?? null,
    events: distinct(told.map(({ day }) => day)).length,
    reports: distinct(told.map(({ alert }) => alert)).length,
    dated_by_publication: distinct(told.filter(({ undated }) => undated).map(({ alert }) => alert)).length,
  }));

export const frameworksOf = (code: string, alerts: readonly Alert[]): Row[] =>
  grouped(
    relevant(alerts)
      .flatMap((alert) => [...meetingsOf(alert), ...namedOnly(alert)])
      .filter(({ counterpart }) => counterpart === code),
    ({ day, framework }) => [framework, upTo(day, 4)],
  ).map(([[framework, year], told]) => {
    const days = distinct(told.map(({ day }) => day));
    const took = told.filter(({ status }) => status === 'held' || status === 'unknown');
    return {
      framework: framework ?? null,
      year: year ?? null,
      alerts: distinct(told.map(({ alert }) => alert)).length,
      events: distinct(took.map(({ day }) => day)).length,
      first_day: days[0] ?? null,
      last_day: days.at(-1) ?? null,
    };
  });

export const delays = (alerts: readonly Alert[]): Row[] =>
  grouped(news(alerts), ({ source }) => [source.id])
    .map(([[source], told]) => {
      const days = told
        .flatMap(({ published, detectedAt }) => (published === null ? [] : [daysFrom(published, detectedAt)]))
        .toSorted((a, b) => a - b);
      const titles = told.filter(({ basis }) => basis === 'title').length;
      return {
        source: source ?? null,
        alerts: told.length,
        dated: days.length,
        median_days: days[Math.ceil(days.length / 2) - 1] ?? null,
        p90_days: days[Math.ceil((days.length * 9) / 10) - 1] ?? null,
        title_only_percent: Math.round((titles / told.length) * 1000) / 10,
      };
    })
    .toSorted((a, b) => (b.median_days ?? -Infinity) - (a.median_days ?? -Infinity));

interface Told {
  readonly alert: string;
  readonly framework: string;
  readonly counterpart: string;
  readonly day: string | null;
  readonly undated: boolean;
  readonly status: string;
}

const news = (alerts: readonly Alert[]): Alert[] => alerts.filter(({ change }) => change === 'new');

const relevant = (alerts: readonly Alert[]): Alert[] =>
  news(alerts).filter(({ classification }) => classification.defence_diplomacy);

const meetingsOf = ({ id, eventDate, published, classification }: Alert): Told[] =>
  classification.meetings.flatMap(({ framework, counterparts, date, status }) =>
    counterparts.map((counterpart) => ({
      alert: id,
      framework,
      counterpart,
      day: date ?? eventDate ?? published,
      undated: date === null && eventDate === null,
      status,
    })),
  );

/** The frameworks that an alert tells no meeting of, with each of its counterparts. */
function namedOnly(alert: Alert): Told[] {
  const { id, eventDate, published, classification } = alert;
  const met = new Set(meetingsOf(alert).map(({ framework }) => framework));
  return classification.frameworks
    .filter((framework) => !met.has(framework.id))
    .flatMap((framework) =>
      classification.counterparts.map(({ code }) => ({
        alert: id,
        framework: framework.id,
        counterpart: code,
        day: eventDate ?? published,
        undated: eventDate === null,
        status: 'named',
      })),
    );
}

const upTo = (day: string | null, length: number): string | null => day?.slice(0, length) ?? null;

const daysFrom = (published: string, detectedAt: string): number =>
  (Date.parse(detectedAt.slice(0, 10)) - Date.parse(published)) / (24 * 60 * 60 * 1000);

/** In order, once each, null left out: as `count(DISTINCT …)` counts. */
const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null))].toSorted();

/** Groups in the order of their keys; null comes last. */
function grouped<T>(
  values: readonly T[],
  keyOf: (value: T) => readonly (string | null)[],
): [key: readonly (string | null)[], values: T[]][] {
  const groups = Map.groupBy(values, (value) => JSON.stringify(keyOf(value).map((part) => part ?? '\uffff')));
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => (members[0] === undefined ? [] : [[keyOf(members[0]), members]]));
}
