/**
 * How a read of a list or a page can end. What a site does is never a failure of ours: it is one of these, recorded
 * and shown. `ok` and `not-modified` are the good ones.
 */
export const OUTCOMES = [
  'ok', 'not-modified', 'waiting', 'disallowed', 'robots-unavailable', 'challenged', 'blocked', 'rate-limited', 'gone',
  'soft-404', 'server-error', 'network-error', 'tls-error', 'refused-address', 'off-host', 'redirect-loop', 'too-large',
  'too-slow', 'wrong-type', 'undecodable', 'unparsable', 'empty', 'collapsed', 'implausible', 'encrypted', 'no-text',
] as const; // prettier-ignore
export type Outcome = (typeof OUTCOMES)[number];

export const HEALTHS = ['ok', 'suspect', 'failing', 'recovered'] as const;
export type HealthStatus = (typeof HEALTHS)[number];
