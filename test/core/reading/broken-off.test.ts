import { describe, expect, test } from '@jest/globals';
import { breaksOff } from '../../../lambdas/core/reading/broken-off.ts';

const LIST =
  '<!DOCTYPE html><html><body><div><ul><li><a href="/a">一</a></li><li><a href="/b">二</a></li></ul></div></body></html>';

describe('breaksOff', () => {
  test('a page that is cut anywhere after its first link and before its end', () => {
    const from = LIST.indexOf('一');
    const to = LIST.indexOf('</div>');
    for (let end = from; end <= to; end += 1)
      expect([end, breaksOff(LIST.slice(0, end))]).toEqual([end, true]);
  });

  test.each([
    ['a whole page', LIST],
    ['without the end tags that may be left out', LIST.replace('</body></html>', '').replaceAll('</li>', '')],
    ['with a div too few closed', LIST.replace('</div>', '')],
    ['with an upper-case end', LIST.replace('</body></html>', '</BODY ></HTML >')],
    ['a fragment', '<p>文</p>'],
    ['words of other elements', '<abbr>a</abbr><mainly><ultra><address><sectional>'],
    ['nothing', ''],
  ])('not %s', (_, html) => {
    expect(breaksOff(html)).toBe(false);
  });

  test('eight megabytes in no time', () => {
    const start = performance.now();
    breaksOff('<a '.repeat(2_700_000));
    breaksOff('</html'.repeat(1_300_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
