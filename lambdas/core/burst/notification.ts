import type { Burst } from '../../contract/burst.ts';
import { ATTRIBUTES } from '../../contract/environment.ts';
import { mailAudience, orNone } from '../compose/attributes.ts';
import type { MailOptions } from '../compose/mail.ts';
import { asciiOf } from '../compose/plain-line.ts';
import { subjectLine } from '../compose/subject.ts';
import { dateIn } from '../dates.ts';
import { secondsOf } from '../../contract/instant.ts';
import type { Attributes, Notification } from '../ports/topic.ts';
import { burstText } from './mail.ts';

/**
 * A burst made ready for people. Machines get its alerts one by one and none of it. `key`: of its record. The same burst
 * and options give the same notification, byte for byte.
 */
export function burstNotification(burst: Burst, key: string, options: MailOptions = {}): Notification {
  const { items, ...rest } = burst;
  return {
    id: burst.id,
    to: 'alerts',
    at: burst.detectedAt,
    key,
    subject: burstSubject(burst),
    text: burstText(burst, options),
    attributes: burstAttributes(burst),
    record: burst,
    shortRecord: {
      ...rest,
      items: [],
      note: `${items.length} items left out, too large to send; the whole is kept at ${key}`,
    },
  };
}

/** The union of its items' labels: a filter that no single item passes may let it through, and its text says so. */
function burstAttributes({ items, source }: Burst): Attributes {
  return {
    [ATTRIBUTES.framework]: orNone(items.flatMap(({ frameworks }) => orNone(frameworks.map(({ id }) => id)))),
    [ATTRIBUTES.counterpart]: orNone(
      items.flatMap(({ counterparts }) => orNone(counterparts.map(({ code }) => code))),
    ),
    [ATTRIBUTES.kind]: [...new Set(items.map(({ kind }) => kind))],
    [ATTRIBUTES.source]: source.id,
    [ATTRIBUTES.audience]: mailAudience({
      relevant: items.some(({ defence_diplomacy }) => defence_diplomacy),
      first: true,
    }),
  };
}

/** The labels of what is relevant, the most frequent first. */
function burstSubject({ items, source, detectedAt }: Burst): string {
  const relevant = items.filter(({ defence_diplomacy }) => defence_diplomacy);
  return subjectLine({
    mark: '',
    frameworks: byFrequency(
      relevant.flatMap(({ frameworks }) => frameworks),
      ({ id }) => id,
    ),
    counterparts: byFrequency(
      relevant.flatMap(({ counterparts }) => counterparts),
      ({ code }) => code,
    ),
    what: `${items.length} new items`,
    from: asciiOf(source.name.en) || asciiOf(source.id),
    date: dateIn(secondsOf(detectedAt) * 1000, 'Asia/Tokyo'),
  });
}

function byFrequency<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  const groups = [...Map.groupBy(values, keyOf).values()];
  return groups.toSorted((a, b) => b.length - a.length).flatMap((group) => group.slice(0, 1));
}
