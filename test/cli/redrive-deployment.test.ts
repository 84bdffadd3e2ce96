import { describe, expect, test } from '@jest/globals';
import { redriveDeployment } from '../../cli/commands/redrive-deployment.ts';
import type { RedrivePorts } from '../../cli/redrive/deployment.ts';
import { deliveryOf, digestKey } from '../../lambdas/contract/keys.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import { QueueError } from '../../lambdas/core/ports/page-queue.ts';
import { Killed } from '../support/faults.ts';
import { T0, created, doneItem, fromLambda, jobOf, keyOfAlert, keyOfItem, redriveHouse, stoppedAt } from '../support/redrive-house.ts'; // prettier-ignore

const NOW = '2026-03-02T00:00:00Z';
const settings = { ...DEFAULT_SETTINGS, zone: 'UTC', digestHour: 8 };

async function redrive(ports: RedrivePorts, dryRun = false, json = false) {
  const [out, err]: [string[], string[]] = [[], []];
  const output = { result: (line: string) => { out.push(line); }, say: (line: string) => { err.push(line); } }; // prettier-ignore
  const options = { days: 14, dryRun, json, settings, sources: new Set(['mod']) };
  return { status: await redriveDeployment(options, ports, NOW, output), out, err };
}

const lost = jobOf('lost');
const done = jobOf('done');
const foreign = jobOf('foreign', { source: 'gone' });
const sentMark = { version: 1, status: 'sent', alert: 'x', sentAt: T0, messageId: 'm', subject: 's' };
const [unsent, sent, unlisted] = [keyOfAlert('unsent'), keyOfAlert('sent'), 'alerts/dt=2025-01-01/old.json'];

/** Everything that may lie in the dead letters, once each; what is left of it is what no program can do. */
const house = () =>
  redriveHouse(
    {
      pages: [lost, done, foreign].map((job) => JSON.stringify(job)).concat('no job'),
      alerts: [fromLambda(created(unsent)), fromLambda(created(sent)), fromLambda(created(unlisted)), '{"odd":1}'],
      digests: [fromLambda({ at: '2026-02-27T08:00:00Z' }), JSON.stringify({ at: '2026-03-01T08:00:00Z' }), fromLambda({ at: 'never' })],
      watches: [fromLambda({ at: T0 })],
      polls: [JSON.stringify({ FunctionName: 'arn:f', Payload: JSON.stringify({ source: 'mod', at: T0 }) }), fromLambda({ source: 'mod', at: T0 })],
    },
    {
      [keyOfItem(done)]: doneItem(done),
      [unsent]: { detectedAt: T0 },
      [sent]: { detectedAt: T0 },
      [deliveryOf(sent)]: sentMark,
      [unlisted]: { detectedAt: '2025-01-01T00:00:00Z' },
      [digestKey('2026-02-27')]: {},
      [deliveryOf(digestKey('2026-02-27'))]: sentMark,
    },
  ); // prettier-ignore

/** What must hold once redrive has ended, however often it was stopped. */
function expectDone({ left, sent: jobs, announced, recalled, hidden }: ReturnType<typeof house>): void {
  expect(left('pages')).toEqual([JSON.stringify(foreign), 'no job']);
  expect(left('alerts')).toEqual(['{"odd":1}']);
  expect(left('digests')).toEqual([fromLambda({ at: 'never' })]);
  expect([left('watches'), left('polls'), hidden()]).toEqual([[], [], 0]);
  expect(new Set(jobs.map(({ item }) => item.id))).toEqual(new Set(['lost']));
  expect(new Set(announced)).toEqual(new Set([unsent, unlisted]));
  expect(new Set(recalled.map((event) => JSON.stringify(event)))).toEqual(new Set(['{"at":"2026-03-01T08:00:00Z"}'])); // prettier-ignore
}

describe('redrive of a deployment', () => {
  test('does again what is not done, drops what is, names what it does not understand', async () => {
    const it = house();
    const { status, out, err } = await redrive(it.ports);
    expectDone(it);
    expect([it.sent.length, it.announced.length, it.recalled.length]).toEqual([1, 2, 1]);
    expect(out).toEqual([
      `${unsent}  never claimed`,
      'pages    again    mod lost, new of 2026-03-01T00:00:00Z: its alert was never made',
      'pages    dropped  mod done, new of 2026-03-01T00:00:00Z: done: the item’s version of 2026-03-01T00:00:00Z covers it',
      'pages    stays    gone foreign, new of 2026-03-01T00:00:00Z: its source is not in the catalogue: put the definition back and deploy, or delete it',
      expect.stringMatching(/^pages {4}stays {4}a message: it is no page job: body: Invalid JSON/),
      `alerts   again    ${unsent}: not sent: announced again`,
      `alerts   dropped  ${sent}: it is sent by now`,
      `alerts   again    ${unlisted}: not sent: announced again`,
      'alerts   stays    a message: it names no alert, burst or digest',
      'digests  dropped  digest of 2026-02-27: it is made by now',
      'digests  again    digest of 2026-03-01: it was never made',
      'digests  stays    a message: it is no event of this queue',
      'watches  dropped  watch at 2026-03-01T00:00:00Z: later ones do its work',
      'polls    dropped  poll of mod at 2026-03-01T00:00:00Z: later polls do its work',
      'polls    dropped  poll of mod at 2026-03-01T00:00:00Z: later polls do its work',
    ]);
    expect([status, err]).toEqual([
      1,
      [
        '1 undelivered in the last 14 days: announced again',
        'pages: 1 done again, 1 dropped, 2 for you to look at',
        'alerts: 2 done again, 1 dropped, 1 for you to look at',
        'digests: 1 done again, 1 dropped, 1 for you to look at',
        'watches: 1 dropped',
        'polls: 2 dropped',
      ],
    ]);
  }); // prettier-ignore

  test('--dry-run tells the same and changes nothing', async () => {
    const it = house();
    const before = it.left('pages').concat(it.left('alerts'), it.left('digests'), it.left('watches'), it.left('polls')); // prettier-ignore
    const { status, out, err } = await redrive(it.ports, true);
    expect([status, out.length, err.at(-1)]).toEqual([0, 15, 'nothing was changed (--dry-run)']);
    expect(it.left('pages').concat(it.left('alerts'), it.left('digests'), it.left('watches'), it.left('polls'))).toEqual(before); // prettier-ignore
    expect([it.sent, it.announced, it.recalled, it.hidden()]).toEqual([[], [], [], 0]);
  });

  test('--json: an object a line', async () => {
    const { out } = await redrive(house().ports, true, true);
    expect(JSON.parse(out[1] ?? '')).toEqual({ queue: 'pages', id: 'm0', fate: 'again', what: 'mod lost, new of 2026-03-01T00:00:00Z', why: 'its alert was never made' }); // prettier-ignore
  });

  test('nothing to do', async () => {
    const { status, out, err } = await redrive(redriveHouse({}, {}).ports);
    expect([status, out, err]).toEqual([0, [], ['0 undelivered in the last 14 days']]);
  });

  test('a queue that refuses keeps nothing else back, and gives its letters back', async () => {
    const it = house();
    const pages = { send: () => Promise.reject(new QueueError('the page queue is ill', { items: [] })) };
    const { status, err } = await redrive({ ...it.ports, pages });
    expect([status, err[1]]).toEqual([1, 'the page queue is ill']);
    expect([it.left('pages').length, it.left('polls').length, it.hidden()]).toEqual([4, 0, 0]);
  });

  test('an item that is damaged stays, and is named', async () => {
    const it = redriveHouse({ pages: [JSON.stringify(lost)] }, { [keyOfItem(lost)]: { version: 1 } });
    const { status, out } = await redrive(it.ports);
    expect([status, out[0]]).toEqual([1, expect.stringContaining('item.json is damaged')]);
    expect(it.left('pages')).toHaveLength(1);
  });
});

describe('stopped at any call, before or after it', () => {
  test('nothing is lost: each letter is in its queue or its work is taken, and the next run ends it', async () => {
    const undisturbed = stoppedAt(house().ports, null);
    await redrive(undisturbed.ports);
    expect(undisturbed.calls.length).toBeGreaterThan(50);
    for (const [call, name] of undisturbed.calls.entries()) {
      for (const when of ['before', 'after'] as const) {
        const it = house();
        const run = redrive(stoppedAt(it.ports, { call, when }).ports);
        // Giving letters back is the one call whose failure ends nothing: they come back by themselves.
        if (!name.endsWith('.giveBack')) await expect(run).rejects.toBeInstanceOf(Killed);
        else await run.catch((error: unknown) => { expect(error).toBeInstanceOf(Killed); }); // prettier-ignore
        const kept = [...it.left('pages'), ...it.left('alerts'), ...it.left('digests')];
        expect(kept.includes(JSON.stringify(lost)) || it.sent.length > 0).toBe(true);
        expect(kept.includes(fromLambda(created(unlisted))) || it.announced.includes(unlisted)).toBe(true);
        expect(kept.includes('{"at":"2026-03-01T08:00:00Z"}') || it.recalled.length > 0).toBe(true);
        it.wait();
        await redrive(it.ports);
        expectDone(it);
      }
    }
  });
});
