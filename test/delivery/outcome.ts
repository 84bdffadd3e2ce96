import * as v from 'valibot';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { burstSchema } from '../../lambdas/contract/burst.ts';
import type { Burst } from '../../lambdas/contract/burst.ts';
import { digestSchema } from '../../lambdas/contract/digest.ts';
import type { Digest } from '../../lambdas/contract/digest.ts';
import { ALERTS, BURSTS, DIGESTS, isAnnounced } from '../../lambdas/contract/keys.ts';
import { pageJobSchema } from '../../lambdas/contract/page-job.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import { decodeRecord } from '../../lambdas/core/record.ts';
import type { Cloud } from './cloud.ts';
import type { Stopped } from './stops.ts';

/** What a run made, and what of it went out. Records by their keys. */
export interface Outcome {
  readonly alerts: ReadonlyMap<string, Alert>;
  readonly bursts: ReadonlyMap<string, Burst>;
  readonly digests: ReadonlyMap<string, Digest>;
  /** All that the topics accepted, by the key of its record. */
  readonly sent: ReadonlyMap<string, readonly Notification[]>;
  readonly stopped: readonly Stopped[];
  /**
   * What lies in dead letters, in words. Of two events for one record that are tried for the last time at the same moment, one
   * finds the other's claim and is given up: that record is sent, and is left out here.
   */
  readonly dead: readonly string[];
  /** Items of which a job was in the dead letters for a while: what came of it then came out of turn. */
  readonly redriven: ReadonlySet<string>;
  /** The whole archive. */
  readonly objects: ReadonlyMap<string, Uint8Array>;
}

export async function outcomeOf({ archive, accepted, stopped, dead, queue }: Cloud): Promise<Outcome> {
  const objects = new Map<string, Uint8Array>();
  for await (const key of archive.list('')) {
    const stored = await archive.read(key);
    if (stored !== undefined) objects.set(key, stored.body);
  }
  const sent = Map.groupBy(accepted, ({ key }) => key);
  const undone = dead.filter((task) => task.stage !== 'publish' || !sent.has(task.key));
  return {
    alerts: recordsUnder(ALERTS, alertSchema, objects),
    bursts: recordsUnder(BURSTS, burstSchema, objects),
    digests: recordsUnder(DIGESTS, digestSchema, objects),
    sent,
    stopped,
    dead: [...undone.map((task) => JSON.stringify(task)), ...queue.deadLetters.map(({ body }) => body)],
    redriven: new Set(queue.spent.map(({ body }) => v.parse(pageJobSchema, JSON.parse(body)).item.id)),
    objects,
  };
}

const recordsUnder = <const S extends v.GenericSchema>(
  prefix: string,
  schema: S,
  objects: Outcome['objects'],
): ReadonlyMap<string, v.InferOutput<S>> =>
  new Map(
    [...objects]
      .filter(([key]) => key.startsWith(prefix) && isAnnounced(key))
      .map(([key, body]) => [key, decodeRecord(schema, body, key)]),
  );

export const alertsOf = ({ alerts }: Outcome): readonly Alert[] => [...alerts.values()];

/**
 * What may turn out otherwise when something is stopped, and nothing else: which of two reports is the first (`event` of
 * alerts, and `events/`), which digest names an alert that was late (`digests/`), and when what went out (`deliveries/`).
 */
const OTHERWISE = ['events/', 'digests/', 'deliveries/'];

/** Keys of objects that are not, byte for byte, what another run made. */
export function differences(outcome: Outcome, expected: Outcome): readonly string[] {
  const keys = new Set([...outcome.objects.keys(), ...expected.objects.keys()]);
  return [...keys].filter(
    (key) =>
      !OTHERWISE.some((prefix) => key.startsWith(prefix)) &&
      contentAt(key, outcome) !== contentAt(key, expected),
  );
}

const anyAlertSchema = v.looseObject({ event: v.optional(v.unknown()) });

/** An object as one string; of an alert all but its event. */
function contentAt(key: string, { objects }: Outcome): string | undefined {
  const body = objects.get(key);
  if (body === undefined) return undefined;
  if (!key.startsWith(ALERTS)) return Buffer.from(body).toString('latin1');
  const { event, ...rest } = decodeRecord(anyAlertSchema, body, key);
  return JSON.stringify([rest, event === undefined]);
}
