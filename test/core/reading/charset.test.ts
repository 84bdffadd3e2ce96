import { describe, expect, test } from '@jest/globals';
import { decodeText } from '../../../lambdas/core/reading/charset.ts';
import { encode } from '../../support/encode.ts';
import type { Encoding } from '../../support/encode.ts';

/** With characters that vendors added to the standards: 髙﨑①㈱. */
const PROSE =
  '防衛省は、日豪防衛相会談の概要をとりまとめましたのでお知らせします。（８月１９日）ガイドライン、髙橋、山﨑、①㈱';
const ENCODINGS: readonly Encoding[] = ['utf-8', 'shift_jis', 'euc-jp', 'iso-2022-jp'];
const html = (head: string): string =>
  `<!DOCTYPE html><html><head>${head}<title>会談</title></head><body><p>${PROSE}</p></body></html>`;

describe.each(ENCODINGS)('%s', (encoding) => {
  test.each([
    ['HTTP header', html(''), `text/html; charset="${encoding.toUpperCase()}"`, 'header'],
    ['meta charset', html(`<meta charset="${encoding}">`), 'text/html', 'meta'],
    [
      'http-equiv',
      html(`<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`),
      null,
      'meta',
    ],
    [
      'http-equiv, content first',
      html(`<META content='text/html;charset=${encoding}' HTTP-EQUIV=content-type />`),
      null,
      'meta',
    ],
    ...[1100, 4200, 10_000].map((bytes): [string, string, null, string] => [
      `a meta tag after ${bytes} bytes`,
      html(`<script>${'x'.repeat(bytes)}</script><meta charset=${encoding}>`),
      null,
      'meta',
    ]),
    [
      'a meta tag too late to be seen',
      html(`<script>${'x'.repeat(20_000)}</script><meta charset=big5>`),
      null,
      'content',
    ],
    ['XML declaration of XHTML', `<?xml version="1.0" encoding="${encoding}"?>${html('')}`, null, 'xml'],
    ['nothing', html(''), null, 'content'],
    [
      'a description that speaks of charsets',
      html('<meta name="description" content="charset=big5">'),
      null,
      'content',
    ],
    ['a meta tag in a comment', html('<!-- <meta charset="big5"> -->'), null, 'content'],
    ['an encoding nobody knows', html('<meta charset="mojibake">'), null, 'content'],
  ])('told by: %s', (_, page, contentType, from) => {
    const { text, charset } = decodeText(encode(page, encoding), { contentType, kind: 'html' });
    expect(text).toBe(page);
    expect(charset).toMatchObject({ name: encoding, from });
  });

  test.each(
    ENCODINGS.filter((other) => other !== encoding)
      .concat([])
      .map(String)
      .concat('iso-8859-1', 'us-ascii'),
  )('a header that says %s is overruled, and the note says so', (wrong) => {
    const { text, charset } = decodeText(encode(html(''), encoding), {
      contentType: `text/html; charset=${wrong}`,
      kind: 'html',
    });
    expect(text).toBe(html(''));
    expect(charset).toEqual({
      name: encoding,
      from: 'content',
      note: `header says ${wrong}, content is ${encoding}`,
    });
  });

  test.each(
    ENCODINGS.filter((other) => other !== encoding)
      .map(String)
      .concat('windows-1252', 'x-sjis', 'ks_c_5601-1987')
      .filter((label) => encoding !== 'shift_jis' || label !== 'x-sjis'),
  )('a meta tag and an XML declaration that say %s are overruled', (wrong) => {
    const page = html(`<meta http-equiv="Content-Type" content="text/html; charset=${wrong}">`);
    const feed = `<?xml version="1.0" encoding="${wrong}"?><rss version="2.0"><channel><title>${PROSE}</title></channel></rss>`;
    const overruled = { name: encoding, from: 'content', note: expect.stringContaining(`says ${wrong}`) };
    for (const [text, kind] of [
      [page, 'html'],
      [feed, 'xml'],
    ] as const) {
      const decoded = decodeText(encode(text, encoding), { contentType: `text/${kind}`, kind });
      expect(decoded.text).toBe(text);
      expect(decoded.charset).toMatchObject(overruled);
    }
  });

  test('a page that breaks off in the middle of a character', () => {
    const lastByte = encoding === 'iso-2022-jp' ? -'\u001b(B'.length - 1 : -1;
    const body = encode(`${html('')}終`, encoding).subarray(0, lastByte);
    for (const contentType of [null, 'text/html; charset=utf-8', 'text/html; charset=iso-8859-1']) {
      const { text } = decodeText(body, { contentType, kind: 'html' });
      expect(text).toBe(`${html('')}\ufffd`);
    }
  });

  test('a wrong header beside a right meta tag', () => {
    const page = html(`<meta charset="${encoding}">`);
    const wrong = encoding === 'utf-8' ? 'Shift_JIS' : 'UTF-8';
    const { text, charset } = decodeText(encode(page, encoding), {
      contentType: `text/html;charset=${wrong}`,
      kind: 'html',
    });
    expect(text).toBe(page);
    expect(charset).toMatchObject({
      name: encoding,
      from: 'meta',
      note: expect.stringContaining('header says'),
    });
  });

  test('an XML feed', () => {
    const feed = `<?xml version='1.0' encoding='${encoding}' ?><rss version="2.0"><channel><title>${PROSE}</title></channel></rss>`;
    const { text, charset } = decodeText(encode(feed, encoding), { contentType: 'text/xml', kind: 'xml' });
    expect(text).toBe(feed);
    expect(charset).toEqual({ name: encoding, from: 'xml' });
  });

  test('plain text', () => {
    expect(decodeText(encode(PROSE, encoding), { kind: 'text' })).toEqual({
      text: PROSE,
      charset: { name: encoding, from: 'content' },
    });
  });
});

describe('labels and what stands above declarations', () => {
  const sjis = encode(PROSE, 'shift_jis');

  test.each(['x-sjis', 'windows-31j', 'Shift_JIS', 'sjis', 'MS932', 'CP932'])(
    '%s is Shift_JIS with vendor characters, in a header and in a meta tag',
    (label) => {
      const page = html(`<meta charset="${label}">`);
      for (const [contentType, from] of [
        [`text/html; charset=${label}`, 'header'],
        ['text/html', 'meta'],
      ] as const) {
        const { text, charset } = decodeText(encode(page, 'shift_jis'), { contentType, kind: 'html' });
        expect(text).toBe(page);
        expect(charset).toEqual({ name: 'shift_jis', from });
      }
    },
  );

  test.each([
    ['shift_jis', 'ガイドラインをｶﾞｲﾄﾞﾗｲﾝと書く'],
    ['euc-jp', 'ガイドラインをｶﾞｲﾄﾞﾗｲﾝと書き、丂仐偀とも書く'],
    ['iso-2022-jp', 'ガイドラインをｶﾞｲﾄﾞﾗｲﾝと書く'],
  ] as const)('half-width katakana and supplementary kanji in %s', (encoding, text) => {
    for (const contentType of [null, 'text/plain; charset=utf-8', `text/plain; charset=${encoding}`]) {
      const decoded = decodeText(encode(text, encoding), { contentType, kind: 'text' });
      expect(decoded.text).toBe(text);
      expect(decoded.charset.name).toBe(encoding);
    }
  });

  test('an override is believed against everything', () => {
    const { text, charset } = decodeText(sjis, {
      contentType: 'text/html; charset=shift_jis',
      override: 'euc-jp',
      kind: 'html',
    });
    expect(charset).toEqual({ name: 'euc-jp', from: 'override' });
    expect(text).not.toContain('防衛');
  });

  test('an override that names no encoding is noted and passed over', () => {
    const { charset } = decodeText(sjis, { override: 'sjsi', kind: 'html' });
    expect(charset).toEqual({
      name: 'shift_jis',
      from: 'content',
      note: 'override says sjsi, which is no encoding',
    });
  });

  test('a byte order mark goes before the header, and is not part of the text', () => {
    const body = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(PROSE, 'utf-8')]);
    const { text, charset } = decodeText(body, { contentType: 'text/html; charset=Shift_JIS', kind: 'html' });
    expect(text).toBe(PROSE);
    expect(charset).toEqual({
      name: 'utf-8',
      from: 'bom',
      note: 'header says shift_jis, the byte order mark says utf-8',
    });
  });

  test.each([
    ['utf-16le', [0xff, 0xfe, 0x32, 0x96]],
    ['utf-16be', [0xfe, 0xff, 0x96, 0x32]],
  ])('a byte order mark of %s', (name, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), { kind: 'html' })).toEqual({
      text: '防',
      charset: { name, from: 'bom' },
    });
  });

  test.each(['Shift_JIS', 'EUC-JP', 'ISO-8859-1', 'UTF-16'])(
    'a byte order mark of UTF-8 stands against a header and a meta tag that say %s',
    (label) => {
      const page = html(`<meta charset="${label}">`);
      const body = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(page, 'utf-8')]);
      const { text, charset } = decodeText(body, {
        contentType: `text/html; charset=${label}`,
        kind: 'html',
      });
      expect(text).toBe(page);
      expect(charset).toMatchObject({ name: 'utf-8', from: 'bom' });
    },
  );

  test.each(['utf-16le', 'utf-16be'])('%s without a byte order mark is known by its markup', (name) => {
    const page = html('');
    const littleEndian = Buffer.from(page, 'utf16le');
    const body = name === 'utf-16le' ? littleEndian : Buffer.from(littleEndian).swap16();
    for (const contentType of [null, 'text/html; charset=utf-8', 'text/html; charset=utf-16']) {
      const { text, charset } = decodeText(body, { contentType, kind: 'html' });
      expect(text).toBe(page);
      expect(charset).toMatchObject({ name, from: 'content' });
    }
  });

  test('a meta tag that says UTF-16 means UTF-8', () => {
    const page = html('<meta charset="utf-16">');
    expect(decodeText(encode(page, 'utf-8'), { kind: 'html' })).toEqual({
      text: page,
      charset: { name: 'utf-8', from: 'meta' },
    });
  });
});

describe('bytes that are in no order', () => {
  test('ASCII alone is UTF-8 by default; a declared encoding stands', () => {
    const body = encode('plain words', 'utf-8');
    expect(decodeText(body, { kind: 'html' }).charset).toEqual({ name: 'utf-8', from: 'default' });
    expect(decodeText(body, { contentType: 'text/html; charset=euc-jp', kind: 'html' }).charset).toEqual({
      name: 'euc-jp',
      from: 'header',
    });
  });

  test('one bad byte in declared UTF-8 costs one character, not the page', () => {
    const body = Uint8Array.from([...encode(PROSE, 'utf-8'), 0xe3, 0x81, 0x0a, ...encode(PROSE, 'utf-8')]);
    const { text, charset } = decodeText(body, { contentType: 'text/html; charset=utf-8', kind: 'html' });
    expect(charset).toEqual({ name: 'utf-8', from: 'header' });
    expect(text).toBe(`${PROSE}\ufffd\n${PROSE}`);
  });

  test.each([
    null,
    'text/html; charset=utf-8',
    'text/html; charset=iso-8859-1',
    'text/html; charset=shift_jis',
  ])('a UTF-8 page with a few bytes of Latin-1, declared as %s', (contentType) => {
    const latin1 = [0x20, 0xe9, 0x20, 0xa0, 0x20];
    const body = Uint8Array.from([...encode(PROSE, 'utf-8'), ...latin1, ...encode(PROSE, 'utf-8')]);
    const { text, charset } = decodeText(body, { contentType, kind: 'html' });
    expect(text).toBe(`${PROSE} \ufffd \ufffd ${PROSE}`);
    expect(charset.name).toBe('utf-8');
  });

  test('one bad byte in undeclared Shift_JIS', () => {
    const body = Uint8Array.from([...encode(PROSE, 'shift_jis'), 0xff, ...encode(PROSE, 'shift_jis')]);
    const { text, charset } = decodeText(body, { kind: 'html' });
    expect(charset).toEqual({ name: 'shift_jis', from: 'content' });
    expect(text).toBe(`${PROSE}\ufffd${PROSE}`);
  });

  test('declared French in windows-1252 is not taken for Japanese', () => {
    const text = 'Le ministre des Armées a été reçu à Tōkyō'.replace(/ō/g, 'o');
    const body = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(decodeText(body, { contentType: 'text/html; charset=iso-8859-1', kind: 'html' })).toEqual({
      text,
      charset: { name: 'windows-1252', from: 'header' },
    });
    expect(decodeText(body, { kind: 'html' }).text).toBe(text);
  });

  test('declared Chinese and Korean stand', () => {
    const gbk = Uint8Array.from([0xb9, 0xfa, 0xb7, 0xc0, 0xb2, 0xbf, 0xd0, 0xc2, 0xce, 0xc5]);
    expect(decodeText(gbk, { contentType: 'text/html; charset=gb2312', kind: 'html' })).toEqual({
      text: '国防部新闻',
      charset: { name: 'gbk', from: 'header' },
    });
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['noise', Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index) % 256)],
    ['an escape at the end', Uint8Array.from([0x41, 0x1b])],
  ])('%s does not throw', (_, body) => {
    for (const kind of ['html', 'xml', 'text'] as const)
      expect(typeof decodeText(body, { kind }).text).toBe('string');
  });
});
