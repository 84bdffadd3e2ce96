import { oneLine } from '../text/whitespace.ts';
import type { PageReading } from './entry.ts';

const THING = '(?:ページ|記事|ファイル|コンテンツ|情報|url|アドレス)';

/** Whole titles or headings (a part between separators) of pages that say that there is no page. In lower case, NFKC. */
const NOT_FOUND: readonly RegExp[] = [
  /^(?:http )?(?:error 404|404 ?error|404 ?エラー|エラー ?404)$/,
  /^(?:http )?(?:error )?(?:404[ :.-]*)?(?:page |file |document |object |content )?not found[.!]?$/,
  /^not found(?: \(?404\)?)?$/,
  /^(?:404 )?(?:the |this |sorry,? the )?(?:requested )?(?:page|url|file|document)(?: (?:you|that) .{1,40}?)?(?: (?:was|could|can|is|does|has|may))(?: ?not|n't| no longer)[^.]{0,30}(?:found|exist|available)[^.]{0,30}[.!]?$/,
  /^(?:this )?page (?:does not|doesn't|no longer) exists?[.!]?$/,
  new RegExp(
    `^(?:申し訳(?:ございません|ありません)[。、が]*)?(?:お探し|ご?指定(?:され|いただい)?た?|該当|アクセス(?:し|され)ようとした|ご覧になろうとし(?:た|ている)|リクエストされた)?[のすたる]*${THING}[^。]{0,12}?(?:見つかり|みつかり|見付かり|存在し|ござい|あり)(?:ません|ませんでした)。?$`,
  ),
  new RegExp(`^${THING}が(?:存在しない|見つからない|ない|無い)(?:か|ため|、|。|$)`),
  /^(?:お探しの|ご指定の)(?:ページ|記事)は(?:移動|削除|公開(?:を)?終了)[^。]{0,30}(?:ました|可能性があります)。?$/,
  /^(?:404)?ページ(?:未検出|なし|無し)$/,
];

/** A hyphen inside a word is none: `F-404` is an engine. */
const SEPARATOR = /[|:–—―\n]|\s[-/]\s/;

/** A notice is short: an article under a title like these would still say more than this. */
const LONGEST_NOTICE = 2500;
/** Below this the first paragraphs are trusted too: some sites leave their ordinary title on the error page. */
const BARE_NOTICE = 400;

/**
 * Whether a page that answered 200 says that there is no page. `reading`: what `readPage` gave; `html`: the decoded page,
 * for its title element. Decided on title and headings, in Japanese and English; conservative, so a page that merely
 * speaks of missing pages is none.
 */
export function isSoft404(reading: Pick<PageReading, 'text' | 'title'>, html: string): boolean {
  if (reading.text.length > LONGEST_NOTICE) return false;
  const element = /<title[^>]*>([^<]*)<\/title>/i.exec(html.slice(0, 20_000))?.[1] ?? '';
  const paragraphs = reading.text.split('\n\n');
  const headings = paragraphs.filter((paragraph) => /^#{1,3} /.test(paragraph)).slice(0, 3);
  const opening = reading.text.length < BARE_NOTICE ? paragraphs.slice(0, 3).flatMap(sentences) : [];
  return [reading.title ?? '', element, ...headings, ...opening].some(saysNotFound);
}

const sentences = (paragraph: string): readonly string[] => paragraph.split(/(?<=[。.!])\s*|\n/);

function saysNotFound(line: string): boolean {
  const plain = oneLine(
    line
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^#+ |^- /, ''),
  );
  if (plain === '404') return true;
  return [plain, ...plain.split(SEPARATOR).map((part) => part.trim())].some((part) =>
    NOT_FOUND.some((pattern) => pattern.test(part)),
  );
}
