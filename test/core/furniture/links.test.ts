import { expect, test } from '@jest/globals';
import { destinationOf } from '../../../lambdas/core/furniture/links.ts';

const hosts = ['www.example.jp', 'en.example.jp'];

test.each([
  ['/news/20.html', 'page'],
  ['../other/', 'page'],
  ['https://en.example.jp/news/1.html', 'page'],
  ['/view.php?id=3', 'page'],
  ['/news/19a.html', 'self'],
  ['19b.html', 'page'],
  ['/f/shiryo.pdf', 'attachment'],
  ['/f/shiryo.PDF?v=2', 'attachment'],
  ['/img/1.jpg', 'attachment'],
  ['https://elsewhere.example/news/1.html', 'elsewhere'],
  ['https://elsewhere.example/f.docx', 'attachment'],
  ['mailto:a@example.jp', 'elsewhere'],
  ['javascript:void(0)', 'elsewhere'],
  ['#top', 'elsewhere'],
  ['#', 'elsewhere'],
  ['/news/19a.html#gaiyo', 'elsewhere'],
  // Parts of the page.
  ['19a_2.html', 'attachment'],
  ['19a-annex.html', 'attachment'],
  ['/news/19a/annex.html', 'attachment'],
  ['?page=2', 'attachment'],
  ['http://[', 'elsewhere'],
])('%s leads to %s', (href, expected) => {
  expect(destinationOf(href, { url: 'https://www.example.jp/news/19a.html', hosts })).toBe(expected);
});

test.each([
  ['https://www.example.jp/news.php?id=12', '?id=13', 'page'],
  ['https://www.example.jp/news.php?id=1', '?id=12', 'page'],
  ['https://www.example.jp/news.php?id=12', '?id=12&page=2', 'attachment'],
  ['https://www.example.jp/news/', '/news/1.html', 'attachment'],
  ['https://www.example.jp/', '/news/1.html', 'page'],
])('on %s the link %s leads to %s', (url, href, expected) => {
  expect(destinationOf(href, { url, hosts })).toBe(expected);
});
