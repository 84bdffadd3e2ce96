import type { Outcome } from '../contract/outcome.ts';
import { EXTRACTOR_VERSION } from '../contract/version.ts';
import { sha256 } from '../core/digest.ts';
import type { PdfReader } from '../core/ports/pdf-reader.ts';
import { isChallenge } from '../core/reading/challenge.ts';
import { decodeText } from '../core/reading/charset.ts';
import { readPage } from '../core/reading/page.ts';
import { isSoft404 } from '../core/reading/soft-404.ts';
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
      readonly charset: string | null;
      readonly extension: string;
    }
  | {
      readonly kind: 'none';
      readonly outcome: Outcome;
      readonly detail: string | null;
      readonly extension: string;
      readonly keep: boolean;
    };

/** Which code and which page rules make a text: texts of different extractors are never compared. */
export const extractorOf = (source: Source): string =>
  `${EXTRACTOR_VERSION}-${sha256(JSON.stringify([source.page, source.charset ?? null])).slice(0, 8)}`;

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

/** Turns the body of a page into words. Never rejects for what the bytes are. */
export async function extract(page: PageBytes, source: Source, pdf: PdfReader): Promise<Extraction> {
  const form = formOf(page);
  if (form === 'pdf') return extractPdf(page.body, pdf);
  if (form === 'html') return extractHtml(page, source);
  if (form === 'text') return extractPlain(page, source);
  const detail = `${page.url} is ${page.contentType ?? 'of no known type'}, not a page`;
  return { kind: 'none', outcome: 'wrong-type', detail, extension: 'bin', keep: true };
}

async function extractPdf(body: Uint8Array, pdf: PdfReader): Promise<Extraction> {
  const reading = await pdf.read(body);
  const form = { extension: 'pdf', keep: true };
  switch (reading.kind) {
    case 'text':
      return { kind: 'text', basis: 'pdf', text: reading.text, charset: null, extension: 'pdf' };
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

function extractHtml({ body, contentType, url }: PageBytes, source: Source): Extraction {
  const form = { kind: 'none', extension: 'html', keep: false } as const;
  const html = decoded(body, contentType, source, 'html').text;
  if (isChallenge(html))
    return { ...form, outcome: 'challenged', detail: `${url} answers with a challenge page` };
  const reading = readPage({ body, contentType, url, source });
  if (isSoft404(reading, html))
    return { ...form, outcome: 'soft-404', detail: `${url} says that it is not there` };
  if (reading.text.trim() === '')
    return { ...form, outcome: 'empty', detail: `no words at ${url}`, keep: true };
  return {
    kind: 'text',
    basis: 'page',
    text: reading.text,
    charset: reading.charset.name,
    extension: 'html',
  };
}

function extractPlain({ body, contentType }: PageBytes, source: Source): Extraction {
  const { text, charset } = decoded(body, contentType, source, 'text');
  return { kind: 'text', basis: 'page', text, charset: charset.name, extension: 'txt' };
}

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
