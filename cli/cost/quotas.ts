import * as v from 'valibot';
import file from './quotas.json' with { type: 'json' };

const figure = v.strictObject({ value: v.pipe(v.number(), v.minValue(0)), page: v.string() });
const figures = <const Names extends readonly string[]>(names: Names) =>
  v.strictObject(v.entriesFromList(names, figure));

const schema = v.strictObject({
  read: v.pipe(v.string(), v.isoDate()),
  quotas: figures([
    'functionCodeBytes', 'templateResources', 'templateBytes', 'newAccountConcurrency', 'concurrency', 'watchdogSeconds',
    'recentRecords', 'messageBytes', 'emailsASecond', 'readsASecond', 'writesASecond',
  ]),
  measured: v.strictObject({
    on: v.pipe(v.string(), v.isoDate()),
    ...figures([
      'codeBytes', 'codeBytesPerSource', 'stackResources', 'templateBytesPerSource', 'templateBytesWithout',
      'digestBytesPerAlert',
    ]).entries,
  }),
}); // prettier-ignore

const { quotas, measured } = v.parse(schema, file);

/** Limits that a larger catalogue meets, of AWS and of our own, each with where it is written. */
export const QUOTAS = quotas;

/** What the stack and its code measured on the day named. */
export const MEASURED = measured;
