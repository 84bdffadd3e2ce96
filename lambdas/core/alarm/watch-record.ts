import * as v from 'valibot';
import { INSTANT } from '../../contract/alert.ts';

/** What can be told of a source: that it is silent, that it still is, that it is read again. */
export const NOTICES = ['alarm', 'reminder', 'recovery'] as const;
export type Notice = (typeof NOTICES)[number];

/** The watchdog's part of a source's `state.json`: what it told, and what it is about to tell. */
export const watchSchema = v.object({
  /** When it was first found that nobody polls the source; out of date once somebody has. */
  unpolledSince: v.optional(INSTANT),
  /** A silence that was told and is not over: since when it lasts, and when the alarm was sent. */
  incident: v.optional(v.object({ since: INSTANT, alarmedAt: INSTANT, reminders: v.number() })),
  /** When the last notice was taken by its receiver. Kept after the incident: an earlier clock tells nothing again. */
  noticedAt: v.optional(INSTANT),
  /** A notice on its way out. While the claim lasts, nobody else sends it. */
  claim: v.optional(v.object({ notice: v.picklist(NOTICES), claimant: v.string(), until: INSTANT })),
});
export type Watch = v.InferOutput<typeof watchSchema>;
