const MEDIA_TYPES: Readonly<Record<string, string>> = {
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
};

/** Media type by the key's last extension: for browsers of the bucket only, nothing of ours reads it back. */
export const mediaTypeOf = (key: string): string =>
  MEDIA_TYPES[/\.([a-z0-9]+)$/.exec(key)?.[1] ?? ''] ?? 'application/octet-stream';
