import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * A certificate authority for one test run: made in memory, so that no key lies in the repository and none expires.
 * Node reads certificates but cannot make them; the few DER structures (RFC 5280, 4.1) are written here.
 */
export interface Authority {
  /** The authority's own certificate. */
  readonly pem: string;
  /** A server's key and certificate for host names. `expired`: valid in 2001 only. */
  issue(
    hosts: readonly string[],
    options?: { readonly expired?: boolean },
  ): {
    readonly key: string;
    readonly cert: string;
  };
}

export function makeAuthority(): Authority {
  const keys = newKeys();
  const name = nameOf(`Test authority ${randomBytes(4).toString('hex')}`);
  const isAuthority = extension('551d13', seq(Buffer.from('0101ff', 'hex')), true);
  const own = certificate(
    { subject: name, issuer: name, key: keys.publicKey, extensions: [isAuthority] },
    keys.privateKey,
  );
  return {
    pem: own,
    issue: (hosts, { expired = false } = {}) => {
      const pair = newKeys();
      const names = extension('551d11', seq(...hosts.map((host) => der(0x82, Buffer.from(host)))), false);
      const parts = {
        subject: nameOf(hosts[0] ?? 'host'),
        issuer: name,
        key: pair.publicKey,
        extensions: [names],
        expired,
      };
      return {
        key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        cert: certificate(parts, keys.privateKey),
      };
    },
  };
}

interface Parts {
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly key: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly expired?: boolean;
}

function certificate(
  { subject, issuer, key, extensions, expired = false }: Parts,
  signer: KeyObject,
): string {
  const algorithm = seq(oid('2a8648ce3d040302')); // ecdsa-with-SHA256
  const validity = seq(utcTime('000101000000Z'), utcTime(expired ? '020101000000Z' : '490101000000Z'));
  const serial = der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const publicKey = key.export({ type: 'spki', format: 'der' });
  const body = seq(
    version,
    serial,
    algorithm,
    issuer,
    validity,
    subject,
    publicKey,
    der(0xa3, seq(...extensions)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]));
  const base64 = seq(body, algorithm, signature)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
}

const newKeys = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const seq = (...parts: readonly Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (text: string): Buffer => der(0x17, Buffer.from(text));
const nameOf = (commonName: string): Buffer =>
  seq(der(0x31, seq(oid('550403'), der(0x0c, Buffer.from(commonName)))));
const extension = (id: string, value: Buffer, critical: boolean): Buffer =>
  seq(oid(id), ...(critical ? [Buffer.from('0101ff', 'hex')] : []), der(0x04, value));
