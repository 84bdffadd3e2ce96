import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';

/**
 * A small town's site of our own making, as a mirror, for what the other mirrors do not bring about: a link that leads
 * elsewhere, and a burst. Its last layer is an hour before a digest, so that what is not delivered is announced again
 * with that digest.
 */
const SITUATIONS: Source = parseSource(
  {
    id: 'hinomi-town',
    name: { en: 'Town of Hinomi', ja: '火の見町' },
    publisher: { en: 'Town of Hinomi', ja: '火の見町' },
    kind: 'ministry',
    country: 'JP',
    language: 'ja',
    entry: { type: 'feed', url: 'https://www.town.example/feed.xml' },
    terms: { licence: 'PDL1.0', keep: 'full' },
    verified: { how: 'never' },
  },
  'hinomi-town.json',
);

interface Entry {
  readonly path: string;
  readonly title: string;
}

const OLD: readonly Entry[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  path: `/news/old${n}.html`,
  title: `庁舎見学のお知らせ（第${n}回）`,
}));
const LED_ON: Entry = { path: '/go/1', title: '日仏防衛相会談について' };
const BURST: readonly Entry[] = Array.from({ length: 16 }, (_, n) => ({
  path: `/news/burst${n + 1}.html`,
  title: `第${n + 1}回日豪防衛相会談について`,
}));

/** The instant of the burst. */
export const LAST_LAYER = '2026-11-20T22:00:00Z';

/** Writes `mirror/` and `sources/` into a folder. */
export function writeSituations(folder: string): void {
  const root = path.join(folder, 'mirror');
  mkdirSync(path.join(folder, 'sources'));
  writeFileSync(path.join(folder, 'sources', `${SITUATIONS.id}.json`), JSON.stringify(SITUATIONS));
  const put = (layer: string, name: string, text: string): void => {
    const file = path.join(root, layer, 'www.town.example', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const page = (layer: string, name: string, title: string): void => {
    put(layer, name, htmlOf(title));
  };
  put('2026-11-20T0000Z', 'feed.xml', feedOf(OLD));
  put('2026-11-20T0300Z', 'feed.xml', feedOf([LED_ON, ...OLD]));
  put('2026-11-20T0300Z', 'go/1.http.json', '{"status":302,"headers":{"location":"/news/meeting.html"}}');
  page('2026-11-20T0300Z', 'news/meeting.html', LED_ON.title);
  put('2026-11-20T2200Z', 'feed.xml', feedOf([...BURST, LED_ON, ...OLD]));
  for (const { path: name, title } of BURST) page('2026-11-20T2200Z', name.slice(1), title);
}

const feedOf = (entries: readonly Entry[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>火の見町</title><link>https://www.town.example/</link><description/>
${entries.map((entry) => `<item><title>${entry.title}</title><link>${entry.path}</link></item>`).join('\n')}
</channel></rss>`;

const htmlOf = (title: string): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${title}</title></head>
<body><header>火の見町</header><main><h1>${title}</h1>
<p>11月20日、防衛大臣は各国の国防大臣と会談し、地域の情勢について意見を交わしました。</p>
<p>両大臣は、部隊間の協力を進めることで一致しました。（${title}）</p>
</main></body></html>`;
