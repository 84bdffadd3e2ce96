import type { Alert, Classification, Evidence } from '../../../lambdas/contract/alert.ts';

/** Alerts that we wrote, for the tests of what a subscriber sees. */
const FRAMEWORKS = {
  'admm-plus': { en: 'ADMM-Plus', ja: '拡大ASEAN国防相会議（ADMMプラス）' },
  'japan-asean': { en: 'Japan–ASEAN defence ministers', ja: '日ASEAN防衛担当大臣会合' },
  squad: { en: 'Squad (Japan–US–Australia–Philippines)', ja: '日米豪比防衛相会談（SQUAD）' },
  quad: { en: 'Quad', ja: 'クアッド' },
  gcap: { en: 'GCAP', ja: '次期戦闘機(GCAP)' },
  'bilateral-defence': { en: 'Defence ministerial', ja: '防衛相会談' },
  'trilateral-us-au': { en: 'Japan-US-Australia', ja: '日米豪' },
  osa: { en: 'Official Security Assistance', ja: '政府安全保障能力強化支援（OSA）' },
} as const;

const COUNTERPARTS = {
  ASEAN: { en: 'ASEAN', ja: 'ASEAN' },
  US: { en: 'US', ja: '米国' },
  AU: { en: 'Australia', ja: 'オーストラリア' },
  PH: { en: 'Philippines', ja: 'フィリピン' },
  FR: { en: 'France', ja: 'フランス' },
  GB: { en: 'UK', ja: '英国' },
  IT: { en: 'Italy', ja: 'イタリア' },
  ID: { en: 'Indonesia', ja: 'インドネシア' },
  KR: { en: 'ROK', ja: '韓国' },
  CN: { en: 'China', ja: '中国' },
  SG: { en: 'Singapore', ja: 'シンガポール' },
  KP: { en: 'North Korea', ja: '北朝鮮' },
} as const;

export type FrameworkId = keyof typeof FRAMEWORKS;
export type Code = keyof typeof COUNTERPARTS;

const said = (text: string): Evidence[] => [{ text, where: 'title', rule: 'name' }];

export const framework = (id: FrameworkId, evidence: Evidence[] = said(FRAMEWORKS[id].ja)) => ({
  id,
  label: FRAMEWORKS[id],
  evidence,
});

export const counterpart = (code: Code, evidence: Evidence[] = said(COUNTERPARTS[code].ja)) => ({
  code,
  label: COUNTERPARTS[code],
  evidence,
});

export const meeting = (
  id: FrameworkId,
  counterparts: readonly Code[],
  status: 'held' | 'planned' | 'unknown' = 'held',
) => ({ framework: id, counterparts: [...counterparts], date: null, status, evidence: said(id) });

export const NOTHING: Classification = {
  defence_diplomacy: false,
  kind: 'press-conference',
  frameworks: [],
  counterparts: [],
  mentions: [],
  meetings: [],
};

export const classified = (
  frameworks: readonly FrameworkId[],
  counterparts: readonly Code[],
  rest: Partial<Classification> = {},
): Classification => ({
  ...NOTHING,
  defence_diplomacy: true,
  frameworks: frameworks.map((id) => framework(id)),
  counterparts: counterparts.map((code) => counterpart(code)),
  ...rest,
});

export const LOOKOUT = {
  id: 'lookout',
  name: { en: 'Lookout Defence News', ja: '見張り台ディフェンスニュース' },
  kind: 'news',
  country: 'JP',
} as const;

const ITEM: Omit<Alert, 'change'> = {
  version: 1,
  id: '5d0c61b2a94e7f38',
  detectedAt: '2025-11-06T02:00:00Z',
  source: LOOKOUT,
  item: '0a1b2c3d-004120',
  url: 'https://news.lookout.example/docs/004120.html',
  title: '防衛大臣が臨時会見　ADMMプラスと各国との会談を報告（11月1日）',
  published: '2025-11-06',
  eventDate: '2025-11-01',
  language: 'ja',
  basis: 'page',
  classification: classified(['admm-plus', 'bilateral-defence'], ['ASEAN', 'AU'], {
    meetings: [meeting('admm-plus', ['ASEAN']), meeting('bilateral-defence', ['AU'])],
    mentions: [counterpart('KP', [{ text: '北朝鮮による発射', where: 'body', rule: 'topic' }])],
  }),
  snapshot: {
    body: 'items/lookout/2025/11/06/0a1b2c3d-004120/20251106T020000Z/body.html.gz',
    text: 'items/lookout/2025/11/06/0a1b2c3d-004120/20251106T020000Z/text.md',
    capture: 'items/lookout/2025/11/06/0a1b2c3d-004120/20251106T020000Z/capture.json',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
  headline: {
    en: 'ADMM-Plus; Japan–Australia defence ministerial, 1 November 2025',
    ja: '拡大ASEAN国防相会議（ADMMプラス）；日本・オーストラリア 防衛相会談、2025年11月1日',
  },
};

export const ALERT: Alert = { ...ITEM, change: 'new', event: { id: 'e1', first: true, report: 1 } };

export const UPDATED: Alert = {
  ...ITEM,
  id: '77aa61b2a94e7f38',
  change: 'updated',
  previousTitle: '防衛大臣が臨時会見（11月1日）',
  diff: {
    added: ['…共同声明は{+全会一致で+}採択された。次回…', '…閉会の後に{+記者の質問に答えた+}。'],
    removed: ['…会議は[-午後に-]開かれた。'],
  },
};

export const LATER: Alert = {
  ...ALERT,
  id: '66ee61b2a94e7f38',
  classification: {
    ...ALERT.classification,
    meetings: ALERT.classification.meetings.map((each) => ({ ...each, date: '2025-11-01' })),
  },
  event: {
    id: 'e1',
    first: false,
    report: 3,
    earlier: {
      alert: '5d0c61b2a94e7f38',
      source: { en: 'Ministry of Defense: news', ja: '防衛省 新着' },
      detectedAt: '2025-11-02T23:30:00Z',
    },
  },
};

export const REMOVED: Alert = { ...ITEM, id: '88bb61b2a94e7f38', change: 'removed' };

export const CLOSED: Alert = {
  ...ALERT,
  id: '99cc61b2a94e7f38',
  basis: 'title',
  unread: 'challenged',
  snapshot: { listing: 'sources/lookout/listings/2025/11/06/020000Z-1a2b3c4d.html.gz' },
};
