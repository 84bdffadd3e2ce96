import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SitePage {
  readonly path: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** In place of a page of those paragraphs. */
  readonly pdf?: Buffer;
}

/** A ministry's site of our own making, on this machine: a feed of pages, newest first, and the pages. */
export interface Site {
  readonly port: number;
  /** Paths asked for, in order. */
  readonly asked: string[];
  publish(page: SitePage): void;
  close(): Promise<void>;
}

export async function startSite(first: readonly SitePage[]): Promise<Site> {
  const pages = [...first];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages.find((candidate) => candidate.path === path);
    if (path === '/feed.xml') response.setHeader('content-type', 'application/rss+xml').end(feedOf(pages));
    else if (page?.pdf !== undefined) response.setHeader('content-type', 'application/pdf').end(page.pdf);
    else if (page !== undefined)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(htmlOf(page));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  const close = () => new Promise<void>((resolve) => server.close(() => { resolve(); })); // prettier-ignore
  return { port, asked, publish: (page) => pages.unshift(page), close };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the site has no port');
  return address.port;
}

const feedOf = (pages: readonly SitePage[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>火の見省</title><link>http://www.hinomi.example/</link><description/>
${pages.map(({ path, title }) => `<item><title>${title}</title><link>${path}</link></item>`).join('\n')}
</channel></rss>`;

const htmlOf = ({ title, paragraphs }: SitePage): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>${title}</title></head>
<body><header>火の見省</header><main><h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</main></body></html>`;
