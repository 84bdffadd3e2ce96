import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { sourceNamed } from '../catalogue.ts';
import { describeCheck } from '../check/describe.ts';
import { machineLines } from '../check/machine-lines.ts';
import { readSource } from '../check/read-source.ts';
import { warningsOf } from '../check/warnings.ts';
import { UsageError } from '../output.ts';
import type { Output } from '../output.ts';
import { pagesFrom } from '../pages-from.ts';
import type { PagesFromOptions } from '../pages-from.ts';

export interface SourceCheckOptions extends PagesFromOptions {
  readonly id: string;
  readonly sources: string;
  /** How many entries to show field by field. */
  readonly entries: string;
  readonly json: boolean;
}

/** Reads a source now and tells what it yields and what is wrong. Resolves with the exit status: 1 where it cannot be used. */
export async function sourceCheck(options: SourceCheckOptions, output: Output): Promise<number> {
  const source = sourceNamed(options.id, readSources(options.sources));
  const shown = numberOf(options.entries);
  const { pages, at, recorded } = await pagesFrom(options, output);
  const findings = await readSource(source, at, recorded, { pages, pdf: pdfReader() });
  const warnings = warningsOf(findings);
  const lines = options.json ? machineLines(findings, warnings) : describeCheck(findings, warnings, shown);
  for (const line of lines) output.result(line);
  return warnings.some(({ stops }) => stops) ? 1 : 0;
}

function numberOf(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError(`--entries ${text}: write a number`);
}
