import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OUTCOMES } from '../../../lambdas/contract/outcome.ts';
import { messageOf, operationsSubject } from '../../../lambdas/core/alarm/message.ts';
import { noticeOn } from '../../../lambdas/core/alarm/notice.ts';
import type { SourceNotice } from '../../../lambdas/core/alarm/notice.ts';
import { NOTICES } from '../../../lambdas/core/alarm/watch-record.ts';
import { columnsOf } from '../../../lambdas/core/compose/columns.ts';
import { isSuccess } from '../../../lambdas/core/health.ts';
import { firstState } from '../../../lambdas/core/source-state.ts';
import { NOW, feed, silent, stateOf } from './notices.ts';
import { hour } from './timeline.ts';

const text = (notices: readonly SourceNotice[], watched = { watched: 30, silent: notices.length }): string =>
  messageOf(notices, watched, hour(NOW)).text;

const incident = { incident: { since: hour(-40), alarmedAt: hour(-28), reminders: 0 }, noticedAt: hour(-28) };

describe('the subject', () => {
  const many = Array.from({ length: 24 }, (_, n) => silent(feed(`site-${n}`)));
  test.each<[string, readonly SourceNotice[]]>([
    ['Hinomi: silent: mod', [silent(feed('mod'))]],
    ['Hinomi: 24 silent: site-0, site-1, site-2, ...', many],
    ['Hinomi: still silent: mod, mofa', [silent(feed('mod'), 'reminder'), silent(feed('mofa'), 'reminder')]],
    ['Hinomi: silent: mod; still silent: mofa; read again: nids', [silent(feed('nids'), 'recovery'), silent(feed('mofa'), 'reminder'), silent(feed('mod'))]],
    ['Hinomi: not polled: mod', [noticeOn(feed('mod'), firstState(feed('mod'), hour(0)), 'alarm', hour(NOW))]],
    ['Hinomi: 24 silent; 24 still silent; 24 read again', [...many, ...many.map((one) => ({ ...one, source: `${one.source}-with-a-long-name`, notice: 'reminder' as const })), ...many.map((one) => ({ ...one, notice: 'recovery' as const, kind: 'source-recovered' as const }))]],
  ])('%s', (subject, notices) => {
    expect(operationsSubject(notices)).toBe(subject);
  }); // prettier-ignore

  test('is ASCII and under a hundred characters, whatever the sources', () => {
    const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { maxLength: 60 });
    const notices = fc.array(
      fc.tuple(id, fc.constantFrom(...NOTICES)).map(([source, notice]) => silent(feed(source), notice)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(notices, (given) => /^[ -~]{1,99}$/.test(operationsSubject(given))),
      { seed: 20261101, numRuns: 100 },
    );
  });
});

describe('the mail', () => {
  test('reads so', () => {
    const mofa = feed('mofa', { name: { en: 'Foreign Ministry', ja: '外務省' } });
    const failing = stateOf(mofa, [[0, 'ok'], [0.5, 'blocked', 'HTTP 403 from https://mofa.example/feed.xml'], [25, 'blocked', 'HTTP 403 from https://mofa.example/feed.xml']]); // prettier-ignore
    const notices = [
      noticeOn(mofa, { ...failing, backOff: hour(27) }, 'alarm', hour(NOW)),
      noticeOn(
        feed('nids'),
        stateOf(feed('nids'), [[-41, 'ok'], [2, 'empty', 'no entry found'], [18, 'ok']], incident), // prettier-ignore
        'recovery',
        hour(NOW),
      ),
    ];
    expect(text(notices, { watched: 30, silent: 1 }))
      .toBe(`Sources: 1 silent, 1 read again. Silent now: 1 of 30 watched.
Nothing of a silent source is alerted. What its list still holds when it is read again is taken up
then.

SILENT   see docs/runbook.md, “A source is silent”

mofa — Foreign Ministry 外務省
  https://mofa.example/feed.xml
  Silent      since 2026-03-01 00:15 UTC (09:15 JST), 25 hours; 2 misses in a row
  Last seen   blocked at 2026-03-02 01:00 UTC (10:00 JST)
              HTTP 403 from https://mofa.example/feed.xml
  Last read   2026-03-01 00:00 UTC (09:00 JST), perhaps later (noted every six hours)
  Next asked  after 2026-03-02 03:00 UTC (12:00 JST)
  What to do  The site does not serve us from here. Run this source from another line, or switch
              it off; never disguise who asks.
  Look at     sources/mofa/state.json in the archive
              npx hinomi source check mofa

READ AGAIN   see docs/runbook.md, “A source is read again”

nids — Test 試験
  https://nids.example/feed.xml
  Silent      2026-02-27 08:00 UTC (17:00 JST) to 2026-03-01 02:00 UTC (11:00 JST), 42 hours
  Last seen   empty at 2026-03-01 02:00 UTC (11:00 JST)
              no entry found
  Last read   2026-03-01 18:00 UTC (2026-03-02 03:00 JST)
  What to do  Nothing. What its list still held of the time between has been taken up.
  Look at     sources/nids/state.json in the archive
              npx hinomi archive list --source nids --archive <archive>

Seen at 2026-03-02 02:00 UTC (11:00 JST). While a silence lasts, one reminder a day; one note when
it is over.
Hinomi sends this to whoever runs it.
`);
  });

  test('of a source that was never read, and one that nobody polls', () => {
    const never = text([noticeOn(feed('a'), stateOf(feed('a'), [[0, 'gone']]), 'alarm', hour(NOW))]); // prettier-ignore
    expect(never).toContain('Last read   never');
    expect(never).toContain('1 miss in a row');
    const unpolled = text([noticeOn(feed('b'), firstState(feed('b'), hour(0)), 'alarm', hour(NOW))]);
    expect(unpolled).toContain('NOT POLLED   see docs/runbook.md, “A source is not polled”');
    expect(unpolled).toContain('26 hours; not polled');
    expect(unpolled).not.toContain('Last seen');
  });

  test('of a flapping one: on and off', () => {
    const state = stateOf(feed('a'), [[-30, 'ok'], [-29, 'empty'], [-2, 'ok'], [25, 'empty']], incident); // prettier-ignore
    expect(text([noticeOn(feed('a'), state, 'reminder', hour(NOW))])).toContain(
      'on and off since 2026-02-27 08:00 UTC',
    );
  });

  test.each([
    [3, 4, true],
    [24, 24, true],
    [2, 2, false],
    [3, 7, false],
  ])('%i of %i silent: says what they share: %p', (count, watched, said) => {
    expect(text([silent(feed('a'))], { watched, silent: count }).includes('hardly the sites')).toBe(said);
  });

  test('has advice for every miss, other than to wait for the next poll', () => {
    for (const outcome of OUTCOMES.filter((one) => !isSuccess(one) && one !== 'waiting')) {
      const { advice } = silent(feed('a'), 'alarm', outcome);
      expect([outcome, advice]).toEqual([outcome, expect.stringMatching(/^[A-Z].{20,}\.$/)]);
      expect(advice).not.toContain('the next poll asks again');
    }
  });

  test('of a source that is known to be closed: to switch it off, with what was noted', () => {
    const verified = { how: 'capture', on: '2026-08-20', note: 'answers 403 to cloud addresses' } as const;
    const closed = text([silent(feed('a', { page: { access: 'closed' }, verified }), 'alarm', 'blocked')]);
    expect(closed.replaceAll(/\s+/g, ' ')).toContain(
      'It is known to be closed to some lines: run it from another one, or switch it off ("enabled": false). Its definition says: answers 403 to cloud addresses',
    );
  });

  test('words of a site stay on lines of ours, whatever is in them', () => {
    const detail = 'HTTP 500\r\nBcc: all@site.example\u0000\u202e from\u2028 there\t' + '長'.repeat(2000);
    const state = stateOf(feed('a'), [[0, 'ok'], [1, 'server-error', detail]]); // prettier-ignore
    const mail = text([noticeOn(feed('a'), state, 'alarm', hour(NOW))]);
    expect(mail).toContain('              HTTP 500 Bcc: all@site.example from there ');
    expect(mail).not.toMatch(/^Bcc|[\u0000\r\u202e\u2028\t]/m);
    for (const line of mail.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(100);
    expect(mail.length).toBeLessThan(2_500);
  });

  test('of very many sources: sixty in full, the rest named', () => {
    const mail = text(Array.from({ length: 300 }, (_, n) => silent(feed(`site-${n}`))));
    expect(mail.match(/^site-\d+ — /gm)).toHaveLength(60);
    expect(mail).toContain('240 more: site-60 (alarm), site-61 (alarm)');
    expect(mail).toContain('site-299 (alarm)');
    expect(Buffer.byteLength(mail)).toBeLessThan(100_000);
  });
});

test('the same notices of the same look are the same message; others have another id', () => {
  const [a, b] = [silent(feed('a')), silent(feed('b'))];
  const watched = { watched: 2, silent: 2 };
  const first = messageOf([a, b], watched, hour(NOW));
  expect(messageOf([a, b], watched, hour(NOW))).toEqual(first);
  const others = [messageOf([a], watched, hour(NOW)), messageOf([a, b], watched, hour(27))];
  expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(3);
});
