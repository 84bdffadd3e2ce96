import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { fixturePath, missingFixtures, readFixture } from '../test/sources/fixtures.ts';
import { PAGE, withTable } from './source-table.ts';

/**
 * `npm run goldens [-- <source> …]`: reads the fixtures of the sources (all, or those named) and writes what came anew,
 * showing each changed line; then the table of docs/sources.md. Look at the changes: the tests only hold them fast.
 */
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes a file where its content differs from what is there, and shows the difference. */
function renew(file: string, content: string): boolean {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === content) return false;
  const [, , , , ...lines] = createTwoFilesPatch(file, file, before, content, '', '', { context: 1 }).split(
    '\n',
  );
  print(pc.bold(file));
  for (const line of lines)
    print(line.startsWith('+') ? pc.green(line) : line.startsWith('-') ? pc.red(line) : line);
  writeFileSync(file, content);
  return true;
}

const sources = readSources('sources');
const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !sources.some((source) => source.id === id));
if (unknown.length > 0) throw new Error(`no such source: ${unknown.join(', ')}`);

let changed = 0;
for (const source of sources.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const missing = missingFixtures(source).filter((line) => line.startsWith('write '));
  for (const line of missing) print(`${pc.yellow(source.id)}: ${line}`);
  if (missing.length > 0) continue;
  const { golden, pageText } = readFixture(source);
  const files = [
    { file: 'golden.json', content: `${JSON.stringify(golden, null, 2)}\n` },
    ...(pageText === null ? [] : [{ file: 'page.txt', content: pageText }]),
  ];
  for (const { file, content } of files) if (renew(fixturePath(source, file), content)) changed += 1;
}
if (renew(PAGE, await withTable(readFileSync(PAGE, 'utf8'), sources))) changed += 1;
print(changed === 0 ? 'nothing changed' : `${changed} files changed`);
