import type { Outcome } from '../contract/outcome.ts';
import { EXTRACTOR_VERSION } from '../contract/version.ts';
import { sha256 } from '../core/digest.ts';
import type { FurnitureName, FurnitureRule } from '../core/furniture/furniture-record.ts';
import { withoutFurniture } from '../core/furniture/hide.ts';
import type { LaidOut } from '../core/furniture/places.ts';
import { termsDigest } from '../core/furniture/terms.ts';
import type { PdfReader } from '../core/ports/pdf-reader.ts';
import { outcomeOfRead } from '../core/outcomes.ts';
import { breaksOff } from '../core/reading/broken-off.ts';
import { isChallenge } from '../core/reading/challenge.ts';
import { decodeText } from '../core/reading/charset.ts';
import { textOf } from '../core/reading/block.ts';
import { noticeText, noticesOf } from '../core/reading/notices.ts';
import { readBlocks } from '../core/reading/page.ts';
import { hostsOf } from '../core/source.ts';
import type { Source } from '../core/source.ts';

export interface PageBytes {
  readonly body: Uint8Array;
  readonly contentType: string | null;
  readonly url: string;
}

/** Words out of a body, or why there are none. `keep`: whether the bytes are what the page says (a scanned PDF is). */
export type Extraction =
  | {
      readonly kind: 'text';
      readonly basis: 'page' | 'pdf';
      readonly text: string;
      /** The words that an edit is told by: the text, less the links to other pages that it keeps for their terms. */
      readonly compared: string;
      /** The page's own title; null where it has none, and for a PDF. */
      readonly title: string | null;
      readonly charset: string | null;
      readonly extension: string;
      /** Where its words stand on the page; null where it is no HTML. */
      readonly page: LaidOut | null;
    }
  | {
      readonly kind: 'none';
      readonly outcome: Outcome;
      readonly detail: string | null;
      readonly extension: string;
      readonly keep: boolean;
    };

/**
 * Which code, which page rules and which furniture make a text: texts of different extractors are never compared. With
 * furniture the terms that it never hides count too.
 */
export function extractorOf(source: Source, furniture: FurnitureName | null): string {
  const rules = sha256(JSON.stringify([source.page, source.charset ?? null])).slice(0, 8);
  const left = furniture === null ? '' : `-${furniture.digest.slice(0, 8)}${termsDigest()}`;
  return `${EXTRACTOR_VERSION}-${rules}${left}`;
}

/** The largest page in sight has 65 KB; to read one of 30 MB takes 1.6 GB. PDFs are read in another way. */
const MOST_TEXT_BYTES = 2 * 1024 * 1024;

const PDF_MAGIC = '%PDF-';

/** What a body is by its first bytes, then by its declared type: a `.pdf` address may answer with an error page. */
function formOf({ body, contentType }: PageBytes): 'pdf' | 'html' | 'text' | 'other' {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  if (head.includes(PDF_MAGIC)) return 'pdf';
  const declared = contentType?.split(';')[0]?.trim().toLowerCase() ?? 'text/html';
  if (declared === 'text/plain') return 'text';
  if (
    declared === 'text/html' ||
    declared === 'application/xhtml+xml' ||
    /^\s*<(!doctype html|html)/i.test(head)
  )
    return 'html';
  return 'other';
}

/** Whether a body is read as an HTML page. */
export const isHtml = (page: PageBytes): boolean => formOf(page) === 'html';

/** Turns the body of a page into words, without its furniture. Never rejects for what the bytes are. */
export async function extract(
  page: PageBytes,
  source: Source,
  pdf: PdfReader,
  furniture: readonly FurnitureRule[] = [],
): Promise<Extraction> {
  const form = formOf(page);
  if (form === 'pdf') return extractPdf(page.body, pdf);
  if (form !== 'other' && page.body.length > MOST_TEXT_BYTES) {
    const detail = `${page.url}: ${page.body.length} bytes of text, more than ${MOST_TEXT_BYTES}`;
    return { kind: 'none', outcome: 'too-large', detail, extension: 'html', keep: false };
  }
  if (form === 'html') return extractHtml(page, source, furniture);
  if (form === 'text') return extractPlain(page, source);
  const detail = `${page.url} is ${page.contentType ?? 'of no known type'}, not a page`;
  return { kind: 'none', outcome: 'wrong-type', detail, extension: 'bin', keep: true };
}

async function extractPdf(body: Uint8Array, pdf: PdfReader): Promise<Extraction> {
  const reading = await pdf.read(body);
  const form = { extension: 'pdf', keep: true };
  switch (reading.kind) {
    case 'text':
      return { ...plainText(reading.text), basis: 'pdf', charset: null, extension: 'pdf' };
    case 'no-text':
      return {
        kind: 'none',
        outcome: 'no-text',
        detail: `a PDF of ${reading.pages} pages without a text layer`,
        ...form,
      };
    case 'encrypted':
      return { kind: 'none', outcome: 'encrypted', detail: 'the PDF asks for a password', ...form };
    case 'unparsable':
      return {
        kind: 'none',
        outcome: 'unparsable',
        detail: `not a readable PDF: ${reading.detail}`,
        ...form,
      };
  }
}

function extractHtml(
  { body, contentType, url }: PageBytes,
  source: Source,
  furniture: readonly FurnitureRule[],
): Extraction {
  const form = { kind: 'none', extension: 'html', keep: false } as const;
  const html = decoded(body, contentType, source, 'html').text;
  if (isChallenge(html))
    return { ...form, outcome: 'challenged', detail: `${url} answers with a challenge page` };
  const { blocks, region, title, charset } = readBlocks({ body, contentType, url, source });
  const notices = noticesOf({ text: textOf(blocks), title }, html);
  const notice = noticeText(notices);
  if (notice !== null) return { ...form, outcome: outcomeOfRead(notices), detail: `${url}: ${notice}` };
  if (breaksOff(html)) return { ...form, outcome: 'unparsable', detail: `${url}: the page breaks off` };
  if (blocks.length === 0) return { ...form, outcome: 'empty', detail: `no words at ${url}`, keep: true };
  const page = { blocks, region, url, hosts: hostsOf(source) };
  const { kept, compared } = withoutFurniture(page, furniture);
  return {
    kind: 'text',
    basis: 'page',
    text: textOf(kept),
    compared: textOf(compared),
    title,
    charset: charset.name,
    extension: 'html',
    page,
  };
}

function extractPlain({ body, contentType }: PageBytes, source: Source): Extraction {
  const { text, charset } = decoded(body, contentType, source, 'text');
  return { ...plainText(text), basis: 'page', charset: charset.name, extension: 'txt' };
}

/** Words that stand on no page: nothing of them is furniture. */
const plainText = (text: string) =>
  ({ kind: 'text', text, compared: text, title: null, page: null }) as const;

const decoded = (
  body: Uint8Array,
  contentType: string | null,
  source: Source,
  kind: 'html' | 'text',
): ReturnType<typeof decodeText> =>
  decodeText(body, {
    ...(contentType !== null && { contentType }),
    ...(source.charset !== undefined && { override: source.charset }),
    kind,
  });
