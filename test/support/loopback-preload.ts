/**
 * Leads chosen public addresses to this machine, below every check the program makes.
 *
 * The program connects to public addresses only and has no switch to allow loopback; a test that wants it to talk to
 * a local server starts it as a child process with
 *
 *     node --import ./test/support/loopback-preload.ts …
 *
 * and, in the environment variable `LOOPBACK_WEB`, a JSON object:
 *
 *     {
 *       "hosts": {
 *         "www.example.jp": { "address": "93.184.216.34", "httpPort": 41000, "httpsPort": 41001 }
 *       },
 *       "ca": "/path/of/authority.pem",
 *       "clock": "2025-11-06T02:00:00Z",
 *       "hurried": true
 *     }
 *
 * - `hosts`: names and what the resolver answers for them; `address` is one address or a list. A connection to a listed
 *   address at port 80 or 443 reaches 127.0.0.1 at `httpPort` or `httpsPort`, at any other port `otherPorts` if that is
 *   given. Two hosts with ports of their own need addresses of their own. A private address may be listed too: that is
 *   how a test shows that a guard refuses it (without the guard the connection would succeed). `later` (optional): what
 *   the resolver answers for the name from the second time on.
 * - `ca` (optional): a PEM file trusted beside the usual authorities, for node's own TLS (`https`, `tls`).
 * - `clock` (optional): `Date` begins at this instant and runs on from there. Timers are not touched.
 * - `hurried` (optional, with `clock`): `Date` stands still but for the pauses that the program itself makes
 *   (`node:timers/promises`): each passes a hundred times faster and moves `Date` on by its whole length. All other
 *   timers, those of time limits among them, are real. Whoever started the program may set the clock anew: `setClock`.
 *
 * Everything else stays on this machine: names that are not listed do not resolve (but for localhost), and addresses
 * that are neither listed nor loopback are unreachable. It needs nothing but node 24.5 or later.
 */
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import timers from 'node:timers/promises';
import tls from 'node:tls';

interface Host {
  readonly addresses: readonly string[];
  readonly later: readonly string[];
  readonly httpPort: number | undefined;
  readonly httpsPort: number | undefined;
  readonly otherPorts: number | undefined;
}

type Callable = (...parameters: never[]) => unknown;
const isCallable = (value: unknown): value is Callable => typeof value === 'function';

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const portOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => textOf(one) ?? []);

function readConfiguration(): {
  hosts: Map<string, Host>;
  ca: string | undefined;
  clock: string | undefined;
  hurried: boolean;
} {
  const text = process.env['LOOPBACK_WEB'];
  if (text === undefined) throw new Error('LOOPBACK_WEB is not set; see the head of loopback-preload.ts');
  const data: unknown = JSON.parse(text);
  const hosts = new Map<string, Host>();
  for (const [name, host] of Object.entries(property(data, 'hosts') ?? {})) {
    const addresses = textsOf(property(host, 'address'));
    const later = textsOf(property(host, 'later'));
    const ports = {
      httpPort: portOf(property(host, 'httpPort')),
      httpsPort: portOf(property(host, 'httpsPort')),
      otherPorts: portOf(property(host, 'otherPorts')),
    };
    if (addresses.length === 0) throw new Error(`LOOPBACK_WEB: hosts.${name}.address is missing`);
    hosts.set(name, { addresses, later: later.length === 0 ? addresses : later, ...ports });
  }
  const clock = textOf(property(data, 'clock'));
  return { hosts, ca: textOf(property(data, 'ca')), clock, hurried: property(data, 'hurried') === true };
}

const { hosts, ca, clock, hurried } = readConfiguration();

function resolveNames(): void {
  const isLocal = (name: string): boolean => net.isIP(name) !== 0 || name === 'localhost';
  const asked = new Set<string>();
  const found = (name: string): dns.LookupAddress[] => {
    const host = hosts.get(name.toLowerCase());
    const addresses = asked.has(name) ? host?.later : host?.addresses;
    asked.add(name);
    return (addresses ?? []).map((address) => ({ address, family: net.isIP(address) }));
  };
  const unknown = (name: string): Error =>
    Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND', hostname: name });
  const wantsAll = (options: unknown): boolean => property(options, 'all') === true;

  const { lookup } = dns;
  const lookupLater = dns.promises.lookup;
  const call = (name: string, options: unknown, done: (...answer: unknown[]) => void): void => {
    const [first, ...rest] = found(name);
    if (first === undefined) done(unknown(name));
    else if (wantsAll(options)) done(null, [first, ...rest]);
    else done(null, first.address, first.family);
  };
  const patchedLookup = (...parameters: unknown[]): void => {
    const [name] = parameters;
    const done = parameters.at(-1);
    if (typeof name !== 'string' || isLocal(name) || typeof done !== 'function')
      Reflect.apply(lookup, dns, parameters);
    else
      process.nextTick(() => {
        call(name, parameters[1], (...answer) => void Reflect.apply(done, undefined, answer));
      });
  };
  const patchedLater = (name: string, options?: unknown): unknown => {
    if (isLocal(name)) return Reflect.apply(lookupLater, dns.promises, [name, options]);
    const all = found(name);
    if (all.length === 0) return Promise.reject(unknown(name));
    return Promise.resolve(wantsAll(options) ? all : all[0]);
  };
  Reflect.set(dns, 'lookup', patchedLookup);
  Reflect.set(dns.promises, 'lookup', patchedLater);
  syncBuiltinESMExports();
}

/** Below `net`: the handle that asks the operating system to connect. `net` itself still shows what it was told. */
function redirectConnections(): void {
  const binding: unknown = Reflect.get(process, 'binding');
  if (typeof binding !== 'function') throw new Error('this node has no process.binding to patch');
  const bound = (name: string): unknown => Reflect.apply(binding, process, [name]);
  const unreachable = property(bound('uv'), 'UV_ENETUNREACH');
  const tcp: unknown = Reflect.get(Object(property(bound('tcp_wrap'), 'TCP')), 'prototype');
  const connect: unknown = Reflect.get(Object(tcp), 'connect');
  const connect6: unknown = Reflect.get(Object(tcp), 'connect6');
  if (!isCallable(connect) || !isCallable(connect6))
    throw new Error('this node connects in another way; mend loopback-preload.ts');

  const portFor = (address: string, port: unknown): number | undefined => {
    const host = [...hosts.values()].find(
      ({ addresses, later }) => addresses.includes(address) || later.includes(address),
    );
    return port === 443 ? host?.httpsPort : port === 80 ? host?.httpPort : host?.otherPorts;
  };
  const patched = (original: Callable) =>
    function (this: unknown, request: unknown, address: string, port: unknown): unknown {
      const local = portFor(address, port);
      if (local !== undefined) return Reflect.apply(connect, this, [request, '127.0.0.1', local]);
      const isLoopback = address.startsWith('127.') || address === '::1';
      return isLoopback ? Reflect.apply(original, this, [request, address, port]) : unreachable;
    };
  Reflect.set(Object(tcp), 'connect', patched(connect));
  Reflect.set(Object(tcp), 'connect6', patched(connect6));
}

function trust(file: string): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(file, 'utf8')]);
}

const RealDate = Date;
/** Now is `base`, and what has passed since `began` where the clock runs on. */
let base = 0;
let began = 0;

const now = (): number => (hurried ? base : base + RealDate.now() - began);

/** Sets `Date` to an instant. Only where the program was started with a `clock`. */
export function setClock(instant: string): void {
  base = RealDate.parse(instant);
  began = RealDate.now();
  if (Number.isNaN(base)) throw new Error(`LOOPBACK_WEB: clock is no instant: ${instant}`);
}

function startClockAt(instant: string): void {
  setClock(instant);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, parameters, made) =>
      new Object(Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, made)),
    apply: () => new RealDate(now()).toString(),
    get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

/** One pause after the other: those of two that overlap would count twice. */
function hurryPauses(): void {
  const { setTimeout: wait } = timers;
  const hurriedWait = async (milliseconds = 0, value?: unknown, options = {}): Promise<unknown> => {
    await wait(milliseconds / 100, undefined, options);
    base += milliseconds;
    return value;
  };
  Reflect.set(timers, 'setTimeout', hurriedWait);
  syncBuiltinESMExports();
}

resolveNames();
redirectConnections();
if (ca !== undefined) trust(ca);
if (clock !== undefined) startClockAt(clock);
if (hurried) hurryPauses();
