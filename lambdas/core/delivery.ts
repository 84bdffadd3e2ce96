import * as v from 'valibot';
import { INSTANT } from '../contract/alert.ts';
import { after, secondsOf } from '../contract/instant.ts';
import type { Instant } from '../contract/instant.ts';

/** `deliveries/…`: an alert's way out. Claimed before it is sent, marked after the receiver took it. */
export const deliverySchema = v.variant('status', [
  v.object({
    version: v.literal(1),
    status: v.literal('claimed'),
    alert: v.string(),
    claimant: v.string(),
    until: INSTANT,
  }),
  v.object({
    version: v.literal(1),
    status: v.literal('sent'),
    alert: v.string(),
    sentAt: INSTANT,
    messageId: v.string(),
    subject: v.string(),
  }),
]);
export type Delivery = v.InferOutput<typeof deliverySchema>;

/** When a record was made that is to be delivered: an alert and a burst say when they were detected, a digest when its day ended. */
export const madeSchema = v.pipe(
  v.union([v.object({ detectedAt: INSTANT }), v.object({ to: INSTANT })]),
  v.transform((record) => ('to' in record ? record.to : record.detectedAt)),
);

/**
 * Seconds for which a claim keeps others off: longer than a publisher can run (its function ends after 60), so that only
 * a dead one's claim is taken over, and shorter than the time until Lambda's last try (one minute and two more).
 */
export const CLAIM = 90;

/** What a publisher may do about a delivery that is there already. */
export function judgeClaim(delivery: Delivery, claimant: string, now: Instant): 'sent' | 'held' | 'free' {
  if (delivery.status === 'sent') return 'sent';
  const held = delivery.claimant !== claimant && secondsOf(delivery.until) > secondsOf(now);
  return held ? 'held' : 'free';
}

/** A claim given back: the receiver did not take the alert, and anybody may try again at once. */
export const released = (alert: string, claimant: string, now: Instant): Delivery => ({
  version: 1,
  status: 'claimed',
  alert,
  claimant,
  until: now,
});

export const claim = (alert: string, claimant: string, now: Instant): Delivery => ({
  version: 1,
  status: 'claimed',
  alert,
  claimant,
  until: after(now, CLAIM),
});
