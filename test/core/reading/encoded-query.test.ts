import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { encodeQuery } from '../../../lambdas/core/reading/encoded-query.ts';
import { pageLink } from '../../../lambdas/core/reading/link.ts';

const BASE = 'https://www.example.jp/cgi/index.html';
const queryOf = (query: string, encoding: string): string =>
  pageLink(`list.cgi?${query}`, BASE, encoding)?.replace('https://www.example.jp/cgi/list.cgi?', '') ?? '';

describe('a query is written in the encoding of its page', () => {
  test.each([
    ['shift_jis', 'name=会談', 'name=%89%EF%92k'],
    ['euc-jp', 'name=会談', 'name=%B2%F1%C3%CC'],
    ['iso-2022-jp', 'name=会談', 'name=%1B$B2qCL%1B(B'],
    ['utf-8', 'name=会談', 'name=%E4%BC%9A%E8%AB%87'],
    ['shift_jis', '表', '%95\\'],
    ['euc-jp', 'a会b', 'a%B2%F1b'],
    ['iso-2022-jp', 'a会b談', 'a%1B$B2q%1B(Bb%1B$BCL%1B(B'],
    ['iso-2022-jp', '∵', '%1B$B%22h%1B(B'],
    // Half-width katakana: one byte, two bytes, none of its own.
    ['shift_jis', 'ｱﾎﾟ', '%B1%CE%DF'],
    ['euc-jp', 'ｱﾎﾟ', '%8E%B1%8E%CE%8E%DF'],
    ['iso-2022-jp', 'ｱﾎﾟﾞ', '%1B$B%%22%[!,!+%1B(B'],
    // NEC's row 13, and IBM's characters, which stand twice in the table of Shift_JIS.
    ['shift_jis', '①髙', '%87@%FB%FC'],
    ['euc-jp', '①髙', '%AD%A1%FC%E2'],
    // The first of several places: ∵ stands in rows 2 and 13.
    ['shift_jis', '∵', '%81%E6'],
    // The minus sign and the full-width hyphen-minus share a place.
    ['shift_jis', '\u2212\uff0d', '%81|%81|'],
    ['euc-jp', '\u2212', '%A1%DD'],
    // JIS has the yen sign and the overline in the place of ASCII's.
    ['shift_jis', '\u00a5\u203e\u0080', '\\~%80'],
    ['euc-jp', '\u00a5\u203e', '\\~'],
    ['iso-2022-jp', '\u203e\\', '%1B(J~%1B(B\\'],
    ['iso-2022-jp', '\u00a5a会', '%1B(J\\a%1B$B2q%1B(B'],
    // What an encoding lacks is a character reference.
    ['shift_jis', 'a=한&b=1', 'a=%26%2354620%3B&b=1'],
    ['euc-jp', '😀', '%26%23128512%3B'],
    ['iso-2022-jp', '会€談', '%1B$B2q%1B(B%26%238364%3B%1B$BCL%1B(B'],
    ['iso-2022-jp', '\u000eA', '%26%2365533%3BA'],
    ['shift_jis', '\ue000', '%26%2357344%3B'],
    ['shift_jis', '\ud800', '%26%2365533%3B'],
    // As the URL Standard has it for http(s): these are encoded, the rest of ASCII is not.
    ['shift_jis', 'a b"\'<>会', 'a%20b%22%27%3C%3E%89%EF'],
    ['shift_jis', 'a\tb\n会', 'ab%89%EF'],
    ['shift_jis', '[]{}|\\^`会', '[]{}|\\^`%89%EF'],
    // What is encoded already stays.
    ['shift_jis', 'name=%E4%BC%9A&x=会%', 'name=%E4%BC%9A&x=%89%EF%'],
    // An encoding that is not ours to write: as before, UTF-8.
    ['windows-1252', 'name=会', 'name=%E4%BC%9A'],
  ])('%s: %j', (encoding, query, written) => {
    expect(queryOf(query, encoding)).toBe(written);
  });

  test.each([
    ['path and fragment are UTF-8', '/会/a?会#会', 'https://www.example.jp/%E4%BC%9A/a?%89%EF#%E4%BC%9A'],
    ['a question mark in a fragment begins no query', '/a#?会', 'https://www.example.jp/a#?%E4%BC%9A'],
    ['a query alone', '?会', 'https://www.example.jp/cgi/index.html?%89%EF'],
    ['a second question mark', '/a?会?談', 'https://www.example.jp/a?%89%EF?%92k'],
    ['another host', '//news.example.jp/a?会', 'https://news.example.jp/a?%89%EF'],
    ['an absolute link', 'http://news.example.jp/?会', 'http://news.example.jp/?%89%EF'],
    ['no query', '/会談', 'https://www.example.jp/%E4%BC%9A%E8%AB%87'],
    ['an empty query', '/a?#b', 'https://www.example.jp/a?#b'],
  ])('%s', (_, link, url) => {
    expect(pageLink(link, BASE, 'shift_jis')).toBe(url);
  });

  test.each(['mailto:a@example.jp?subject=会', 'javascript:go("?会")', '#会?会', ' ', 'http://'])(
    '%j leads to no page',
    (link) => {
      expect(pageLink(link, BASE, 'shift_jis')).toBeNull();
    },
  );
});

function bytesOf(written: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const hex = /^%([0-9A-F]{2})/.exec(written.slice(at, at + 3))?.[1];
    bytes.push(hex === undefined ? written.charCodeAt(at) : Number.parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return Uint8Array.from(bytes);
}

/** Characters of Japanese text. */
const character = fc.oneof(
  fc.integer({ min: 0x3041, max: 0x3093 }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...Array.from('防衛大臣会談共同訓練、。「」①㈱ー・Ａ１a&=/')),
);

// Not so in ISO-2022-JP: its bytes are ASCII, a percent sign among them, and the standard leaves that as it is.
test.each(['shift_jis', 'euc-jp'])('what is written in %s is read back', (encoding) => {
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 40 }), (text) => {
      const written = encodeQuery(`?${text}`, encoding).slice(1);
      expect(written).toMatch(/^[\x21-\x7e]*$/);
      expect(new TextDecoder(encoding).decode(bytesOf(written))).toBe(text);
    }),
  );
});

test('any text becomes an address of ASCII', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('shift_jis', 'euc-jp', 'iso-2022-jp'),
      (text, encoding) => {
        const link = pageLink(`/a?${text}`, BASE, encoding);
        expect(link).toMatch(/^https:\/\/www\.example\.jp\/a[\x21-\x7e]*$/);
        expect(URL.parse(link ?? '')?.href).toBe(link);
      },
    ),
  );
});
