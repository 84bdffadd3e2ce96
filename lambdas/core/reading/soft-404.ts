import { isNotice } from './notice.ts';
import type { ReadPage } from './notice.ts';

const THING = '(?:ページ|記事|ファイル|コンテンツ|情報|url|アドレス)';

/** Whole titles or headings (a part between separators) of pages that say that there is no page. In lower case, NFKC. */
const NOT_FOUND: readonly RegExp[] = [
  /^(?:http )?(?:404|error 404|404 ?error|404 ?エラー|エラー ?404)$/,
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

/**
 * Whether a page that answered 200 says that there is no page, in Japanese or English. `html`: the decoded page, for its
 * title element.
 */
export const isSoft404 = (reading: ReadPage, html: string): boolean => isNotice(reading, html, NOT_FOUND);
