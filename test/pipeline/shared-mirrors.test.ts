import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import * as v from 'valibot';
import { replay } from '../../cli/commands/replay.ts';
import type { ReplayEvent } from '../../cli/commands/replay.ts';
import { mirrorLayers } from '../../lambdas/adapters/mirror-pages.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { mailsIn } from '../support/world.ts';

const SHARED = '../shared';
const there = existsSync(join(SHARED, 'mirrors'));
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');

const expectedAlert = v.object({
  source: v.string(),
  change: v.string(),
  url: v.string(),
  title: v.optional(v.string()),
  published: v.optional(v.string()),
  eventDate: v.optional(v.string()),
  gold: v.optional(v.string()),
  added_text: v.optional(v.string()),
});
const expectedSchema = v.object({
  layers: v.array(
    v.object({
      at: v.string(),
      alerts: v.array(expectedAlert),
      polls: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});
const goldSchema = v.object({
  id: v.string(),
  frameworks: v.array(v.string()),
  counterparts: v.array(v.string()),
});

const json = (path: string): unknown => JSON.parse(readFileSync(join(SHARED, path), 'utf8'));
const golds = there
  ? readFileSync(join(SHARED, 'gold/seeds.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => v.parse(goldSchema, JSON.parse(line)))
  : [];

interface Replayed {
  readonly events: ReplayEvent[];
  readonly alerts: (Alert & { layer: string })[];
}

describe.each(['seeds', 'ministries'])('the shared mirror %s', (name) => {
  let root: string;
  let first: Replayed;
  const again = async (): Promise<Replayed> => {
    const events = await Array.fromAsync(
      replay({
        mirror: join(SHARED, 'mirrors', name),
        sources: `test/support/sources/${name}`,
        archive: join(root, 'archive'),
        mailbox: join(root, 'mailbox'),
        json: true,
      }),
    );
    return {
      events,
      alerts: events.flatMap((event) =>
        event.kind === 'alert' ? [{ ...event.alert, layer: event.layer }] : [],
      ),
    };
  };
  const run = there ? test : test.skip;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hinomi-shared-'));
    if (there) first = await again();
  }, 120_000);
  afterAll(() => rm(root, { recursive: true, force: true }));

  run('alerts on exactly what is expected, layer by layer', () => {
    const expected = v.parse(expectedSchema, json(`mirrors/${name}/expected.json`));
    for (const { at, alerts } of expected.layers) {
      const got = first.alerts.filter(({ layer }) => layer === at);
      const key = ({ source, url, change }: { source: string; url: string; change: string }): string =>
        `${source} ${change} ${url}`;
      expect(got.map((alert) => key({ ...alert, source: alert.source.id })).sort()).toEqual(
        alerts.map(key).sort(),
      );
      for (const want of alerts) {
        const alert = got.find(
          (one) => one.url === want.url && one.source.id === want.source && one.change === want.change,
        );
        const { gold, added_text: added, ...fields } = want;
        expect(alert && { ...alert, source: alert.source.id }).toMatchObject(fields);
        if (added !== undefined) expect(alert?.diff?.added.join('\n')).toContain(added);
        if (gold !== undefined) expect(labelsOf(alert!)).toEqual(goldOf(gold));
      }
    }
  });
  run('ends each poll as expected', () => {
    const expected = v.parse(expectedSchema, json(`mirrors/${name}/expected.json`));
    for (const { at, polls } of expected.layers) {
      for (const [source, outcome] of Object.entries(polls)) {
        const polled = first.events.find(
          (event) => event.kind === 'polled' && event.layer === at && event.report.source === source,
        );
        expect(polled).toMatchObject({ report: { outcome } });
      }
    }
  });
  run('says so where pages are closed, and quotes no page it did not read', () => {
    for (const alert of first.alerts) {
      const read = alert.basis === 'page' || alert.basis === 'pdf';
      expect(read).toBe(name === 'seeds');
      expect(alert.unread === undefined).toBe(read);
      expect(alert.snapshot?.body === undefined).toBe(!read);
    }
  });
  run('gives every label evidence that stands verbatim where it says', () => {
    for (const { classification, title, url } of first.alerts) {
      for (const { evidence } of [
        ...classification.frameworks,
        ...classification.counterparts,
        ...classification.mentions,
      ]) {
        expect(evidence.length).toBeGreaterThan(0);
        for (const { text, where } of evidence) {
          if (where === 'title') expect(title).toContain(text);
          if (where === 'url') expect(url).toContain(text);
        }
      }
    }
  });
  run('sends one readable mail an alert', async () => {
    const mails = await mailsIn(join(root, 'mailbox'));
    expect(mails).toHaveLength(first.alerts.length);
    for (const mail of mails) {
      const { subject, text } = await simpleParser(mail.slice(mail.indexOf('\n') + 1));
      const alert = first.alerts.find(
        ({ id }) => mail.startsWith(`${mail.slice(0, 17)}${id}`) || mail.split('\n')[0]?.includes(id),
      );
      expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
      expect(text?.replaceAll(/\s/g, '')).toContain(alert?.title.replaceAll(/\s/g, '').slice(0, 60));
      expect(text).toContain(alert?.url);
      expect(text).toContain(alert?.snapshot?.capture);
    }
  });
  run(
    'a second replay over the same archive alerts nothing',
    async () => {
      const second = await again();
      expect(second.alerts).toEqual([]);
      expect((await mailsIn(join(root, 'mailbox'))).length).toBe(first.alerts.length);
      expect(await mirrorLayers(join(SHARED, 'mirrors', name))).not.toEqual([]);
    },
    60_000,
  );
});

const labelsOf = ({ classification }: Alert): object => ({
  frameworks: classification.frameworks.map(({ id }) => id).sort(),
  counterparts: classification.counterparts.map(({ code }) => code).sort(),
});

const goldOf = (id: string): object => {
  const gold = golds.find((one) => one.id === id);
  return { frameworks: gold?.frameworks.toSorted(), counterparts: gold?.counterparts.toSorted() };
};
