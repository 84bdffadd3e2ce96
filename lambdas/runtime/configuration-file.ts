import { existsSync, readFileSync } from 'node:fs';
import { ConfigurationError, parseConfiguration } from '../core/configuration.ts';
import type { Configuration } from '../core/configuration.ts';
import { asError } from './log.ts';

/** Read where it is there, unless another file is named. */
const USUAL = 'hinomi.json';

/**
 * The operator's configuration: the file that is named, else `hinomi.json` of the working directory, else what holds
 * without one. Throws a `ConfigurationError` that names the file and the field.
 */
export function readConfiguration(file?: string): Configuration {
  if (file === undefined && !existsSync(USUAL)) return parseConfiguration({}, USUAL);
  const path = file ?? USUAL;
  return parseConfiguration(parseJson(path), path);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${file}: cannot be read as JSON: ${asError(cause).message}`, { cause });
  }
}
