import { tableLines } from '../cli/table.ts';
import { holds } from './figure.ts';
import type { Figure } from './figure.ts';

const COLUMNS = [
  { title: '' },
  { title: 'figure' },
  { title: 'least', right: true },
  { title: 'median', right: true },
  { title: 'most', right: true },
  { title: 'hold', right: true },
  { title: 'unit' },
  { title: 'measured' },
];

/** Every figure with its spread, what it is held to, and what it was compared with. */
export const figureTable = (figures: readonly Figure[]): readonly string[] =>
  tableLines(
    COLUMNS,
    figures.map((figure) => [
      verdict(figure),
      figure.name,
      ...spread(figure),
      figure.hold === null ? '-' : `≤ ${figure.hold}`,
      figure.unit,
      figure.detail,
    ]),
  );

const verdict = (figure: Figure): string =>
  figure.hold === null ? 'shown' : holds(figure) ? 'holds' : 'MISSED';

/** Whole KiB; two digits of what is near one. */
const spread = ({ measured: { min, median, max }, unit }: Figure): readonly string[] =>
  [min, median, max].map((value) => value.toFixed(unit === 'KiB' ? 0 : 2));
