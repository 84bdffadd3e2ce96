import { describe, expect, test } from '@jest/globals';
import type { Classification } from '../../../lambdas/contract/alert.ts';
import { headline } from '../../../lambdas/core/compose/headline.ts';
import { classified, LOOKOUT, meeting, NOTHING } from './alerts.ts';

const of = (classification: Classification, eventDate: string | null = null) =>
  headline({ classification, eventDate, source: LOOKOUT });

describe('headline', () => {
  test.each([
    [
      'a bilateral names both sides',
      classified(['bilateral-defence'], ['FR'], { meetings: [meeting('bilateral-defence', ['FR'])] }),
      'Japan–France defence ministerial',
      '日本・フランス 防衛相会談',
    ],
    [
      'a programme takes its members, meetings first',
      classified(['gcap', 'bilateral-defence'], ['FR', 'GB', 'IT'], {
        meetings: [meeting('bilateral-defence', ['FR']), meeting('gcap', ['GB', 'IT'])],
      }),
      'Japan–France defence ministerial; Japan–UK–Italy (GCAP)',
      '日本・フランス 防衛相会談；日本・英国・イタリア 次期戦闘機(GCAP)',
    ],
    [
      'several bilaterals are one part',
      classified(['bilateral-defence'], ['ID', 'KR', 'CN'], {
        meetings: [
          meeting('bilateral-defence', ['ID']),
          meeting('bilateral-defence', ['KR']),
          meeting('bilateral-defence', ['CN']),
        ],
      }),
      'Defence ministerial with each of Indonesia, ROK, China',
      'インドネシア・韓国・中国それぞれとの防衛相会談',
    ],
    [
      'held and planned meetings are told apart',
      classified(['bilateral-defence'], ['ID', 'AU'], {
        meetings: [meeting('bilateral-defence', ['ID']), meeting('bilateral-defence', ['AU'], 'planned')],
      }),
      'Japan–Indonesia defence ministerial; Japan–Australia defence ministerial (planned)',
      '日本・インドネシア 防衛相会談；日本・オーストラリア 防衛相会談（予定）',
    ],
    [
      'a label that names its circle is not given it twice; another is',
      classified(['squad', 'quad'], ['US', 'AU', 'PH'], {
        meetings: [meeting('squad', ['US', 'AU', 'PH']), meeting('quad', ['US', 'AU'])],
      }),
      'Squad (Japan–US–Australia–Philippines); Quad (Japan–US–Australia)',
      '日米豪比防衛相会談（SQUAD）；クアッド（日本・米国・オーストラリア）',
    ],
    [
      'a circle known by its members takes the kind',
      classified(['trilateral-us-au'], ['US', 'AU'], { kind: 'call' }),
      'Japan-US-Australia call',
      '日米豪 電話・テレビ会談',
    ],
    [
      'a circle in a press conference stays itself',
      classified(['trilateral-us-au'], ['US', 'AU'], { kind: 'press-conference' }),
      'Japan-US-Australia',
      '日米豪',
    ],
    [
      'a forum stands alone: its organisation is its name',
      classified(['admm-plus'], ['ASEAN'], { meetings: [meeting('admm-plus', ['ASEAN'])] }),
      'ADMM-Plus',
      '拡大ASEAN国防相会議（ADMMプラス）',
    ],
    [
      'one framework without meetings takes the counterparts; abbreviations keep their capitals',
      classified(['osa'], ['PH']),
      'Japan–Philippines Official Security Assistance',
      '日本・フィリピン 政府安全保障能力強化支援（OSA）',
    ],
    [
      'several frameworks without meetings: who goes with what is not guessed',
      classified(['admm-plus', 'bilateral-defence'], ['US', 'AU']),
      'ADMM-Plus; Defence ministerial; with US, Australia',
      '拡大ASEAN国防相会議（ADMMプラス）；防衛相会談；相手：米国・オーストラリア',
    ],
    [
      'no framework: the kind and the counterparts',
      classified([], ['US', 'AU'], { kind: 'exercise' }),
      'Exercise with US, Australia',
      '共同訓練（米国・オーストラリア）',
    ],
    [
      'no label at all: the kind and the source',
      NOTHING,
      'Press conference, Lookout Defence News',
      '記者会見、見張り台ディフェンスニュース',
    ],
  ])('%s', (_case, classification, en, ja) => {
    expect(of(classification)).toEqual({ en, ja });
  });

  test('ends with the date of the event', () => {
    expect(of(classified(['admm-plus'], ['ASEAN']), '2025-11-01')).toEqual({
      en: 'ADMM-Plus, 1 November 2025',
      ja: '拡大ASEAN国防相会議（ADMMプラス）、2025年11月1日',
    });
  });

  test('what does not fit is counted', () => {
    const classification = classified(
      ['japan-asean', 'admm-plus', 'squad', 'bilateral-defence', 'gcap'],
      ['ASEAN', 'US', 'AU', 'PH', 'ID', 'KR', 'CN', 'SG'],
      {
        meetings: [
          meeting('japan-asean', ['ASEAN']),
          meeting('admm-plus', ['ASEAN']),
          meeting('squad', ['US', 'AU', 'PH']),
          meeting('bilateral-defence', ['ID']),
          meeting('bilateral-defence', ['KR']),
        ],
      },
    );
    const { en, ja } = of(classification, '2025-11-01');
    expect(en).toBe(
      'Japan–ASEAN defence ministers; ADMM-Plus; Squad (Japan–US–Australia–Philippines) +2, 1 November 2025',
    );
    expect(ja).toBe(
      '日ASEAN防衛担当大臣会合；拡大ASEAN国防相会議（ADMMプラス）；日米豪比防衛相会談（SQUAD） +2、2025年11月1日',
    );
    expect(en.length).toBeLessThanOrEqual(120);
    expect(ja.length).toBeLessThanOrEqual(80);
  });

  test('a single part too long for the line is cut and still counted on', () => {
    const many = classified([], ['US', 'AU', 'PH', 'FR', 'GB', 'IT', 'ID', 'KR', 'CN', 'SG', 'ASEAN', 'KP']);
    const { en, ja } = of({ ...many, kind: 'joint-statement' }, '2025-11-01');
    expect(en.length).toBeLessThanOrEqual(120);
    expect(ja.length).toBeLessThanOrEqual(80);
    expect(en).toMatch(/…, 1 November 2025$/);
  });
});
