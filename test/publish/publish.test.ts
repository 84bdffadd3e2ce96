import { beforeEach, describe, expect, test } from '@jest/globals';
import { alertKey } from '../../lambdas/contract/keys.ts';
import { DEFAULT_SETTINGS } from '../../lambdas/contract/settings.ts';
import { TopicError } from '../../lambdas/core/ports/topic.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { publish } from '../../lambdas/publish/publish.ts';
import type { PublishPorts } from '../../lambdas/publish/ports.ts';
import { ALERT } from '../core/compose/alerts.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryTopic } from '../support/memory-topic.ts';

const key = alertKey(ALERT.detectedAt, ALERT.id);
let archive: ReturnType<typeof memoryArchive>;
let topic: ReturnType<typeof memoryTopic>;
const ports = (claimant: string, now = '2026-11-06T02:00:05Z'): PublishPorts => ({
  archive,
  topic,
  clock: () => now,
  claimant,
  termsOf: () => ({}),
  settings: DEFAULT_SETTINGS,
});

beforeEach(async () => {
  archive = memoryArchive();
  topic = memoryTopic();
  await archive.create(key, encodeRecord(ALERT));
});

describe('publish', () => {
  test('sends once, however often it is called', async () => {
    expect(await publish(key, ports('a'))).toMatchObject({ outcome: 'sent' });
    expect(await publish(key, ports('a'))).toMatchObject({ outcome: 'sent-before' });
    expect(await publish(key, ports('b'))).toMatchObject({ outcome: 'sent-before' });
    expect(topic.handedOver).toBe(1);
  });
  test('of twenty publishers at the same moment one sends', async () => {
    const claimants = Array.from({ length: 20 }, (_, index) => `publisher ${index}`);
    const outcomes = (await Promise.all(claimants.map((name) => publish(key, ports(name))))).map(
      ({ outcome }) => outcome,
    );
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(topic.handedOver).toBe(1);
  });
  test('a publisher that died holds the alert for ninety seconds, then another sends it', async () => {
    const dying = { ...ports('dead'), topic: { publish: () => new Promise<never>(() => undefined) } };
    void publish(key, dying);
    await new Promise(setImmediate);
    expect(await publish(key, ports('b', '2026-11-06T02:01:34Z'))).toMatchObject({ outcome: 'held' });
    expect(await publish(key, ports('b', '2026-11-06T02:01:35Z'))).toMatchObject({ outcome: 'sent' });
    expect(topic.handedOver).toBe(1);
  });
  test('a claimant that comes again takes up its own claim', async () => {
    const dying = { ...ports('local'), topic: { publish: () => new Promise<never>(() => undefined) } };
    void publish(key, dying);
    await new Promise(setImmediate);
    expect(await publish(key, ports('local'))).toMatchObject({ outcome: 'sent' });
  });
  test('a topic that refuses gives the claim back at once', async () => {
    const refusing = { publish: () => Promise.reject(new TopicError('throttled', { retryable: true })) };
    await expect(publish(key, { ...ports('a'), topic: refusing })).rejects.toThrow('throttled');
    expect(await publish(key, ports('b'))).toMatchObject({ outcome: 'sent' });
  });
  test('an alert that is not there is an error that names it', async () => {
    await expect(publish('alerts/dt=2026-11-06/absent.json', ports('a'))).rejects.toThrow('absent.json');
  });
});
