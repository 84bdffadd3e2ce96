import { ALERTS, BURSTS, DIGESTS, isAnnounced } from '../contract/keys.ts';
import type { Archive } from '../core/ports/archive.ts';
import type { Store } from './directory-store.ts';

/** Alerts, bursts and digests that a machine of its own has created and not delivered: what S3's notification is to a bucket. */
export interface Outbox {
  /** Notes a record for delivery. */
  add(key: string): Promise<void>;
  /** Keys of records to deliver: bursts first, then alerts day by day. Some may not have been created: a crash came first. */
  pending(): AsyncIterable<string>;
  done(key: string): Promise<void>;
}

/** `store`: for the markers alone. */
export const outboxIn = (store: Store): Outbox => ({
  add: async (key) => {
    await store.create(key, new Uint8Array());
  },
  pending: async function* pending() {
    for (const prefix of [BURSTS, ALERTS, DIGESTS]) yield* store.list(prefix);
  },
  done: (key) => store.remove(key),
});

/** An archive that notes what goes out in the outbox before it creates it: nothing can be made and forgotten. */
export const announcing = (archive: Archive, outbox: Pick<Outbox, 'add'>): Archive => ({
  ...archive,
  create: async (key, body) => {
    if (isAnnounced(key)) await outbox.add(key);
    return archive.create(key, body);
  },
});
