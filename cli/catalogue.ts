import { hostsOf, isUnproven } from '../lambdas/core/source.ts';
import type { Source } from '../lambdas/core/source.ts';
import { UsageError } from './output.ts';

/** The source with this id. Throws a `UsageError` that names the known ones. */
export function sourceNamed(id: string, sources: readonly Source[]): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (source !== undefined) return source;
  const known = sources.map((candidate) => candidate.id).join(', ');
  throw new UsageError(`no source ${JSON.stringify(id)}; there are: ${known}`);
}

/** The sources that may read an address: its host is one of theirs. */
export const sourcesOfHost = (hostname: string, sources: readonly Source[]): readonly Source[] =>
  sources.filter((source) => hostsOf(source).includes(hostname));

/** Whether a source is polled, and if not why. */
export function pollingOf(
  source: Source,
  { unproven }: { readonly unproven: boolean },
): 'on' | 'off by operator' | 'off: unproven' {
  if (!source.enabled) return 'off by operator';
  return isUnproven(source) && !unproven ? 'off: unproven' : 'on';
}
