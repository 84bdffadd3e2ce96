import { columnsOf, cutColumns } from '../lambdas/core/compose/columns.ts';
import { plainLine } from '../lambdas/core/compose/plain-line.ts';

export interface TableColumn {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
  /** Most columns of the display that it may fill; longer text is cut. */
  readonly most?: number;
}

/**
 * A table for people: a line of titles, then a line a row, columns aligned by the width that a terminal gives each
 * character (Japanese ones fill two). What comes from a site cannot leave its cell: control characters are taken out.
 */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    columns.map(({ most = Infinity }, index) => cutColumns(plainLine(row[index] ?? ''), most)),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => columnsOf(row[index] ?? ''))));
  return cells.map(
    (row) =>
    row.map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.right === true)).join('  ').trimEnd(), // prettier-ignore
  );
}

function padded(cell: string, width: number, right: boolean): string {
  const gap = ' '.repeat(Math.max(0, width - columnsOf(cell)));
  return right ? gap + cell : cell + gap;
}

/** Lines with names before their values, the values aligned: how one thing is described. */
export function fieldLines(fields: readonly (readonly [name: string, value: string])[]): readonly string[] {
  const width = Math.max(0, ...fields.map(([name]) => columnsOf(name)));
  return fields.map(([name, value]) => `${padded(name, width, false)}  ${plainLine(value)}`.trimEnd());
}
