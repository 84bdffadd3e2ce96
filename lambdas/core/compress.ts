import { gunzipSync, gzipSync } from 'node:zlib';

/** Gzip for storage: the same bytes give the same object (no time stamp inside). */
export const gzip = (body: Uint8Array): Uint8Array => gzipSync(body);

/** The bytes of a stored object: gunzipped where its key ends in `.gz`. Throws where such an object is no gzip. */
export const unpacked = (key: string, body: Uint8Array): Uint8Array =>
  key.endsWith('.gz') ? gunzipSync(body) : body;
