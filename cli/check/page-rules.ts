import { diffTexts } from '../../lambdas/core/diff/words.ts';
import { outcomeOf } from '../../lambdas/core/item/observation.ts';
import { htmlOfPage } from './html-of.ts';
import { countOf, nearbySelectors } from './selectors.ts';
import { advice, shown, stop } from './warning.ts';
import type { Rule } from './warning.ts';

/** Pages that are closed to us are normal; a definition should say so. */
export const pageRule: Rule = ({ page, source, entries }) => {
  const { access } = source.page;
  if (page === null)
    return entries.length === 0
      ? []
      : [advice('no entry leads to a page that may be read: all are alerted from their titles')];
  const { first } = page;
  if (first.kind === 'readable')
    return access === 'closed' ? [advice('a page could be read although page.access says "closed"')] : [];
  if (access === 'closed') return [];
  const detail = first.kind === 'unreadable' && first.detail !== null ? `: ${first.detail}` : '';
  return [
    advice(
      `a page could not be read (${outcomeOf(first)}${detail}): items are alerted from titles; where that is always so, say "access": "closed"`,
    ),
  ];
};

/** Fewer characters than this are seldom the text of a page. */
const SHORT = 60;

/** Page rules that do not fit the page. */
export const pageTextRule: Rule = ({ page, source }) => {
  if (page?.first.kind !== 'readable' || page.first.basis !== 'page') return [];
  const html = htmlOfPage(page.first, source);
  const { select, remove } = source.page;
  const dead = (selectors: readonly string[]): readonly string[] =>
    selectors.filter((selector) => countOf(html, selector) === 0);
  const unselected = dead(select);
  const unremoved = dead(remove);
  return [
    ...(select.length > 0 && unselected.length === select.length
      ? [
          advice(
            `page.select matches nothing on the page, so the usual places were read; its steps match: ${unselected.map((selector) => shown(nearbySelectors(html, selector))).join('; ')}`,
          ),
        ]
      : []),
    ...(unremoved.length > 0
      ? [advice(`page.remove matches nothing on the page: ${unremoved.join(', ')}`)]
      : []),
    ...(page.first.text.length < SHORT
      ? [
          advice(
            `the page gives only ${page.first.text.length} characters of text: page.select can name the element that holds it`,
          ),
        ]
      : []),
  ];
};

/** What differs between two reads within seconds is noise: counters, tokens, rankings. */
export const noiseRule: Rule = ({ page }) => {
  if (page?.first.kind !== 'readable') return [];
  if (page.second.kind !== 'readable')
    return [advice(`the page could be read once and not again at once (${outcomeOf(page.second)})`)];
  const diff = diffTexts(page.first.text, page.second.text);
  if (diff === null) return [];
  const runs = [...diff.removed, ...diff.added].slice(0, 4).join(' | ');
  return [
    stop(
      `the page’s text differs between two reads, and every visit would tell that as an edit: ${runs}. Name the element that holds it in page.remove`,
    ),
  ];
};
