import { describe, expect, test } from '@jest/globals';
import { marked, markedLines } from '../../../cli/classify/mark.ts';

describe('a text with its spans', () => {
  test.each([
    ['no span', '日豪会談', [], '日豪会談'],
    ['one', '日豪会談', [{ start: 0, end: 2, note: 1 }], '⟦日豪⟧1会談'],
    ['two notes on one place', '日豪会談', [{ start: 0, end: 2, note: 1 }, { start: 0, end: 2, note: 4 }], '⟦日豪⟧1,4会談'],
    ['side by side', '日豪会談', [{ start: 0, end: 2, note: 1 }, { start: 2, end: 4, note: 2 }], '⟦日豪⟧1⟦会談⟧2'],
    ['nested', '日豪会談', [{ start: 0, end: 4, note: 1 }, { start: 0, end: 2, note: 2 }], '⟦⟦日豪⟧2会談⟧1'],
    ['in the order of the text, whatever that of the notes', '日豪会談', [{ start: 2, end: 4, note: 1 }, { start: 0, end: 1, note: 2 }], '⟦日⟧2豪⟦会談⟧1'],
  ])('%s', (_what, text, spans, expected) => {
    expect(marked(text, spans)).toBe(expected);
  });
}); // prettier-ignore

test('lines without a span are left out, and said to be', () => {
  const text = '前書き\n続き\n日豪会談\n\n後書き\nNATO';
  expect(
    markedLines(text, [
      { start: 7, end: 9, note: 1 },
      { start: 17, end: 21, note: 2 },
    ]),
  ).toEqual(['…', '⟦日豪⟧1会談', '…', '⟦NATO⟧2']);
});
