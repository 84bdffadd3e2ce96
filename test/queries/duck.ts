import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { ALERT_COLUMNS } from '../../lib/alert-table.ts';
import type { ColumnType, Columns } from '../../lib/alert-table.ts';

export type Row = Readonly<Record<string, string | number | null>>;

export interface Engine extends AsyncDisposable {
  /** Rows of a query; counts as numbers. `values`: for each `?` in order. */
  readonly rows: (sql: string, values?: readonly string[]) => Promise<Row[]>;
  /** Every record as the engine read it, as JSON. */
  readonly records: () => Promise<unknown[]>;
}

export const savedQuery = (file: string): string => readFileSync(`lib/queries/${file}.sql`, 'utf8');

const rowSchema = v.record(
  v.string(),
  v.union([v.string(), v.number(), v.null(), v.pipe(v.bigint(), v.transform(Number))]),
);

/** DuckDB over the alerts of an archive in a directory, read with the columns and the partition of the Glue table. */
export async function openAlerts(archive: string): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run(`CREATE VIEW alerts AS SELECT * FROM read_json(
    '${archive}/alerts/*/*.json', format = 'newline_delimited', columns = {${fieldsOf(ALERT_COLUMNS, ': ', quoted)}},
    hive_partitioning = true, hive_types = {'dt': VARCHAR})`);
  return {
    rows: async (sql, values = []) => {
      const result = await connection.runAndReadAll(inDuckDb(sql), [...values]);
      return v.parse(v.array(rowSchema), result.getRowObjectsJS());
    },
    records: async () => {
      const result = await connection.runAndReadAll(
        'SELECT CAST(to_json(a) AS VARCHAR) AS line FROM alerts AS a',
      );
      const lines = v.parse(v.array(v.object({ line: v.string() })), result.getRowObjectsJS());
      return lines.map(({ line }): unknown => JSON.parse(line));
    },
    [Symbol.asyncDispose]: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

/**
 * The one thing that DuckDB says otherwise than Trino: `UNNEST` of an array of rows gives the rows' members as columns in
 * Trino, one column with structs in DuckDB. Everything else in the saved queries runs as it stands.
 */
const inDuckDb = (sql: string): string =>
  sql.replaceAll(
    /CROSS JOIN UNNEST\((a\.classification\.\w+)\) AS/g,
    'CROSS JOIN LATERAL (SELECT unnest($1, max_depth := 2)) AS',
  );

const quoted = (type: ColumnType): string => `'${duckType(type)}'`;

const fieldsOf = (columns: Columns, between: string, typed: (type: ColumnType) => string): string =>
  Object.entries(columns)
    .map(([name, type]) => `"${name}"${between}${typed(type)}`)
    .join(', ');

function duckType(type: ColumnType): string {
  if (type === 'string') return 'VARCHAR';
  if (type === 'int') return 'INTEGER';
  if (type === 'boolean') return 'BOOLEAN';
  return 'array' in type ? `${duckType(type.array)}[]` : `STRUCT(${fieldsOf(type.struct, ' ', duckType)})`;
}
