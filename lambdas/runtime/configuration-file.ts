import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { ConfigurationError, parseConfiguration } from '../core/configuration.ts';
import type { Configuration } from '../core/configuration.ts';
import { asError } from './log.ts';

/** Read where it is there, unless another file is named. */
export const USUAL_CONFIGURATION = 'hinomi.yaml';

/**
 * The operator's configuration (YAML 1.2, of which JSON is a part): the file that is named, else `hinomi.yaml` of the
 * working directory, else what holds without one. Throws a `ConfigurationError` that names the file and the field, or
 * the line.
 */
export function readConfiguration(file?: string): Configuration {
  if (file === undefined && !existsSync(USUAL_CONFIGURATION)) return parseConfiguration({}, USUAL_CONFIGURATION);
  const path = file ?? USUAL_CONFIGURATION;
  return parseConfiguration(parseYaml(path) ?? {}, path);
} // prettier-ignore

function parseYaml(file: string): unknown {
  const document = parseDocument(textOf(file));
  const [problem] = document.errors;
  if (problem !== undefined)
    throw new ConfigurationError(`${file}: not YAML: ${problem.message}`, { cause: problem });
  return document.toJS();
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${file}: cannot be read: ${asError(cause).message}`, { cause });
  }
}
