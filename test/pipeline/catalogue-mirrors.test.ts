import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { replay } from '../../cli/commands/replay.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';

/** The catalogue's own definitions over recorded captures: what is polled in earnest gives what is expected. */
const MIRROR = '../shared/mirrors/ministries';
const IDS = ['mod-news', 'mofa-releases'];
const there = existsSync(MIRROR);
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');
const run = there ? test : test.skip;

const expectedSchema = v.object({
  layers: v.array(
    v.object({
      at: v.string(),
      alerts: v.array(v.looseObject({ source: v.string(), change: v.string(), url: v.string() })),
      polls: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});

interface Replayed {
  readonly alerts: readonly (Alert & { readonly layer: string })[];
  readonly outcomes: Readonly<Record<string, string>>;
}

let root: string;
let own: Replayed;
let tests: Replayed;

/** Replays the mirror with two definitions out of a folder. */
async function replayWith(definitions: string, name: string): Promise<Replayed> {
  const sources = join(root, name, 'sources');
  await mkdir(sources, { recursive: true });
  for (const id of IDS) await copyFile(join(definitions, `${id}.json`), join(sources, `${id}.json`));
  const places = { archive: join(root, name, 'archive'), mailbox: join(root, name, 'mailbox') };
  const events = await Array.fromAsync(replay({ mirror: MIRROR, sources, ...places, json: true }));
  const alerts = events.flatMap((event) =>
    event.kind === 'alert' ? [{ ...event.alert, layer: event.layer }] : [],
  );
  const polls = events.flatMap((event) =>
    event.kind === 'polled' ? [[`${event.layer} ${event.report.source}`, event.report.outcome] as const] : [],
  );
  return { alerts, outcomes: Object.fromEntries(polls) };
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-catalogue-'));
  if (!there) return;
  own = await replayWith('sources', 'own');
  tests = await replayWith('test/support/sources/ministries', 'tests');
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

run('alerts on exactly what is expected of these two sources, layer by layer', () => {
  const { layers } = v.parse(expectedSchema, JSON.parse(readFileSync(join(MIRROR, 'expected.json'), 'utf8')));
  const wanted = layers.flatMap(({ at, alerts }) => alerts.filter(({ source }) => IDS.includes(source)).map((alert) => ({ layer: at, ...alert }))); // prettier-ignore
  const key = ({ layer, source, url }: (typeof wanted)[number]): string => `${layer} ${source} ${url}`;
  const got = own.alerts.map((alert) => ({ ...alert, source: alert.source.id }));
  expect(got.map(key).sort()).toEqual(wanted.map(key).sort());
  for (const want of wanted) expect(got.find((alert) => key(alert) === key(want))).toMatchObject(want);
  expect(wanted.length).toBeGreaterThan(0);
});

run('ends each poll as expected', () => {
  const { layers } = v.parse(expectedSchema, JSON.parse(readFileSync(join(MIRROR, 'expected.json'), 'utf8')));
  for (const { at, polls } of layers) {
    for (const id of IDS) expect(own.outcomes[`${at} ${id}`]).toBe(polls[id] ?? 'ok');
  }
});

run('gives the alerts that the definitions of the tests give, with the same labels and ids', () => {
  const facts = ({ layer, id, item, change, url, title, published, eventDate, basis, unread, classification }: Replayed['alerts'][number]) =>
    ({ layer, id, item, change, url, title, published, eventDate, basis, unread, classification }); // prettier-ignore
  const byId = (alerts: Replayed['alerts']): readonly object[] =>
    alerts.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(facts);
  expect(byId(own.alerts)).toEqual(byId(tests.alerts));
});
