import { expect, test } from '@jest/globals';
import { fieldLines, tableLines } from '../../cli/table.ts';
import { columnsOf } from '../../lambdas/core/compose/columns.ts';

test('columns are aligned by what a terminal shows: Japanese characters fill two', () => {
  const lines = tableLines(
    [{ title: 'name' }, { title: 'n', right: true }, { title: 'end' }],
    [
      ['防衛省', '7', 'x'],
      ['MOFA', '1024', 'y'],
    ],
  );
  expect(lines).toEqual(['name       n  end', '防衛省     7  x', 'MOFA    1024  y']);
  expect(lines.slice(1).map((line) => columnsOf(line))).toEqual([15, 15]);
});

test('long cells are cut, short rows are filled, and control characters are taken out', () => {
  expect(tableLines([{ title: 'a', most: 5 }, { title: 'b' }], [['防衛大臣', '\u001b[31mred\r\n'], []])).toEqual([
    'a      b',
    '防衛…  [31mred',
    '',
  ]); // prettier-ignore
});

test('fields stand under each other', () => {
  expect(fieldLines([['url', 'https://a.example/'], ['identity', 'url\nx'], ['none', '']])).toEqual([
    'url       https://a.example/',
    'identity  url x',
    'none',
  ]); // prettier-ignore
});
