import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as v from 'valibot';
import { HinomiStack } from '../../lib/hinomi-stack.ts';
import type { HinomiStackProps } from '../../lib/hinomi-stack.ts';
import type { PolledSource } from '../../lib/spread.ts';

export const POLLED: readonly PolledSource[] = [
  { id: 'one-feed', host: 'one.example', everyMinutes: 15 },
  { id: 'one-list', host: 'one.example', everyMinutes: 15 },
  { id: 'two-list', host: 'two.example', everyMinutes: 60 },
];

const CONFIGURED = {
  settings: { zone: 'Europe/Berlin', digestHour: 7, console: null, contact: null },
  operations: ['operator@hinomi.example'],
  retention: { logDays: 30, evidenceDays: null },
  budget: 5,
  adopts: null,
  subscribers: [
    {
      topic: 'alerts',
      protocol: 'email',
      endpoint: 'a@hinomi.example',
      policy: { audience: ['mail-relevant'] },
    },
    { topic: 'digests', protocol: 'email', endpoint: 'a@hinomi.example', policy: null },
    {
      topic: 'alerts',
      protocol: 'https',
      endpoint: 'https://hook.hinomi.example/',
      policy: { audience: ['each'] },
    },
  ],
} as const;

/** The stack over handlers that do nothing: what the stack says does not depend on them. */
export function createStack(
  sources: readonly PolledSource[] = POLLED,
  configured: Partial<HinomiStackProps> = {},
): { app: App; stack: HinomiStack } {
  const app = new App({ context: deployedContext() });
  return {
    app,
    stack: new HinomiStack(app, 'hinomi', { sources, code: emptyHandlers(), ...CONFIGURED, ...configured }),
  };
}

export const synthesize = (
  sources?: readonly PolledSource[],
  configured?: Partial<HinomiStackProps>,
): Template => Template.fromStack(createStack(sources, configured).stack);

/** The context that `cdk synth` reads: its flags change the template. */
function deployedContext(): Record<string, unknown> {
  const file: unknown = JSON.parse(readFileSync('cdk.json', 'utf8'));
  return v.parse(v.object({ context: v.record(v.string(), v.unknown()) }), file).context;
}

function emptyHandlers(): HinomiStackProps['code'] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-handlers-'));
  const stage = (name: string): string => {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
    return path.join(folder, name);
  };
  return {
    scrape: stage('scrape'),
    capture: stage('capture'),
    publish: stage('publish'),
    watchdog: stage('watchdog'),
    digest: stage('digest'),
  };
}
