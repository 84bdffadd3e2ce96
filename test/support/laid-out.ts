import type { LaidOut } from '../../lambdas/core/furniture/places.ts';
import { readBlocks } from '../../lambdas/core/reading/page.ts';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { sourceOf } from './source-of.ts';

const HOST = 'www.example.jp';

/** A page that a test writes, as furniture looks at it; the text is that of `main`. */
export function laidOut(
  main: string,
  { path = '/news/1.html', page = { select: ['main'] } }: { path?: string; page?: SourceInput['page'] } = {},
): LaidOut {
  const url = `https://${HOST}${path}`;
  const body = new TextEncoder().encode(
    `<!DOCTYPE html><html><body><main id="m">${main}</main></body></html>`,
  );
  const source = sourceOf({ type: 'feed', url }, { page });
  const { blocks, region } = readBlocks({ body, contentType: 'text/html; charset=utf-8', url, source });
  return { blocks, region, url, hosts: [HOST] };
}
