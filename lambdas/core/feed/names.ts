import type { Alert } from '../../contract/alert.ts';

/** Every alert. The one feed that says which alerts have been taken into all of them. */
export const ALL = 'all';
/** Alerts on Japan's defence diplomacy. */
export const RELEVANT = 'relevant';

const FRAMEWORKS = 'frameworks/';
const COUNTERPARTS = 'counterparts/';

/**
 * The feeds that an alert belongs to, by the names that `feedKey` takes: all of them in `all`; a relevant one in
 * `relevant`, `frameworks/<id>` and `counterparts/<CODE>` of its labels too. A state that is only mentioned is no label.
 */
export function feedNamesOf({ classification }: Pick<Alert, 'classification'>): readonly string[] {
  if (!classification.defence_diplomacy) return [ALL];
  const names = [
    ...classification.frameworks.map(({ id }) => FRAMEWORKS + id),
    ...classification.counterparts.map(({ code }) => COUNTERPARTS + code),
  ];
  return [ALL, RELEVANT, ...new Set(names)];
}

/** What a feed is of: everything, what is relevant, or one label. */
export type Subject =
  | { readonly of: typeof ALL | typeof RELEVANT }
  | { readonly of: 'framework' | 'counterpart'; readonly id: string };

/** The other way round: `frameworks/squad` → the framework `squad`. */
export function feedSubject(name: string): Subject {
  if (name.startsWith(FRAMEWORKS)) return { of: 'framework', id: name.slice(FRAMEWORKS.length) };
  if (name.startsWith(COUNTERPARTS)) return { of: 'counterpart', id: name.slice(COUNTERPARTS.length) };
  return { of: name === ALL ? ALL : RELEVANT };
}
