import * as v from 'valibot';
import { PERIODS } from '../contract/cadence.ts';
import { CONTACT, CONTACT_RULE, DEFAULT_SETTINGS, settingsSchema } from '../contract/settings.ts';
import type { Settings } from '../contract/settings.ts';
import { endpointProblem } from './subscription/endpoint.ts';

const emailSchema = v.pipe(
  v.string(),
  v.check((address) => endpointProblem('email', address) === null, ({ input }) => `${JSON.stringify(input)}: ${endpointProblem('email', input) ?? ''}`),
); // prettier-ignore

const sourceIds = v.optional(v.array(v.string()), []);

/** Which sources are polled, and how often, where that is not as their definitions say. */
const sourcesSchema = v.strictObject({
  /** Those too that nobody has verified. */
  unproven: v.optional(v.boolean(), false),
  /** These, whatever else keeps them off. */
  on: sourceIds,
  off: sourceIds,
  /** Minutes between two polls, by source. */
  everyMinutes: v.optional(
    v.record(v.string(), v.picklist(PERIODS, `minutes between two polls: one of ${PERIODS.join(', ')}`)),
    {},
  ),
});

/** Days that CloudWatch Logs can keep a log: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90] as const;

const retentionSchema = v.strictObject({
  logDays: v.optional(v.picklist(LOG_DAYS, `one of ${LOG_DAYS.join(', ')}`), 30),
  /** Days for which nobody can delete raw bytes and alert records; null: no such lock. */
  evidenceDays: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500, 'at most 36500 days'))),
    null,
  ),
});

/** What an operator writes down once: `hinomi.yaml`. Every field may be left out. */
const configurationSchema = v.strictObject({
  /** Who runs this: shown to every site that is read, and to subscribers. */
  contact: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(new RegExp(`^${CONTACT}$`), CONTACT_RULE))),
    null,
  ),
  zone: v.optional(settingsSchema.entries.zone, DEFAULT_SETTINGS.zone),
  digestHour: v.optional(settingsSchema.entries.digestHour, DEFAULT_SETTINGS.digestHour),
  console: v.optional(settingsSchema.entries.console, DEFAULT_SETTINGS.console),
  /** E-mail addresses that alarms go to. */
  operations: v.optional(v.array(emailSchema), []),
  sources: v.optional(sourcesSchema, {}),
  retention: v.optional(retentionSchema, {}),
  /** US dollars a month that the account may cost before a mail says so; null: no such mail. */
  budget: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0.01))), null),
  /** Checked by `subscriptionsFrom`, which knows the sources. */
  subscriptions: v.optional(v.array(v.unknown()), []),
});

export interface Configuration {
  /** The name shown in errors. */
  readonly file: string;
  readonly settings: Settings;
  readonly operations: readonly string[];
  readonly sources: v.InferOutput<typeof sourcesSchema>;
  readonly retention: v.InferOutput<typeof retentionSchema>;
  readonly budget: number | null;
  readonly subscriptions: readonly unknown[];
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Throws a `ConfigurationError` that names the file, the field and what it should be, a line each. */
export function parseConfiguration(data: unknown, file: string): Configuration {
  const result = v.safeParse(configurationSchema, data);
  const problems = result.success ? problemsIn(result.output) : result.issues.map(saidOf);
  if (problems.length > 0)
    throw new ConfigurationError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  if (!result.success) throw new TypeError('a configuration with issues has problems');
  const { contact, zone, digestHour, console, ...deployment } = result.output;
  return { file, settings: { zone, digestHour, console, contact }, ...deployment };
}

/** What an issue says, without the schema library's words for a field that is too many. */
const saidOf = (issue: v.BaseIssue<unknown>): string => {
  const unknown = issue.type === 'strict_object' && issue.expected === 'never';
  return `${v.getDotPath(issue) ?? '(file)'}: ${unknown ? 'there is no such field' : issue.message}`;
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-budgets-budget-notificationwithsubscribers.html */
const MOST_TOLD = 10;

/** What no field says by itself. */
function problemsIn({ operations, budget, sources }: v.InferOutput<typeof configurationSchema>): readonly string[] {
  const repeated = operations.filter((address, index) => operations.indexOf(address) < index);
  const both = sources.on.filter((id) => sources.off.includes(id));
  return [
    ...repeated.map((address) => `operations: ${address} is there twice`),
    ...both.map((id) => `sources: ${id} is both on and off`),
    ...(budget !== null && operations.length === 0
      ? ['budget: nobody would be told; name an e-mail address under operations']
      : []),
    ...(budget !== null && operations.length > MOST_TOLD
      ? [`operations: with a budget ${MOST_TOLD} addresses at most, AWS tells no more of it`]
      : []),
  ];
} // prettier-ignore
