import type { Readable } from '../../lambdas/core/item/observation.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import type { Headers } from '../../lambdas/core/ports/pages.ts';
import { decodeText } from '../../lambdas/core/reading/charset.ts';
import type { Source } from '../../lambdas/core/source.ts';

/** A body as the text that selectors are tried on. */
export const htmlOf = (
  { body, headers }: { readonly body: Uint8Array; readonly headers: Headers },
  { charset }: Source,
): string =>
  decodeText(body, { contentType: header(headers, 'content-type'), override: charset, kind: 'html' }).text;

export const htmlOfPage = ({ answer }: Readable, source: Source): string => htmlOf(answer, source);
