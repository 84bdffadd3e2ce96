/**
 * Names at the end of which stands what a page is about: `article-body`, `lead`, but not `article-footer`. Five pages in
 * a row may say the same there; the sixth is news.
 */
const TEXT =
  /(?:^|[#._-])(?:body|article|entry|content|contents|text|txt|main|detail|details|honbun|story|post|lead|summary|description|status|notice)(?=[#.]|$)/i;

/**
 * Names that sites give to what stands around a text. Not those that a defence page may give to its text too: `rank`,
 * `counterpart`, `side-event`, `public-relations`, `next-steps`.
 */
const FURNITURE =
  /ranking|access-?rank|rank-?(?:box|list|area)|related|kanren|recommend|osusume|popular|ninki|pickup|breadcrumb|topic-?path|pager|pagination|prev-?next|side-?(?:bar|menu|nav|column)|ticker|counter(?!part)|(?:^|[#.])(?:sns|share|social|ads?|side|prev|previous|next|widgets?)(?=[#.]|$)|(?:sns|share|social)[_-]?(?:btn|buttons?|links?|area|box)|(?:prev|previous|next)[_-](?:post|page|link|article|entry|news)(?=[#.]|$)/i;

/** Whether ids and classes, as in a selector, name the place of a text. */
export const isTextName = (names: string): boolean => TEXT.test(names);

/** Whether they name furniture. */
export const isFurnitureName = (names: string): boolean => FURNITURE.test(names);
