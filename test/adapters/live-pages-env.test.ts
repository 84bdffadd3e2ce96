import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startCanary } from '../support/canary.ts';
import type { Canary } from '../support/canary.ts';
import { makeAuthority } from '../support/certificates.ts';
import { startFetchProcess } from '../support/fetch-process.ts';
import type { FetchProcess } from '../support/fetch-process.ts';
import { PAGE, startHostileServer } from '../support/hostile-server.ts';
import type { HostileServer } from '../support/hostile-server.ts';

const LIMITS = { bytes: 100_000, milliseconds: 5000, redirects: 5 };
const NAMES = ['www.example.jp', 'stranger.example.jp'];

let proxy: Canary;
let site: HostileServer;
let stranger: HostileServer;
let child: FetchProcess;

/** A process whose environment asks for a proxy and for certificates not to be looked at, in every way node knows. */
beforeAll(async () => {
  const authority = makeAuthority();
  proxy = await startCanary();
  site = await startHostileServer(authority.issue(['www.example.jp']));
  stranger = await startHostileServer(makeAuthority().issue(['stranger.example.jp']));
  const address = `http://127.0.0.1:${proxy.port}`;
  const proxies = ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
  child = startFetchProcess({
    web: {
      ca: authority.pem,
      hosts: {
        'www.example.jp': { address: '93.184.216.34', httpPort: site.httpPort, httpsPort: site.httpsPort },
        'stranger.example.jp': { address: '93.184.216.35', httpsPort: stranger.httpsPort },
      },
    },
    env: {
      ...Object.fromEntries(proxies.map((name) => [name, address])),
      no_proxy: '',
      NO_PROXY: '',
      NODE_USE_ENV_PROXY: '1',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    },
  });
});

afterAll(async () => {
  await child.end();
  await Promise.all([site.close(), stranger.close(), proxy.close()]);
});

const get = (url: string): ReturnType<FetchProcess['fetch']> =>
  child.fetch({ url, hosts: NAMES, limits: LIMITS });

describe('what the environment says of connections', () => {
  test.each([
    'http://www.example.jp/good',
    'https://www.example.jp/good',
    'https://www.example.jp/good-once-a-connection',
    'https://www.example.jp/good-once-a-connection',
  ])('%s is asked without the proxy', async (url) => {
    const before = proxy.connections();
    expect((await get(url)).text).toBe(PAGE);
    expect(proxy.connections()).toBe(before);
  });

  test('a certificate of a stranger is not taken', async () => {
    expect((await get('https://stranger.example.jp/good')).answer).toMatchObject({ reason: 'tls-error' });
    expect(stranger.asked).toEqual([]);
  });

  test('a client that heeds the environment would use the proxy', async () => {
    const before = proxy.connections();
    await child.fetchPlainly('http://www.example.jp/good');
    expect(proxy.connections()).toBe(before + 1);
  });
});
