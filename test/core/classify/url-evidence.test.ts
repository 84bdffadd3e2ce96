import { describe, expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { readSubject } from '../../../lambdas/core/classify/reading.ts';
import { partiesInUrl } from '../../../lambdas/core/classify/url-evidence.ts';
import { subject } from './subject-of.ts';

const partiesOf = (url: string, title = '会談について'): string =>
  partiesInUrl(readSubject(subject({ url, title }), defaultTaxonomy()))
    .map(({ code, evidence }) => `${code}=${evidence.text}`)
    .join(' ');

const MOD = 'https://www.mod.go.jp/j/approach';

describe('the other side in an address of the Defense Ministry', () => {
  test.each([
    [`${MOD}/exchange/area/2026/20260818_aus-j.html`, 'AU=aus'],
    [`${MOD}/exchange/area/2026/20260721_gbr_ita-j.html`, 'GB=gbr IT=ita'],
    [`${MOD}/exchange/area/2026/20260721_gbr_ita_can-j.html`, 'GB=gbr IT=ita CA=can'],
    [`${MOD}/exchange/area/2026/20260720_aus_nzl-j.html`, 'AU=aus NZ=nzl'],
    [`${MOD}/exchange/area/2026/20260706_kor-j_a.html`, 'KR=kor'],
    [`${MOD}/exchange/area/2026/20260706_can-j_b.html?print=1#top`, 'CA=can'],
    [`${MOD}/exchange/area/2026/20260707_nato-j.html`, 'NATO=nato'],
    [`${MOD}/exchange/area/2026/20260707_nato-j_b.html`, 'NATO=nato'],
    [`${MOD}/exchange/area/2026/20260707_idn-e.html`, 'ID=idn'],
    [`${MOD}/anpo/2026/0610a_usa-j.html`, 'US=usa'],
    [`${MOD}/anpo/2026/0610_usa-j_a.html`, 'US=usa'],
    [`${MOD}/exchange/cap_build/2026/20260601_vnm.html`, 'VN=vnm'],
    [`${MOD}/exchange/cap_build/2026/20260601_png_fji.html`, 'PG=png FJ=fji'],
    [`${MOD}/exchange/cap_build/2026/20260601_vnm-j.html`, 'VN=vnm'],
    ['https://www.ministry.example/j/approach/exchange/area/2026/20261105_aus-j.html', 'AU=aus'],
  ])('%s', (url, parties) => {
    expect(partiesOf(url)).toBe(parties);
  });

  test.each([
    [`${MOD}/exchange/area/2026/index.html`],
    [`${MOD}/exchange/area/can-j.html`],
    [`${MOD}/exchange/area/2026/20260721_zzz-j.html`],
    [`${MOD}/exchange/area/2026/20260721_pic-j.html`],
    [`${MOD}/exchange/area/2026/20260721_jpn-j.html`],
    [`${MOD}/exchange/area/docs/2017/07/24_gaiyo.html`],
    [`${MOD}/exchange/dialogue/iiss/iiss_pds_3rd.html`],
    [`${MOD}/exchange/dialogue/admm/admmplus_5.html`],
    [`${MOD}/exchange/cap_build/2026/20260601_vnm.pdf`],
    [`${MOD}/exchange/cap_build/index.html`],
    [`${MOD}/anpo/2026/0610a_usa-j.pdf`],
    [`${MOD}/anpo/index.html`],
    [`${MOD}/defense/sedori/index.html`],
    [`${MOD}/zaibeigun/us_sisetsu/pdf/r0806_shisetsu.pdf`],
    ['https://www.mod.go.jp/j/press/kisha/2026/1004a_r.html'],
    ['https://www.mod.go.jp/j/press/news/2026/08/19a.html'],
    ['https://www.mod.go.jp/js/pdf/2026/p20260808_01e.pdf'],
    ['https://www.mod.go.jp/en/article/2026/10/2828a59ac1a6dff5892fb3815498a675dd5ef56e.html'],
    ['https://www.example.jp/?u=/j/approach/exchange/area/2026/20260818_aus-j.html'],
    ['https://www.mofa.go.jp/mofaj/me_a/me2/sa/pageit_000001_03140.html'],
    ['not a url'],
  ])('%s names nobody', (url) => {
    expect(partiesOf(url)).toBe('');
  });
});

test('an embassy is one of Japan in the state that its host names, where the title says 当地', () => {
  const url = 'https://www.se.emb-japan.go.jp/nihongo/activity_240725.html';
  expect(partiesOf(url, '防衛大臣の当地訪問')).toBe('SE=se.emb-japan');
  expect(partiesOf('https://www.uk.emb-japan.go.jp/a.html', '防衛大臣の当地訪問')).toBe('GB=uk.emb-japan');
  expect(partiesOf(url, '文化行事のお知らせ')).toBe('');
});

test('every party shows where it was read, and by which rule', () => {
  const url = `${MOD}/exchange/area/2026/20260707_aus_nato-j.html`;
  expect(partiesInUrl(readSubject(subject({ url, title: '会談' }), defaultTaxonomy()))).toMatchObject([
    { code: 'AU', evidence: { text: 'aus', where: 'url', rule: 'ISO code in the URL' } },
    { code: 'NATO', evidence: { text: 'nato', where: 'url', rule: 'organisation in the URL' } },
  ]);
});
