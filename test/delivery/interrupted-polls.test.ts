import { expect, test } from '@jest/globals';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { chance } from './chance.ts';
import { Cloud } from './cloud.ts';
import { alertsOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { brokenRules, losses } from './rules.ts';
import type { Call, Stop, Stops } from './stops.ts';
import { CALM } from './weather.ts';
import { listOf, listUrl, newsOf, pageOf, pageUrl } from './web.ts';
import type { WebChange } from './web.ts';

/**
 * A poll that is stopped, and a site that does not stand still until the poll is tried again a minute later; and two polls
 * of one source at once. The random suite found most of these; here they are as short as they can be.
 */
const at = (clock: string): Instant => `2026-03-01T${clock.length === 5 ? `${clock}:00` : clock}Z`;
const OLD = [1, 2, 3].map((n) => `old${n}`);

/** From then on the list shows the three old entries and these. A name with `*` bears another title. */
const lists = (clock: string, ...names: string[]): WebChange => ({
  at: at(clock),
  url: listUrl('alpha'),
  answer: listOf(
    [...names, ...OLD].map((name) => ({
      url: pageUrl('alpha', name.replace('*', '')),
      title: name.includes('*') ? '日豪防衛相会談の結果について' : '日豪防衛相会談について',
    })),
  ),
});

const says = (clock: string, name: string, text: string): WebChange => ({
  at: at(clock),
  url: pageUrl('alpha', name),
  answer: pageOf('報道発表', text),
});

/** Stops the first call of this kind at an instant; of several, each once. */
function stopping(
  ...stops: readonly (Pick<Call, 'name'> & Stop & { clock: string; subject?: string })[]
): Stops {
  const left = [...stops];
  return (call) => {
    const index = left.findIndex(
      ({ name, clock, subject = '' }) =>
        call.name === name && call.at === at(clock) && call.subject.includes(subject),
    );
    return index === -1 ? null : (left.splice(index, 1)[0] ?? null);
  };
}
const BEFORE = { when: 'before', how: 'dies' } as const;
const AFTER = { when: 'after', how: 'dies' } as const;

/** Polls of one source every hour from 20:58 on. */
async function evening(web: readonly WebChange[], stops: Stops): Promise<Outcome> {
  const polls = ['20:58', '21:58', '22:58', '23:58'].map(at);
  const schedule = polls.map(
    (now) => ({ at: now, task: { stage: 'scrape', source: 'alpha', at: now } }) as const,
  );
  const plan = { sources: [newsOf('alpha')], web: [lists('20:00'), ...web], schedule, weather: CALM, stops };
  const cloud = await new Cloud(plan).run();
  expect(cloud.stopped.length).toBeGreaterThan(0);
  return outcomeOf(cloud);
}

const toldOf = (outcome: Outcome, name: string): readonly string[] =>
  alertsOf(outcome)
    .filter(({ url }) => url === pageUrl('alpha', name))
    .map(({ change }) => change);

test('an entry that was gone from the list when the poll was tried again is told when it comes back', async () => {
  const outcome = await evening(
    [
      lists('21:30', 'x'),
      says('21:30', 'x', 'ある会談。'),
      lists('21:58:30'),
      lists('22:30', 'y'),
      says('22:30', 'y', '別の会談。'),
      lists('23:30', 'x', 'y'),
    ],
    stopping({ clock: '21:58', name: 'queue.send', ...BEFORE }),
  );
  expect(toldOf(outcome, 'y')).toEqual(['new']);
  expect(toldOf(outcome, 'x')).toEqual(['new']);
});

test('an entry that came between the commit and the second try is told, though that try stopped too', async () => {
  const outcome = await evening(
    [
      lists('21:30', 'y'),
      says('21:30', 'y', '別の会談。'),
      lists('21:58:30', 'x', 'y'),
      says('21:30', 'x', 'ある会談。'),
    ],
    stopping(
      { clock: '21:58', name: 'archive.replace', subject: 'state.json', ...AFTER },
      { clock: '21:59', name: 'queue.send', ...BEFORE },
    ),
  );
  expect(toldOf(outcome, 'x')).toEqual(['new']);
});

test('an entry that got another title before the second try is told as new', async () => {
  const outcome = await evening(
    [lists('21:30', 'x'), says('21:30', 'x', 'ある会談。'), lists('21:58:30', '*x')],
    stopping({ clock: '21:58', name: 'queue.send', ...BEFORE }),
  );
  expect(toldOf(outcome, 'x')).toContain('new');
  expect(brokenRules(outcome)).toEqual([]);
});

test('an entry that was queued and then left the list is visited all the same', async () => {
  const outcome = await evening(
    [
      lists('21:30', 'x'),
      says('21:30', 'x', 'ある会談。'),
      lists('21:58:30'),
      says('22:30', 'x', 'ある会談。その結果。'),
    ],
    stopping({ clock: '21:58', name: 'queue.send', ...AFTER }),
  );
  expect(toldOf(outcome, 'x')).toEqual(['new', 'updated']);
});

test('an entry that was told singly does not stand in the mail of a burst that the second try finds', async () => {
  const flood = Array.from({ length: 16 }, (_, n) => `flood${n}`);
  const outcome = await evening(
    [lists('21:30', 'x'), says('21:30', 'x', 'ある会談。'), lists('21:58:30', ...flood, 'x')],
    stopping({ clock: '21:58', name: 'queue.send', ...AFTER }),
  );
  expect(losses(outcome)).toEqual([]);
  expect(brokenRules(outcome)).toEqual([]);
});

test('bursts of two tries at one poll tell each entry in one of them', async () => {
  const some = Array.from({ length: 16 }, (_, n) => `some${n}`);
  const more = Array.from({ length: 17 }, (_, n) => `more${n}`);
  const outcome = await evening(
    [lists('21:30', ...some), lists('21:58:30', ...more, ...some)],
    stopping({ clock: '21:58', name: 'queue.send', ...AFTER }),
  );
  expect([...outcome.bursts.values()].map(({ items }) => items.length).sort()).toEqual([16, 17]);
  expect(losses(outcome)).toEqual([]);
  expect(brokenRules(outcome)).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a poll that comes five minutes late, at once with the next one and across midnight, tells nothing twice (%d)',
  async (seed) => {
    const poll = (clock: string, day: number, begins: Instant) =>
      ({
        at: begins,
        task: { stage: 'scrape', source: 'alpha', at: `2026-03-0${day}T${clock}:00Z` },
      }) as const;
    const midnight = '2026-03-02T00:00:00Z';
    const schedule = [poll('20:58', 1, at('20:58')), poll('23:55', 1, midnight), poll('00:00', 2, midnight)];
    const web = [lists('20:00'), lists('23:54', 'x'), says('23:54', 'x', 'ある会談。')];
    const weather = { ...CALM, racing: chance(seed) };
    const plan = { sources: [newsOf('alpha')], web, schedule, weather, stops: () => null };
    const outcome = await outcomeOf(await new Cloud(plan).run());
    expect(toldOf(outcome, 'x')).toEqual(['new']);
    expect(brokenRules(outcome)).toEqual([]);
  },
);
