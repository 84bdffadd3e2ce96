import { ALERTS } from '../contract/keys.ts';
import type { Archive } from '../core/ports/archive.ts';
import type { Store } from './directory-store.ts';

/** Alerts that a machine of its own has created and not delivered: what S3's notification is to a bucket. */
export interface Outbox {
  /** Keys of alert records to deliver, day by day. Some may not have been created: a crash came first. */
  pending(): AsyncIterable<string>;
  done(key: string): Promise<void>;
}

/** `store`: for the markers alone. */
export const outboxIn = (store: Store): Outbox & { add(key: string): Promise<void> } => ({
  add: async (key) => {
    await store.create(key, new Uint8Array());
  },
  pending: () => store.list(ALERTS),
  done: (key) => store.remove(key),
});

/** An archive that notes every alert record in the outbox before it creates it: no alert can be made and forgotten. */
export const announcing = (archive: Archive, outbox: { add(key: string): Promise<void> }): Archive => ({
  ...archive,
  create: async (key, body) => {
    if (key.startsWith(ALERTS)) await outbox.add(key);
    return archive.create(key, body);
  },
});
