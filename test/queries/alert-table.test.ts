import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { alertSchema, classificationSchema } from '../../lambdas/contract/alert.ts';
import { SAVED_QUERIES } from '../../lib/alert-queries.ts';
import { ALERT_COLUMNS, catalogueName, hiveType } from '../../lib/alert-table.ts';
import type { ColumnType } from '../../lib/alert-table.ts';
import { savedQuery } from './duck.ts';

const schemaSchema = v.looseObject({
  type: v.string(),
  entries: v.optional(v.record(v.string(), v.unknown())),
  item: v.optional(v.unknown()),
  wrapped: v.optional(v.unknown()),
  literal: v.optional(v.unknown()),
});

/** The column that a schema wants; throws on a kind of schema that no column is known for. */
function columnOf(schema: unknown): ColumnType {
  const { type, entries, item, wrapped, literal } = v.parse(schemaSchema, schema);
  if (type === 'object') {
    const members = Object.entries(entries ?? {}).map(([name, member]) => [name, columnOf(member)] as const);
    return { struct: Object.fromEntries(members) };
  }
  if (type === 'array') return { array: columnOf(item) };
  if (type === 'optional' || type === 'nullable') return columnOf(wrapped);
  const plain = type === 'literal' ? typeof literal : type;
  if (plain === 'string' || plain === 'picklist') return 'string';
  if (plain === 'number') return 'int';
  if (plain === 'boolean') return 'boolean';
  throw new TypeError(`no column for a ${type}`);
}

test('the table has every field of the alert record, and no other, of the right shape', () => {
  expect({ struct: ALERT_COLUMNS }).toEqual(columnOf(alertSchema));
});

test('a field that the table lacks would be found', () => {
  const grown = v.object({ ...alertSchema.entries, mood: v.optional(v.string()) });
  expect({ struct: ALERT_COLUMNS }).not.toEqual(columnOf(grown));
  const deeper = v.object({ ...classificationSchema.entries, mood: v.nullable(v.string()) });
  expect(ALERT_COLUMNS.classification).not.toEqual(columnOf(deeper));
});

test('no two names are one in lower case, which is all that the catalogue knows', () => {
  expect(namesakes({ struct: ALERT_COLUMNS })).toEqual([]);
  expect(namesakes({ struct: { ok: 'int', Ok: { array: 'int' } } })).toEqual(['ok']);
});

function namesakes(type: ColumnType): string[] {
  if (typeof type === 'string') return [];
  if ('array' in type) return namesakes(type.array);
  const names = Object.keys(type.struct).map(catalogueName);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...twice, ...Object.values(type.struct).flatMap(namesakes)];
}

test('types are in the words of Hive, in lower case', () => {
  expect(hiveType(ALERT_COLUMNS.event)).toBe(
    'struct<id:string,first:boolean,report:int,earlier:struct<alert:string,source:struct<en:string,ja:string>,detectedat:string>,news:boolean>',
  );
});

/** What the queries may use of Trino (https://trino.io/docs/current/functions.html); another one is to be looked up there first. */
const FUNCTIONS = ['cast', 'coalesce', 'count', 'cume_dist', 'date_diff', 'max', 'min', 'round', 'substr'];
/** Words that stand before a bracket and are no functions. */
const WORDS = new Set(['as', 'distinct', 'filter', 'in', 'join', 'over', 'unnest']);

describe.each(SAVED_QUERIES.map(({ file }) => file))('%s', (file) => {
  const sql = savedQuery(file)
    .replaceAll(/--.*/g, '')
    .replaceAll(/'[^']*'/g, "''");

  test('names as many columns of an array of rows as Trino makes of it', () => {
    const { struct } = ALERT_COLUMNS.classification;
    const members = Object.fromEntries(
      Object.entries(struct).map(([name, type]) => [name, typeof type === 'string' ? 0 : sizeOf(type)]),
    );
    for (const [, array = '', columns = ''] of sql.matchAll(
      /UNNEST\(a\.classification\.(\w+)\) AS \w+ \(([^)]*)\)/g,
    )) {
      expect({ [array]: columns.split(',').length }).toEqual({ [array]: members[array] });
    }
  });

  test('calls only functions that Trino has', () => {
    const called = [...sql.matchAll(/(\w+) ?\(/g)].map(([, name = '']) => name.toLowerCase());
    const aliases = new Set([...sql.matchAll(/AS (\w+) \(/g)].map(([, name = '']) => name.toLowerCase()));
    const functions = called.filter((name) => !WORDS.has(name) && !aliases.has(name));
    expect(functions.filter((name) => !FUNCTIONS.includes(name))).toEqual([]);
  });

  test('is one statement, whose parameter stands in a WHERE; comments hold no quote that is left open', () => {
    expect(savedQuery(file)).not.toContain(';');
    for (const line of savedQuery(file).split('\n')) expect(line.split("'").length % 2).toBe(1);
    const parameters = [...savedQuery(file).matchAll(/\?/g)].length;
    expect(parameters).toBe(file === 'frameworks-of-a-counterpart' ? 1 : 0);
    expect([...sql.matchAll(/WHERE counterpart = \?/g)]).toHaveLength(parameters);
  });
});

const sizeOf = (type: ColumnType): number =>
  typeof type === 'object' && 'array' in type && typeof type.array === 'object' && 'struct' in type.array
    ? Object.keys(type.array.struct).length
    : 0;
