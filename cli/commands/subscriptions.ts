import type { Entry, Status } from '../../lambdas/core/ports/subscriptions.ts';
import type { Output } from '../output.ts';
import type { Place } from '../subscriptions/place.ts';
import { filterWords, machineForm } from '../subscriptions/session.ts';
import type { Session } from '../subscriptions/session.ts';
import { named } from '../subscriptions/told.ts';
import { tableLines } from '../table.ts';

const STATUSES: readonly Status[] = ['active', 'paused', 'pending', 'lapsed'];

/**
 * Prints who is subscribed to what; `askAgain`: after who has not confirmed was asked again. Resolves with the exit
 * status: 1 where somebody could not be asked.
 */
export async function subscriptionsCommand(
  { askAgain }: { readonly askAgain: boolean },
  { open, output, json }: Session,
): Promise<number> {
  const place = await open();
  const isDone = !askAgain || (await askAll(place, output));
  const entries = await place.subscriptions.list();
  if (json) for (const entry of entries) output.result(JSON.stringify(machineForm(entry)));
  else if (entries.length > 0) for (const line of table(entries)) output.result(line);
  output.say(summary(entries, place));
  return isDone ? 0 : 1;
}

/** One who cannot be asked does not keep the others from it. */
async function askAll({ subscriptions }: Place, output: Output): Promise<boolean> {
  const entries = (await subscriptions.list()).filter(isWaiting);
  let isDone = true;
  for (const entry of entries) {
    try {
      await subscriptions.askAgain(entry);
      output.say(`${named(entry)}: asked again to confirm`);
    } catch (error) {
      isDone = false;
      output.say(error instanceof Error ? error.message : String(error));
    }
  }
  if (entries.length === 0) output.say('nobody is left to confirm');
  return isDone;
}

const isWaiting = ({ status }: Entry): boolean => status === 'pending' || status === 'lapsed';

const table = (entries: readonly Entry[]): readonly string[] =>
  tableLines(
    ['endpoint', 'gets', 'status', 'asked', 'filter'].map((title) => ({ title })),
    entries.map((entry) => [
      entry.endpoint,
      entry.topic === 'digests' ? 'digest' : 'alerts',
      entry.status,
      entry.asked ?? '',
      filterWords(entry),
    ]),
  );

function summary(entries: readonly Entry[], { kind, option }: Place): string {
  if (entries.length === 0)
    return kind === 'mailbox'
      ? 'nobody is subscribed: where subscriptions.json is in the folder nobody gets anything, without it one person gets everything'
      : 'nobody is subscribed';
  const counts = STATUSES.map((status) => ({
    status,
    count: entries.filter((entry) => entry.status === status).length,
  })) // prettier-ignore
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${status}`);
  const hint = entries.some(isWaiting)
    ? `; \`hinomi subscriptions ${option} --ask-again\` sends requests to confirm again`
    : '';
  return `${entries.length} ${entries.length === 1 ? 'subscription' : 'subscriptions'}: ${counts.join(', ')}${hint}`;
}
