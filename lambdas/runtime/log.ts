import { Logger } from '@aws-lambda-powertools/logger';

/** What a handler logs with: one JSON object a line, its `message` a constant name out of `EVENTS`. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** The log of one stage (`scrape`, `capture`, …); the stage is the `service` of every line. */
export const createLog = (stage: string): Log => new Logger({ serviceName: stage });

/** What was thrown as an Error, whatever it was: for a field of a log line. */
export const asError = (thrown: unknown): Error =>
  isError(thrown) ? thrown : new Error(`something other than an Error was thrown: ${String(thrown)}`);

/** Unlike `instanceof`, this also knows errors of another realm, such as those of node:fs inside a test's sandbox. */
const isError = (thrown: unknown): thrown is Error =>
  Object.prototype.toString.call(thrown) === '[object Error]';
