import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import * as v from 'valibot';
import { hinomi } from '../../cli/program.ts';
import { OUTCOMES } from '../../lambdas/contract/outcome.ts';
import { entrySchema } from '../../lambdas/core/source-entry.ts';
import { parseSource, sourceSchema } from '../../lambdas/core/source.ts';
import { definitionProblems } from '../../lambdas/runtime/definition-problems.ts';
import { runCli } from '../support/cli.ts';

/** The page for whoever adds a source is held to the program: its fields, examples and commands are the real ones. */
const FILE = 'docs/adding-a-source.md';
const PAGE = readFileSync(FILE, 'utf8');

const FENCE = '```';
const blocks = (language: string): readonly string[] =>
  Array.from(
    PAGE.matchAll(new RegExp(`${FENCE}${language}\\n([^]*?)${FENCE}`, 'g')),
    ([, block]) => block ?? '',
  );

/** Rows of the table under a heading, cell by cell. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const part = PAGE.split(/^## /m).find((text) => text.startsWith(heading)) ?? '';
  const rows = part.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
}

const namesIn = (cell: string): readonly string[] =>
  Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '');

interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly options?: readonly unknown[];
}
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Paths of the leaves of a schema: `page.select`, `identityOf[].url`. What an entry holds is told by its own table. */
function pathsOf(schema: Schema, path = ''): readonly string[] {
  if (path === 'entry' || path === 'fallbacks') return [path];
  if (schema.wrapped !== undefined) return pathsOf(schema.wrapped, path);
  if (schema.type === 'array' && schema.item?.type === 'strict_object')
    return pathsOf(schema.item, `${path}[]`);
  const options = (schema.options ?? []).filter(isSchema);
  if (options.length > 0) return [...new Set(options.flatMap((option) => pathsOf(option, path)))];
  const { entries } = schema;
  if (entries === undefined) return [path];
  return Object.entries(entries).flatMap(([name, inner]) =>
    pathsOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

describe('every field is told, and no other', () => {
  test('of a definition', () => {
    const told = tableUnder('Field by field').flatMap(([names = '']) => namesIn(names));
    expect(told.toSorted()).toEqual(pathsOf(sourceSchema).toSorted());
  });

  test('which are needed', () => {
    const needed = tableUnder('Field by field').flatMap(([names = '', yes]) =>
      yes === 'yes' ? namesIn(names) : [],
    );
    const result = v.safeParse(sourceSchema, { name: {}, publisher: {}, terms: {}, verified: {} });
    const missing = (result.issues ?? []).map((issue) => v.getDotPath(issue));
    expect(needed.toSorted()).toEqual(missing.toSorted());
  });

  test('of a channel, with the types that have it', () => {
    const rows = tableUnder('Where the entries are').map(([names = '', types = '']) => ({
      names: namesIn(names),
      types,
    }));
    const told = rows.flatMap(({ names, types }) => names.map((name) => `${name}: ${types}`));
    const all = entrySchema.options.length;
    const by = new Map<string, string[]>();
    for (const option of entrySchema.options)
      for (const path of pathsOf(option))
        by.set(path, [...(by.get(path) ?? []), option.entries.type.literal]);
    const real = [...by].map(
      ([path, types]) => `${path}: ${types.length === all ? 'all' : types.join(', ')}`,
    );
    expect(told.toSorted()).toEqual(real.toSorted());
  });

  test('defaults are those of the schema', () => {
    const defaults = parseSource(JSON.parse(blocks('json')[0] ?? ''), FILE);
    const told = new Map(
      tableUnder('Field by field').map(([names = '', , says = '']) => [namesIn(names)[0], says]),
    );
    const { timeZone, identity, fragment, enabled } = v.parse(sourceSchema, { ...defaults, timeZone: undefined, identity: undefined, fragment: undefined, enabled: undefined }); // prettier-ignore
    const bare = v.parse(sourceSchema, { ...defaults, everyMinutes: undefined, allowedSilenceHours: undefined, minimumEntries: undefined }); // prettier-ignore
    for (const [field, value] of Object.entries({ timeZone, identity, fragment, enabled: String(enabled) }))
      expect(told.get(field)).toMatch(new RegExp('`' + value.replace('+', String.raw`\+`) + '`$'));
    for (const field of ['everyMinutes', 'allowedSilenceHours', 'minimumEntries'] as const)
      expect(told.get(field)).toMatch(new RegExp(String.raw`\b${bare[field]}$`));
  });
});

describe('every example is a definition', () => {
  const [first = {}, ...others] = blocks('json').map((block) =>
    v.parse(v.record(v.string(), v.unknown()), JSON.parse(block)),
  );
  const definitions = [first, ...others.map((rest) => ({ ...first, ...rest }))].map((data) =>
    parseSource(data, FILE),
  );

  test.each(definitions.map((source) => [source.entry.type, source] as const))('of a %s', (_, source) => {
    expect(definitionProblems(source)).toEqual([]);
  });

  test('each type has one', () => {
    const types = new Set(definitions.map(({ entry }) => entry.type));
    expect([...types].toSorted()).toEqual(
      entrySchema.options.map(({ entries }) => entries.type.literal).toSorted(),
    );
  });
});

describe('every command is one', () => {
  const program = hinomi({ output: { result: () => undefined, say: () => undefined }, catalogue: 'sources', finish: () => undefined }); // prettier-ignore
  const lines = blocks('sh').flatMap((block) => block.split('\n').map((line) => line.trim()).filter((line) => line !== '')); // prettier-ignore
  const commands = [...lines.filter((line) => line.startsWith('npx hinomi ')), ...Array.from(PAGE.matchAll(/`(npx hinomi [^`]+)`/g), ([, line]) => line ?? '')]; // prettier-ignore

  test.each(commands)('%s', (line) => {
    let command: Command = program;
    const words = line.split(' ').slice(2);
    for (const word of words) command = command.commands.find((one) => one.name() === word) ?? command;
    expect(command).not.toBe(program);
    const options = command.options.map(({ long }) => long);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(options).toContain(option);
  });

  test.each(commands.filter((line) => line.includes('test/mirrors')))('%s runs', async (line) => {
    expect((await runCli(...line.split(' ').slice(2))).status).toBe(0);
  });

  test('npm scripts are there', () => {
    const { scripts } = v.parse(v.object({ scripts: v.record(v.string(), v.string()) }), JSON.parse(readFileSync('package.json', 'utf8'))); // prettier-ignore
    const named = lines.flatMap((line) => /^npm run (\S+)/.exec(line)?.[1] ?? []);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) expect(scripts).toHaveProperty(name);
  });
});

test('every link leads to a file', () => {
  const links = Array.from(PAGE.matchAll(/\]\(([^)#]+)\)/g), ([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect([link, existsSync(join(dirname(FILE), link))]).toEqual([link, true]);
});

test('what the check is said to say, it says', () => {
  const files = ['read-rules', 'entry-rules', 'page-rules'].map((name) => `cli/check/${name}.ts`);
  const rules = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const said = tableUnder('What the check says').flatMap(([says = '']) =>
    namesIn(says).flatMap((text) => text.split('…')),
  );
  const outcomes = OUTCOMES.map((outcome) => `the list: ${outcome}`);
  expect(said.length).toBeGreaterThan(8);
  expect(said.filter((text) => !rules.includes(text) && !outcomes.some((one) => one === text))).toEqual([]);
});
