import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf, cutColumns, wrap } from '../../../lambdas/core/compose/columns.ts';

describe('columns', () => {
  test.each([
    ['abc', 3],
    ['防衛', 4],
    ['ＡＢ', 4],
    ['ｱｲ', 2],
    ['が', 2],
    ['é', 1],
    ['“日”', 4],
  ])('%s fills %d', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test('breaks English at spaces and Japanese anywhere but before punctuation', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('防衛大臣会談', 8)).toEqual(['防衛大臣', '会談']);
    expect(wrap('防衛大臣。会談', 8)).toEqual(['防衛大臣。', '会談']);
    expect(wrap('防衛大臣。。。会談', 8)).toEqual(['防衛大臣。', '。。会談']);
    expect(wrap('防衛ADMM会談', 8)).toEqual(['防衛ADMM', '会談']);
  });

  test('a word longer than the line is split', () => {
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  test('cuts to columns, not characters', () => {
    expect(cutColumns('防衛大臣会談', 8)).toBe('防衛大…');
    expect(cutColumns('防衛大臣', 8)).toBe('防衛大臣');
  });

  test('loses nothing but spaces and keeps to the width, but for punctuation that hangs', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', ' ', '防', '衛', '。', 'ア'), maxLength: 80 });
    fc.assert(
      fc.property(text, (given) => {
        const lines = wrap(given, 20);
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
        for (const line of lines) expect(columnsOf(line.replace(/。$/, ''))).toBeLessThanOrEqual(20);
      }),
    );
  });
});
