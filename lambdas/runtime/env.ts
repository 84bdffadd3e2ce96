/** The function was started without what it needs; names every missing variable. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  readonly missing: readonly string[];
  constructor(missing: readonly string[]) {
    super(`set these environment variables (the stack does so on deploy): ${missing.join(', ')}`);
    this.missing = missing;
  }
}

/**
 * Reads required variables, e.g. `readEnvironment({ bucket: ENVIRONMENT.bucket }, process.env)` → `{ bucket: '…' }`.
 * There are no defaults: an absent or empty variable throws an `EnvironmentError` that names all of them at once.
 */
export function readEnvironment<Key extends string>(
  names: Readonly<Record<Key, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<Key, string>>;
export function readEnvironment(
  names: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const values = Object.entries(names).map(([key, name]) => [key, name, environment[name] ?? ''] as const);
  const missing = values.filter(([, , value]) => value === '').map(([, name]) => name);
  if (missing.length > 0) throw new EnvironmentError(missing);
  return Object.fromEntries(values.map(([key, , value]) => [key, value]));
}
