import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Every address of a host name, as `dns.promises.lookup(name, { all: true })` gives them. Rejects like it. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** A name all of whose addresses are ones we must not connect to. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';
}

/** IPv6 addresses that anyone may route to are handed out of this block only (IANA, IPv6 Global Unicast registry). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address is on the public internet: a global unicast address that names its host itself.
 *
 * Loopback, private, link-local (the metadata service too), shared, reserved, documentation and multicast ranges are
 * not; neither are IPv6 addresses that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo): what
 * they lead to is decided by a gateway, so they are refused whatever they carry. Text that is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_IPV6);
}

/**
 * The address in a URL's host name where it is a literal one, else undefined. A WHATWG URL has already brought every
 * spelling (`0x7f.1`, `2130706433`, `[::1]`) to the canonical one.
 */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return isIP(bare) === 0 ? undefined : bare;
}

/**
 * A `lookup` for sockets that answers with public addresses only, so that the address connected to is the address
 * checked: a name cannot be rebound in between. Of a mixed answer the public ones are used; where none is left the
 * connection fails with a `RefusedAddressError`. Sockets do not call it for literal addresses (`literalAddress`).
 */
export const guardedLookup =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    const answer = (found: readonly LookupAddress[]): void => {
      const open = found.filter(({ address }) => isPublicAddress(address));
      const first = open[0];
      if (first === undefined) callback(refusal(hostname, found), '');
      else if (options.all === true) callback(null, open);
      else callback(null, first.address, first.family);
    };
    resolve(hostname).then(answer, (error: unknown) => {
      callback(error instanceof Error ? error : new Error(String(error)), '');
    });
  };

const refusal = (hostname: string, found: readonly LookupAddress[]): RefusedAddressError =>
  new RefusedAddressError(
    `${hostname} has no public address (${found.map(({ address }) => address).join(', ') || 'none at all'})`,
  );
