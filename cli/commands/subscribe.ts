import { isDeepStrictEqual } from 'node:util';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import { sameTarget } from '../../lambdas/core/ports/subscriptions.ts';
import type { Entry } from '../../lambdas/core/ports/subscriptions.ts';
import type { Fields } from '../../lambdas/core/subscription/fields.ts';
import { paused } from '../../lambdas/core/subscription/pause.ts';
import type { Request } from '../../lambdas/core/subscription/request.ts';
import type { Place } from '../subscriptions/place.ts';
import { requestOf } from '../subscriptions/request-from.ts';
import type { NamedSource } from '../subscriptions/request-from.ts';
import { filterWords, machineForm, tell } from '../subscriptions/session.ts';
import type { Session } from '../subscriptions/session.ts';
import { named, tellDelay, waiting } from '../subscriptions/told.ts';
import { fieldLines } from '../table.ts';

/**
 * Subscribes somebody, or changes the filter of somebody who is. `sources`: the catalogue. Resolves with the exit status:
 * 1 where a request of another kind waits to be confirmed. Throws a `UsageError`, before anything is read, for what
 * cannot be asked for.
 */
export async function subscribeCommand(
  fields: Fields,
  sources: readonly NamedSource[],
  session: Session,
): Promise<number> {
  const request = requestOf(fields, defaultTaxonomy(), sources);
  const place = await session.open();
  const entries = await place.subscriptions.list();
  const there = entries.find((entry) => sameTarget(entry, request));
  if (there === undefined || there.status === 'lapsed')
    return add(request, place, session, entries.length === 0);
  return there.status === 'pending'
    ? again(request, there, place, session)
    : change(request, there, place, session);
}

const tellOne = (entry: Entry, session: Session): void => {
  tell(session, [`${named(entry)}: ${filterWords(entry)}`], machineForm(entry));
};

async function add(request: Request, place: Place, session: Session, isFirst: boolean): Promise<number> {
  const { output } = session;
  const entry = await place.subscriptions.subscribe(request, request.policy);
  tellOne(entry, session);
  if (entry.status === 'pending') output.say(confirmation(entry, place));
  if (place.kind === 'stack' && entry.protocol === 'sqs')
    output.say('the queue’s policy must let the topic send to it: see docs/subscriptions.md');
  tellDelay(place, output);
  if (place.kind === 'mailbox' && isFirst)
    output.say('from now on only who is subscribed gets anything, each in a folder of their own');
  return 0;
}

const confirmation = ({ endpoint }: Entry, { option }: Place): string =>
  `SNS has sent ${endpoint} a request to confirm: nothing else is sent before that. It lapses after 48 hours; ` +
  `\`hinomi subscriptions ${option} --ask-again\` sends it again`;

/** SNS sends the request to confirm again when it is asked for the same. */
async function again(request: Request, there: Entry, place: Place, session: Session): Promise<number> {
  const { output } = session;
  if (there.policy === undefined || !isDeepStrictEqual(there.policy, request.policy)) {
    output.say(`${named(request)}: ${waiting(there)}`);
    output.say(`it was asked for: ${filterWords(there)}`);
    return 1;
  }
  const asked = await place.subscriptions.askAgain(there);
  tellOne(asked, session);
  output.say(confirmation(asked, place));
  return 0;
}

/** One that is paused stays paused. */
async function change(request: Request, there: Entry, place: Place, session: Session): Promise<number> {
  const { output } = session;
  const policy = there.status === 'paused' ? paused(request.policy) : request.policy;
  if (isDeepStrictEqual(policy, there.policy)) {
    tellOne(there, session);
    output.say('that is what it was already: nothing has changed');
  } else {
    await place.subscriptions.change(there, policy);
    tellChange(there, { ...there, policy }, session);
    tellDelay(place, output);
  }
  if (there.status === 'paused') output.say('it is paused, and stays so until `hinomi resume`');
  return 0;
}

function tellChange(before: Entry, after: Entry, session: Session): void {
  const lines = fieldLines([
    ['was', filterWords(before)],
    ['now', filterWords(after)],
  ]);
  const was = { filter: filterWords(before), policy: before.policy };
  tell(session, [`${named(after)}, changed:`, ...lines.map((line) => `  ${line}`)], { ...machineForm(after), was }); // prettier-ignore
}
