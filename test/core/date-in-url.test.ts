import { describe, expect, test } from '@jest/globals';
import { dateFromUrl } from '../../lambdas/core/date-in-url.ts';

const MOD = 'https://www.mod.go.jp';
const KANTEI = 'https://www.kantei.go.jp';
const MINDEF = 'https://www.mindef.gov.sg/news-and-events/latest-releases';
const ASAGUMO = 'https://www.asagumo-news.com/homepage/htdocs/news/newsflash';

describe('the day of publication', () => {
  test.each([
    [`${MOD}/j/press/news/2026/08/19a.html`, '2026-08-19'],
    [`${MOD}/j/press/news/2026/06/05c.pdf`, '2026-06-05'],
    [`${MOD}/j/press/news/2026/06/05a-1.pdf`, '2026-06-05'],
    [`${MOD}/j/press/news/2026/06/05/index.html`, '2026-06-05'],
    [`${MOD}/js/pdf/2026/p20260808_01.pdf`, '2026-08-08'],
    [`${MOD}/js/pdf/2026/p20260808_02e.pdf`, '2026-08-08'],
    [`${MOD}/js/about/message/2026/0401.html`, '2026-04-01'],
    [`${KANTEI}/jp/105/discourse/20260813message.html`, '2026-08-13'],
    [`${KANTEI}/jp/tyokan/105/20260814danwa.html`, '2026-08-14'],
    ['https://www.minister.defence.gov.au/media-releases/2026-03-02/joint-statement', '2026-03-02'],
    ['https://www.minister.defence.gov.au/transcripts/2025-12-07/press-conference-tokyo', '2025-12-07'],
    [`${MINDEF}/24jul26-nr2/`, '2026-07-24'],
    [`${MINDEF}/24jul26-nr2`, '2026-07-24'],
    [`${MINDEF}/03Mar23_speech/`, '2023-03-03'],
    [`${MINDEF}/1dec26-mq10/`, '2026-12-01'],
    [`${ASAGUMO}/202608/260807/26080701.html`, '2026-08-07'],
  ])('%s', (url, published) => {
    expect(dateFromUrl(url)).toEqual({ published, event: null });
  });
});

describe('the day of the event', () => {
  test.each([
    [`${MOD}/j/approach/exchange/area/2026/20260721_gbr_ita-j.html`, '2026-07-21'],
    [`${MOD}/j/approach/exchange/area/2026/20260707_nato-j_a.html`, '2026-07-07'],
    [`${MOD}/j/approach/exchange/cap_build/2026/20260601_vnm.html`, '2026-06-01'],
    [`${MOD}/j/approach/anpo/2026/0610a_usa-j.html`, '2026-06-10'],
    [`${MOD}/j/press/kisha/2026/1004a_r.html`, '2026-10-04'],
    [`${MOD}/j/press/kisha/2020/0403a.html`, '2020-04-03'],
    [`${KANTEI}/jp/105/statement/2026/0819kaiken.html`, '2026-08-19'],
    [`${KANTEI}/jp/105/statement/2026/0815shikiji.html`, '2026-08-15'],
    [`${KANTEI}/jp/105/actions/202608/19tel_kaidan.html`, '2026-08-19'],
    ['https://japan.kantei.go.jp/105/actions/202608/19call.html', '2026-08-19'],
    [`${KANTEI}/jp/tyoukanpress/202608/7_a.html`, '2026-08-07'],
    [`${KANTEI}/jp/tyoukanpress/202608/17_p2.html`, '2026-08-17'],
    [`${KANTEI}/jp/pages/20260817choukan_yousei.html`, '2026-08-17'],
    ['https://japan.kantei.go.jp/105/diplomatic/202608/0819meeting.html', '2026-08-19'],
  ])('%s', (url, event) => {
    expect(dateFromUrl(url)).toEqual({ published: null, event });
  });
});

test.each([
  [`${MOD}/j/press/news/2026/06/051.html`],
  [`${MOD}/j/press/news/2026/13/40a.html`],
  [`${MOD}/j/press/news/2026/02/30a.html`],
  [`${MOD}/j/approach/zaibeigun/us_sisetsu/pdf/r0806_shisetsu.pdf`],
  [`${MOD}/j/approach/exchange/dialogue/admm/admmplus_5.html`],
  [`${MOD}/j/profile/minister/koizumi/2026_09.html`],
  [`${MOD}/en/article/2026/10/2828a59ac1a6dff5892fb3815498a675dd5ef56e.html`],
  [`${MOD}/js/pdf/2023/OB.pdf`],
  ['https://www.mofa.go.jp/mofaj/press/release/pressit_000001_04063.html'],
  ['https://www.mofa.go.jp/mofaj/press/release/8_08_index.html'],
  ['https://www.nids.mod.go.jp/english/publication/briefing/pdf/2021/briefing_e202106.pdf'],
  ['https://j-defense.ikaros.jp/docs/mod/004120.html'],
  ['https://www.war.gov/News/News-Stories/Article/Article/4265432/'],
  ['https://www.gov.uk/government/news/20260721-meeting'],
  ['http://eng.mod.gov.cn/xb/News_213114/TopStories/16394021.html'],
  [`${KANTEI}/jp/105/diplomatic/202608/0919meeting.html`],
  ['https://www.example.jp/jp/pages/20260817choukan_yousei.html'],
  ['https://www.example.jp/statement/2026/0819kaiken.html'],
  [`${MINDEF}/24xyz26-nr2/`],
  [`${MINDEF}/31feb26-nr2/`],
  ['https://www.example.sg/latest-releases/24jul26-nr2/'],
  [`${ASAGUMO}/202608/270807/27080701.html`],
  ['https://www.example.jp/?u=/press/news/2026/08/19a.html'],
  ['not a url'],
])('%s tells no day', (url) => {
  expect(dateFromUrl(url)).toEqual({ published: null, event: null });
});
