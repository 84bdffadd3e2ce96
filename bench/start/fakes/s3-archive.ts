import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { s3Archive as real } from '../../../lambdas/adapters/s3-archive.ts';
import type { S3ArchiveOptions } from '../../../lambdas/adapters/s3-archive.ts';
import type { Archive } from '../../../lambdas/core/ports/archive.ts';
import { memoryArchive } from '../../../test/support/memory-archive.ts';

const objectsSchema = v.record(v.string(), v.string());

/** The adapter is loaded and made as ever; what works is an archive in memory, filled from a file of keys and base64. */
export function s3Archive(options: S3ArchiveOptions): Archive {
  real(options);
  const file = readFileSync(process.env['BENCH_OBJECTS'] ?? '', 'utf8');
  const objects = Object.entries(v.parse(objectsSchema, JSON.parse(file)));
  return memoryArchive(Object.fromEntries(objects.map(([key, body]) => [key, Buffer.from(body, 'base64')])));
}
