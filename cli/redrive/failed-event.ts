import * as v from 'valibot';

/**
 * The event of an invocation that failed, as each of the two services that send dead letters wraps it.
 *
 * - Lambda, after its tries: an invocation record with `requestContext` and the event as `requestPayload`
 *   (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
 * - EventBridge Scheduler, where it could not call the function: the input of its target, alone or in the request it made
 *   of it (`Payload`; https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html).
 */
const fromLambda = v.pipe(
  v.object({ requestContext: v.looseObject({}), requestPayload: v.unknown() }),
  v.transform(({ requestPayload }) => requestPayload),
);
const fromScheduler = v.pipe(
  v.object({ Payload: v.union([v.pipe(v.string(), v.parseJson()), v.looseObject({})]) }),
  v.transform(({ Payload }): unknown => Payload),
);

/** What lies in a dead letter; undefined where it is no JSON. What the event is, its stage's schema says. */
export function failedEvent(body: string): unknown {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson()), body);
  if (!parsed.success) return undefined;
  const wrapped = v.safeParse(v.union([fromLambda, fromScheduler]), parsed.output);
  return wrapped.success ? wrapped.output : parsed.output;
}
