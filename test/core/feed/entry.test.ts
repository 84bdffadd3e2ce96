import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../lambdas/contract/alert.ts';
import type { Keep } from '../../../lambdas/core/feed/content.ts';
import { entryOf } from '../../../lambdas/core/feed/entry.ts';
import { feedNamesOf } from '../../../lambdas/core/feed/names.ts';
import { feedWords } from '../../../lambdas/core/feed/words.ts';
import { ALERT, CLOSED, LOOKOUT, NOTHING, REMOVED, UPDATED, classified } from '../compose/alerts.ts';

describe('the feeds of an alert', () => {
  test('that is relevant: all, relevant, and one of each label; none of what it only mentions', () => {
    expect(feedNamesOf(ALERT)).toEqual([
      'all',
      'relevant',
      'frameworks/admm-plus',
      'frameworks/bilateral-defence',
      'counterparts/ASEAN',
      'counterparts/AU',
    ]);
  });

  test('that is not relevant: the feed of all alone, whatever its labels', () => {
    const classification = { ...classified(['squad'], ['PH']), defence_diplomacy: false };
    expect(feedNamesOf({ classification })).toEqual(['all']);
    expect(feedNamesOf({ classification: NOTHING })).toEqual(['all']);
  });

  test('are named after the labels that the entries bear', () => {
    const items = [entryOf(ALERT, 'full')];
    expect(feedWords('all', items).title).toBe('Hinomi: every alert / 火の見：すべての通知');
    expect(feedWords('relevant', items).title).toContain(
      'Japan’s defence diplomacy / 火の見：日本の防衛外交',
    );
    expect(feedWords('frameworks/admm-plus', items)).toEqual({
      title: 'Hinomi: ADMM-Plus / 火の見：拡大ASEAN国防相会議（ADMMプラス）',
      description:
        'What was found on Japan’s defence diplomacy in this framework: ADMM-Plus. / ' +
        '日本の防衛外交のうち、次の枠組みに関する記事：拡大ASEAN国防相会議（ADMMプラス）。',
    });
    expect(feedWords('counterparts/XX', items).title).toBe('Hinomi: XX / 火の見：XX');
  });
});

describe('an entry', () => {
  test('says what the alert says, with its own link, labels and key', () => {
    expect(entryOf(ALERT, 'full')).toMatchObject({
      id: 'urn:hinomi:alert:5d0c61b2a94e7f38',
      url: 'https://news.lookout.example/docs/004120.html',
      title: `${ALERT.headline.en} / ${ALERT.headline.ja}`,
      date_published: '2025-11-06T02:00:00Z',
      date_modified: '2025-11-06T02:00:00Z',
      tags: ['admm-plus', 'bilateral-defence', 'ASEAN', 'AU'],
      authors: [{ name: 'Lookout Defence News / 見張り台ディフェンスニュース' }],
      language: 'ja',
      _hinomi: {
        alert: 'alerts/dt=2025-11-06/5d0c61b2a94e7f38.json',
        change: 'new',
        kind: 'press-conference',
        counterparts: [{ code: 'ASEAN' }, { code: 'AU', label: { en: 'Australia', ja: 'オーストラリア' } }],
      },
    });
    expect(entryOf(ALERT, 'full').content_text.split('\n')).toEqual([
      'NEW 新着: a new item',
      'Title: 防衛大臣が臨時会見 ADMMプラスと各国との会談を報告（11月1日）',
      'Source: Lookout Defence News / 見張り台ディフェンスニュース (news, JP)',
      'Kind: press conference / 記者会見',
      '',
      'Frameworks: ADMM-Plus; Defence ministerial',
      'With: ASEAN; Australia',
      'Mentioned: North Korea',
      'Event: 2025-11-01',
      'Published: 2025-11-06',
      'Detected: 2025-11-06 02:00 UTC (11:00 JST)',
      'Read from: the page itself',
      '',
      'Why',
      '  “拡大ASEAN国防相会議（ADMMプラス）” (title) → ADMM-Plus, by name',
      '  “防衛相会談” (title) → Defence ministerial, by name',
      '  “ASEAN” (title) → ASEAN, by name',
      '  “オーストラリア” (title) → Australia, by name',
      '  “北朝鮮による発射” (body) → North Korea (mentioned), by topic',
      '',
      `Snapshot: ${ALERT.snapshot?.body}`,
      `Snapshot: ${ALERT.snapshot?.text}`,
      `Snapshot: ${ALERT.snapshot?.capture}`,
      `SHA-256: ${ALERT.snapshot?.sha256}`,
    ]);
  });

  test.each<readonly [string, Alert, readonly string[]]>([
    ['an update', UPDATED, ['UPDATED 更新: the title and the text changed', 'Before: 防衛大臣が臨時会見（11月1日）']],
    ['a removal', REMOVED, ['REMOVED 削除: the page is gone; two visits at least six hours apart found nothing']],
    ['a note', { ...UPDATED, note: 'the page could now be read' }, ['UPDATED 更新: the page could now be read']],
    ['a closed page', CLOSED, ['Read from: title and address only: the page was closed to us (challenged); it will be visited again', `Snapshot: ${CLOSED.snapshot?.listing}`]],
    ['no date and no label', { ...ALERT, published: null, eventDate: null, classification: NOTHING }, ['Frameworks: none found', 'Event: date unknown']],
    ['a later report', {
      ...ALERT,
      event: { id: 'e1', first: false, report: 3, earlier: { alert: 'a', source: LOOKOUT.name, detectedAt: ALERT.detectedAt } },
    }, ['Report: third report of this meeting; first: Lookout Defence News, 2025-11-06']],
  ])('of %s says so', (_what, alert, lines) => {
    expect(entryOf(alert, 'full').content_text.split('\n')).toEqual(expect.arrayContaining([...lines]));
  }); // prettier-ignore

  test('of an update or a removal is marked in its title', () => {
    expect(entryOf(UPDATED, 'full').title).toBe(`UPDATED 更新: ${entryOf(ALERT, 'full').title}`);
    expect(entryOf(REMOVED, 'full').title).toMatch(/^REMOVED 削除: /);
  });

  test.each([
    ['https://a.example/日本?q=a b', 'https://a.example/%E6%97%A5%E6%9C%AC?q=a%20b'],
    ['http://a.example/x"onclick', 'http://a.example/x%22onclick'],
    ['javascript:alert(1)', undefined],
    ['no address', undefined],
  ])('links to %s as %s', (url, href) => {
    expect(entryOf({ ...ALERT, url }, 'full').url).toBe(href);
  });
});

describe('the terms of a source', () => {
  const text = (keep: Keep): string => entryOf(UPDATED, keep).content_text;

  test('full: changed words with what stands around them, and evidence', () => {
    expect(text('full')).toContain('…共同声明は{+全会一致で+}採択された。次回…');
    expect(text('full')).toContain('北朝鮮による発射');
  });

  test('private: of the page only evidence and changed words', () => {
    expect(text('private')).toContain('{+全会一致で+}');
    expect(text('private')).not.toContain('採択された');
    expect(text('private')).toContain('北朝鮮による発射');
  });

  test('link: title and labels only', () => {
    for (const words of ['全会一致', '午後に', '北朝鮮による発射']) expect(text('link')).not.toContain(words);
    expect(text('link')).toContain('Title: 防衛大臣が臨時会見');
    expect(text('link')).toContain('With: ASEAN; Australia');
  });
});
