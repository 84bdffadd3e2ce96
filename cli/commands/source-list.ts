import { stateKey } from '../../lambdas/contract/keys.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { readRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import type { Health } from '../../lambdas/core/source-state.ts';
import { channelsOf, isUnproven } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { pollingOf } from '../catalogue.ts';
import { openArchive } from '../open-archive.ts';
import type { Output } from '../output.ts';
import { tableLines } from '../table.ts';

export interface SourceListOptions {
  readonly sources: string;
  readonly archive?: string | undefined;
  readonly unproven: boolean;
  readonly json: boolean;
}

interface Listed {
  readonly source: Source;
  readonly polling: ReturnType<typeof pollingOf>;
  /** Null where it was never polled; undefined where no archive was asked. */
  readonly health: Health | null | undefined;
}

/** Prints the catalogue, with the health of each source where an archive is named. Resolves with the exit status. */
export async function sourceList(options: SourceListOptions, output: Output): Promise<number> {
  const archive = options.archive === undefined ? null : openArchive(options.archive);
  const listed: Listed[] = [];
  for (const source of readSources(options.sources)) {
    const health = archive === null ? undefined : await healthOf(source, archive);
    listed.push({ source, polling: pollingOf(source, options), health });
  }
  if (options.json) for (const one of listed) output.result(JSON.stringify(machineLine(one)));
  else for (const line of table(listed, archive !== null)) output.result(line);
  output.say(summary(listed));
  return 0;
}

async function healthOf(source: Source, archive: Archive): Promise<Health | null> {
  const stored = await readRecord(archive, stateKey(source.id), sourceStateSchema);
  if (stored === undefined) return null;
  // A page that was archived by hand leaves its robots.txt in the state of a source that was never polled.
  const { health } = stored.record;
  const untouched = health.outcome === 'waiting' && health.lastSuccess === null && health.misses === 0;
  return untouched ? null : health;
}

function summary(listed: readonly Listed[]): string {
  const count = (polling: Listed['polling']): number =>
    listed.filter((one) => one.polling === polling).length;
  const unproven = count('off: unproven');
  const off = count('off by operator');
  return [
    `${listed.length} sources, ${count('on')} on`,
    ...(off > 0 ? [`${off} off by operator ("enabled": false)`] : []),
    ...(unproven > 0 ? [`${unproven} off because nobody has verified them (--unproven tries them)`] : []),
  ].join(', ');
}

const channelsText = (source: Source): string => channelsOf(source).map(({ type }) => type).join(' > '); // prettier-ignore

const verifiedText = ({ verified }: Source): string =>
  [verified.how, ...(verified.on === undefined ? [] : [verified.on])].join(' ');

function table(listed: readonly Listed[], withHealth: boolean): readonly string[] {
  const columns = ['id', 'polled', 'kind', 'country', 'channels', 'every', 'verified'];
  const health = withHealth ? ['health', 'last outcome', 'last success'] : [];
  const titles = [...columns, ...health, 'name'].map((title) => ({ title, right: title === 'every' }));
  return tableLines(
    titles,
    listed.map((one) => [
      one.source.id,
      one.polling,
      one.source.kind,
      one.source.country,
      channelsText(one.source),
      `${one.source.everyMinutes} min`,
      verifiedText(one.source),
      ...(withHealth ? healthCells(one.health ?? null) : []),
      `${one.source.name.en} (${one.source.name.ja})`,
    ]),
  );
}

const healthCells = (health: Health | null): readonly string[] =>
  health === null ? ['never polled', '', ''] : [health.status, health.outcome, health.lastSuccess ?? 'never'];

const machineLine = ({ source, polling, health }: Listed): object => ({
  id: source.id,
  name: source.name,
  kind: source.kind,
  country: source.country,
  language: source.language,
  channels: channelsOf(source).map(({ type, url }) => ({ type, url })),
  everyMinutes: source.everyMinutes,
  keep: source.terms.keep,
  verified: source.verified,
  unproven: isUnproven(source),
  polled: polling === 'on',
  ...(polling !== 'on' && { why: polling }),
  ...(health !== undefined && { health }),
});
