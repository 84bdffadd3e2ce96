import { describe, expect, test } from '@jest/globals';
import { safeLine } from '../../../lambdas/core/text/safe-line.ts';

describe('safeLine', () => {
  test.each([
    ['HTTP 500 from https://www.example.jp/会談', 'HTTP 500 from https://www.example.jp/会談'],
    ['two\r\nlines\u2028and\u0085more', 'two lines and more'],
    ['\u001b[31mred\u009b0m', '[31mred 0m'],
    ['a\u202etxt.exe\u200b\ufeff\0b', 'a txt.exe b'],
    ['  \t ', ''],
  ])('%j → %j', (text, line) => {
    expect(safeLine(text)).toBe(line);
  });

  test('a long text is cut, and no character is cut in half', () => {
    expect(safeLine('a'.repeat(10_000))).toBe('a'.repeat(400));
    expect(safeLine(`a${'𠮷'.repeat(400)}`).isWellFormed()).toBe(true);
  });
});
