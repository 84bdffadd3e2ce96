import * as v from 'valibot';
import { ATTRIBUTES } from '../../contract/environment.ts';
import { PolicyError } from './policy.ts';
import type { Policy } from './policy.ts';

/**
 * SNS cannot pause a subscription. A paused one keeps its policy, with every value of `audience` marked: no message has
 * an audience like that. Where there was no audience the mark stands alone; where there was no policy, it is the policy.
 */
const MARK = 'paused:';

const audienceSchema = v.optional(v.pipe(v.array(v.string()), v.nonEmpty()), ['']);

/** Throws a `PolicyError` for an audience that is no list of strings: a person wrote it, and it could not be resumed. */
export function paused(policy: Policy | null): Policy {
  const audience = v.safeParse(audienceSchema, policy?.[ATTRIBUTES.audience]);
  if (!audience.success)
    throw new PolicyError('its filter was not written by Hinomi and cannot be paused: change or remove it'); // prettier-ignore
  return { ...policy, [ATTRIBUTES.audience]: audience.output.map((value) => MARK + value) };
}

/** The policy as it was before the pause; null where there was none. One that is not paused is handed through. */
export function resumed(policy: Policy | null): Policy | null {
  if (policy === null || !isPaused(policy)) return policy;
  const { [ATTRIBUTES.audience]: marked, ...rest } = policy;
  const audience = v.parse(audienceSchema, marked).map((value) => value.slice(MARK.length));
  const before = audience[0] === '' ? rest : { ...policy, [ATTRIBUTES.audience]: audience };
  return Object.keys(before).length === 0 ? null : before;
}

export function isPaused(policy: Policy | null): boolean {
  if (policy?.[ATTRIBUTES.audience] === undefined) return false;
  const audience = v.safeParse(audienceSchema, policy[ATTRIBUTES.audience]);
  return audience.success && audience.output.every((value) => value.startsWith(MARK));
}
