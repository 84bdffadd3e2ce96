import { comparableTitle } from '../text/comparable.ts';
import { wordsOfHtml } from './inline-text.ts';

/** Most characters of a list's own words that are kept: a lead, not the article. */
const LENGTH = 1000;

/** The longest of some HTML texts as plain words, cut to a lead; null where that is nothing beyond the title. */
export function summaryOf(htmls: readonly (string | null | undefined)[], title: string): string | null {
  const texts = htmls.map((html) => wordsOfHtml(html ?? ''));
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), '');
  if (longest === '' || comparableTitle(longest) === comparableTitle(title)) return null;
  return longest
    .slice(0, LENGTH)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
