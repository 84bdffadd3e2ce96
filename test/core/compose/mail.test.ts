import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANGES, PLACES } from '../../../lambdas/contract/alert.ts';
import type { Alert } from '../../../lambdas/contract/alert.ts';
import { OUTCOMES } from '../../../lambdas/contract/outcome.ts';
import { columnsOf } from '../../../lambdas/core/compose/columns.ts';
import { mailText } from '../../../lambdas/core/compose/mail.ts';
import { ALERT, classified, CLOSED, LATER, LOOKOUT, NOTHING, REMOVED, UPDATED } from './alerts.ts';

const golden = (name: string): string =>
  readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');

const TERMS = { licence: 'Public Data License 1.0', attribution: 'Source: Lookout Defence News' };

describe('mailText', () => {
  test.each([
    ['new', ALERT, TERMS],
    ['updated', UPDATED, TERMS],
    ['updated-private', UPDATED, { keep: 'private' }],
    ['updated-link', UPDATED, { keep: 'link' }],
    ['removed', REMOVED, TERMS],
    ['closed', CLOSED, TERMS],
    [
      'later',
      LATER,
      {
        ...TERMS,
        zone: 'Europe/Berlin',
        console: 'https://console.example/',
        contact: 'keeper@hinomi.example',
      },
    ],
  ] as const)('golden: %s', (name, alert, options) => {
    expect(mailText(alert, options)).toBe(golden(name));
  });

  test('what a person needs stands in the first lines, in order', () => {
    const lines = mailText(UPDATED).split('\n');
    expect(lines[0]).toBe(UPDATED.headline.en);
    expect(lines[1]).toBe(UPDATED.headline.ja);
    expect(lines.slice(2, 8).join('\n')).toContain(UPDATED.url);
  });

  test('private terms: changed words without what stands around them', () => {
    const text = mailText(UPDATED, { keep: 'private' });
    expect(text).toContain('+ {+全会一致で+}');
    expect(text).not.toContain('採択された');
    expect(text).toContain('“北朝鮮による発射”');
  });

  test('link terms: neither changed words nor words of the body', () => {
    const text = mailText(UPDATED, { keep: 'link' });
    expect(text).not.toContain('全会一致で');
    expect(text).not.toContain('北朝鮮による発射');
    expect(text).toContain('(body) → North Korea (mentioned), by topic');
    expect(text).toContain(UPDATED.url);
  });

  test('a long insertion is shown to its end, on two lines', () => {
    const sentence = '両大臣は、来年の訓練で艦艇どうしの洋上補給を初めて試みることで一致しました。';
    const run = `…共同訓練の規模を段階的に拡大していく考え。{+${sentence}+}`;
    const text = mailText({ ...UPDATED, diff: { added: [run], removed: [] } });
    expect(text.replaceAll(/\n {4}/g, '')).toContain(`  + ${run}\n`);
  });

  test('a page that could not be read is said to be so, and the raw list is named', () => {
    const text = mailText(CLOSED);
    expect(text).toContain('title and address only: the page was closed to us (challenged)');
    expect(text).toContain('sources/lookout/listings/2025/11/06/020000Z-1a2b3c4d.html.gz');
  });

  test('a note says more than the change', () => {
    expect(mailText({ ...UPDATED, note: 'the page could now be read' })).toContain(
      'UPDATED 更新 — the page could now be read',
    );
  });

  test('every outcome has words of its own', () => {
    for (const outcome of OUTCOMES) {
      const text = mailText({ ...CLOSED, unread: outcome }).replaceAll(/\n +/g, ' ');
      expect(text).toMatch(new RegExp(`title and address only: .{10,} \\(${outcome}\\)`));
    }
  });

  test('a later report names the first; one that says something new says so', () => {
    const earlier = LATER.event!.earlier!;
    expect(mailText(LATER)).toContain(
      'Report      third report of ADMM-Plus, 2025-11-01; first: Ministry of Defense: news, 2025-11-03\n',
    );
    const news = mailText({ ...LATER, event: { id: 'e', first: false, report: 12, earlier, news: true } });
    expect(news).toContain('12th report of ADMM-Plus, 2025-11-01; it also says something new; first:');
    expect(mailText(ALERT)).not.toContain('Report ');
  });

  test('a title of 500 characters is cut', () => {
    const text = mailText({ ...ALERT, title: '曙'.repeat(500) });
    expect(text.match(/曙/g)).toHaveLength(139);
    expect(text).toContain('曙…');
  });

  test('ten lines of evidence, the rest counted', () => {
    const codes = ['US', 'AU', 'PH', 'FR', 'GB', 'IT', 'ID', 'KR', 'CN', 'SG', 'ASEAN'] as const;
    const text = mailText({ ...ALERT, classification: classified(['admm-plus', 'squad'], codes) });
    expect(text.match(/, by name$/gm)).toHaveLength(10);
    expect(text).toContain('\n  +3 more\n');
  });
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\n',
      '\r',
      '\t',
      '\0',
      '\u001b',
      '\u0085',
      '\u2028',
      '\u2029',
      '\u202e',
      '\u2066',
      '\u200f',
      '\u061c',
      '\ufeff',
      '\ud800',
      '。',
      '防',
      ' ',
      '　',
      '{+',
      '+}',
      '[-',
      '-]',
      '--\n',
      'SHA-256 ', // prettier-ignore
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 700,
});
const evidence = fc.array(fc.record({ text: hostile, where: fc.constantFrom(...PLACES), rule: hostile }), {
  maxLength: 2,
});
const hostileAlert: fc.Arbitrary<Alert> = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    title: hostile,
    previousTitle: hostile,
    url: hostile,
    note: hostile,
    name: hostile,
    evidence,
    runs: fc.array(hostile, { maxLength: 12 }),
  })
  .map(({ change, title, previousTitle, url, note, name, evidence: quoted, runs }) => ({
    ...ALERT,
    change,
    title,
    previousTitle,
    url: `https://news.lookout.example/${url}`,
    note,
    source: { ...LOOKOUT, name: { en: name, ja: name } },
    headline: { en: `Meeting ${name.slice(0, 112)}`, ja: `会談${name.slice(0, 78)}` },
    diff: { added: runs, removed: runs },
    classification: {
      ...NOTHING,
      frameworks: [1, 2, 3].map((n) => ({ id: `f${n}`, label: { en: title, ja: title }, evidence: quoted })),
    },
  }));

describe('mailText against hostile words', () => {
  test('no control or bidirectional character, no line of theirs at our margin, one screen', () => {
    const options = fc.constantFrom({}, { keep: 'private' } as const, { keep: 'link' } as const);
    fc.assert(
      fc.property(hostileAlert, options, (alert, keep) => {
        const text = mailText(alert, keep);
        expect(text).not.toMatch(
          /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/,
        );
        expect(text.isWellFormed()).toBe(true);
        const lines = text.split('\n');
        expect(lines.length).toBeLessThanOrEqual(60);
        const quoted = lines.filter((line) => !line.includes('https://') && !line.includes('items/'));
        for (const line of quoted) expect(columnsOf(line)).toBeLessThanOrEqual(101);
        expect(text.match(/^SHA-256 /gm)).toHaveLength(1);
        expect(text.match(/^Link {8}https:/gm)).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
});
