/** Where an alert stands in an exported console. `base`: the console's configured address. */
export const consoleLink = (base: string, alert: string): string =>
  `${base.replace(/\/$/, '')}/#/alert/${encodeURIComponent(alert)}`;
