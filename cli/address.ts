import { isPublicAddress, literalAddress } from '../lambdas/adapters/safe-address.ts';
import { UsageError } from './output.ts';

/** An address given on the command line. Throws a `UsageError` for what is no absolute http(s) one. */
export function addressOf(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${text}: not an address; write an absolute one, https://www.example.org/page.html`);
}

/**
 * Why an address is never connected to, whatever source it belongs to; null where nothing speaks against it. What a name
 * leads to is checked again when it is connected to.
 */
export function refusalOf({ hostname, port }: URL): string | null {
  const literal = literalAddress(hostname);
  if (literal !== undefined && !isPublicAddress(literal)) return `${literal} is not a public address`;
  return port === '' ? null : `port ${port} is not a web server’s own`;
}
