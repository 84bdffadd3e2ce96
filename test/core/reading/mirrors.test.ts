import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { dateFromUrl } from '../../../lambdas/core/date-in-url.ts';
import type { Entry } from '../../../lambdas/core/reading/entry.ts';
import { isChallenge } from '../../../lambdas/core/reading/challenge.ts';
import { readListing } from '../../../lambdas/core/reading/listing.ts';
import { readPage } from '../../../lambdas/core/reading/page.ts';
import { isSoft404 } from '../../../lambdas/core/reading/soft-404.ts';
import { parseSource } from '../../../lambdas/core/source.ts';
import type { Source } from '../../../lambdas/core/source.ts';

const SHARED = '../shared/mirrors';
const expectedSchema = v.object({
  sources: v.record(v.string(), v.object({ entry: v.string() })),
  layers: v.array(
    v.object({
      at: v.string(),
      alerts: v.array(
        v.object({
          source: v.string(),
          change: v.string(),
          url: v.string(),
          title: v.optional(v.string()),
          published: v.optional(v.string()),
          eventDate: v.optional(v.string()),
        }),
      ),
      polls: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});
const sidecarSchema = v.object({ headers: v.optional(v.record(v.string(), v.string()), {}) });

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const definition = (mirror: string, id: string): Source =>
  parseSource(json(join('test/support/sources', mirror, `${id}.json`)), `${id}.json`);

interface Answer {
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

/** The body that a layer itself holds for an address, with the type a mirror gives it. */
function answerOf(mirror: string, layer: string, url: string): Answer | null {
  const { host, pathname } = new URL(url);
  const file = join(SHARED, mirror, layer, host, pathname);
  if (!existsSync(file)) return null;
  const sidecar = existsSync(`${file}.http.json`)
    ? v.parse(sidecarSchema, json(`${file}.http.json`))
    : { headers: {} };
  return { body: readFileSync(file), contentType: sidecar.headers['content-type'] ?? 'text/html' };
}

const instant = (layer: string): string => layer.replace(/(\d\d)(\d\d)Z$/, '$1:$2:00Z');

const mirrors = ['seeds', 'ministries'].filter((mirror) => existsSync(join(SHARED, mirror)));

if (mirrors.length === 0) test.skip('recorded mirrors: ../shared is absent', () => undefined);
else
  describe.each(mirrors)('the recorded mirror %s', (mirror) => {
    const expected = v.parse(expectedSchema, json(join(SHARED, mirror, 'expected.json')));
    const layers = readdirSync(join(SHARED, mirror)).filter((name) => name.endsWith('Z')).sort(); // prettier-ignore

    test.each(Object.entries(expected.sources))(
      '%s: each list is read, and its new entries are those expected',
      (id, { entry }) => {
        const source = definition(mirror, id);
        expect(source).toMatchObject({ id, entry: { url: entry } });
        const known = new Set<string>();
        let baseline = true;
        for (const layer of layers) {
          const answer = answerOf(mirror, layer, entry);
          const outcome = expected.layers.find(({ at }) => at === layer)?.polls[id];
          if (answer === null || outcome === 'challenged') continue;
          const reading = readListing({
            ...answer,
            url: entry,
            source,
            entry: source.entry,
            at: instant(layer),
          });
          if (reading.kind !== 'entries') throw new Error(reading.detail);
          const fresh = reading.entries.filter(({ url, title }) => !known.has(`${url} ${title}`));
          for (const { url, title } of fresh) known.add(`${url} ${title}`);
          expect(reading.entries.length === 0).toBe(outcome === 'empty');
          if (!baseline) expectAnnounced(layer, id, fresh);
          baseline = false;
        }
      },
    );

    function expectAnnounced(layer: string, id: string, fresh: readonly Entry[]): void {
      const alerts = (expected.layers.find(({ at }) => at === layer)?.alerts ?? []).filter(
        ({ source, change }) => source === id && change === 'new',
      );
      expect(fresh.map(({ url }) => url).sort()).toEqual(alerts.map(({ url }) => url).sort());
      for (const alert of alerts) {
        const entry = fresh.find(({ url }) => url === alert.url);
        if (alert.title !== undefined) expect(entry?.title).toBe(alert.title);
        if (alert.published !== undefined)
          expect([entry?.published, dateFromUrl(alert.url).published]).toEqual([
            alert.published,
            alert.published,
          ]);
        if (alert.eventDate !== undefined) expect(dateFromUrl(alert.url).event).toBe(alert.eventDate);
      }
    }
  });

const inSeeds = mirrors.includes('seeds') ? test : test.skip;

inSeeds.each([
  ['jdefense', '2025-11-06T0200Z', 'https://j-defense.ikaros.jp/docs/mod/004120.html', 'utf-8'],
  ['kishida-activity', '2025-11-15T0000Z', 'https://kishida.gr.jp/activity/350', 'euc-jp'],
  ['roundup-government', '2025-11-15T0000Z', 'https://roundup.example/government/mattis-2018', 'utf-8'],
])('a recorded page of %s is read whole and clean', (id, layer, url, charset) => {
  const answer = answerOf('seeds', layer, url);
  if (answer === null) throw new Error(`no ${url} in ${layer}`);
  const source = definition('seeds', id);
  const reading = readPage({ ...answer, url, source });
  expect(reading.charset.name).toBe(charset);
  expect(reading.text.length).toBeGreaterThan(2000);
  expect(reading.text).not.toMatch(/site search|ランキング|pagetop|合わせて読みたい|\ufffd/);
  expect(isSoft404(reading, '')).toBe(false);
  expect(readPage({ ...answer, url, source: { ...source, page: { ...source.page, select: [] } } }).text).toBe(
    reading.text,
  );
});

inSeeds('a ranking box that moved leaves the text as it was, an edit shows', () => {
  const url = 'https://j-defense.ikaros.jp/docs/mod/004121.html';
  const source = definition('seeds', 'jdefense');
  const [first, ranked, edited] = ['2025-11-06T0200Z', '2025-11-06T0800Z', '2025-11-07T0900Z'].map(
    (layer) => {
      const answer = answerOf('seeds', layer, url);
      if (answer === null) throw new Error(`no ${url} in ${layer}`);
      return { html: new TextDecoder().decode(answer.body), text: readPage({ ...answer, url, source }).text };
    },
  );
  expect(ranked?.html).not.toBe(first?.html);
  expect(ranked?.text).toBe(first?.text);
  expect(edited?.text).not.toBe(first?.text);
  expect(edited?.text.replace('全会一致で', '')).toBe(first?.text);
});

inSeeds('the recorded challenge is one, no recorded list is', () => {
  const list = 'https://j-defense.ikaros.jp/index.html';
  const verdicts = ['2025-11-05T0000Z', '2025-11-17T0000Z', '2025-11-18T0000Z'].map((layer) =>
    isChallenge(new TextDecoder().decode(answerOf('seeds', layer, list)?.body)),
  );
  expect(verdicts).toEqual([false, true, false]);
});
