import fc from 'fast-check';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { alertSchema, BASES } from '../../lambdas/contract/alert.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { alertKey } from '../../lambdas/contract/keys.ts';

const label = { en: 'made', ja: '作例' };
const evidence = [{ text: 'made', where: 'title', rule: 'made' }] as const;

const day = fc
  .tuple(fc.constantFrom('2024-12', '2025-01', '2025-02'), fc.integer({ min: 1, max: 4 }))
  .map(([month, date]) => `${month}-0${date}`);
const dayOrNone = fc.option(day, { nil: null, freq: 2 });
const framework = fc.constantFrom('squad', 'bilateral-defence', 'gcap');
const codes = fc.uniqueArray(fc.constantFrom('PH', 'AU', 'US'), { maxLength: 3 });

const meeting = fc.record({
  framework,
  counterparts: codes,
  date: dayOrNone,
  status: fc.constantFrom('held', 'planned', 'unknown'),
  evidence: fc.constant(evidence),
});

const classification = fc.record({
  defence_diplomacy: fc.constantFrom(true, true, false),
  kind: fc.constant('meeting'),
  frameworks: fc
    .uniqueArray(framework, { maxLength: 2 })
    .map((ids) => ids.map((id) => ({ id, label, evidence }))),
  counterparts: codes.map((each) => each.map((code) => ({ code, label, evidence }))),
  mentions: fc.constant([]),
  meetings: fc.array(meeting, { maxLength: 3 }),
});

const alert = fc.record({
  change: fc.constantFrom('new', 'new', 'new', 'updated', 'removed'),
  detectedAt: day.map((date) => `${date}T23:30:00Z`),
  source: fc
    .constantFrom('one', 'two', 'three')
    .map((id) => ({ id, name: label, kind: 'ministry', country: 'JP' })),
  published: dayOrNone,
  eventDate: dayOrNone,
  basis: fc.constantFrom(...BASES),
  classification,
});

/** Valid records of few days, frameworks and counterparts, so that they meet: the same ones every time. */
export const madeAlerts = (count: number): Alert[] =>
  fc.sample(alert, { numRuns: count, seed: 6 }).map((made, index) =>
    v.parse(alertSchema, {
      version: 1,
      id: `made-${index}`,
      item: `made-${index}`,
      url: `https://made.example/${index}`,
      title: `"Made", {${index}}\n火の見`,
      language: 'ja',
      headline: label,
      ...made,
    }),
  );

/** Writes records under the keys that an archive has, one line each. */
export async function writeAlerts(archive: string, alerts: readonly Alert[]): Promise<void> {
  for (const each of alerts) {
    const file = join(archive, alertKey(each.detectedAt, each.id));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(each)}\n`);
  }
}
