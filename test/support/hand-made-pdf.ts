/**
 * Small PDFs written by hand: pdf-lib cannot make a font with a predefined CMap, nor an encrypted file. `objects`: the
 * bodies of objects 1, 2, …, the first of which is the catalogue; `trailer`: further entries of the trailer.
 */
export function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let length = 9;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((body, index) => {
    offsets.push(length);
    add(`${index + 1} 0 obj\n${body}\nendobj\n`);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`);
  add(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`);
  return Uint8Array.from(parts.join(''), (character) => character.charCodeAt(0));
}

const stream = (content: string): string => `<</Length ${content.length}>>stream\n${content}\nendstream`;

const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Lines of text in a Japanese font that is not embedded, 12 points on 18, each line as bytes of the predefined CMap that
 * `encoding` names (`90ms-RKSJ-H`: Shift_JIS, `UniJIS-UTF16-H`: UTF-16BE).
 */
export function japanesePdf(encoding: string, lines: readonly Uint8Array[]): Uint8Array {
  const shown = lines.map((line, index) => `1 0 0 1 40 ${780 - index * 18} Tm <${hex(line)}> Tj`).join('\n');
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream(`BT\n/F1 12 Tf\n${shown}\nET`),
    `<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/MS-Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/MS-Mincho/Flags 4/FontBBox[0 -137 1000 859]/ItalicAngle 0/Ascent 859/Descent -137/CapHeight 709/StemV 78>>',
  ]);
}

/** A PDF that asks for a password: its keys were made with one that nobody has. */
export function encryptedPdf(): Uint8Array {
  const key = '<' + 'ab'.repeat(32) + '>';
  return pdfOf(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
      stream('BT ET'),
      `<</Filter/Standard/V 1/R 2/O ${key}/U ${key}/P -4>>`,
    ],
    `/Encrypt 5 0 R/ID[<${'cd'.repeat(16)}><${'cd'.repeat(16)}>]`,
  );
}
