import { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { ANSWER } from './answer.ts';

/**
 * A process that loads a handler and gives it one event, as Lambda does with a new environment, and ends. The program's
 * own pauses (the distance between two pages of a host, which ends every job) are by design and no part of a start:
 * they pass at once.
 */
Reflect.set(timers, 'setTimeout', (_milliseconds: number, value: unknown) => Promise.resolve(value));
syncBuiltinESMExports();

const [file = '', event = ''] = process.argv.slice(2);
const loaded: unknown = await import(file);
const handler: unknown = Reflect.get(Object(loaded), 'handler');
if (typeof handler !== 'function') throw new Error(`${file} exports no handler`);
const answer: unknown = await Reflect.apply(handler, undefined, [
  JSON.parse(event),
  { awsRequestId: 'bench' },
]);
writeSync(1, `${ANSWER}${JSON.stringify(answer ?? null)}\n`);
process.exit(0);
