/** One request to the archive: what was done to which key (for a list: the prefix). */
export interface ArchiveRequest {
  readonly action: 'read' | 'write' | 'list';
  readonly key: string;
}

/** A request in the recording. Requests at the same moment may stand on one line, so that it is no line of JSON. */
const ENTRY = /"method": "(?<method>[A-Z]+)", "url": "(?<url>[^"]*)"/g;

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
  const recording = await (await recorder('download-recording', 'GET')).text();
  const entries = Array.from(recording.matchAll(ENTRY), ({ groups }) => groups ?? {});
  return { result, requests: entries.flatMap(({ method = '', url = '' }) => requestOf(method, url, bucket)) };
}

function requestOf(method: string, url: string, bucket: string): readonly ArchiveRequest[] {
  const { pathname, searchParams } = new URL(url);
  const path = decodeURIComponent(pathname);
  if (path === `/${bucket}` || path === `/${bucket}/`)
    return [{ action: 'list', key: searchParams.get('prefix') ?? '' }];
  if (!path.startsWith(`/${bucket}/`)) return [];
  return [{ action: method === 'GET' ? 'read' : 'write', key: path.slice(bucket.length + 2) }];
}
