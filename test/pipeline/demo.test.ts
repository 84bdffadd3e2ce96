import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { replay } from '../../cli/commands/replay.ts';
import type { ReplayEvent } from '../../cli/commands/replay.ts';

const expectedSchema = v.object({
  layers: v.array(
    v.object({
      at: v.string(),
      alerts: v.array(
        v.looseObject({
          source: v.string(),
          change: v.string(),
          url: v.string(),
          added_text: v.optional(v.string(), ''),
        }),
      ),
      polls: v.record(v.string(), v.string()),
    }),
  ),
});

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hinomi-demo-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('the demo site tells the story that it was written to tell', async () => {
  const { layers } = v.parse(
    expectedSchema,
    JSON.parse(readFileSync('test/mirrors/demo/expected.json', 'utf8')),
  );
  const events: ReplayEvent[] = await Array.fromAsync(
    replay({
      mirror: 'test/mirrors/demo',
      sources: 'test/mirrors/demo-sources',
      archive: join(root, 'archive'),
      mailbox: join(root, 'mailbox'),
      json: true,
    }),
  );
  for (const { at, alerts, polls } of layers) {
    const here = events.filter(({ layer }) => layer === at);
    const told = here.flatMap((event) => (event.kind === 'alert' ? [event.alert] : []));
    expect(told).toHaveLength(alerts.length);
    for (const { source, url, change, added_text: added, ...fields } of alerts) {
      const alert = told.find((one) => one.source.id === source && one.url === url && one.change === change);
      expect(alert).toMatchObject(fields);
      expect(alert?.diff?.added.join('\n') ?? '').toContain(added);
    }
    const outcomes = here.flatMap((event) =>
      event.kind === 'polled' ? [[event.report.source, event.report.outcome]] : [],
    );
    expect(Object.fromEntries(outcomes)).toMatchObject(polls);
  }
});
