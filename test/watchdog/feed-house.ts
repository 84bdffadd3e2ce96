import type { Alert } from '../../lambdas/contract/alert.ts';
import { after } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { alertKey, feedKey } from '../../lambdas/contract/keys.ts';
import { renderAtom } from '../../lambdas/core/feed/atom.ts';
import { decodeFeed } from '../../lambdas/core/feed/feed-record.ts';
import type { Feed } from '../../lambdas/core/feed/feed-record.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { ALERT, NOTHING, classified } from '../core/compose/alerts.ts';
import { Killed } from '../support/faults.ts';
import type { Fault } from '../support/faults.ts';

/** Alerts, and archives that count, stop, wait or hide, for the tests of feeds. */
export const T0 = '2025-11-06T00:00:00Z';
export const hours = (count: number): Instant => after(T0, count * 3600);

const LABELS = [
  classified(['squad'], ['US', 'AU', 'PH']),
  classified(['admm-plus', 'squad'], ['ASEAN']),
  NOTHING,
  classified([], ['FR']),
];

/** The `index`th alert, detected at that hour; the labels go round. */
export const alertAt = (index: number, hour: number): Alert => ({
  ...ALERT,
  id: `id-${String(index).padStart(4, '0')}`,
  detectedAt: hours(hour),
  classification: LABELS[index % LABELS.length] ?? NOTHING,
});

export async function add(archive: Archive, ...alerts: readonly Alert[]): Promise<void> {
  for (const alert of alerts) await archive.create(alertKey(alert.detectedAt, alert.id), encodeRecord(alert));
}

/** A feed as it lies in the archive; throws where its two formats do not say the same. */
export async function feedIn(archive: Archive, name: string): Promise<Feed | undefined> {
  const [json, xml] = await Promise.all([
    archive.read(feedKey(name, 'json')),
    archive.read(feedKey(name, 'xml')),
  ]);
  if (json === undefined && xml === undefined) return undefined;
  const feed = decodeFeed(name, json?.body ?? new Uint8Array());
  if (Buffer.from(xml?.body ?? []).toString() !== renderAtom(feed))
    throw new Error(`${name}: the formats differ`);
  return feed;
}

export const idsIn = async (archive: Archive, name: string): Promise<string[]> =>
  ((await feedIn(archive, name))?.items ?? []).map(({ id }) => id.replace('urn:hinomi:alert:', ''));

/** Every object under a prefix, as text. */
export async function objectsIn(archive: Archive, prefix: string): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  for await (const key of archive.list(prefix)) {
    objects[key] = Buffer.from((await archive.read(key))?.body ?? []).toString();
  }
  return objects;
}

/** Notes every call, lists included; stops at the one that `fault` names, before or after it takes effect. */
export function counted(archive: Archive, fault: Fault | null = null): { archive: Archive; calls: string[] } {
  const calls: string[] = [];
  let dead = false;
  const begin = (name: string): (() => void) => {
    if (dead) throw new Killed(name);
    calls.push(name);
    dead = fault?.call === calls.length - 1;
    if (dead && fault?.when === 'before') throw new Killed(name);
    const mine = dead;
    return () => {
      if (mine) throw new Killed(name);
    };
  };
  const guarded = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const end = begin(name);
    const result = await run();
    end();
    return result;
  };
  return {
    calls,
    archive: {
      read: (key) => guarded(`read ${key}`, () => archive.read(key)),
      create: (key, body) => guarded(`create ${key}`, () => archive.create(key, body)),
      replace: (key, body, version) => guarded(`replace ${key}`, () => archive.replace(key, body, version)),
      async *list(prefix) {
        const end = begin(`list ${prefix}`);
        yield* archive.list(prefix);
        end();
      },
    },
  };
}

/** Every call waits some turns first, and does not see alerts that `hides` names. */
export function slow(
  archive: Archive,
  turns: () => number,
  hides: (key: string) => boolean = () => false,
): Archive {
  const wait = async (): Promise<void> => {
    for (let left = turns(); left > 0; left -= 1) await Promise.resolve();
  };
  const later = async <T>(run: () => Promise<T>): Promise<T> => {
    await wait();
    return run();
  };
  return {
    read: (key) => later(() => archive.read(key)),
    create: (key, body) => later(() => archive.create(key, body)),
    replace: (key, body, version) => later(() => archive.replace(key, body, version)),
    async *list(prefix) {
      await wait();
      for await (const key of archive.list(prefix)) if (!hides(key)) yield key;
    },
  };
}
