import * as v from 'valibot';
import { INSTANT } from '../../contract/alert.ts';
import { HOUR, secondsOf } from '../../contract/instant.ts';
import type { Instant } from '../../contract/instant.ts';
import { sameTarget } from '../ports/subscriptions.ts';
import type { Entry, Target } from '../ports/subscriptions.ts';
import { isPaused } from './pause.ts';
import { policySchema } from './policy.ts';
import type { Policy } from './policy.ts';

/** SNS forgets a subscription that nobody confirmed after two days: https://docs.aws.amazon.com/sns/latest/dg/sns-subscribe-confirm.html */
export const CONFIRM_WITHIN = 48 * HOUR;

const askSchema = v.object({
  topic: v.picklist(['alerts', 'digests']),
  protocol: v.string(),
  endpoint: v.string(),
  policy: v.nullable(policySchema),
  at: INSTANT,
  /** Set once it was seen confirmed: if SNS has it no more, its reader has ended it, and is not asked again. */
  confirmed: v.optional(v.literal(true)),
});

/** What was asked for, `subscriptions/asked.json`: of a pending subscription SNS tells neither filter nor date, and forgets it. */
export const askedSchema = v.object({ version: v.literal(1), asked: v.array(askSchema) });

export type Ask = v.InferOutput<typeof askSchema>;
export type Asked = v.InferOutput<typeof askedSchema>;

/** A subscription as SNS lists it. `id` and `policy`: of a confirmed one. */
export interface Listed extends Target {
  readonly state: 'confirmed' | 'pending' | 'deleted';
  readonly id: string | null;
  readonly policy: Policy | null;
}

export const NOBODY: Asked = { version: 1, asked: [] };

/** With one more, or with the same one renewed. */
export const withAsk = ({ asked }: Asked, ask: Ask): Asked => ({
  version: 1,
  asked: [...asked.filter((each) => !sameTarget(each, ask)), ask],
});

export const withoutAsk = ({ asked }: Asked, target: Target): Asked => ({
  version: 1,
  asked: asked.filter((each) => !sameTarget(each, target)),
});

/** What is known after a look at SNS's list: who confirmed is marked, who ended it since is dropped. */
export const afterLook = ({ asked }: Asked, listed: readonly Listed[]): Asked => ({
  version: 1,
  asked: asked.flatMap((ask) => {
    const state = stateOf(ask, listed);
    if (state === 'confirmed') return [{ ...ask, confirmed: true }];
    const ended = state === 'deleted' || (state === null && ask.confirmed === true);
    return ended ? [] : [ask];
  }),
});

/** An address that subscribed again is listed twice for a while: what it is now counts. */
function stateOf(target: Target, listed: readonly Listed[]): Listed['state'] | null {
  const states = listed.filter((each) => sameTarget(each, target)).map(({ state }) => state);
  return states.find((state) => state !== 'deleted') ?? states[0] ?? null;
}

/** Everybody whom SNS lists, then who was asked and has lapsed, or is not listed yet. `asked`: what `afterLook` left. */
export function entriesFrom(listed: readonly Listed[], { asked }: Asked, now: Instant): readonly Entry[] {
  const current = listed.filter(({ state }) => state !== 'deleted');
  const unlisted = asked.filter((ask) => !current.some((each) => sameTarget(each, ask)));
  return [
    ...current.map((each) => listedEntry(each, asked.find((ask) => sameTarget(ask, each)))),
    ...unlisted.map((ask) => unlistedEntry(ask, now)),
  ]; // prettier-ignore
}

function listedEntry({ topic, protocol, endpoint, ...rest }: Listed, ask: Ask | undefined): Entry {
  const target = { topic, protocol, endpoint, asked: ask?.at ?? null };
  if (rest.state !== 'confirmed') return { ...target, status: 'pending', policy: ask?.policy, id: null };
  const { policy, id } = rest;
  return { ...target, status: isPaused(policy) ? 'paused' : 'active', policy, id };
}

function unlistedEntry({ topic, protocol, endpoint, policy, at }: Ask, now: Instant): Entry {
  const isLate = secondsOf(now) - secondsOf(at) > CONFIRM_WITHIN;
  const status = isLate ? 'lapsed' : 'pending';
  return { topic, protocol, endpoint, status, policy, id: null, asked: at };
}
