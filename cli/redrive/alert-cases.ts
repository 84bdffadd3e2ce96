import { deliveryOf, isAnnounced } from '../../lambdas/contract/keys.ts';
import { deliverySchema } from '../../lambdas/core/delivery.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { keysOf } from '../../lambdas/runtime/s3-event.ts';
import { announceFound } from './announce.ts';
import { failedEvent } from './failed-event.ts';
import { unlessDamaged } from './page-cases.ts';
import type { Case } from './sweep.ts';
import { again, dropped, stays } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export interface AlertPorts {
  readonly archive: Archive;
  /** Announced in this run already; added to. */
  readonly announced: Set<string>;
  readonly pause: () => Promise<void>;
}

/** A delivery that failed: its record is announced again, unless it is sent by now. */
export async function alertCase(body: string, ports: AlertPorts): Promise<Case> {
  const keys = keysIn(body);
  if (keys === null) return { verdict: stays('a message', 'it names no alert, burst or digest') };
  const what = keys.join(', ');
  const unsent: string[] = [];
  const verdict = await unlessDamaged(what, async () => {
    for (const key of keys) if (!(await isSent(key, ports.archive))) unsent.push(key);
    return verdictOn(what, unsent, ports.archive);
  });
  return verdict.fate === 'again' ? { verdict, redo: () => announceAll(unsent, ports) } : { verdict };
}

async function verdictOn(what: string, unsent: readonly string[], archive: Archive): Promise<Verdict> {
  for (const key of unsent)
    if ((await archive.read(key)) === undefined) return stays(what, `${key} is not in the archive`);
  return unsent.length === 0 ? dropped(what, 'it is sent by now') : again(what, 'not sent: announced again');
}

async function announceAll(unsent: readonly string[], { archive, announced, pause }: AlertPorts): Promise<void> {
  for (const key of unsent.filter((one) => !announced.has(one))) {
    await announceFound(archive, key);
    announced.add(key);
    await pause();
  }
} // prettier-ignore

/** Null where it is no event of our archive. */
function keysIn(body: string): readonly string[] | null {
  try {
    const keys = keysOf(failedEvent(body));
    return keys.length > 0 && keys.every(isAnnounced) ? keys : null;
  } catch {
    return null;
  }
}

const isSent = async (key: string, archive: Archive): Promise<boolean> =>
  (await readRecord(archive, deliveryOf(key), deliverySchema))?.record.status === 'sent';
