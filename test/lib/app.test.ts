import { spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { polledSources } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

/** Runs the CDK app as `cdk synth` does, without AWS, over a folder of sources. */
function synth(sources: string, context: object = {}): SpawnSyncReturns<string> & { out: string } {
  const out = mkdtempSync(path.join(tmpdir(), 'hinomi-cdk-'));
  const env = {
    PATH: process.env['PATH'],
    CDK_OUTDIR: out,
    CDK_CONTEXT_JSON: JSON.stringify({ sources, ...context }),
  };
  return { ...spawnSync(process.execPath, ['bin/app.ts'], { encoding: 'utf8', env }), out };
}

const templateSchema = v.object({
  Resources: v.record(v.string(), v.looseObject({ Type: v.string(), Properties: v.optional(v.unknown()) })),
});

/** The sources of a folder that a written template polls, by id. */
function scheduledIn(out: string, folder: string): readonly string[] {
  const ids = readSources(folder).map(({ id }) => id);
  const file: unknown = JSON.parse(readFileSync(path.join(out, 'hinomi.template.json'), 'utf8'));
  return Object.values(v.parse(templateSchema, file).Resources)
    .filter(({ Type }) => Type === 'AWS::Scheduler::Schedule')
    .map(({ Properties }) => v.parse(v.object({ Name: v.string(), GroupName: v.string() }), Properties))
    .filter(({ GroupName }) => GroupName === 'hinomi')
    .map(({ Name }) => Name)
    .filter((name) => ids.includes(name))
    .sort();
}

test('the app makes a stack with a schedule for each source that is on, and uploads no source maps', () => {
  const { status, stderr, out } = synth('sources');
  expect([status, stderr]).toEqual([0, '']);
  const polled = polledSources(readSources('sources'), { unproven: false });
  expect(scheduledIn(out, 'sources')).toEqual(polled.map(({ id }) => id).sort());
  const assets = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const uploaded = assets.filter((name) => name.startsWith('asset.'));
  expect(uploaded.filter((name) => name.endsWith('index.mjs'))).toHaveLength(5);
  expect(uploaded.filter((name) => name.endsWith('.map'))).toEqual([]);
}, 120_000);

test('with --context unproven=true those are polled too that nobody has verified', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-sources-'));
  const definition: unknown = JSON.parse(readFileSync('sources/mod-news.json', 'utf8'));
  const write = (id: string, change: object): void => {
    writeFileSync(path.join(folder, `${id}.json`), JSON.stringify({ ...Object(definition), id, ...change }));
  };
  write('proven', { verified: { how: 'capture' } });
  write('unproven', { verified: { how: 'claim' } });
  write('off', { verified: { how: 'claim' }, enabled: false });
  const { status, stderr, out } = synth(folder, { unproven: 'true' });
  expect([status, stderr]).toEqual([0, '']);
  expect(scheduledIn(out, folder)).toEqual(['proven', 'unproven']);
}, 120_000);

test('with every source disabled it says so', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-sources-'));
  const definition: unknown = JSON.parse(readFileSync('sources/mod-news.json', 'utf8'));
  writeFileSync(
    path.join(folder, 'mod-news.json'),
    JSON.stringify({ ...Object(definition), enabled: false }),
  );
  const { status, stderr } = synth(folder);
  expect(status).not.toBe(0);
  expect(stderr).toContain('no source is enabled');
}, 120_000);

test('a folder without sources is an error that names it', () => {
  const { status, stderr } = synth('no/such/folder');
  expect(status).not.toBe(0);
  expect(stderr).toContain('no/such/folder: cannot be read');
}, 120_000);

describe('a configuration that cannot be deployed fails at synthesis, with the field and the fix', () => {
  const every = Object.fromEntries(readSources('sources').map(({ id }) => [id, 1440]));
  const off = readSources('sources').map(({ id }) => id);
  test.each<[string, object, string]>([
    ['a wrong contact', { contact: 'nobody' }, 'contact: an e-mail address or an https:// address, in ASCII'],
    ['a wrong operator', { operations: ['a@@b'] }, 'operations.0: "a@@b": not an e-mail address; write name@example.org'],
    ['a wrong subscriber', { subscriptions: [{ email: 'a b' }] }, 'subscriptions[0]: email "a b": not an e-mail address; write name@example.org'],
    ['no source', { sources: { off } }, 'no source is enabled: set "enabled": true in a definition, or name some under `sources.on`'],
    ['a cadence that cron cannot say', { sources: { everyMinutes: { 'mod-news': 45 } } }, 'sources.everyMinutes.mod-news: minutes between two polls: one of 5, 6, 10'],
    ['an unknown framework', { subscriptions: [{ email: 'a@b.org', framework: ['quadd'] }] }, 'subscriptions[0]: framework quadd: no such framework; all are in taxonomy/frameworks.json'],
    ['a field that is none', { sources: { every: every } }, 'sources.every: there is no such field'],
  ])('%s', (_, configuration, message) => {
    const config = path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-configuration-')), 'hinomi.yaml');
    writeFileSync(config, JSON.stringify(configuration));
    const { status, stdout, stderr } = synth('sources', { config });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(message);
    // One line that says it, and no stack of calls.
    expect(stderr.trim().split('\n')).toHaveLength(1);
    if (!message.startsWith('no source')) expect(stderr).toContain(`${config}: ${message}`);
  }, 60_000); // prettier-ignore
});

test('the cadence of a source file that cron cannot say is named too', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-sources-'));
  const definition: unknown = JSON.parse(readFileSync('sources/mod-news.json', 'utf8'));
  writeFileSync(path.join(folder, 'mod-news.json'), JSON.stringify({ ...Object(definition), everyMinutes: 45 })); // prettier-ignore
  const { status, stderr } = synth(folder);
  expect(status).toBe(1);
  expect(stderr).toContain('mod-news: everyMinutes 45: use one of 5, 6, 10');
}, 60_000);

test('to be taken in, a bucket has its name written out and nothing is said of it; the next deployment says all', () => {
  const bucketIn = (context: object): Record<string, unknown> => {
    const file: unknown = JSON.parse(
      readFileSync(path.join(synth('sources', context).out, 'hinomi.template.json'), 'utf8'),
    );
    const buckets = Object.values(v.parse(templateSchema, file).Resources).filter(
      ({ Type }) => Type === 'AWS::S3::Bucket',
    );
    expect(buckets[0]).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    return v.parse(v.record(v.string(), v.unknown()), buckets[0]?.Properties);
  };
  expect(bucketIn({ archive: '123456789012/ap-northeast-1' })).toEqual({
    BucketName: 'hinomi-archive-123456789012-ap-northeast-1',
  });
  expect(Object.keys(bucketIn({})).toSorted()).toEqual([
    'BucketEncryption',
    'BucketName',
    'LifecycleConfiguration',
    'NotificationConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
  ]);
}, 120_000);

test('a name that would make no bucket is refused', () => {
  const { status, stderr } = synth('sources', { stack: 'Hinomi_Test' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('--context stack=Hinomi_Test: a name of lower-case letters')]); // prettier-ignore
}, 60_000);
