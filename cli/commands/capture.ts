import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import type { Classification } from '../../lambdas/contract/alert.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { addressOf, refusalOf } from '../address.ts';
import { keepPage } from '../capture/keep-page.ts';
import type { KeptPage } from '../capture/keep-page.ts';
import { sourceFor } from '../capture/source-for.ts';
import { openArchive } from '../open-archive.ts';
import type { Output } from '../output.ts';
import { pagesFrom } from '../pages-from.ts';
import type { PagesFromOptions } from '../pages-from.ts';
import { fieldLines } from '../table.ts';

export interface CaptureOptions extends PagesFromOptions {
  readonly url: string;
  readonly archive: string;
  readonly sources: string;
  readonly source?: string | undefined;
  readonly title?: string | undefined;
  readonly json: boolean;
}

/** Archives a page now. Resolves with the exit status: 1 where its bytes could not be had. */
export async function captureCommand(options: CaptureOptions, output: Output): Promise<number> {
  const url = addressOf(options.url);
  const refused = refusalOf(url);
  if (refused !== null) {
    output.say(`${url.href} is never read: ${refused}`);
    return 1;
  }
  const archive = openArchive(options.archive, { create: true });
  const { source, why } = await sourceFor(url, readSources(options.sources), options.source, archive);
  if (why !== null) output.say(why);
  const { pages, at } = await pagesFrom(options, output);
  const ports = { archive, pages, pdf: pdfReader() };
  const page = await keepPage(url.href, options.title ?? null, source, at, ports);
  if (options.json) output.result(JSON.stringify(machineForm(url.href, page)));
  else for (const line of described(url.href, page)) output.result(line);
  if (page.kept?.record.body) return 0;
  output.say(
    `${url.href} could not be read: ${page.outcome}${page.detail === null ? '' : ` (${page.detail})`}`,
  );
  return 1;
}

function described(url: string, { kept, ...page }: KeptPage): readonly string[] {
  const body = kept?.record.body ?? null;
  const text = kept?.record.text ?? null;
  return fieldLines([
    ['url', url],
    ['outcome', page.outcome],
    ['title', page.title ?? 'none'],
    ['source', page.source],
    ['item', page.item],
    ...(kept === null ? [['archived', 'nothing: there was no answer'] as const] : [['capture', kept.key] as const]),
    ...(body === null ? [] : [['body', body.key] as const, ['SHA-256', body.sha256] as const, ['bytes', String(body.bytes)] as const]),
    ...(text === null ? [] : [['text', text.key] as const]),
    ...labelFields(page.labels),
  ]); // prettier-ignore
}

function labelFields({ kind, defence_diplomacy: relevant, ...labels }: Classification): [string, string][] {
  const why = (evidence: Classification['frameworks'][number]['evidence']): string =>
    evidence.map(({ text, where, rule }) => `“${text}” (${where}) by ${rule}`).join('; ');
  return [
    ['kind', `${kind}, ${relevant ? 'defence diplomacy' : 'not defence diplomacy'}`],
    ...labels.frameworks.map(({ id, evidence }): [string, string] => ['framework', `${id}: ${why(evidence)}`]),
    ...labels.counterparts.map(({ code, evidence }): [string, string] => ['counterpart', `${code}: ${why(evidence)}`]),
    ...labels.mentions.map(({ code, evidence }): [string, string] => ['mention', `${code}: ${why(evidence)}`]),
  ]; // prettier-ignore
}

const machineForm = (url: string, { kept, labels, ...page }: KeptPage): object => ({
  url,
  ...page,
  ...(kept !== null && {
    captured: kept.record.captured,
    keys: {
      ...(kept.record.body !== null && { body: kept.record.body.key }),
      ...(kept.record.text !== null && { text: kept.record.text.key }),
      capture: kept.key,
    },
    ...(kept.record.body !== null && { sha256: kept.record.body.sha256, bytes: kept.record.body.bytes }),
  }),
  classification: labels,
});
