import { tableLines } from '../table.ts';
import { ALLOWANCES, ASSUMPTIONS, PRICES, REQUESTS } from './read-data.ts';
import type { Estimate, Line } from './estimate.ts';
import { plain } from './usage.ts';

/** US dollars to a hundredth of a cent, so that small lines show. */
export const dollars = (usd: number): string => usd.toFixed(4);

/** A price a million where one unit is next to nothing. */
const unitPrice = (usd: number): string => (usd < 0.001 ? `${(usd * 1e6).toFixed(2)}/M` : usd.toFixed(3));

/** The lines as a table for people. */
export function tableOf({ lines }: Estimate): readonly string[] {
  const right = (title: string) => ({ title, right: true });
  const columns = [
    { title: 'service' },
    { title: 'what' },
    right('a month'),
    right('price'),
    right('list'),
    right('free'),
    right('cost'),
    right('idle'),
    { title: 'how' },
  ];
  return tableLines(columns, lines.map(row));
}

const row = (line: Line): readonly string[] => [
  line.service,
  line.what,
  plain(line.units),
  unitPrice(line.unitPrice),
  dollars(line.list),
  line.allowance === undefined ? 'none' : plain(line.free),
  dollars(line.cost),
  dollars(line.idle),
  line.how,
];

export function totalLines({ totals }: Estimate): readonly string[] {
  return [
    '',
    `beyond the always-free allowances  ${totals.cost.toFixed(2)} USD a month`,
    `  the same while nothing new is published  ${totals.idle.toFixed(2)} USD`,
    `at list price  ${totals.list.toFixed(2)} USD`,
  ];
}

/** Says which prices are those of another region than the one asked for. */
export function borrowedLines({ lines, region }: Estimate): readonly string[] {
  const borrowed = [
    ...new Set(lines.filter(({ priced }) => priced.region !== region).map(({ price }) => price)),
  ];
  return borrowed.length === 0
    ? []
    : [`prices of ${PRICES.fallback}, because none was read for ${region}: ${borrowed.join(', ')}`];
}

/** Where every price, allowance, count and assumption comes from. */
export function explanationLines({ lines }: Estimate): readonly string[] {
  const pages = new Map(lines.map(({ price, unitPrice: usd, priced }) => [price, { usd, ...priced }]));
  const prices = [...pages].map(
    ([price, { usd, region, page }]) => `  ${price}  ${unitPrice(usd)} USD, ${region}: ${page}`,
  );
  const allowances = Object.entries(ALLOWANCES.allowances).map(
    ([id, { units, page }]) => `  ${id}  ${plain(units)}: ${page}`,
  );
  const assumptions = Object.entries(ASSUMPTIONS).map(
    ([id, { value, basis }]) => `  ${id}  ${plain(value)}: ${basis}`,
  );
  return [
    '',
    `Prices, read ${PRICES.read}`,
    ...prices,
    `  ${PRICES.note}`,
    '',
    `Always free, read ${ALLOWANCES.read}`,
    ...allowances,
    `  ${ALLOWANCES.note}`,
    '',
    'Not on the bill',
    ...ALLOWANCES['charged-nothing'].map(({ what, page }) => `  ${what}: ${page}`),
    '',
    `Requests, counted ${REQUESTS.measured}`,
    `  ${REQUESTS.how}`,
    '',
    'Assumed',
    ...assumptions,
  ];
}
