import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { after } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import { alertKey, burstKey, deliveryKey, deliveryOf, digestKey } from '../../lambdas/contract/keys.ts';
import type { Delivery } from '../../lambdas/core/delivery.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { publish } from '../../lambdas/publish/publish.ts';
import { announceAgain } from '../../lambdas/watchdog/announce-again.ts';
import { ALERT } from '../core/compose/alerts.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryTopic } from '../support/memory-topic.ts';

const DETECTED = '2025-11-06T22:00:00Z';
const minutes = (count: number): Instant => after(DETECTED, count * 60);
const alertOf = (id: string, detectedAt: Instant = DETECTED): Alert => ({ ...ALERT, id, detectedAt });

/** An archive that notes which alert records are written over. */
let written: string[];
let archive: Archive;
beforeEach(() => {
  written = [];
  pauses = 0;
  const store = memoryArchive();
  archive = {
    ...store,
    list: store.list,
    replace: (key, body, version) => {
      if (!key.startsWith('deliveries/')) written.push(key);
      return store.replace(key, body, version);
    },
  };
});

const add = async (alert: Alert): Promise<string> => {
  const key = alertKey(alert.detectedAt, alert.id);
  await archive.create(key, encodeRecord(alert));
  return key;
};
const deliver = (alert: Alert, delivery: Partial<Delivery> & Pick<Delivery, 'status'>) =>
  archive.create(
    deliveryKey(alert.detectedAt, alert.id),
    encodeRecord({ version: 1, alert: alert.id, ...delivery }),
  );
/** What waits between two announcements here: nothing but a count. */
let pauses: number;
const look = (at: Instant) =>
  announceAgain(at, {
    archive,
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
const sent = { status: 'sent', sentAt: DETECTED, messageId: 'm', subject: 's' } as const;
const claimed = { status: 'claimed', claimant: 'dead', until: minutes(1) } as const;

describe('alerts that nobody has delivered', () => {
  test('without a delivery, or with a claim that nobody made good, are written again as they are', async () => {
    const keys = [await add(alertOf('a')), await add(alertOf('b')), await add(alertOf('c'))];
    await deliver(alertOf('b'), claimed);
    await deliver(alertOf('c'), sent);
    const before = await archive.read(keys[0]!);
    expect(await look(minutes(30))).toEqual({
      announced: keys.slice(0, 2),
      alerts: 3,
      undelivered: 2,
      overdue: 2,
    });
    expect(written).toEqual(keys.slice(0, 2));
    expect(await archive.read(keys[0]!)).toEqual(before);
  });

  test('are left alone while they are on their way, and taken up when they are fifteen minutes old', async () => {
    const key = await add(alertOf('a'));
    expect(await look(minutes(14))).toMatchObject({ announced: [], undelivered: 1, overdue: 0 });
    expect(await look(minutes(15))).toMatchObject({ announced: [key] });
  });

  test('that stay undelivered are taken up ever more rarely, over midnight too, and then left', async () => {
    const key = await add(alertOf('a'));
    const hours: number[] = [];
    for (let hour = 0; hour < 60; hour += 1) {
      const { announced } = await look(minutes(hour * 60 + 20));
      if (announced.includes(key)) hours.push(hour);
    }
    // The day after tomorrow, 26 hours on, it is out of sight: it lies in the dead letters.
    expect(hours).toEqual([0, 1, 2, 4, 8, 16]);
  });

  test('are sent once, however often they are announced', async () => {
    const key = await add(alertOf('a'));
    const topic = memoryTopic();
    const ports = (claimant: string) => ({
      archive,
      topic,
      clock: () => minutes(20),
      claimant,
      termsOf: () => ({}),
      settings: DEFAULT_SETTINGS,
    });
    for (const claimant of ['a', 'b']) {
      const { announced } = await look(minutes(20));
      for (const again of announced) await publish(again, ports(claimant));
    }
    expect(written).toEqual([key]);
    expect(topic.handedOver).toBe(1);
  });

  test('keep their distance, and many are no flood', async () => {
    for (let n = 0; n < 300; n += 1) await add(alertOf(`n${String(n).padStart(3, '0')}`));
    const { announced, undelivered } = await look(minutes(20));
    expect([announced.length, undelivered, pauses]).toEqual([60, 300, 59]);
    const { pageConcurrency, spacingSeconds, announceMilliseconds } = PACE;
    expect(pageConcurrency / spacingSeconds + 1_000 / announceMilliseconds).toBeLessThan(5);
  });

  test('that keep failing keep no other from its turn', async () => {
    for (let n = 0; n < 150; n += 1) await add(alertOf(`n${String(n).padStart(3, '0')}`));
    const seen = new Set<string>();
    for (const hours of [0, 1, 2, 4, 8]) {
      for (const key of (await look(minutes(hours * 60 + 20))).announced) seen.add(key);
    }
    expect(seen.size).toBe(150);
  });

  test('bursts and digests are taken up like alerts', async () => {
    const burst = burstKey('one', DETECTED, '0123abcd');
    await archive.create(burst, encodeRecord({ detectedAt: DETECTED }));
    await archive.create(burstKey('two', '2025-11-01T00:00:00Z', '0123abcd'), encodeRecord({ detectedAt: '2025-11-01T00:00:00Z' })); // prettier-ignore
    const digest = digestKey('2025-11-07');
    await archive.create(digest, encodeRecord({ to: DETECTED }));
    await archive.create(digest.replace('.json', '.txt'), encodeRecord({}));
    expect(await look(minutes(20))).toEqual({
      announced: [digest, burst],
      alerts: 2,
      undelivered: 2,
      overdue: 2,
    });
    await archive.create(deliveryOf(burst), encodeRecord({ version: 1, alert: 'b', ...sent }));
    expect(await look(minutes(70))).toMatchObject({ announced: [digest], undelivered: 1 });
  });

  test('a quiet archive costs some lists and nothing else', async () => {
    expect(await look(minutes(20))).toEqual({ announced: [], alerts: 0, undelivered: 0, overdue: 0 });
  });
});
