import { describe, expect, test } from '@jest/globals';
import { isChallenge } from '../../../lambdas/core/reading/challenge.ts';
import { readPage } from '../../../lambdas/core/reading/page.ts';
import { isSoft404 } from '../../../lambdas/core/reading/soft-404.ts';
import { encode } from '../../support/encode.ts';
import { sourceOf } from '../../support/source-of.ts';

const source = sourceOf({ type: 'feed', url: 'https://www.example.jp/' });
const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const LONG = '<p>防衛大臣は会談を行い、共同訓練を進めることで一致した。</p>'.repeat(40);

function saysGone(html: string): boolean {
  const reading = readPage({
    body: encode(html, 'utf-8'),
    contentType: 'text/html',
    url: 'https://www.example.jp/a',
    source,
  });
  return isSoft404(reading, html);
}

describe('isSoft404', () => {
  test.each([
    ['404 Not Found', ''],
    ['404', ''],
    ['Page not found | Ministry of Defence', '<p>Use the menu.</p>'],
    ['Ministry', '<main><h1>The page you requested could not be found.</h1><p>Search</p></main>'],
    ['Ministry', "<h1>This page doesn't exist</h1>"],
    ['外務省', '<h1>お探しのページは見つかりませんでした。</h1>'],
    ['ページが見つかりません｜総務省', '<p>URLをお確かめください。</p>'],
    ['エラー', '<h2>指定されたページは存在しません</h2>'],
    [
      '防衛省',
      '<main><p>申し訳ございません。お探しのページが見つかりません。移動または削除された可能性があります。</p></main>',
    ],
    ['首相官邸', '<h1>ご指定のページは削除されたか、移動した可能性があります。</h1>'],
    ['404エラー - 防衛研究所', '<p>トップへ</p>'],
    ['該当する記事は見つかりませんでした', ''],
    ['ＮＯＴ　ＦＯＵＮＤ', ''],
  ])('%s / %s', (title, body) => {
    expect(saysGone(page(title, body))).toBe(true);
  });

  test.each([
    ['日豪防衛相会談について', '<h1>日豪防衛相会談について</h1><p>会談した。</p>'],
    ['F-404 engine deal signed', '<p>The engine was not found wanting.</p>'],
    ['NIDSコメンタリー 第404号', '<h1>NIDSコメンタリー 第404号</h1><p>要旨</p>'],
    ['残骸は見つかりませんでした', '<h1>墜落機の残骸は見つかりませんでした</h1><p>捜索を続ける。</p>'],
    ['該当する条約は存在しません', '<p>と述べた。</p>'],
    [
      'ウェブサイトの不具合について',
      `<h1>ウェブサイトの不具合について</h1><p>「お探しのページが見つかりません」と表示される不具合がありました。</p>${LONG}`,
    ],
    ['ページが見つかりません', LONG.repeat(3)],
    ['会談', ''],
  ])('a page that is there: %s', (title, body) => {
    expect(saysGone(page(title, body))).toBe(false);
  });
});

describe('isChallenge', () => {
  test.each([
    ['Cloudflare', page('Just a moment...', '<h1>www.example.jp</h1>')],
    ['Cloudflare in Japanese', page('しばらくお待ちください...', '')],
    ['Cloudflare block', page('Attention Required! | Cloudflare', '<h1>Sorry, you have been blocked</h1>')],
    [
      'Cloudflare without its title',
      page(
        'www.example.jp',
        '<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:"3"}</script>',
      ),
    ],
    [
      'Akamai',
      page(
        'Access Denied',
        '<h1>Access Denied</h1>You don\'t have permission to access "http&#58;&#47;&#47;www.example.gov&#47;" on this server.<p>Reference&#32;&#35;18.2d351ab8.1557333295.a4e16ab</p>',
      ),
    ],
    ['Akamai with its address', page('Access Denied', '<p>https://errors.edgesuite.net/18.2d351ab8</p>')],
    [
      'Imperva',
      page(
        '',
        '<iframe src="/_Incapsula_Resource?CWUDNSAI=5">Request unsuccessful. Incapsula incident ID: 1</iframe>',
      ),
    ],
    [
      'AWS WAF',
      page('', '<script>window.gokuProps = {"key":"x"};</script><div id="challenge-container"></div>'),
    ],
  ])('%s', (_, html) => {
    expect(isChallenge(html)).toBe(true);
  });

  test.each([
    ['an article', page('日豪防衛相会談', LONG)],
    [
      'the beacon that Cloudflare puts on every page',
      page(
        '記者会見',
        `${LONG}<script>window.__CF$cv$params={r:'8',t:'MT'};a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>`,
      ),
    ],
    [
      'the beacon on a short page',
      page(
        '記者会見',
        '<p>予定はありません。</p><script>a.src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"</script>',
      ),
    ],
    [
      'a site guarded by Imperva',
      page('News', `${LONG}<script src="/_Incapsula_Resource?SWJIYLWA=719"></script>`),
    ],
    [
      'an article about access denied',
      page('Access denied: ships turned back', '<p>The ships were turned back.</p>'),
    ],
    [
      'an ordinary 403',
      page('403 Forbidden', "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>"),
    ],
    ['an article that begins so', page('Just a moment of peace', LONG)],
    ['nothing', ''],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>'],
  ])('not %s', (_, html) => {
    expect(isChallenge(html)).toBe(false);
  });

  test('a hostile page is judged in no time', () => {
    const start = performance.now();
    isChallenge(`_cf_chl_opt${'<script'.repeat(200_000)}${'<!--'.repeat(100_000)}${'<'.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
