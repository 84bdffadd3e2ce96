import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Chance } from './chance.ts';
import { listOf, listUrl, pageOf, pageUrl } from './web.ts';
import type { Listed, WebChange } from './web.ts';

/** A page that its editors change. `wording` 0 is its first one, to which it may go back. */
interface Page {
  readonly url: string;
  readonly subject: Subject;
  wording: number;
  gone: boolean;
}

const SUBJECTS = {
  日豪防衛相会談: '防衛大臣は令和8年3月1日、オーストラリアのマールズ国防大臣と会談を行った。',
  日比防衛相会談: '防衛大臣は令和8年3月1日、フィリピンのテオドロ国防大臣と会談を行った。',
  日仏防衛相会談: '防衛大臣は令和8年3月1日、フランスのヴォートラン国防大臣と会談を行った。',
  庁舎見学: '来月の見学の受付を始めます。',
} as const;
type Subject = keyof typeof SUBJECTS;
const MEETINGS: readonly Subject[] = ['日豪防衛相会談', '日比防衛相会談', '日仏防衛相会談'];
const ADDITIONS = ['', '共同訓練を行う。', '共同文書を発表した。', '次回は来年となる。'];

/** Entries that stay, so that no list collapses or becomes another. */
const LASTING = 3;
/** More than fifteen at once: a burst. */
const FLOOD = 16;

/** What editors do, the usual things more often. */
const MOVES = [
  'add', 'add', 'add', 'edit', 'edit', 'edit', 'retitle', 'retitle', 'leave', 'comeBack', 'remove', 'breakPage', 'breakList',
] as const; // prettier-ignore
const FLOODS = 0.01;

/** A site whose editors do as chance says. What its addresses answer from when on is put into `web`. */
export class Site {
  readonly id: string;
  /** The entries of its list by now, the newest first. */
  listed: readonly Listed[] = [];
  /** When each address was listed for the first time. */
  readonly since = new Map<string, Instant>();
  readonly pages = new Map<string, Page>();
  readonly #web: WebChange[];
  readonly #chance: Chance;
  #away: readonly Listed[] = [];
  #made = 0;

  constructor(id: string, begins: Instant, web: WebChange[], chance: Chance) {
    this.id = id;
    this.#web = web;
    this.#chance = chance;
    this.#list(
      begins,
      Array.from({ length: LASTING }, () => this.#create(begins, false)),
    );
  }

  move(now: Instant): void {
    if (this.#chance.is(FLOODS)) this.#flood(now);
    else this.#do(this.#chance.pick(MOVES), now);
  }

  /** Whatever failed answers again. */
  recover(now: Instant): void {
    this.#list(now, this.listed);
    for (const page of this.pages.values()) this.#publish(now, page);
  }

  #do(move: (typeof MOVES)[number], now: Instant): void {
    const page = this.#chance.pick([...this.pages.values()]);
    const entry = this.#chance.pick(this.listed);
    switch (move) {
      case 'add':
        this.#list(now, [this.#create(now, this.#chance.is(0.2)), ...this.listed]);
        return;
      case 'edit':
        page.wording = page.wording === 0 ? 1 + this.#chance.below(ADDITIONS.length - 1) : 0;
        this.#publish(now, page);
        return;
      case 'retitle':
        this.#retitle(now, entry);
        return;
      case 'leave':
        this.#leave(now);
        return;
      case 'comeBack':
        this.#list(now, [...this.#away, ...this.listed]);
        this.#away = [];
        return;
      case 'remove':
        page.gone = !page.gone;
        this.#publish(now, page);
        return;
      case 'breakPage':
        this.#show(now, page.url, 503);
        return;
      case 'breakList':
        this.#show(now, listUrl(this.id), 503);
        return;
    }
  }

  #flood(now: Instant): void {
    const length = FLOOD + this.#chance.below(3);
    this.#list(now, [...Array.from({ length }, (_, n) => this.#create(now, n > 1)), ...this.listed]);
  }

  #retitle(now: Instant, { url }: Listed): void {
    const title = `${this.pages.get(url)?.subject ?? 'お知らせ'}について（第${this.#chance.below(3)}報）`;
    this.#list(
      now,
      this.listed.map((entry) => (entry.url === url ? { url, title } : entry)),
    );
  }

  #leave(now: Instant): void {
    if (this.listed.length <= LASTING) return;
    const leaving = this.#chance.pick(this.listed.slice(0, -LASTING));
    this.#away = [...this.#away, leaving];
    this.#list(
      now,
      this.listed.filter((entry) => entry !== leaving),
    );
  }

  /** `elsewhere`: on a host that is not the source's, so that it is never fetched. */
  #create(now: Instant, elsewhere: boolean): Listed {
    this.#made += 1;
    const subject = this.#chance.is(0.7) ? this.#chance.pick(MEETINGS) : '庁舎見学';
    const title = `${subject}について`;
    if (elsewhere) return { url: `https://elsewhere.example/${this.id}/${this.#made}.html`, title };
    const page = { url: pageUrl(this.id, `page${this.#made}`), subject, wording: 0, gone: false };
    this.pages.set(page.url, page);
    this.#publish(now, page);
    return { url: page.url, title };
  }

  #list(now: Instant, entries: readonly Listed[]): void {
    this.listed = entries;
    for (const { url } of entries) if (!this.since.has(url)) this.since.set(url, now);
    this.#show(now, listUrl(this.id), listOf(entries));
  }

  #publish(now: Instant, page: Page): void {
    this.#show(now, page.url, page.gone ? 404 : textOf(page));
  }

  #show(at: Instant, url: string, answer: string | number): void {
    this.#web.push({ at, url, answer });
  }
}

export const textOf = ({ subject, wording }: Page): string =>
  pageOf('報道発表', `${SUBJECTS[subject]}${ADDITIONS[wording] ?? ''}`);
