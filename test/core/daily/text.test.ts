import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { digestRecord } from '../../../lambdas/core/daily/record.ts';
import { digestText } from '../../../lambdas/core/daily/text.ts';
import { digestDay } from '../../../lambdas/core/daily/window.ts';
import { ALERT, CLOSED, LATER, NOTHING, UPDATED, classified } from '../compose/alerts.ts';

const golden = (name: string): string => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8');
const DAY = digestDay('2025-11-06', { zone: 'Europe/Berlin', hour: 7 });
const squad = classified(['squad', 'admm-plus'], ['US', 'AU', 'PH']);
const ALERTS = [
  ALERT,
  {
    ...LATER,
    id: 'b1',
    classification: squad,
    headline: { en: 'Squad; ADMM-Plus', ja: '日米豪比；拡大ASEAN国防相会議' },
  },
  {
    ...UPDATED,
    id: 'c1',
    classification: classified([], ['FR']),
    headline: { en: 'Visit: Japan and France', ja: '訪問：日仏' },
  },
  { ...CLOSED, id: 'd1', detectedAt: '2025-11-04T05:00:00Z' },
  {
    ...ALERT,
    id: 'e1',
    classification: NOTHING,
    title: '人事異動について',
    headline: { en: 'Personnel', ja: '人事' },
  },
];
const digest = digestRecord(DAY, 'Europe/Berlin', { alerts: ALERTS, sources: [], unreadable: [] });

describe('the text of a digest', () => {
  test('golden', () => {
    expect(digestText(digest, 'keeper@hinomi.example')).toBe(golden('digest'));
  });

  test('its subject is ASCII under 100 characters, whatever happened', () => {
    expect(digest.subject).toBe('Hinomi digest 2025-11-06: 5 alerts [ADMM-Plus 3, Def-Min 2, SQUAD 1]');
    for (const count of [1, 40, 3000]) {
      const alerts = Array.from({ length: count }, (_, n) => ({ ...ALERTS[n % 2]!, id: `x${n}` }));
      const { subject } = digestRecord(DAY, 'UTC', { alerts, sources: [], unreadable: [] });
      expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
    }
  });

  test('every alert stands in it once, with its link', () => {
    const alerts = Array.from({ length: 60 }, (_, n) => ({
      ...ALERTS[n % 5]!,
      id: `x${n}`,
      url: `https://a.example/${n}.html`,
    }));
    const text = digestText(digestRecord(DAY, 'UTC', { alerts, sources: [], unreadable: [] }), null);
    for (const { url } of alerts) expect(text.split(`    ${url}\n`)).toHaveLength(2);
  });
});
