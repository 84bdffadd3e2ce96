import { DAY, HOUR, after } from '../../lambdas/contract/instant.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Plan } from './cloud.ts';
import type { Task } from './lambda.ts';
import { listOf, listUrl, newsOf, pageOf, pageUrl } from './web.ts';
import type { Listed, WebChange } from './web.ts';

/**
 * One night, and the day after it: everything that an alert can be, around midnight (UTC) and around digest hour, which
 * is one o’clock. Then it is quiet until the digest of the following day; of the hours between, in which every poll and every
 * look of the watchdog finds nothing, only some are run.
 *
 * - 20:58 both sources are seen for the first time: nobody is told of anything.
 * - 21:58 alpha and beta report one meeting: one event, two reports; and alpha has an item that concerns nobody.
 * - 22:58 beta reports another meeting; the first visit to alpha's report finds it edited, the one to beta's finds it gone.
 * - 23:58 alpha has sixteen entries more, one of them a third report of the meeting: a burst. Most lead to another host and
 *   are never fetched; they are alerted from their titles all the same.
 * - 00:58 the first visit to a page of the burst finds it edited, two minutes before the digest.
 * - 04:58 beta's report is still gone: removed.
 */
const EVE = '2026-03-01';
const NEXT = '2026-03-02';
const at = (clock: string, day = EVE): Instant => `${day}T${clock}:00Z`;

const report = (text: string): string => pageOf('報道発表', text);
const AUSTRALIA = '防衛大臣は令和8年3月1日、オーストラリアのマールズ国防大臣と会談を行った。';
const PHILIPPINES = '防衛大臣は令和8年3月1日、フィリピンのテオドロ国防大臣と会談を行った。';

const old = (id: string): readonly Listed[] =>
  [1, 2, 3].map((n) => ({ url: pageUrl(id, `old${n}`), title: `庁舎見学のお知らせ（第${n}回）` }));

const ALPHA: readonly Listed[] = [
  { url: pageUrl('alpha', 'talks'), title: '日豪防衛相会談について' },
  { url: pageUrl('alpha', 'tour'), title: '庁舎見学の日程変更' },
];
const BETA: readonly Listed[] = [{ url: pageUrl('beta', 'talks'), title: '日豪防衛相会談を実施' }];
const MORE: readonly Listed[] = [{ url: pageUrl('beta', 'manila'), title: '日比防衛相会談を実施' }];
const BURST: readonly Listed[] = [
  { url: pageUrl('alpha', 'third'), title: '日豪防衛相会談の結果概要' },
  { url: pageUrl('alpha', 'second'), title: '日比防衛相会談について' },
  ...Array.from({ length: 14 }, (_, n) => ({
    url: `https://elsewhere.example/${n}.html`,
    title: `政府広報のお知らせ（第${n}号）`,
  })),
];

const listed = (from: Instant, id: string, entries: readonly Listed[]): WebChange => ({
  at: from,
  url: listUrl(id),
  answer: listOf([...entries, ...old(id)]),
});
const shown = (from: Instant, url: string, answer: string | number): WebChange => ({ at: from, url, answer });

const WEB: readonly WebChange[] = [
  listed(at('20:00'), 'alpha', []),
  listed(at('20:00'), 'beta', []),
  listed(at('21:30'), 'alpha', ALPHA),
  shown(at('21:30'), pageUrl('alpha', 'talks'), report(AUSTRALIA)),
  shown(at('21:30'), pageUrl('alpha', 'tour'), pageOf('庁舎見学', '来月の見学は中止します。')),
  listed(at('21:30'), 'beta', BETA),
  shown(at('21:30'), pageUrl('beta', 'talks'), report(AUSTRALIA)),
  shown(at('22:30'), pageUrl('alpha', 'talks'), report(`${AUSTRALIA}共同文書を発表した。`)),
  shown(at('22:30'), pageUrl('beta', 'talks'), 404),
  listed(at('22:30'), 'beta', [...MORE, ...BETA]),
  shown(at('22:30'), pageUrl('beta', 'manila'), report(PHILIPPINES)),
  listed(at('23:30'), 'alpha', [...BURST, ...ALPHA]),
  shown(at('23:30'), pageUrl('alpha', 'third'), report(`${AUSTRALIA}概要は次のとおり。`)),
  shown(at('23:30'), pageUrl('alpha', 'second'), report(PHILIPPINES)),
  shown(at('00:30', NEXT), pageUrl('alpha', 'second'), report(`${PHILIPPINES}共同訓練を行う。`)),
];

/** Hours after the first tick at which there is anything to do, or to see that there is not: a night, and the next one's end. */
const HOURS = [...Array.from({ length: 11 }, (_, hour) => hour), 25, 26, 27, 28, 29];
const DIGESTS = [at('01:00', NEXT), after(at('01:00', NEXT), DAY)];

const hourly = (first: Instant, taskAt: (now: Instant) => Task): Plan['schedule'] =>
  HOURS.map((hour) => after(first, hour * HOUR)).map((now) => ({ at: now, task: taskAt(now) }));

/** The night, as far as it is the same in every run. */
export const NIGHT: Pick<Plan, 'sources' | 'web' | 'schedule'> = {
  sources: [newsOf('alpha'), newsOf('beta')],
  web: WEB,
  schedule: [
    ...hourly(at('20:58'), (now) => ({ stage: 'scrape', source: 'alpha', at: now })),
    ...hourly(at('20:58'), (now) => ({ stage: 'scrape', source: 'beta', at: now })),
    ...hourly(at('21:07'), (now) => ({ stage: 'watchdog', at: now })),
    ...DIGESTS.map((now) => ({ at: now, task: { stage: 'digest', at: now } }) as const),
  ],
};
