import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { OUTCOMES } from '../../lambdas/contract/outcome.ts';
import type { Outcome } from '../../lambdas/contract/outcome.ts';
import { OUTCOME_RULES, outcomeOfRead } from '../../lambdas/core/outcomes.ts';
import type { ListFacts, ReadFacts } from '../../lambdas/core/outcomes.ts';
import type { PageAnswer, PageFailure } from '../../lambdas/core/ports/pages.ts';

const answer = (status: number, headers: readonly (readonly [string, string])[] = []): PageAnswer => ({
  kind: 'response',
  url: 'https://site.example/',
  redirects: [],
  status,
  headers,
  requestHeaders: [],
  body: new Uint8Array(),
});
const failure = (reason: PageFailure['reason']): ReadFacts => ({
  answer: { kind: 'failure', url: 'https://site.example/', reason, detail: '', requestHeaders: [] },
});
const list = (facts: Partial<ListFacts>): ReadFacts => ({
  answer: answer(200),
  list: { entries: 10, minimum: 1, lastGood: 10, unknown: 0, ...facts },
});
const said = (status: number, more: Partial<ReadFacts> = {}): ReadFacts => ({
  answer: answer(status),
  ...more,
});

/** What is known → how the read ended. At least one row for every outcome. */
const CASES: readonly (readonly [Outcome, string, ReadFacts])[] = [
  ['waiting', 'inside a Retry-After', { held: 'waiting' }],
  ['off-host', 'an entry that leads elsewhere', { held: 'off-host' }],
  ['off-host', 'a redirect elsewhere', failure('off-host')],
  ['robots-unavailable', 'robots.txt failing', { held: 'robots-unavailable' }],
  ['disallowed', 'robots.txt forbidding', { held: 'disallowed' }],
  ['refused-address', 'a private address', failure('refused-address')],
  ['tls-error', 'an expired certificate', failure('tls-error')],
  ['network-error', 'no connection', failure('network-error')],
  ['too-slow', 'a drip', failure('too-slow')],
  ['too-large', 'a bomb', failure('too-large')],
  ['redirect-loop', 'a loop', failure('redirect-loop')],
  ['undecodable', 'a bad coding', failure('undecodable')],
  ['challenged', 'a challenge page with 200', said(200, { saysChallenge: true })],
  ['challenged', 'a challenge page with 503', said(503, { saysChallenge: true, asksToWait: true })],
  ['challenged', 'Cloudflare’s header', { answer: answer(403, [['cf-mitigated', 'challenge']]) }],
  ['challenged', 'AWS WAF’s header', { answer: answer(202, [['x-amzn-waf-action', 'challenge']]) }],
  ['challenged', 'AWS WAF’s captcha', { answer: answer(405, [['x-amzn-waf-action', 'captcha']]) }],
  ['not-modified', '304', { answer: { ...answer(304), requestHeaders: [['if-none-match', '"1"']] } }],
  [
    'not-modified',
    '304 by date',
    { answer: { ...answer(304), requestHeaders: [['if-modified-since', 'x']] } },
  ],
  ['server-error', 'a 304 that nobody asked for', said(304)],
  ['gone', '404', said(404)],
  ['gone', '410', said(410)],
  ['rate-limited', '429', said(429)],
  ['rate-limited', '503 with a time', said(503, { asksToWait: true })],
  ['blocked', '401', said(401)],
  ['blocked', '403', said(403)],
  ['blocked', '451', said(451)],
  ['server-error', '500', said(500)],
  ['server-error', '503 without a time', said(503)],
  ['server-error', '599', said(599)],
  ['server-error', 'a redirect that leads nowhere', said(302)],
  ['server-error', '204', said(204)],
  ['server-error', '206, which was not asked for', said(206)],
  ['server-error', '101', said(101)],
  ['soft-404', 'a page that says so', said(200, { saysNotFound: true, unread: 'unparsable' })],
  ['wrong-type', 'a PDF for a list', said(200, { unread: 'wrong-type' })],
  ['unparsable', 'a feed cut short', said(200, { unread: 'unparsable' })],
  ['encrypted', 'a PDF with a password', said(200, { unread: 'encrypted' })],
  ['no-text', 'a scan', said(200, { unread: 'no-text' })],
  ['empty', 'a page without words', said(200, { unread: 'empty' })],
  [
    'empty',
    'a list without entries, though none is expected',
    list({ entries: 0, unknown: 0, lastGood: null }),
  ],
  ['empty', 'rather than collapsed', list({ entries: 0, minimum: 5 })],
  ['collapsed', 'under the minimum at first sight', list({ entries: 4, minimum: 5, lastGood: null })],
  ['collapsed', 'under a quarter of eight', list({ entries: 1, lastGood: 8 })],
  ['collapsed', 'rather than implausible', list({ entries: 1, lastGood: 8, unknown: 1 })],
  ['implausible', 'all five unknown', list({ entries: 5, lastGood: 5, unknown: 5 })],
  ['implausible', 'all of a longer list', list({ entries: 50, lastGood: 5, unknown: 50 })],
  ['ok', 'a quarter of eight', list({ entries: 2, lastGood: 8, unknown: 1 })],
  ['ok', 'a list of seven that has shrunk to one', list({ entries: 1, lastGood: 7 })],
  ['ok', 'all unknown where there were four', list({ entries: 4, lastGood: 4, unknown: 4 })],
  ['ok', 'all but one unknown', list({ entries: 5, lastGood: 5, unknown: 4 })],
  ['ok', 'the first sight', list({ lastGood: null, unknown: 10 })],
  ['ok', '200', said(200)],
  ['ok', '203', said(203)],
  ['ok', 'nothing known against it', {}],
];

describe('outcomeOfRead', () => {
  test.each(CASES)('%s: %s', (outcome, _name, facts) => {
    expect(outcomeOfRead(facts)).toBe(outcome);
  });

  test('every outcome has one rule and a case', () => {
    expect(OUTCOME_RULES.map(({ outcome }) => outcome).toSorted()).toEqual([...OUTCOMES].toSorted());
    const shown = new Set(CASES.map(([outcome]) => outcome));
    expect(OUTCOMES.filter((outcome) => !shown.has(outcome))).toEqual([]);
  });
});

test('docs/outcomes.md has every rule, in order', () => {
  const rows = OUTCOME_RULES.map(({ outcome, when, todo }) => [`\`${outcome}\``, when, todo ?? '–']);
  const written = readFileSync('docs/outcomes.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim())); // prettier-ignore
  expect(written).toEqual(rows);
});
