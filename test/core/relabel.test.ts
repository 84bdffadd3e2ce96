import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { Classification } from '../../lambdas/contract/alert.ts';
import { relabelSchema } from '../../lambdas/contract/relabel.ts';
import type { Labels, Relabel } from '../../lambdas/contract/relabel.ts';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import {
  correctedFields,
  noRelabel,
  relabelled,
  relabelledAlert,
  withCorrection,
} from '../../lambdas/core/relabel.ts';
import type { Change } from '../../lambdas/core/relabel.ts';
import { ALERT, classified, counterpart, framework, meeting } from './compose/alerts.ts';

const taxonomy = defaultTaxonomy();
const BY = { by: 'Aiko', why: 'the page says so' };
const AT = '2025-11-07T01:02:03Z';
const change = (set: Labels, rest: Partial<Change> = {}): Change => ({ ...BY, set, undo: false, ...rest });

/** Corrections one after the other, a minute apart. */
const corrected = (...changes: readonly Change[]): Relabel =>
  changes.reduce(
    (relabel, each, index) => withCorrection(relabel, each, `2025-11-07T01:0${index}:00Z`) ?? relabel,
    noRelabel(ALERT),
  );

const labelsOf = (machine: Classification, ...sets: readonly Labels[]): Classification =>
  relabelled(machine, corrected(...sets.map((set) => change(set))), taxonomy).classification;

const ids = ({ frameworks }: Classification) => frameworks.map(({ id }) => id);
const codes = ({ counterparts }: Classification) => counterparts.map(({ code }) => code);
const mentioned = ({ mentions }: Classification) => mentions.map(({ code }) => code);

/** ADMM-Plus with ASEAN, a bilateral with Australia and one with Indonesia; North Korea is mentioned. */
const MACHINE = classified(['admm-plus', 'bilateral-defence'], ['ASEAN', 'AU', 'ID'], {
  mentions: [counterpart('KP')],
  meetings: [
    meeting('admm-plus', ['ASEAN']),
    meeting('bilateral-defence', ['AU']),
    meeting('bilateral-defence', ['ID']),
  ],
});
const meetings = (of: Classification) =>
  of.meetings.map((each) => [each.framework, ...each.counterparts].join(' '));

describe('what a correction changes', () => {
  test.each<[string, Labels, Partial<Classification>]>([
    ['the kind', { kind: 'visit' }, { kind: 'visit' }],
    ['to relevant', { defence_diplomacy: true }, { defence_diplomacy: true }],
    ['to not relevant', { defence_diplomacy: false }, { defence_diplomacy: false }],
    [
      'a framework the machine has too keeps its evidence',
      { frameworks: ['admm-plus'] },
      { frameworks: [framework('admm-plus')], meetings: [MACHINE.meetings[0]!] },
    ],
    [
      'a framework that only the person gives has no evidence; the order is the person’s',
      { frameworks: ['osa', 'bilateral-defence', 'admm-plus'] },
      {
        frameworks: [
          { id: 'osa', label: taxonomy.frameworks.get('osa')!.label, evidence: [] },
          framework('bilateral-defence'),
          framework('admm-plus'),
        ],
      },
    ],
    ['no framework: no meetings either', { frameworks: [] }, { frameworks: [], meetings: [] }],
    [
      'a counterpart that only the person gives has no evidence',
      { counterparts: ['ASEAN', 'AU', 'ID', 'FR'] },
      {
        counterparts: [
          ...MACHINE.counterparts,
          { code: 'FR', label: taxonomy.labels.get('FR')!, evidence: [] },
        ],
      },
    ],
    [
      'a counterpart taken away is a mention, and its meeting is gone',
      { counterparts: ['ASEAN', 'AU'] },
      {
        counterparts: [counterpart('ASEAN'), counterpart('AU')],
        mentions: [counterpart('KP'), counterpart('ID')],
        meetings: MACHINE.meetings.slice(0, 2),
      },
    ],
    [
      'a mention made counterpart leaves the mentions, with its words',
      { counterparts: ['ASEAN', 'AU', 'ID', 'KP'] },
      { counterparts: [...MACHINE.counterparts, counterpart('KP')], mentions: [] },
    ],
    [
      'a label that the taxonomy has no more is named by its id',
      { frameworks: ['admm-plus', 'bilateral-defence', 'old-forum'], counterparts: ['ASEAN', 'AU', 'ID', 'XX'] },
      {
        frameworks: [
          ...MACHINE.frameworks,
          { id: 'old-forum', label: { en: 'old-forum', ja: 'old-forum' }, evidence: [] },
        ],
        counterparts: [...MACHINE.counterparts, { code: 'XX', label: { en: 'XX', ja: 'XX' }, evidence: [] }],
      },
    ],
  ])('%s', (_, set, changed) => {
    // What is not said here is the machine's, down to the evidence.
    expect(labelsOf(MACHINE, set)).toEqual({ ...MACHINE, ...changed });
  }); // prettier-ignore

  test('a counterpart without words that is taken away is no mention', () => {
    const machine = classified([], ['AU'], { counterparts: [counterpart('AU', [])] });
    expect(labelsOf(machine, { counterparts: [] })).toMatchObject({ counterparts: [], mentions: [] });
  });

  test('a meeting of several goes with any of them', () => {
    const machine = classified(['squad'], ['US', 'AU', 'PH'], {
      meetings: [meeting('squad', ['US', 'AU', 'PH'])],
    });
    expect(meetings(labelsOf(machine, { counterparts: ['US', 'AU'] }))).toEqual([]);
  });

  test('the headline is composed of the labels as they are now, the date stays', () => {
    const { headline } = relabelledAlert(
      ALERT,
      corrected(change({ frameworks: ['bilateral-defence'] })),
      taxonomy,
    );
    expect(headline).toEqual({
      en: 'Japan–Australia defence ministerial, 1 November 2025',
      ja: '日本・オーストラリア 防衛相会談、2025年11月1日',
    });
    const none = corrected(change({ frameworks: [], counterparts: [], kind: 'commentary' }));
    expect(relabelledAlert(ALERT, none, taxonomy).headline.en).toBe(
      'Commentary, Lookout Defence News, 1 November 2025',
    );
  });

  test('the record and the corrections given are left as they were', () => {
    const before = JSON.stringify([ALERT, MACHINE]);
    relabelledAlert(ALERT, corrected(change({ frameworks: [], counterparts: ['KP'] })), taxonomy);
    labelsOf(MACHINE, { frameworks: [], counterparts: ['KP'] });
    expect(JSON.stringify([ALERT, MACHINE])).toBe(before);
  });
});

describe('one correction after the other', () => {
  const relabel = corrected(
    change({ frameworks: ['osa'], kind: 'visit' }),
    change({ kind: 'call', counterparts: [] }, { by: 'Ben', why: 'a telephone call' }),
  );

  test('the newest of each field counts, and says who, when and why', () => {
    const { classification, said } = relabelled(MACHINE, relabel, taxonomy);
    expect(classification).toMatchObject({ kind: 'call', frameworks: [{ id: 'osa' }], counterparts: [] });
    expect(said).toEqual({
      frameworks: { ...BY, at: '2025-11-07T01:00:00Z' },
      kind: { by: 'Ben', why: 'a telephone call', at: '2025-11-07T01:01:00Z' },
      counterparts: { by: 'Ben', why: 'a telephone call', at: '2025-11-07T01:01:00Z' },
    });
  });

  test('the order is that of the list, not of the clocks', () => {
    const early = withCorrection(relabel, change({ kind: 'other' }), '2001-01-01T00:00:00Z')!;
    expect(relabelled(MACHINE, early, taxonomy).classification.kind).toBe('other');
  });

  test('corrections are appended and nothing is rewritten', () => {
    const more = withCorrection(relabel, change({}, { undo: true }), AT)!;
    expect(more.corrections.slice(0, 2)).toEqual(relabel.corrections);
    expect(more.corrections).toHaveLength(3);
    expect(relabel.corrections).toHaveLength(2);
  });

  test('an undo names the fields that it takes back, and all is the machine’s again', () => {
    const undone = withCorrection(relabel, change({}, { undo: true }), AT)!;
    expect(undone.corrections.at(-1)).toEqual({ ...BY, at: AT, cleared: ['frameworks', 'counterparts', 'kind'], set: {} }); // prettier-ignore
    expect(relabelled(MACHINE, undone, taxonomy)).toEqual({ classification: MACHINE, said: {} });
    expect(correctedFields(undone)).toEqual([]);
  });

  test('an undo with changes beside it: only these count', () => {
    const again = withCorrection(relabel, change({ kind: 'exercise' }, { undo: true }), AT)!;
    expect(correctedFields(again)).toEqual(['kind']);
    expect(relabelled(MACHINE, again, taxonomy).classification).toEqual({ ...MACHINE, kind: 'exercise' });
  });

  test('after an undo a field can be set again', () => {
    const undone = withCorrection(relabel, change({}, { undo: true }), AT)!;
    const again = withCorrection(undone, change({ frameworks: ['gcap'] }), AT)!;
    expect(ids(relabelled(MACHINE, again, taxonomy).classification)).toEqual(['gcap']);
  });

  test.each([
    ['an undo of nothing', noRelabel(ALERT), change({}, { undo: true })],
    ['an undo of an undo', corrected(change({ kind: 'call' }), change({}, { undo: true })), change({}, { undo: true })],
    ['a change that says nothing', noRelabel(ALERT), change({})],
  ])('%s appends nothing', (_, before, nothing) => {
    expect(withCorrection(before, nothing, AT)).toBeUndefined();
  }); // prettier-ignore

  test('what is written can be read', () => {
    const undone = withCorrection(relabel, change({ defence_diplomacy: false }, { undo: true }), AT)!;
    expect(v.parse(relabelSchema, JSON.parse(JSON.stringify(undone)))).toEqual(undone);
  });
});

describe('labels derived again from the archive', () => {
  /** What other rules make of the same page: another kind, a framework less and one more, other countries. */
  const LATER = classified(['osa', 'admm-plus'], ['ASEAN', 'PH', 'AU'], {
    kind: 'announcement',
    frameworks: [
      framework('osa'),
      framework('admm-plus', [{ text: 'ADMMプラス', where: 'body', rule: 'new' }]),
    ],
    mentions: [counterpart('ID')],
    meetings: [meeting('admm-plus', ['ASEAN']), meeting('osa', ['PH'])],
  });

  test('the person’s values stay, and the machine’s others move on', () => {
    const relabel = corrected(change({ frameworks: ['admm-plus', 'squad'] }));
    const [before, now] = [MACHINE, LATER].map(
      (machine) => relabelled(machine, relabel, taxonomy).classification,
    );
    expect([ids(before!), ids(now!)]).toEqual([['admm-plus', 'squad'], ['admm-plus', 'squad']]); // prettier-ignore
    // The evidence of a label that both have is what the machine finds now.
    expect(now!.frameworks[0]?.evidence).toEqual([{ text: 'ADMMプラス', where: 'body', rule: 'new' }]);
    expect([before!.kind, now!.kind]).toEqual(['press-conference', 'announcement']);
    expect([codes(before!), codes(now!)]).toEqual([['ASEAN', 'AU', 'ID'], ['ASEAN', 'PH', 'AU']]); // prettier-ignore
    expect([mentioned(before!), mentioned(now!)]).toEqual([['KP'], ['ID']]);
    expect([meetings(before!), meetings(now!)]).toEqual([['admm-plus ASEAN'], ['admm-plus ASEAN']]);
  });

  test('a country that the machine has come to name takes its words with it, whatever it was taken for', () => {
    const relabel = corrected(change({ counterparts: ['ID'] }));
    const { counterparts, mentions } = relabelled(LATER, relabel, taxonomy).classification;
    expect(counterparts).toEqual([counterpart('ID')]);
    expect(mentions.map(({ code }) => code)).toEqual(['ASEAN', 'PH', 'AU']);
  });

  test('what was taken back follows the machine', () => {
    const relabel = corrected(change({ frameworks: ['squad'], kind: 'call' }), change({}, { undo: true }));
    expect(relabelled(LATER, relabel, taxonomy)).toEqual({ classification: LATER, said: {} });
  });
});
