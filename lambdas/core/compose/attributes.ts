import type { Alert } from '../../contract/alert.ts';
import { ATTRIBUTES } from '../../contract/environment.ts';
import type { Attributes } from '../ports/topic.ts';

/** SNS takes no empty value: this stands where there is no framework or no counterpart, and can be filtered on. */
const NONE = 'none';

/**
 * The message attributes of one alert, for filter policies: `framework` and `counterpart` (lists of ids and codes,
 * `['none']` where empty), `kind`, `source`, and `audience`, a list of the readers it is for:
 * `each` (every alert, for machines) and `mail` (what a person gets at once); `each-relevant` and `mail-relevant`
 * where it concerns defence diplomacy; `mail-first` unless it is a later report of an event already reported.
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

const orNone = (values: readonly string[]): readonly string[] =>
  values.length === 0 ? [NONE] : [...new Set(values)];

function audienceOf(alert: Alert): readonly string[] {
  const relevant = alert.classification.defence_diplomacy;
  const first = alert.event?.first ?? true;
  return [
    'each',
    ...(relevant ? ['each-relevant'] : []),
    'mail',
    ...(relevant ? ['mail-relevant'] : []),
    ...(first ? ['mail-first'] : []),
  ];
}
