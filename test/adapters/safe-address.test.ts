import { describe, expect, test } from '@jest/globals';
import type { LookupAddress } from 'node:dns';
import {
  RefusedAddressError,
  guardedLookup,
  isPublicAddress,
  literalAddress,
} from '../../lambdas/adapters/safe-address.ts';

describe('isPublicAddress', () => {
  test.each([
    '8.8.8.8',
    '93.184.216.34',
    '1.1.1.1',
    '223.255.255.255',
    '2606:4700::1',
    '2001:4860:4860::8888',
    '2400:1::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['0.0.0.0', 'this host'],
    ['0.1.2.3', 'this network'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'shared'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'metadata'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.1', 'protocol assignments'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relay'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'benchmarks'],
    ['203.0.113.9', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['::ffff:8.8.8.8', 'mapped'],
    ['::127.0.0.1', 'compatible'],
    ['::ffff:0:8.8.8.8', 'translated'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b::808:808', 'NAT64 of a public one'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['100::1', 'discard'],
    ['100:0:0:1::1', 'outside 2000::/3'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['3fff::1', 'documentation'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['4000::1', 'not handed out'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'metadata over IPv6'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['', 'no address'],
    ['www.example.jp', 'no address'],
  ])('%s (%s) is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('literalAddress', () => {
  test.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://0x7f.0.0.1/', '127.0.0.1'],
    ['http://0177.0.0.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://１２７.0.0.1/', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://www.example.jp/', undefined],
    ['http://127.0.0.1.example.jp/', undefined],
  ])('%s → %s', (url, address) => {
    expect(literalAddress(new URL(url).hostname)).toBe(address);
  });
});

describe('guardedLookup', () => {
  const of = (...addresses: string[]): LookupAddress[] =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  const ask = (found: LookupAddress[] | Error, all: boolean): Promise<unknown[]> =>
    new Promise((resolve) => {
      const lookup = guardedLookup(() =>
        found instanceof Error ? Promise.reject(found) : Promise.resolve(found),
      );
      lookup('www.example.jp', { all }, (...answer: unknown[]) => {
        resolve(answer);
      });
    });

  test('answers in the two ways sockets ask', async () => {
    const found = of('93.184.216.34', '2606:4700::1');
    expect(await ask(found, true)).toEqual([null, found]);
    expect(await ask(found, false)).toEqual([null, '93.184.216.34', 4]);
  });

  test('leaves out what is not public', async () => {
    const found = of('10.0.0.1', '::1', '2606:4700::1');
    expect(await ask(found, true)).toEqual([null, of('2606:4700::1')]);
    expect(await ask(found, false)).toEqual([null, '2606:4700::1', 6]);
  });

  test.each([[of('10.0.0.1', '::1')], [of()]])('refuses a name without a public address', async (found) => {
    const [error] = await ask(found, true);
    expect(error).toBeInstanceOf(RefusedAddressError);
    expect(String(error)).toContain('www.example.jp has no public address');
  });

  test('hands a failed resolution on', async () => {
    const failed = new Error('getaddrinfo ENOTFOUND');
    expect((await ask(failed, true))[0]).toBe(failed);
  });
});
