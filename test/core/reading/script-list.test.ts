import { describe, expect, test } from '@jest/globals';
import type { ListingReading } from '../../../lambdas/core/reading/entry.ts';
import type { SourceInput } from '../../../lambdas/core/source.ts';
import { encode } from '../../support/encode.ts';
import { entriesOf, readAs } from './read-as.ts';
import type { ReadOptions } from './read-as.ts';

type Rules = Omit<Extract<SourceInput['entry'], { type: 'script' }>, 'type' | 'url'>;

const FOLDER = 'https://www.ministry.example/j/press/kisha/';
const FIELDS = { url: 'url', title: 'title', date: 'date' };

const read = (script: string | Uint8Array, rules: Rules = { fields: FIELDS }, options?: ReadOptions): ListingReading =>
  readAs({ type: 'script', url: `${FOLDER}kisha_ja.js`, ...rules }, script, options); // prettier-ignore

const KISHA = `\ufeff// 会見の一覧
var kisha = [
  {
    date:"令和8年8月7日（金）15:43～15:46",
    title:"令和８年の地震に係る臨時会見",
    movie:"",
    url:"2026/0807a_r.html",
  },
  { date: '令和8年8月4日（火）10:02～10:31', title: '防衛大臣記者会見', url: '2026/0804a.html' },
];
`;

describe('a list of press conferences', () => {
  test('newest first, relative to the folder of the script', () => {
    expect(read(KISHA, { fields: FIELDS }, { contentType: 'application/javascript' })).toEqual({
      kind: 'entries',
      entries: [
        {
          url: `${FOLDER}2026/0807a_r.html`,
          title: '令和８年の地震に係る臨時会見',
          published: '2026-08-07',
          summary: null,
        },
        {
          url: `${FOLDER}2026/0804a.html`,
          title: '防衛大臣記者会見',
          published: '2026-08-04',
          summary: null,
        },
      ],
      charset: { name: 'utf-8', from: 'bom' },
      extension: 'js',
      notes: [],
    });
  });

  test('the same in Shift_JIS', () => {
    const script = encode(KISHA.replace('\ufeff', '').replace('～', '-').replace('～', '-'), 'shift_jis');
    expect(entriesOf(read(script))).toMatchObject([
      { title: '令和８年の地震に係る臨時会見', published: '2026-08-07' },
      { title: '防衛大臣記者会見' },
    ]);
  });

  test('relative to the base that the definition names', () => {
    const base = 'https://www.ministry.example/j/';
    expect(entriesOf(read(KISHA, { fields: FIELDS, base }))[0]?.url).toBe(`${base}2026/0807a_r.html`);
  });

  test('an older form: the date in parts, entries pushed one by one', () => {
    const script = `var newsBox = [];
      newsBox.push({ 'yyyy': 2020, "mm": "04", dd: '3', link: "/j/press/news/2020/04/03a.html", text: "共同訓練について" });
      newsBox.push({ yyyy: 2020, mm: 12, dd: 28, link: '/j/press/news/2020/12/28b.html', text: '会談の' + "結果" });`;
    const fields = { url: 'link', title: 'text', date: '{yyyy}-{mm}-{dd}' };
    expect(entriesOf(read(script, { fields }))).toMatchObject([
      { url: 'https://www.ministry.example/j/press/news/2020/04/03a.html', published: '2020-04-03' },
      { title: '会談の結果', published: '2020-12-28' },
    ]);
  });
});

describe('how a literal may be written', () => {
  const titleIn = (script: string): unknown => entriesOf(read(script)).map(({ title }) => title);

  test.each([
    ['double quotes', '[{url:"a",title:"会談"}]', ['会談']],
    ['single quotes', "[{url:'a',title:'会談'}]", ['会談']],
    ['a template without expressions', '[{url:`a`,title:`会\n談`}]', ['会 談']],
    ['quoted keys', '[{"url":"a",\'title\':"会談"},]', ['会談']],
    ['computed keys that are literal', '[{["url"]:"a",["ti"+"tle"]:"会談"}]', ['会談']],
    ['escapes', String.raw`[{url:"a",title:"\u4f1a\x41\n\u{8ac7}"}]`, ['会A 談']],
    ['a long sum', '[{url:"a",title:"日"+"豪"+`防衛`+"相"+("会"+"談")+1}]', ['日豪防衛相会談1']],
    ['numbers', '[{url:1+2+".html",title:2026}]', ['2026']],
    ['a function in between', 'f(function(){ return [{url:"a",title:"会談"}]; });', ['会談']],
    ['nested arrays', 'var a=[[[{url:"a",title:"一"}],[{url:"b",title:"二"}]]]', ['一', '二']],
    ['objects in objects, in order', '[{url:"a",more:{url:"b",title:"二"},title:"一"}]', ['一', '二']],
    ['the last of two keys', '[{url:"a",title:"前",title:"後"}]', ['後']],
    ['module syntax', 'export const list = [{url:"a",title:"会談"}]; await 1;', ['会談']],
    ['old comments', '<!--\nvar a=[{url:"a",title:"会談"}];\n//-->', ['会談']],
    ['commented out', '/* {url:"a",title:"前"} */ a=[{url:"b",title:"後"}] // {url:"c",title:"x"}', ['後']],
    ['a name declared twice', 'let a=1; let a=[{url:"a",title:"会談"}];', ['会談']],
    ['HTML in a title', '[{url:"a",title:"R&amp;D<br>会談 <b>結果</b>"}]', ['R&D 会談 結果']],
    ['other objects', '$.ajax({url:"x.json",type:"GET"}); a=[{url:"a",title:"会談"}]', ['会談']],
  ])('%s', (_, script, titles) => {
    expect(titleIn(script)).toEqual(titles);
  });

  test('fields inside fields', () => {
    const fields = { url: 'links.ja', title: 'title.ja', date: 'at.day', summary: 'note' };
    const script =
      'a=[{links:{ja:"a.html"},title:{en:"x",ja:"会談"},at:{day:"2026.8.7"},note:"<p>概要</p>"}]';
    expect(entriesOf(read(script, { fields }))).toEqual([
      { url: `${FOLDER}a.html`, title: '会談', published: '2026-08-07', summary: '概要' },
    ]);
  });

  test.each([
    ['a name', '[{url:path,title:"会談"}]', 'object 1: no url'],
    ['a call', '[{url:"a",title:t("会談")}]', 'object 1: no title'],
    ['a sum with a name', '[{url:root+"a.html",title:"会談"}]', 'object 1: no url'],
    ['a template with an expression', '[{url:`${root}a`,title:"会談"}]', 'object 1: no url'],
    ['shorthand', '[{url,title}]', 'object 1: no url'],
    ['a method', '[{url(){},title:"会談"}]', 'object 1: no url'],
    ['nothing', '[{url:"",title:"会談"}]', 'object 1: no url'],
    ['null', '[{url:"a",title:null}]', 'object 1: no title'],
    [
      'no page',
      '[{url:"javascript:void(0)",title:"会談"}]',
      'object 1: no link to a page ("javascript:void(0)")',
    ],
    ['no words', '[{url:"a",title:"<br>"}]', `object 1: no title (${FOLDER}a)`],
  ])('what only running it would tell is not read: %s', (_, script, note) => {
    expect(read(script)).toMatchObject({ kind: 'entries', entries: [], notes: [note] });
  });

  test('a date that is none, and a date that is code', () => {
    const script =
      '[{url:"a",title:"一",date:"近日"},{url:"b",title:"二",date:new Date()},{url:"c",title:"三"}]';
    expect(entriesOf(read(script)).map(({ published }) => published)).toEqual([null, null, null]);
  });
});

describe('what is no list', () => {
  test('a script without entries is an empty list', () => {
    expect(read('var kisha = [];')).toMatchObject({ kind: 'entries', entries: [], notes: [] });
    expect(read('var a = {x: 1}, b = {y: 2};')).toMatchObject({
      kind: 'entries',
      entries: [],
      notes: ['none of 2 objects has url and title'],
    });
  });

  test.each([
    ['cut off', 'var kisha = [\n {url:"a",title:"会談"},\n {url:"b",ti', 'unparsable', /Unexpected token, line 3, column 13/],
    ['words', 'Service unavailable', 'unparsable', /line 1, column 9/],
    ['a stray sign', 'var a = [\n{url:"a" title:"会談"}]', 'unparsable', /line 2, column 10/],
    ['a page', '<!DOCTYPE html><html><body>403</body></html>', 'wrong-type', /a page or feed \(<html>\) where a script/],
    ['a page after a comment', '\n<!-- x --><html></html>', 'wrong-type', /<html>/],
    ['a feed', '<?xml version="1.0"?><rss version="2.0"></rss>', 'wrong-type', /<rss>/],
    ['the JSON of an error', '{"message":"Forbidden"}', 'wrong-type', /JSON where a script was expected/],
    ['JSON that is a list', '[{"url":"a","title":"会談"}]', 'wrong-type', /JSON/],
    ['a PDF', '%PDF-1.7', 'wrong-type', /PDF/],
    ['nothing', '', 'unparsable', /empty/],
    ['too long', 'a'.repeat(2_000_001), 'unparsable', /2000001 characters/],
    ['nested without end', `a=${'['.repeat(90_000)}`, 'unparsable', /stack/],
  ])('%s', (_, script, outcome, detail) => {
    expect(read(script)).toEqual({ kind: 'unreadable', outcome, detail: expect.stringMatching(detail) });
  }); // prettier-ignore

  test('it is never run', () => {
    const script = 'globalThis.hinomiWasHere = true; a=[{url:"a",title:"会談"}]; while(true){}';
    expect(entriesOf(read(script))).toHaveLength(1);
    expect(Object.hasOwn(globalThis, 'hinomiWasHere')).toBe(false);
  });
});
