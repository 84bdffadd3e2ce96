import { describe, expect, test } from '@jest/globals';
import { layoutOf } from '../../../lambdas/core/furniture/places.ts';
import { laidOut } from '../../support/laid-out.ts';

const positions = (html: string): string[] =>
  layoutOf(laidOut(html)).places.map(
    ({ position, block }) => `${position} ${block.text.replace(/^\S+ /, '')}`,
  );

describe('positions', () => {
  test.each([
    ['names from the body inwards', '<div class="a b"><p id="x">一</p></div>', ['main#m>div.a.b>p#x 一']],
    ['inline elements have none', '<p><span class="s"><b>一</b></span></p>', ['main#m>p 一']],
    ['words of the region itself', '一<p>二</p>三', ['main#m 一', 'main#m>p 二', 'main#m 三']],
    [
      'unclosed paragraphs and items are siblings, not children',
      '<p>一<p>二<ul><li>三<li>四</ul>',
      ['main#m>p 一', 'main#m>p 二', 'main#m>ul>li 三', 'main#m>ul>li 四'],
    ],
    [
      'an inner list is another place than the outer one',
      '<ul><li>一<ul><li>二</ul><li>三</ul>',
      ['main#m>ul>li 一', 'main#m>ul>li>ul>li 二', 'main#m>ul>li 三'],
    ],
    [
      'a row',
      '<table class="t"><tr><td>一<td>二</table>',
      ['main#m>table.t>tbody>tr | 二'.replace(' |', ' |')],
    ],
    [
      'classes in any order',
      '<p class="b a">一</p><p class="a b">二</p>',
      ['main#m>p.a.b 一', 'main#m>p.a.b 二'],
    ],
    [
      'numbers and random runs in names are masked, passing states dropped',
      '<div id="post-123"><p class="css-1a2b3c4d is-open first">一</p></div><div id="456"><p class="active">二</p></div>',
      ['main#m>div#post-0>p.css-* 一', 'main#m>div>p 二'],
    ],
  ])('%s', (_, html, expected) => {
    expect(positions(html)).toEqual(expected);
  });

  test('do not depend on the order or number of siblings', () => {
    const box = '<div class="rank"><p>一</p></div>';
    const alone = positions(box);
    expect(positions(`<p>前</p>${box}<p>後</p>`)).toContain(alone[0]);
    expect(positions(`<div>前</div><div class="x">前</div>${box}`)).toContain(alone[0]);
  });

  test('are bounded on pages of any depth', () => {
    const [place] = layoutOf(laidOut(`${'<div class="deep">'.repeat(400)}一`)).places;
    expect(place?.position.split('>')).toHaveLength(12);
  });
});

describe('boxes', () => {
  const boxes = (html: string): string[] =>
    layoutOf(laidOut(html)).boxes.map(({ position, only, own, places }) =>
      [position.replace('main#m>', ''), only ? 'only' : 'one of several', own.length, places.length].join(
        ' ',
      ),
    );

  test.each([
    [
      'named elements and lists',
      '<div class="a"><ul><li>一</li></ul></div>',
      ['div.a only 0 1', 'div.a>ul only 1 1'],
    ],
    ['elements without a name are none', '<div><p>一</p></div>', []],
    ['the region is none', '一', []],
    [
      'a block belongs to the smallest box that is the only one at its position',
      '<div class="a"><h2>見出し</h2><div class="c">一</div><div class="c">二</div><div class="d">三</div></div>',
      [
        'div.a only 3 4',
        'div.a>div.c one of several 0 1',
        'div.a>div.c one of several 0 1',
        'div.a>div.d only 1 1',
      ],
    ],
  ])('%s', (_, html, expected) => {
    expect(boxes(html)).toEqual(expected);
  });
});
