/** Text out of a PDF. Loaded on the first PDF only: the reader and its CMaps are large. */
export interface PdfReader {
  read(body: Uint8Array): Promise<PdfReading>;
}

export type PdfReading =
  | { readonly kind: 'text'; readonly text: string; readonly pages: number }
  | { readonly kind: 'no-text'; readonly pages: number }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'unparsable'; readonly detail: string };
