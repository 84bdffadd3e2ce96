import { describe, expect, test } from '@jest/globals';
import { likelyItems, nearbySelectors } from '../../cli/check/selectors.ts';

const PAGE = `<html><body>
  <div id="contents"><ul class="news list"><li class="item"><a href="/1">一</a></li><li class="item"><a href="/2">二</a></li></ul>
  <dl><dt>a</dt><dd data-kind="x y"><a href="/3">三</a></dd></dl></div></body></html>`;

describe('nearby selectors', () => {
  test.each([
    ['#contents ul.news > li', ['#contents 1', '#contents ul.news 1', '#contents ul.news > li 2']],
    ['#contents ul.old > li a', ['#contents 1', '#contents ul.old 0', '#contents ul 1']],
    ['ul.news.old li', ['ul.news.old 0', 'ul.news 1', 'ul 1']],
    ['ul.news>li.gone', ['ul.news 1', 'ul.news>li.gone 0', 'ul.news>li 2']],
    ['dl dd[data-kind="x y"] b', ['dl 1', 'dl dd[data-kind="x y"] 1', 'dl dd[data-kind="x y"] b 0']],
    ["dl dd[data-kind='p > q'] a", ['dl 1', "dl dd[data-kind='p > q'] 0", 'dl dd 1']],
    ['li:not(.item, .other) a', ['li:not(.item, .other) 0', 'li 2']],
    ['ol li, ul.news i', ['ol 0', 'ul.news 1', 'ul.news i 0']],
    ['main', ['main 0']],
  ])('%s', (selector, counts) => {
    expect(nearbySelectors(PAGE, selector).map(({ selector: each, count }) => `${each} ${count}`)).toEqual(
      counts,
    );
  });
});

test('what holds most of a page’s links is named as a selector, with classes that can stand in one', () => {
  const rows = (count: number, name: string): string =>
    `<li class="${name}"><a href="/">x</a></li>`.repeat(count);
  const html = `<ul class="menu md:flex">${rows(3, '')}</ul><ul id="topics">${rows(5, 'row 1st')}</ul><p><a href="/">y</a></p>`;
  expect(likelyItems(html)).toEqual([
    { selector: 'ul#topics > li.row', count: 5 },
    { selector: 'ul.menu > li', count: 3 },
  ]);
});
