import { describe, expect, test } from '@jest/globals';
import { failedEvent } from '../../cli/redrive/failed-event.ts';
import { pageVerdict } from '../../cli/redrive/page-verdict.ts';
import { digestCase } from '../../cli/redrive/routine-cases.ts';
import { after, HOUR } from '../../lambdas/contract/instant.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import { digestKey } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { digestSchema } from '../../lambdas/contract/digest.ts';
import type { Item } from '../../lambdas/core/item/item.ts';
import { encodeRecord, readRecord } from '../../lambdas/core/record.ts';
import { digest } from '../../lambdas/digest/digest.ts';
import { ALERT } from '../core/compose/alerts.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { T0, doneItem, fromLambda, jobOf, versionAt } from '../support/redrive-house.ts';

const later = (hours: number): string => after(T0, hours * HOUR);
const job = jobOf('a');
const titled = (title: string, rest: Partial<PageJob> = {}): PageJob =>
  jobOf('a', { reason: 'retitled', detectedAt: later(1), announcements: [{ title, url: job.item.url, published: null, summary: null }], ...rest }); // prettier-ignore
const visit = jobOf('a', { reason: 'visit', detectedAt: later(6), announcements: [] });
const done = doneItem(job);
const announced = (title: string, at: string): Item => {
  const [entry = { title, url: '', published: null, summary: null }] = titled(title).announcements;
  return { ...done, titles: [...done.titles, { title, at }], announcements: [...done.announcements, { ...entry, at }], current: versionAt(at) }; // prettier-ignore
};
const onItsWay = (item: Item): Item => ({
  ...item,
  pending: { version: versionAt(later(1)), alert: ALERT },
});

describe('a dead page job', () => {
  test.each([
    ['of an item without a record', job, undefined, 'again'],
    ['of an item without a version', job, { ...done, current: null }, 'again'],
    ['that was done', job, done, 'dropped'],
    ['that was done, with an alert on its way', job, onItsWay(done), 'again'],
    ['with a title that the item never had', titled('B'), done, 'again'],
    ['with a title that the item has by now', titled('B'), announced('B', later(1)), 'dropped'],
    ['with a title that the item has in other writing', titled('Ｂ '), announced('B', later(1)), 'dropped'],
    ['with a title after which another was announced', titled('B'), announced('C', later(3)), 'dropped'],
    ['with a title after another', titled('C', { detectedAt: later(4) }), announced('B', later(3)), 'again'],
    ['with a title; the page alone has changed since', titled('B'), { ...done, current: versionAt(later(3)) }, 'again'],
    ['to visit', visit, done, 'again'],
    ['to visit, of a version made later', visit, { ...done, current: versionAt(later(7)) }, 'dropped'],
    ['to visit, of the version that it made', visit, { ...done, current: versionAt(later(6)), lastVisit: { at: later(6), outcome: 'ok' } }, 'dropped'],
    ['to visit, with a later look that changed nothing', visit, { ...done, lastVisit: { at: later(8), outcome: 'ok' } }, 'dropped'],
    ['to visit, with an earlier look', visit, { ...done, lastVisit: { at: later(1), outcome: 'ok' } }, 'again'],
  ] as const)('%s: %#', (_, given, item, fate) => {
    expect(pageVerdict(given, item, true).fate).toBe(fate);
  }); // prettier-ignore

  test('of a source that is gone stays, done or not', () => {
    expect([pageVerdict(job, done, false).fate, pageVerdict(job, undefined, false).fate]).toEqual(['stays', 'stays']); // prettier-ignore
  });
});

test.each([
  ['from Lambda', fromLambda({ at: T0 }), { at: T0 }],
  ['from the scheduler: the input of its target', '{"at":"x"}', { at: 'x' }],
  [
    'from the scheduler: the request it made',
    '{"FunctionName":"f","Payload":"{\\"at\\":\\"x\\"}"}',
    { at: 'x' },
  ],
  [
    'from the scheduler: the request, its payload no text',
    '{"FunctionName":"f","Payload":{"at":"x"}}',
    { at: 'x' },
  ],
  ['from Lambda, without its event', '{"requestContext":{}}', { requestContext: {} }],
  ['no JSON', 'x', undefined],
  ['text', '"x"', 'x'],
])('the event of a dead letter %s', (_, body, event) => {
  expect(failedEvent(body)).toEqual(event);
});

describe('a digest that failed, where a later one was made', () => {
  const clock = { zone: 'UTC', hour: 8 };
  const settings = { ...DEFAULT_SETTINGS, zone: 'UTC', digestHour: 8 };
  const days = ['2025-11-04', '2025-11-05', '2025-11-06', '2025-11-07', '2025-11-08'];
  const alert = { ...ALERT, id: 'told-once', detectedAt: '2025-11-05T20:00:00Z' };
  const missing = '2025-11-06';

  /** Makes the digests of these days in their order, then judges the missing one, and makes it if that is the verdict. */
  async function told(made: readonly string[]) {
    const archive = memoryArchive();
    await archive.create('alerts/dt=2025-11-05/told-once.json', encodeRecord(alert));
    for (const day of made) await digest(day, clock.hour, [], { archive, settings });
    const calls: object[] = [];
    const recall = { call: (event: object) => { calls.push(event); return Promise.resolve(); } }; // prettier-ignore
    const ports = { archive, digest: recall, clock, now: '2025-11-08T09:00:00Z' };
    const { verdict, redo } = await digestCase(fromLambda({ at: `${missing}T08:00:00Z` }), ports);
    if (verdict.fate === 'again') await redo?.();
    if (calls.length > 0) await digest(missing, clock.hour, [], { archive, settings });
    const records = await Promise.all(days.map((day) => readRecord(archive, digestKey(day), digestSchema)));
    const times = records.filter((one) => one?.record.alerts.some(({ id }) => id === 'told-once')).length;
    return { fate: verdict.fate, times };
  }

  test.each([
    [[], 'again'],
    [['2025-11-04', '2025-11-05'], 'again'],
    [['2025-11-05', '2025-11-07'], 'dropped'],
    [['2025-11-04', '2025-11-08'], 'dropped'],
    [['2025-11-07'], 'again'],
    [['2025-11-07', '2025-11-08'], 'again'],
    [['2025-11-05', '2025-11-06'], 'dropped'],
  ])('with those of %j it is %s, and its alert is told once', async (made, fate) => {
    expect(await told(made)).toEqual({ fate, times: 1 });
  });
});
