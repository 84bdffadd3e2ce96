import { expect, test } from '@jest/globals';
import { portsOver } from '../../cli/local/ports.ts';
import { runRound } from '../../cli/local/run.ts';
import { Killed, faulty } from '../support/faults.ts';
import type { Fault } from '../support/faults.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { memoryOperations, memoryTopic } from '../support/memory-topic.ts';
import { listSource, site } from '../support/world.ts';

const source = listSource();
const OWN = [
  '港内の清掃',
  '庁舎の工事',
  '定期の演奏会',
  '給食の献立',
  '蔵書の点検',
  '駐車場の区画',
  '防災の訓練',
];

const page = (n: number, read: number, own = OWN[n] ?? ''): string =>
  `<html><body><main><h1>発表${n}</h1><p>${own}について、市民に知らせた。</p><p>閲覧数：${n * 10 + read}</p>
  <ol class="rank-list"><li>話題の${'甲乙丙丁'.charAt(read)}を紹介する記事</li></ol>
  <div class="kanren"><ul><li><a href="/a${n + read}.html">別の発表${n + read}</a></li></ul></div></main></body></html>`;

/** What the site shows at each round: a baseline, five pages, a sixth, then visits and one edit. */
const ROUNDS = [
  { at: '2026-03-02T00:00:00Z', pages: [0], read: 0 },
  { at: '2026-03-02T01:00:00Z', pages: [1, 2, 3, 4, 5, 0], read: 1 },
  { at: '2026-03-02T02:00:00Z', pages: [6, 1, 2, 3, 4, 5, 0], read: 2 },
  { at: '2026-03-02T08:00:00Z', pages: [6, 1, 2, 3, 4, 5, 0], read: 3, edited: 3 },
] as const;

/** A machine whose disk is memory. Runs all rounds until the fault stops them; resolves with the calls made. */
function machine() {
  const stores = { archive: memoryArchive(), jobs: memoryArchive(), outbox: memoryArchive(), topic: memoryTopic(), operations: memoryOperations() }; // prettier-ignore
  return {
    run: async (fault: Fault | null): Promise<readonly string[]> => {
      const web = site();
      const { ports, calls } = faulty(portsOver(stores, web.pages, [source]), fault);
      try {
        for (const { at, pages, read, ...rest } of ROUNDS) {
          web.list(pages.map((n) => ({ path: `/a${n}.html`, title: `発表${n}` })));
          const edited = 'edited' in rest ? rest.edited : null;
          for (const n of pages)
            web.answer(`/a${n}.html`, page(n, read, n === edited ? '改めた献立' : OWN[n]));
          await Array.fromAsync(runRound(at, [source], ports));
        }
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      return calls;
    },
    /** What a person would see: texts, captures, alerts, and what was learned of the host. */
    left: async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const key of stores.archive.list('')) {
        if (!/^(?:hosts|alerts)\/|\/(?:text\.md|capture\.json)$/.test(key)) continue;
        found.push(`${key} ${new TextDecoder().decode((await stores.archive.read(key))?.body)}`);
      }
      return found;
    },
  };
}

test('a process that is stopped around what is learned, and started again, learns and alerts the same', async () => {
  const undisturbed = machine();
  const calls = await undisturbed.run(null);
  const expected = await undisturbed.left();
  const alerts = expected.filter((object) => object.startsWith('alerts/'));
  expect(alerts).toHaveLength(7);
  expect(alerts.filter((alert) => alert.includes('"change":"updated"'))).toHaveLength(1);
  expect(expected.some((object) => object.startsWith('hosts/') && object.includes('rank-list'))).toBe(true);
  const around = calls.flatMap((name, call) => (name.includes('hosts/') ? [call - 1, call, call + 1] : []));
  const wrong: string[] = [];
  for (const when of ['before', 'after'] as const) {
    for (const call of new Set(around)) {
      const { run, left } = machine();
      await run({ call, when });
      await run(null);
      if (JSON.stringify(await left()) !== JSON.stringify(expected))
        wrong.push(`${when} ${calls[call] ?? ''}`);
    }
  }
  expect(around.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
}, 300_000);
