import * as v from 'valibot';

/** One request to the archive: what was done to which key (for a list: the prefix). */
export interface ArchiveRequest {
  readonly action: 'read' | 'write' | 'list';
  readonly key: string;
}

const entrySchema = v.pipe(v.string(), v.parseJson(), v.object({ method: v.string(), url: v.string() }));

/** Runs something and tells what it asked of the bucket, as moto's recorder saw it. */
export async function recordArchive<Result>(
  endpoint: string,
  bucket: string,
  work: () => Promise<Result>,
): Promise<{ result: Result; requests: readonly ArchiveRequest[] }> {
  const recorder = (command: string, method = 'POST') =>
    fetch(`${endpoint}/moto-api/recorder/${command}`, { method });
  await recorder('reset-recording');
  await recorder('start-recording');
  const result = await work().finally(() => recorder('stop-recording'));
  const lines = (await (await recorder('download-recording', 'GET')).text()).split('\n');
  const requests = lines.filter((line) => line !== '').flatMap((line) => requestOf(line, bucket));
  return { result, requests };
}

function requestOf(line: string, bucket: string): readonly ArchiveRequest[] {
  const { method, url } = v.parse(entrySchema, line);
  const { pathname, searchParams } = new URL(url);
  const path = decodeURIComponent(pathname);
  if (path === `/${bucket}` || path === `/${bucket}/`)
    return [{ action: 'list', key: searchParams.get('prefix') ?? '' }];
  if (!path.startsWith(`/${bucket}/`)) return [];
  return [{ action: method === 'GET' ? 'read' : 'write', key: path.slice(bucket.length + 2) }];
}
