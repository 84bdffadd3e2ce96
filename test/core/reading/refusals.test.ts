import { describe, expect, test } from '@jest/globals';
import { isChallenge } from '../../../lambdas/core/reading/challenge.ts';
import { asksToLogIn } from '../../../lambdas/core/reading/log-in.ts';
import { isOutOfService } from '../../../lambdas/core/reading/out-of-service.ts';
import { readPage } from '../../../lambdas/core/reading/page.ts';
import { isSoft404 } from '../../../lambdas/core/reading/soft-404.ts';
import { encode } from '../../support/encode.ts';
import { sourceOf } from '../../support/source-of.ts';

const source = sourceOf({ type: 'feed', url: 'https://www.example.jp/' });
const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const LONG = '<p>防衛大臣は会談を行い、共同訓練を進めることで一致した。</p>'.repeat(40);

const read = (html: string): ReturnType<typeof readPage> =>
  readPage({
    body: encode(html, 'utf-8'),
    contentType: 'text/html',
    url: 'https://www.example.jp/a',
    source,
  });

const saysGone = (html: string): boolean => isSoft404(read(html), html);

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

describe('isOutOfService', () => {
  test.each([
    ['メンテナンス中', ''],
    ['防衛省', '<h1>ただいまメンテナンス中です</h1><p>ご迷惑をおかけします。</p>'],
    ['システムメンテナンス中｜外務省', '<p>しばらくお待ちください。</p>'],
    ['外務省', '<main><p>現在、サーバメンテナンスを行っております。終了は午前６時の予定です。</p></main>'],
    ['首相官邸', '<p>只今サイトのメンテナンス中のため、ご覧いただけません。</p>'],
    ['お知らせ', '<h1>現在アクセスが集中しており、つながりにくくなっております</h1>'],
    ['総務省', '<p>一時的にアクセスできません。</p>'],
    ['Service Temporarily Unavailable', ''],
    ['503 Service Unavailable', '<h1>503 Service Unavailable</h1><p>nginx</p>'],
    ['502 Bad Gateway', '<hr>nginx'],
    ['Ministry of Defence', '<h1>The site is currently undergoing maintenance</h1><p>Thank you.</p>'],
    ['Down for maintenance', ''],
    ['Maintenance', '<h1>We&rsquo;ll be back soon!</h1>'],
    ['Internal Server Error', '<p>Contact the administrator.</p>'],
    ['', 'Error establishing a database connection'],
  ])('%s / %s', (title, body) => {
    const html = page(title, body);
    expect(isOutOfService(read(html), html)).toBe(true);
    expect(saysGone(html)).toBe(false);
  });

  test.each([
    [
      'システムメンテナンスのお知らせ',
      '<h1>システムメンテナンスのお知らせ</h1><p>８月１９日に実施します。</p>',
    ],
    ['ホームページ停止のお知らせ', '<p>８月１９日午前１時から５時まで、一時停止します。</p>'],
    [
      '艦艇のメンテナンス',
      '<h1>艦艇のメンテナンス拠点を視察</h1><p>大臣は、メンテナンス中の艦艇を視察した。</p>',
    ],
    ['Scheduled maintenance next Sunday', '<p>The site will be down for two hours.</p>'],
    ['Ships under maintenance', '<h1>Ships under maintenance visited by the minister</h1><p>He went.</p>'],
    ['日豪防衛相会談について', LONG],
    ['メンテナンス中', LONG.repeat(3)],
    ['', ''],
  ])('a page of a site that works: %s', (title, body) => {
    const html = page(title, body);
    expect(isOutOfService(read(html), html)).toBe(false);
  });
});

describe('asksToLogIn', () => {
  const form = '<form><input name="id"><input type="password" name="pw"><button>ログイン</button></form>';

  test.each([
    ['ログイン | 防衛研究所', form],
    ['会員ログイン', `<h1>会員ログイン</h1>${form}`],
    ['Ministry', `<h1>Sign in</h1>${form}`],
    ['Please log in', form.replace('"password"', 'password')],
    ['研究所', `<main><h2>認証が必要です</h2>${form}</main>`],
  ])('%s', (title, body) => {
    const html = page(title, body);
    expect(asksToLogIn(read(html), html)).toBe(true);
  });

  test.each([
    ['日豪防衛相会談について', `<h1>日豪防衛相会談について</h1><p>会談した。</p>${form}`],
    ['ログイン', '<p>入力欄はない。</p>'],
    ['ログイン方法の変更について', `<h1>ログイン方法の変更について</h1>${form}`],
    ['ログイン', `${LONG.repeat(3)}${form}`],
  ])('a page that is none: %s', (title, body) => {
    const html = page(title, body);
    expect(asksToLogIn(read(html), html)).toBe(false);
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
    ['DDoS-Guard', page('DDoS-Guard', '<h1>Checking your browser before accessing</h1>')],
    [
      'DataDome',
      page(
        'www.example.jp',
        '<script src="https://ct.captcha-delivery.com/c.js"></script><iframe src="https://geo.captcha-delivery.com/captcha/"></iframe>',
      ),
    ],
    ['PerimeterX', page('Access to this page has been denied.', '<div id="px-captcha"></div>')],
    [
      'reCAPTCHA',
      page(
        'www.example.jp',
        '<p>Please verify that you are not a robot.</p><div class="g-recaptcha" data-sitekey="x"></div>',
      ),
    ],
    ['hCaptcha', page('Security', '<h2>Are you human?</h2><div class="h-captcha"></div>')],
    ['Turnstile', page('確認', '<p>人間であることを確認しています。</p><div class="cf-turnstile"></div>')],
    [
      'a picture of letters',
      page(
        '画像認証',
        '<p>画像に表示された文字を入力してください。</p><img src="/captcha.png"><input name="code">',
      ),
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
    [
      'a form for letters with a puzzle',
      page(
        'お問い合わせ',
        '<p>ご意見をお寄せください。</p><form><textarea></textarea><div class="g-recaptcha"></div></form>',
      ),
    ],
    ['an article on machines', page('Robots at sea', '<p>You are not a robot, the admiral said.</p>')],
    [
      'an article beside a puzzle',
      page('会見', `${LONG}<p>私はロボットではありません</p><div class="g-recaptcha"></div>`),
    ],
    ['nothing', ''],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>'],
  ])('not %s', (_, html) => {
    expect(isChallenge(html)).toBe(false);
  });

  test.each([
    ['<script', 1_000_000],
    ['<!--', 1_000_000],
    ['<', 8_000_000],
    ['<title', 1_000_000],
    ['</script ', 800_000],
    ["you don't have permission to access ", 200_000],
    ['verify you are a ', 400_000],
  ])('eight million characters of %s are judged in no time', (part, times) => {
    const start = performance.now();
    isChallenge(`<title>Access Denied</title>captcha _cf_chl_opt${part.repeat(times)}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
