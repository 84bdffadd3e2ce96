import * as v from 'valibot';
import { DEFAULT_SETTINGS, settingsSchema } from '../contract/settings.ts';
import type { Settings } from '../contract/settings.ts';

/** What an operator writes down once: `hinomi.json`. Every field may be left out. */
const configurationSchema = v.strictObject({
  /** Who runs this: shown to every site that is read, and to subscribers. */
  contact: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(https:\/\/[!-~]+|[!-?A-~]+@[!-?A-~]+)$/,
        'an e-mail address or an https:// address, in ASCII',
      ),
    ),
  ),
  zone: v.optional(settingsSchema.entries.zone, DEFAULT_SETTINGS.zone),
  digestHour: v.optional(settingsSchema.entries.digestHour, DEFAULT_SETTINGS.digestHour),
  console: v.optional(settingsSchema.entries.console, DEFAULT_SETTINGS.console),
  /** Checked by `subscriptionsFrom`, which knows the sources. */
  subscriptions: v.optional(v.array(v.unknown()), []),
});

export interface Configuration {
  readonly settings: Settings;
  readonly subscriptions: readonly unknown[];
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Throws a `ConfigurationError` that names the file, the field and what it should be, a line each. */
export function parseConfiguration(data: unknown, file: string): Configuration {
  const result = v.safeParse(configurationSchema, data);
  if (!result.success) {
    const lines = result.issues.map(
      (issue) => `${file}: ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`,
    );
    throw new ConfigurationError(lines.join('\n'));
  }
  const { contact = null, zone, digestHour, console, subscriptions } = result.output;
  return { settings: { zone, digestHour, console, contact }, subscriptions };
}
