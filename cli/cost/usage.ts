/** Something that a month's bill counts. */
export interface Usage {
  readonly service: string;
  readonly what: string;
  /** The price, in prices.json. */
  readonly price: string;
  /** The allowance it draws on, in allowances.json; several usages may share one. None: it is paid from the first unit. */
  readonly allowance?: string;
  /** Units a month of what the price is for. */
  readonly units: number;
  /** How the units came about, for a person. */
  readonly how: string;
}

/** A whole number with spaces between thousands; a small one with its decimals. */
export const plain = (value: number): string =>
  (value !== 0 && Math.abs(value) < 10 && !Number.isInteger(value)
    ? value.toFixed(value < 0.1 ? 3 : 2)
    : Math.round(value).toString()
  ).replaceAll(/\B(?=(\d{3})+(?!\d)(?!.*\.))/g, ' ');
