import type { Alert } from '../../contract/alert.ts';
import { ATTRIBUTES, AUDIENCES } from '../../contract/environment.ts';
import type { Attributes } from '../ports/topic.ts';

/** SNS takes no empty value: this stands where there is no framework or no counterpart, and can be filtered on. */
const NONE = 'none';

/**
 * The message attributes of one alert, for filter policies: `framework` and `counterpart` (lists of ids and codes,
 * `['none']` where empty), `kind`, `source`, and `audience`, a list of the readers it is for:
 * `each` (every alert, for machines) and `mail` (what a person gets at once); `each-relevant` and `mail-relevant`
 * where it concerns defence diplomacy; `mail-first` unless it is a mere later report of an event already reported, and
 * `mail-first-relevant` where both hold.
 */
export function attributesOf(alert: Alert): Attributes {
  const { classification } = alert;
  return {
    [ATTRIBUTES.framework]: orNone(classification.frameworks.map(({ id }) => id)),
    [ATTRIBUTES.counterpart]: orNone(classification.counterparts.map(({ code }) => code)),
    [ATTRIBUTES.kind]: classification.kind,
    [ATTRIBUTES.source]: alert.source.id,
    [ATTRIBUTES.audience]: audienceOf(alert),
  };
}

export const orNone = (values: readonly string[]): readonly string[] =>
  values.length === 0 ? [NONE] : [...new Set(values)];

/** Of a burst's alerts no mail is sent: its own has told of them. */
function audienceOf({ classification, event, burst }: Alert): readonly string[] {
  const relevant = classification.defence_diplomacy;
  const machines = [AUDIENCES.each, ...(relevant ? [AUDIENCES.eachRelevant] : [])];
  const first = event === undefined || event.first || event.news === true;
  return burst === undefined ? [...machines, ...mailAudience({ relevant, first })] : machines;
}

/** Who gets a mail: `mail` everybody, the others those who asked for less. */
export const mailAudience = ({
  relevant,
  first,
}: {
  readonly relevant: boolean;
  readonly first: boolean;
}): readonly string[] => [
  AUDIENCES.mail,
  ...(relevant ? [AUDIENCES.mailRelevant] : []),
  ...(first ? [AUDIENCES.mailFirst] : []),
  ...(relevant && first ? [AUDIENCES.mailFirstRelevant] : []),
];
