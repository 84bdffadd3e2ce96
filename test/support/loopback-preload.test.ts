import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';

const PRELOAD = new URL('loopback-preload.ts', import.meta.url).href;

/** Runs a program of one line behind the preload and gives what it printed. */
function run(program: string, configuration: object | undefined): { stdout: string; stderr: string } {
  const env = { ...process.env, ...(configuration && { LOOPBACK_WEB: JSON.stringify(configuration) }) };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', PRELOAD, '--input-type=module', '-e', program],
    {
      env,
      encoding: 'utf8',
    },
  );
  return { stdout: stdout.trim(), stderr };
}

const CONNECT = (host: string): string =>
  `import net from 'node:net'; net.connect(80, '${host}').on('error', ({ code }) => console.log(code));`;
const HOSTS = { 'www.example.jp': { address: ['93.184.216.34', '2606:4700::1'], httpPort: 1 } };

describe('the loopback preload', () => {
  test('answers for listed names in every way of asking', () => {
    const program = `
      import dns, { lookup } from 'node:dns'; import { lookup as later } from 'node:dns/promises';
      const first = await later('www.example.jp');
      const all = await dns.promises.lookup('www.example.jp', { all: true });
      lookup('www.example.jp', (error, address, family) => console.log(JSON.stringify([first, all.length, address, family])));`;
    const first = { address: '93.184.216.34', family: 4 };
    expect(JSON.parse(run(program, { hosts: HOSTS }).stdout)).toEqual([first, 2, '93.184.216.34', 4]);
  });

  test.each([
    ['www.example.jp', 'ECONNREFUSED'],
    ['93.184.216.34', 'ECONNREFUSED'],
    ['93.184.216.99', 'ENETUNREACH'],
    ['unlisted.example.jp', 'ENOTFOUND'],
  ])('a connection to %s ends on this machine: %s', (host, code) => {
    expect(run(CONNECT(host), { hosts: HOSTS }).stdout).toBe(code);
  });

  test('starts the clock where it is told', () => {
    const program = `
      const made = new Date();
      console.log(made.toISOString().slice(0, 15), Date.now() - made.getTime() < 1000, made instanceof Date,
        new Date(0).toISOString(), Date.UTC(2025, 0), Date().slice(11, 15));`;
    const { stdout } = run(program, { hosts: {}, clock: '2025-11-06T02:00:00Z' });
    expect(stdout).toBe('2025-11-06T02:0 true true 1970-01-01T00:00:00.000Z 1735689600000 2025');
  });

  test('hurries the pauses of the program, its clock with them, and no other timer', () => {
    const program = `
      import { setTimeout as pause } from 'node:timers/promises';
      const { setClock } = await import('${PRELOAD}');
      const started = performance.now();
      await pause(2000);
      const first = new Date().toISOString();
      setClock('2025-11-07T00:00:00Z');
      const hasten = performance.now() - started < 1000;
      const real = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 200));
      console.log(first, new Date().toISOString(), hasten, performance.now() - real > 150);`;
    const { stdout } = run(program, { hosts: {}, clock: '2025-11-06T02:00:00Z', hurried: true });
    expect(stdout).toBe('2025-11-06T02:00:02.000Z 2025-11-07T00:00:00.000Z true true');
  });

  test('says what it misses', () => {
    expect(run('', undefined).stderr).toContain('LOOPBACK_WEB is not set');
    expect(run('', { hosts: { a: {} } }).stderr).toContain('hosts.a.address');
    expect(run('', { hosts: {}, clock: 'noon' }).stderr).toContain('noon');
  });
});
