/** A type of the table: words of Hive, arrays, and structs whose members stand in a fixed order. */
export type ColumnType = 'boolean' | 'int' | 'string' | ArrayType | StructType;
export interface ArrayType {
  readonly array: ColumnType;
}
export interface StructType {
  readonly struct: Columns;
}
/** Names as the record spells them, in order. */
export type Columns = Readonly<Record<string, ColumnType>>;

const array = (of: ColumnType): ArrayType => ({ array: of });
const struct = (members: Columns): StructType => ({ struct: members });

const label = struct({ en: 'string', ja: 'string' });
const evidence = array(struct({ text: 'string', where: 'string', rule: 'string' }));

/**
 * The alert record as a table, a column a field: a test holds it to the record's schema. Dates and instants are strings,
 * as in the record, so that one which cannot be read is seen and not null. `UNNEST` gives the members of an array's
 * structs in this order, and the queries name them all.
 */
export const ALERT_COLUMNS = {
  version: 'int',
  id: 'string',
  change: 'string',
  detectedAt: 'string',
  source: struct({ id: 'string', name: label, kind: 'string', country: 'string' }),
  item: 'string',
  url: 'string',
  title: 'string',
  previousTitle: 'string',
  published: 'string',
  eventDate: 'string',
  language: 'string',
  basis: 'string',
  unread: 'string',
  note: 'string',
  classification: struct({
    defence_diplomacy: 'boolean',
    kind: 'string',
    frameworks: array(struct({ id: 'string', label, evidence })),
    counterparts: array(struct({ code: 'string', label, evidence })),
    mentions: array(struct({ code: 'string', label, evidence })),
    meetings: array(
      struct({
        framework: 'string',
        counterparts: array('string'),
        date: 'string',
        status: 'string',
        evidence,
      }),
    ),
  }),
  event: struct({
    id: 'string',
    first: 'boolean',
    report: 'int',
    earlier: struct({ alert: 'string', source: label, detectedAt: 'string' }),
    news: 'boolean',
  }),
  burst: 'string',
  diff: struct({ added: array('string'), removed: array('string') }),
  snapshot: struct({
    body: 'string',
    text: 'string',
    capture: 'string',
    listing: 'string',
    sha256: 'string',
  }),
  headline: label,
} as const satisfies Columns;

/** The name of a column or a member in the catalogue, which knows lower case only. */
export const catalogueName = (name: string): string => name.toLowerCase();

/** A type in Hive's words: `array<struct<id:string,label:struct<en:string,ja:string>>>`. */
export function hiveType(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if ('array' in type) return `array<${hiveType(type.array)}>`;
  const members = Object.entries(type.struct).map(
    ([name, member]) => `${catalogueName(name)}:${hiveType(member)}`,
  );
  return `struct<${members.join(',')}>`;
}
