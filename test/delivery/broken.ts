import { ALERTS, deliveryOf } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { deliverySchema } from '../../lambdas/core/delivery.ts';
import type { Delivery } from '../../lambdas/core/delivery.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import type { Notification } from '../../lambdas/core/ports/topic.ts';
import { updateRecord } from '../../lambdas/core/record.ts';
import { FUNCTIONS } from './functions.ts';
import type { Functions, Ports } from './functions.ts';

/** Functions with a mistake in them, each of a kind that a suite must find that is worth its time. */

/** Marks a delivery as sent before it is. */
export const MARKS_FIRST: Functions = {
  ...FUNCTIONS,
  publish: (key, ports) =>
    FUNCTIONS.publish(key, {
      ...ports,
      topic: {
        publish: async (notification) => {
          await mark(notification, ports);
          return ports.topic.publish(notification);
        },
      },
    }),
};

async function mark({ key, id, subject }: Notification, { archive, clock }: Ports): Promise<void> {
  const sent: Delivery = { version: 1, status: 'sent', alert: id, sentAt: clock(), messageId: id, subject };
  await updateRecord(archive, deliveryOf(key), deliverySchema, () => sent);
}

/** Sends without a claim: looks whether it was sent, and marks it afterwards. */
export const CLAIMS_NOTHING: Functions = {
  ...FUNCTIONS,
  publish: (key, ports) => FUNCTIONS.publish(key, { ...ports, archive: withoutClaims(ports.archive) }),
};

const withoutClaims = (archive: Archive): Archive => ({
  ...archive,
  create: async (key) => ((await archive.read(key)) === undefined ? { version: '' } : 'exists'),
  replace: async (key, body) => {
    const made = await archive.create(key, body);
    return made === 'exists' ? 'conflict' : made;
  },
});

/** Commits the list and queues its pages afterwards. */
export const COMMITS_FIRST: Functions = {
  ...FUNCTIONS,
  scrape: async (source, at, ports) => {
    const jobs: PageJob[] = [];
    const queue = {
      send: (sent: readonly PageJob[]) => {
        jobs.push(...sent);
        return Promise.resolve();
      },
    };
    await FUNCTIONS.scrape(source, at, { ...ports, queue });
    await ports.queue.send(jobs);
  },
};

/** Moves an item on before the alert of its new version is recorded. */
export const MOVES_ON_FIRST: Functions = {
  ...FUNCTIONS,
  capture: (messages, sources, ports) =>
    FUNCTIONS.capture(messages, sources, { ...ports, archive: alertsLast(ports.archive) }),
};

function alertsLast(archive: Archive): Archive {
  const held: { readonly key: string; readonly body: Uint8Array }[] = [];
  return {
    ...archive,
    create: (key, body) => {
      if (!key.startsWith(ALERTS)) return archive.create(key, body);
      held.push({ key, body });
      return Promise.resolve({ version: '' });
    },
    replace: async (key, body, version) => {
      const outcome = await archive.replace(key, body, version);
      for (const alert of held.splice(0)) await archive.create(alert.key, alert.body);
      return outcome;
    },
  };
}
