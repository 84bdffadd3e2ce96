import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { CMapError, pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import { encode } from '../support/encode.ts';
import { encryptedPdf, japanesePdf, pdfOf } from '../support/hand-made-pdf.ts';

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
const WRAPPED = [
  '令和八年八月十九日、防衛大臣は豪州の国防大臣と会談し、共同訓練を',
  '深めることで一致した。',
  '２今後の予定',
];
const JOINED =
  '令和八年八月十九日、防衛大臣は豪州の国防大臣と会談し、共同訓練を深めることで一致した。\n\n２今後の予定';

async function englishPdf(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([400, 600]);
    lines.forEach((line, index) => {
      page.drawText(line, { x: 40, y: 540 - index * 16, size: 12, font });
    });
  }
  return document.save();
}

describe('a PDF with text', () => {
  test.each([
    ['90ms-RKSJ-H', (text: string) => encode(text, 'shift_jis')],
    ['UniJIS-UTF16-H', utf16],
    ['EUC-H', (text: string) => encode(text, 'euc-jp')],
  ])('in a Japanese font with the predefined CMap %s', async (cMap, bytes) => {
    const body = japanesePdf(cMap, WRAPPED.map(bytes));
    await expect(pdfReader().read(body)).resolves.toEqual({ kind: 'text', text: JOINED, pages: 1 });
  });

  test('vendor characters of Shift_JIS', async () => {
    const body = japanesePdf('90ms-RKSJ-H', [encode('髙橋①㈱宮﨑', 'shift_jis')]);
    await expect(pdfReader().read(body)).resolves.toEqual({ kind: 'text', text: '髙橋①㈱宮﨑', pages: 1 });
  });

  test('English lines are joined with a space, pages counted', async () => {
    const body = await englishPdf([
      ['The ministers met in Kuala Lumpur and agreed to hold', 'the next meeting in Tokyo.', 'Annex'],
      ['A second page.'],
    ]);
    await expect(pdfReader().read(body)).resolves.toEqual({
      kind: 'text',
      text: 'The ministers met in Kuala Lumpur and agreed to hold the next meeting in Tokyo.\n\nAnnex\n\nA second page.',
      pages: 2,
    });
  });

  test('that takes too long is given up between two pages', async () => {
    const body = await englishPdf([['One.'], ['Two.'], ['Three.']]);
    await expect(pdfReader({ milliseconds: 0 }).read(body)).resolves.toEqual({
      kind: 'unparsable',
      detail: 'too long to read: 1 of 3 pages in time',
    });
  });

  test('the bytes given are left alone', async () => {
    const body = japanesePdf('90ms-RKSJ-H', [encode('防衛', 'shift_jis')]);
    const before = Buffer.from(body).toString('hex');
    await pdfReader().read(body);
    expect(Buffer.from(body).toString('hex')).toBe(before);
  });
});

describe('a PDF without readable text', () => {
  let printed: jest.SpiedFunction<typeof console.log>[] = [];
  beforeEach(() => {
    printed = (['log', 'warn', 'error', 'info'] as const).map((name) =>
      jest.spyOn(console, name).mockReturnValue(),
    );
  });
  afterEach(() => {
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });

  test('a scan has no text layer', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
    document.addPage();
    await expect(pdfReader().read(await document.save())).resolves.toEqual({ kind: 'no-text', pages: 2 });
  });

  test('a password', async () => {
    await expect(pdfReader().read(encryptedPdf())).resolves.toEqual({ kind: 'encrypted' });
  });

  test('a file that breaks off', async () => {
    const body = await englishPdf([
      Array.from({ length: 30 }, (_, line) => `line ${line} of a page that breaks off`),
    ]);
    await expect(pdfReader().read(body.subarray(0, body.length / 2))).resolves.toEqual({
      kind: 'unparsable',
      detail: 'the file breaks off: it does not end with %%EOF',
    });
  });

  test.each([
    ['no bytes', new Uint8Array(0)],
    ['no PDF', Buffer.from('<html>not a pdf</html>\n%%EOF')],
    ['a PDF without pages', pdfOf(['<</Type/Catalog>>'])],
  ])('%s is unparsable and says why', async (_, body) => {
    const reading = await pdfReader().read(body);
    expect(reading).toEqual({ kind: 'unparsable', detail: expect.stringMatching(/\w/) });
  });
});

test('without its CMaps the reader refuses rather than give no text', async () => {
  const body = japanesePdf('90ms-RKSJ-H', [encode('防衛', 'shift_jis')]);
  const reader = pdfReader({ cMaps: new URL('file:///nowhere/cmaps/') });
  await expect(reader.read(body)).rejects.toThrow(CMapError);
  await expect(reader.read(body)).rejects.toThrow(/nowhere\/cmaps\/.*bcmap.*copy pdfjs-dist\/cmaps/);
});

const COMMENTARY =
  '../shared/mirrors/seeds/2025-11-14T0900Z/www.nids.mod.go.jp/publication/commentary/pdf/commentary407.pdf';
const withShared = existsSync(COMMENTARY) ? test : test.skip;

withShared('a real commentary (skipped where ../shared is absent)', async () => {
  const reading = await pdfReader().read(readFileSync(COMMENTARY));
  expect(reading).toMatchObject({ kind: 'text', pages: 5 });
  const text = reading.kind === 'text' ? reading.text : '';
  expect(text).not.toMatch(/[\u2e80-\u2fdf]/);
  expect(text).toContain(
    '例年この時期になると、ASEAN 加盟 10 か国と域外の「プラス国」(日、米、中、印、露、韓、豪、ニュージーランド)の国防大臣が顔を揃える',
  );
});
