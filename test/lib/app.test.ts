import { spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
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
  expect(assets.filter((name) => name.endsWith('index.mjs'))).toHaveLength(5);
  expect(assets.filter((name) => name.endsWith('.map'))).toEqual([]);
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
