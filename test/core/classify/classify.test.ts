import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { classificationSchema } from '../../../lambdas/contract/alert.ts';
import type { Classification, Evidence } from '../../../lambdas/contract/alert.ts';
import { classify } from '../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { explain } from '../../../lambdas/core/classify/explain.ts';
import type { Subject } from '../../../lambdas/core/classify/subject.ts';
import { CASES } from './cases.ts';
import { subject } from './subject-of.ts';

const labels = (given: Classification): string =>
  [
    given.frameworks.map((each) => each.id).toSorted().join(' '),
    given.counterparts.map((each) => each.code).toSorted().join(' '),
    given.kind,
    given.defence_diplomacy ? 'relevant' : 'not relevant',
  ].join(' / '); // prettier-ignore

describe('items', () => {
  test.each(CASES)('$title', ({ title, lead, url, expected }) => {
    expect(labels(classify(subject({ title, lead, url })))).toBe(expected);
  });
});

describe('meetings', () => {
  test('each with its date and state', () => {
    const { meetings } = classify(
      subject({
        title: '木原大臣、日豪防衛相会談に臨む',
        lead: '6月1日、木原防衛大臣は日豪防衛相会談を行った。6月3日には日比防衛相会談を行う予定。',
        published: '2024-06-02',
      }),
    );
    expect(meetings).toMatchObject([
      { framework: 'bilateral-defence', counterparts: ['AU'], date: '2024-06-01', status: 'held' },
      { framework: 'bilateral-defence', counterparts: ['PH'], date: '2024-06-03', status: 'planned' },
    ]);
  });

  test('no date in words or URL is null, never the day of publication', () => {
    const [meeting] = classify(
      subject({ title: '日仏防衛相会談について', published: '2026-07-22' }),
    ).meetings;
    expect(meeting).toMatchObject({ framework: 'bilateral-defence', counterparts: ['FR'], date: null });
  });

  test('the date in the URL of an exchange page is that of the event', () => {
    const url = 'https://www.mod.go.jp/j/approach/exchange/area/2026/20260722_fra-j.html';
    const [meeting] = classify(subject({ title: '日仏防衛相会談について', url })).meetings;
    expect(meeting?.date).toBe('2026-07-22');
  });
});

describe('several meetings of one page', () => {
  const meetingsOf = (title: string, text: string): string[] =>
    classify(subject({ title, text })).meetings.map(
      ({ framework, counterparts, date, status }) =>
        `${framework} ${counterparts.join(' ')} ${date ?? 'no date'} ${status}`,
    );

  test('each has the date and state of its own sentence', () => {
    expect(
      meetingsOf(
        '防衛大臣と各国国防大臣との会談について',
        '防衛大臣は2031年11月3日、ドイツの国防大臣と会談した。11月5日にはフランスの軍事大臣と会談した。' +
          '12月2日にはイタリアの国防大臣と会談する予定。',
      ),
    ).toEqual([
      'bilateral-defence DE 2031-11-03 held',
      'bilateral-defence FR 2031-11-05 held',
      'bilateral-defence IT 2031-12-02 planned',
    ]);
  });

  test('what is to be held is planned, whatever the title calls it', () => {
    expect(
      meetingsOf('日ブルネイ防衛相会談の開催について', '大臣は2031年11月8日、ブルネイ国防相と会談予定です。'),
    ).toEqual(['bilateral-defence BN 2031-11-08 planned']);
    expect(
      meetingsOf('日仏防衛相会談の実施について', '大臣は2031年11月8日、フランス軍事大臣と会談を実施する。'),
    ).toEqual(['bilateral-defence FR 2031-11-08 planned']);
  });

  test('words that only hold one of a plan announce nothing', () => {
    const title = 'Japan and Philippines defence ministers meet after goodwill exercise';
    expect(classify(subject({ title })).meetings.map(({ status }) => status)).not.toContain('planned');
  });

  test('a page of reference reports none', () => {
    const title = '防衛装備品及び技術の移転に関する日本国政府とフランス共和国政府との間の協定とは';
    const lead = '日仏防衛相会談で署名された協定の解説。';
    expect(classify(subject({ title, lead })).meetings).toEqual([]);
  });

  test('North Korea is no party, whoever sat with it', () => {
    const { meetings } = classify(subject({ title: '日朝首脳会談を開催', lead: '両首脳は会談した。' }));
    expect(meetings.flatMap(({ counterparts }) => counterparts)).not.toContain('KP');
  });

  test('who held an office of a state and now speaks for an organisation brings in no state', () => {
    const { frameworks, counterparts } = classify(
      subject({
        title: 'NATO事務総長が防衛相と会談',
        lead: '前オランダ首相のルッテNATO事務総長が来日し、防衛相と会談した。',
      }),
    );
    expect(frameworks.map(({ id }) => id)).toEqual(['nato']);
    expect(counterparts.map(({ code }) => code)).toEqual(['NATO']);
  });
});

describe('the date line of a document', () => {
  const title = '第12回ADMMプラスを振り返る';
  const imprint = '第407号 2025年11月14日\n\n';
  const dateOf = (text: string): string | null | undefined =>
    classify(subject({ title, text })).meetings[0]?.date;

  test('is no date of a meeting', () => {
    expect(dateOf(`${imprint}秋は防衛外交の季節である。小泉防衛大臣はADMMプラスに出席した。`)).toBeNull();
  });

  test('tells the year of the days in the text', () => {
    const held = 'ADMMプラスは11月1日に開催され、小泉防衛大臣が出席した。';
    expect(dateOf(`${imprint}秋は防衛外交の季節である。${held}`)).toBe('2025-11-01');
    expect(dateOf(`秋は防衛外交の季節である。${held}`)).toBeNull();
  });

  test('a session of long ago is not the one reported', () => {
    const first = 'ADMMプラスは2010年10月12日にハノイで初めて開催された。';
    expect(dateOf(`${imprint}秋は防衛外交の季節である。\n\n会議は重要である。\n\n${first}`)).toBeNull();
  });
});

test('rules fit the mail, which prints them after “by” in 24 columns', () => {
  const rules = CASES.flatMap(({ title, lead, url }) =>
    evidenceIn(classify(subject({ title, lead, url }))).map((each) => each.rule),
  );
  expect([...new Set(rules)].filter((rule) => rule.length > 24)).toEqual([]);
  expect(rules.length).toBeGreaterThan(500);
});

test('nothing gives nothing', () => {
  expect(classify(subject({}))).toEqual({
    defence_diplomacy: false,
    kind: 'other',
    frameworks: [],
    counterparts: [],
    mentions: [],
    meetings: [],
  });
});

test('a ranking box left in the text adds nothing', () => {
  const text = '防衛大臣は11月1日、拡大ASEAN国防相会議に出席した。会議では意見が交わされた。';
  const box = '\n\nRanking読まれている記事\n- 人事発令\n- アデン湾海賊対処の活動状況\n- 日印共同訓練を実施';
  const title = '防衛大臣が拡大ASEAN国防相会議に出席';
  expect(classify(subject({ title, text: text + box }))).toEqual(classify(subject({ title, text })));
});

test('stray spaces and radicals of a PDF change no label', () => {
  const clean = classify(
    subject({ title: '報告', text: '防衛大臣は日ASEAN防衛担当大臣会合に出席し、日韓防衛相会談を行った。' }),
  );
  const pdf = classify(
    subject({
      title: '報告',
      text: '防衛⼤⾂は⽇ ASEAN 防衛担当 ⼤⾂会合に出席し、⽇ 韓防衛相会談を⾏った。',
    }),
  );
  expect(labels(pdf)).toBe(labels(clean));
  expect(labels(clean)).toMatch(/bilateral-defence japan-asean \/ ASEAN KR/);
});

/** Every piece of evidence of a classification. */
const evidenceIn = (given: Classification): Evidence[] =>
  [...given.frameworks, ...given.counterparts, ...given.mentions, ...given.meetings].flatMap((each) => {
    expect(each.evidence.length).toBeGreaterThan(0);
    return each.evidence;
  });

/** Every label has evidence, and every piece of it stands at its place in the subject as published. */
function expectShown(given: Subject): void {
  const { classification, shown } = explain(given, defaultTaxonomy());
  expect(v.is(classificationSchema, classification)).toBe(true);
  expectMeetingsAmongLabels(classification);
  expect(shown.map(({ text, where, rule }) => ({ text, where, rule }))).toEqual(evidenceIn(classification));
  for (const { text: words, field, start, where } of shown) {
    expect(words).not.toBe('');
    expect(given[field]?.slice(start, start + words.length)).toBe(words);
    expect(FIELDS[where]).toContain(field);
  }
}

/** What a meeting says, the item's labels say too. */
function expectMeetingsAmongLabels({ meetings, frameworks, counterparts }: Classification): void {
  const ids = new Set(frameworks.map(({ id }) => id));
  const codes = new Set(counterparts.map(({ code }) => code));
  for (const meeting of meetings) {
    expect(ids).toContain(meeting.framework);
    for (const code of meeting.counterparts) expect(codes).toContain(code);
  }
}

/** Where the words of each place may stand: a text without a lead begins with one. */
const FIELDS = { title: ['title'], lead: ['lead', 'text'], body: ['text'], url: ['url'] };

describe('evidence stands verbatim where it says', () => {
  test('in the items above', () => {
    for (const { title, lead, url } of CASES) {
      expectShown(subject({ title, lead, url }));
      expectShown(subject({ title, text: `${lead ?? ''}\n\n${title}` }));
    }
  });

  test('in whatever is put together from their pieces', () => {
    const pieces = CASES.flatMap(({ title, lead }) => [title, ...(lead ?? '').split(/(?<=[、。])/)]).filter(
      Boolean,
    );
    const words = fc.array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.string({ unit: 'binary' }),
        fc.constantFrom(' ', '\n\n', '。', '・'),
      ),
    );
    const text = words.map((each) => each.join(''));
    fc.assert(
      fc.property(text, fc.option(text), fc.option(text), (title, lead, body) => {
        expectShown(subject({ title, lead, text: body }));
      }),
    );
  });
});

test('is linear: twice the text takes about twice the time', () => {
  const sentence =
    '日米韓防衛相会談で米国のオースティン国防長官と韓国の申源湜国防部長官が北朝鮮の発射に懸念を示した、';
  const time = (times: number): number => {
    const start = process.cpuUsage();
    for (let i = 0; i < 3; i += 1) classify(subject({ title: '会談', text: sentence.repeat(times) }));
    return process.cpuUsage(start).user;
  };
  time(500);
  expect(time(4000)).toBeLessThan(8 * 4 * Math.max(time(500), 1000));
});

const GOLD = '../shared/gold';
const goldItem = v.looseObject({
  id: v.string(), url: v.nullable(v.string()), title: v.string(), lang: v.string(), published: v.nullable(v.string()),
  lead: v.optional(v.string()), kind: v.string(), frameworks: v.array(v.string()), counterparts: v.array(v.string()),
  defence_diplomacy: v.boolean(),
}); // prettier-ignore
const readGold = (file: string): v.InferOutput<typeof goldItem>[] =>
  readFileSync(`${GOLD}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => v.parse(goldItem, JSON.parse(line)));

const withGold = existsSync(GOLD) ? describe : describe.skip;
withGold('labelled items (skipped where ../shared is absent)', () => {
  test('frameworks, counterparts and relevance of the development set', () => {
    const wrong = readGold('dev.jsonl').filter((gold) => {
      const given = subject({
        title: gold.title,
        url: gold.url,
        lead: gold.lead ?? null,
        language: gold.lang,
        published: gold.published,
      });
      expectShown(given);
      const { frameworks, counterparts, defence_diplomacy } = classify(given);
      const same = (a: readonly string[], b: readonly string[]): boolean =>
        a.toSorted().join() === b.toSorted().join();
      const ids = frameworks.map((each) => each.id);
      const codes = counterparts.map((each) => each.code);
      return (
        !same(ids, gold.frameworks) ||
        !same(codes, gold.counterparts) ||
        defence_diplomacy !== gold.defence_diplomacy
      );
    });
    expect(wrong.length).toBeLessThanOrEqual(5);
  });

  test.each([
    ['seed-0', '000_a1561863ee49ab41.txt'],
    ['seed-1', '001_e7adca6f6dada6ab.txt'],
    ['seed-2', '002_d03e5abdbbc57cf0.txt'],
    ['seed-3', '003_62c6da1d8431fec7.txt'],
    ['seed-4', '004_b8b83e7b53e0f7ef.txt'],
  ])('%s: the whole document', (id, file) => {
    const gold = readGold('seeds.jsonl').find((each) => each.id === id)!;
    const text = readFileSync(`../shared/seeds/${file}`, 'utf8');
    const given = subject({ title: gold.title, text, published: gold.published });
    expectShown(given);
    expect(labels(classify(given))).toBe(
      [
        gold.frameworks.toSorted().join(' '),
        gold.counterparts.toSorted().join(' '),
        gold.kind,
        'relevant',
      ].join(' / '),
    );
  });
});
