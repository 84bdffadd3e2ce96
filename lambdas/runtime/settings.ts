import * as v from 'valibot';
import { ENVIRONMENT } from '../contract/environment.ts';
import { settingsSchema } from '../contract/settings.ts';
import type { Settings } from '../contract/settings.ts';

/** The operator's settings, as the stack hands them to a function: JSON. Throws an error that names the field. */
export function readSettings(json: string): Settings {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), settingsSchema), json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${ENVIRONMENT.settings}: ${v.getDotPath(issue) ?? 'JSON'}: ${issue.message}`);
}
