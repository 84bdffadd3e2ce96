import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSource, SourceError } from '../core/source.ts';
import type { Source } from '../core/source.ts';
import { definitionProblems } from './definition-problems.ts';
import { asError } from './log.ts';

/**
 * Reads every definition `<id>.json` of a directory, disabled ones too, in the order of their ids.
 * Throws one `SourceError` with all problems of all files, a line each: file, field, what it should be. A directory that
 * cannot be read, holds no definition, or holds one whose `id` is not its file's name is such a problem too.
 */
export function readSources(directory: string): readonly Source[] {
  const problems: string[] = [];
  const sources = definitionFiles(directory).flatMap((file) => {
    try {
      return [readSource(file)];
    } catch (thrown) {
      problems.push(asError(thrown).message);
      return [];
    }
  });
  if (problems.length > 0) throw new SourceError(problems.join('\n'));
  return sources;
}

function definitionFiles(directory: string): readonly string[] {
  const names = listDirectory(directory).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new SourceError(`${directory}: no source definition (<id>.json) in it`);
  return names
    .map((name) => path.basename(name, '.json'))
    .sort()
    .map((id) => path.join(directory, `${id}.json`));
}

function listDirectory(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (cause) {
    throw new SourceError(`${directory}: cannot be read: ${asError(cause).message}`, { cause });
  }
}

function readSource(file: string): Source {
  const source = parseSource(parseJson(file), file);
  const id = path.basename(file, '.json');
  const misnamed =
    source.id === id ? [] : [`id: is ${JSON.stringify(source.id)}; give the file and the id one name`];
  const problems = [...misnamed, ...definitionProblems(source)];
  if (problems.length === 0) return source;
  throw new SourceError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new SourceError(`${file}: (file): not JSON: ${asError(cause).message}`, { cause });
  }
}
