import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHANGES, ITEM_KINDS } from '../../../lambdas/contract/alert.ts';
import type { Alert } from '../../../lambdas/contract/alert.ts';
import { subjectOf } from '../../../lambdas/core/compose/subject.ts';
import { ALERT, classified, LOOKOUT, NOTHING } from './alerts.ts';

const CROWDED: Alert = {
  ...ALERT,
  classification: classified(
    ['admm-plus', 'squad', 'japan-asean', 'bilateral-defence'],
    ['US', 'AU', 'PH', 'CN', 'ID', 'KR', 'SG', 'ASEAN'],
    { kind: 'press-conference' },
  ),
  source: { ...LOOKOUT, name: { en: 'J-Defense News', ja: 'Jディフェンスニュース' } },
};

describe('subjectOf', () => {
  const cases: readonly (readonly [string, Partial<Alert>, string])[] = [
    [
      'three frameworks and four codes, then +n',
      {},
      '[ADMM-Plus|SQUAD|Japan-ASEAN +1] US AU PH CN +4: press conference, J-Defense News, 2025-11-01',
    ],
    [
      'an update says so, the source gives way',
      { change: 'updated' },
      'UPDATED [ADMM-Plus|SQUAD|Japan-ASEAN +1] US AU PH CN +4: press conference, J-Defense..., 2025-11-01',
    ],
    [
      'a removal says so',
      { change: 'removed', classification: classified(['osa'], ['PH'], { kind: 'agreement' }) },
      'REMOVED [OSA] PH: agreement, J-Defense News, 2025-11-01',
    ],
    [
      'no event date: that of publication',
      { eventDate: null, classification: classified(['admm-plus'], ['ASEAN'], { kind: 'meeting' }) },
      '[ADMM-Plus] ASEAN: meeting, J-Defense News, 2025-11-06',
    ],
    [
      'no date at all',
      { eventDate: null, published: null, classification: classified([], ['US'], { kind: 'exercise' }) },
      'US: exercise, J-Defense News',
    ],
    ['no label', { classification: NOTHING }, 'Press conference, J-Defense News, 2025-11-01'],
    [
      'no label, updated',
      { classification: NOTHING, change: 'updated' },
      'UPDATED press conference, J-Defense News, 2025-11-01',
    ],
    [
      'a source name without ASCII gives way to its id',
      { classification: NOTHING, source: { ...LOOKOUT, name: { en: '見張り台', ja: '見張り台' } } },
      'Press conference, lookout, 2025-11-01',
    ],
    [
      'accents are folded',
      {
        classification: NOTHING,
        source: { ...LOOKOUT, name: { en: 'Ministère – Défense', ja: '仏国防省' } },
      },
      'Press conference, Ministere - Defense, 2025-11-01',
    ],
  ];
  test.each(cases)('%s', (_case, changes, subject) => {
    expect(subjectOf({ ...CROWDED, ...changes })).toBe(subject);
  });

  test('a framework the table does not know is named from its label, never by nothing', () => {
    const unknown = (en: string) => ({
      ...CROWDED,
      classification: { ...NOTHING, frameworks: [{ id: 'x-y', label: { en, ja: '' }, evidence: [] }] },
    });
    expect(subjectOf(unknown('Blue Pacific (new)'))).toMatch(/^\[Blue Pacific\]: press conference/);
    expect(subjectOf(unknown('日仏'))).toMatch(/^\[x-y\]: press conference/);
  });

  test('always ASCII, under 100 characters, one line, beginning with a visible character', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const alerts = fc.record({
      change: fc.constantFrom(...CHANGES),
      kind: fc.constantFrom(...ITEM_KINDS),
      title: text,
      name: text,
      published: fc.constantFrom(null, '2025-11-06'),
      frameworks: fc.array(fc.record({ id: text, en: text }), { maxLength: 6 }),
      codes: fc.array(text, { maxLength: 9 }),
    });
    fc.assert(
      fc.property(alerts, ({ change, kind, title, name, published, frameworks, codes }) => {
        const subject = subjectOf({
          ...ALERT,
          change,
          title,
          published,
          eventDate: null,
          source: { ...LOOKOUT, name: { en: name, ja: name } },
          classification: {
            ...NOTHING,
            kind,
            frameworks: frameworks.map(({ id, en }) => ({ id, label: { en, ja: en }, evidence: [] })),
            counterparts: codes.map((code) => ({ code, label: { en: code, ja: code }, evidence: [] })),
          },
        });
        expect(subject).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,98}$/);
      }),
      { numRuns: 500 },
    );
  });
});
