import { describe, expect, test } from '@jest/globals';
import { paragraphsOfPdf } from '../../../lambdas/core/reading/pdf-lines.ts';
import type { PdfRun } from '../../../lambdas/core/reading/pdf-lines.ts';

interface Place {
  readonly x?: number;
  readonly gap?: number;
  readonly height?: number;
}

/** Lines of a page, 18 points apart unless said otherwise; a full-width character is as wide as it is high. */
function page(...lines: readonly (readonly [text: string, place?: Place])[]): readonly PdfRun[] {
  let y = 800;
  return lines.map(([text, { x = 40, gap = 18, height = 12 } = {}]) => {
    y -= gap;
    const width = Array.from(text).reduce(
      (sum, character) => sum + (character < '\u0100' ? height / 2 : height),
      0,
    );
    return { text, x, y, width, height, endsLine: true };
  });
}

const FULL = '防衛大臣は豪州の国防大臣と会談し共同訓練を進めることで';
const REST = '一致した。';

describe('paragraphsOfPdf', () => {
  test.each<[string, readonly (readonly PdfRun[])[], readonly string[]]>([
    ['wrapped Japanese without a space', [page([FULL], [REST])], [FULL + REST]],
    [
      'wrapped English with one',
      [page(['The ministers agreed to hold a next '], ['meeting in Tokyo.'])],
      ['The ministers agreed to hold a next meeting in Tokyo.'],
    ],
    [
      'a word broken by a hyphen',
      [page(['The ministers agreed on the co-'], ['operation of both.'])],
      ['The ministers agreed on the co-operation of both.'],
    ],
    [
      'Japanese and Latin on either side of the break',
      [page([`${FULL}、`], ['ASEAN と'])],
      [`${FULL}、ASEAN と`],
    ],
    ['a short line ends its paragraph', [page([FULL], [REST], [FULL])], [FULL + REST, FULL]],
    ['a wider gap separates', [page([FULL], [FULL], [FULL, { gap: 32 }])], [FULL + FULL, FULL]],
    ['so does another size', [page([FULL.slice(0, 18), { height: 18 }], [FULL])], [FULL.slice(0, 18), FULL]],
    ['and an indent', [page([FULL], [FULL.slice(1), { x: 52 }])], [FULL, FULL.slice(1)]],
    [
      'and a bullet, a number, a circle',
      [page([FULL], [`・${FULL}`], [`（１）${FULL}`], [`①${FULL}`])],
      [FULL, `・${FULL}`, `（１）${FULL}`, `①${FULL}`],
    ],
    ['a sentence goes on over the page', [page([FULL], [FULL]), page([REST])], [FULL + FULL + REST]],
    [
      'a page number keeps them apart',
      [page([FULL], ['- 1 -', { x: 280, gap: 60 }]), page([REST])],
      [FULL, '- 1 -', REST],
    ],
    ['blank lines are none', [page([FULL], ['　 '], [REST])], [FULL, REST]],
    [
      'radicals are folded, other characters kept',
      [page(['⻑崎⻄部の⽇⽶①㈱ＡＢ'])],
      ['長崎西部の日米①㈱ＡＢ'],
    ],
    ['no runs', [[], []], ['']],
  ])('%s', (_, pages, paragraphs) => {
    expect(paragraphsOfPdf(pages)).toBe(paragraphs.join('\n\n'));
  });

  test('a line of several runs', () => {
    const [run] = page(['']);
    const at = (text: string, x: number, endsLine = false): PdfRun => ({
      text,
      x,
      y: run!.y,
      width: 12,
      height: 12,
      endsLine,
    });
    expect(paragraphsOfPdf([[at('第', 40), at(' ', 52), at('12', 56), at('', 68, true)]])).toBe('第 12');
  });
});
