import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { livePages } from '../../lambdas/adapters/live-pages.ts';
import { pdfReader } from '../../lambdas/adapters/pdf-reader.ts';
import { extract } from '../../lambdas/capture/extract.ts';
import type { PageBytes } from '../../lambdas/capture/extract.ts';
import type { Classification } from '../../lambdas/contract/alert.ts';
import { classify } from '../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../lambdas/core/classify/default-taxonomy.ts';
import { explain } from '../../lambdas/core/classify/explain.ts';
import type { Explanation } from '../../lambdas/core/classify/explain.ts';
import type { Subject } from '../../lambdas/core/classify/subject.ts';
import { plainLine } from '../../lambdas/core/compose/plain-line.ts';
import { judgeAnswer } from '../../lambdas/core/judge-answer.ts';
import { header } from '../../lambdas/core/ports/pages.ts';
import { decodeText } from '../../lambdas/core/reading/charset.ts';
import { readPage } from '../../lambdas/core/reading/page.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import type { Source } from '../../lambdas/core/source.ts';
import { ENVIRONMENT } from '../../lambdas/contract/environment.ts';
import { userAgentOf } from '../../lambdas/runtime/user-agent.ts';
import { explanationLines } from '../classify/explanation-lines.ts';
import type { Output } from '../output.ts';

export interface ClassifyOptions {
  /** A file, a URL, or `-` for standard input. */
  readonly what: string;
  readonly jsonl: boolean;
  readonly explain: boolean;
  readonly json: boolean;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
}

/** A line of `--jsonl`. Fields beyond these are passed over, so that labelled files can be fed as they are. */
const lineSchema = v.object({
  id: v.string(),
  url: v.nullish(v.string(), null),
  title: v.string(),
  lang: v.optional(v.string(), 'ja'),
  lead: v.nullish(v.string(), null),
  text: v.nullish(v.string(), null),
  published: v.nullish(v.string(), null),
});

/** A page of which we know nothing but its address is read by the usual places. */
const anyPage = (url: string): Source =>
  parseSource(
    {
      id: 'any',
      name: { en: 'any page', ja: '任意のページ' },
      publisher: { en: 'unknown', ja: '不明' },
      kind: 'news',
      country: 'JP',
      language: 'ja',
      entry: { type: 'listing', url, item: 'a' },
      terms: { licence: 'unknown', keep: 'private' },
      verified: { how: 'never' },
    },
    url,
  );

/** Classifies a page, a file or lines of items. Resolves with the exit status: 1 where anything could not be read. */
export async function classifyCommand(options: ClassifyOptions, output: Output): Promise<number> {
  if (options.jsonl) return classifyLines(options.what, output);
  const subject = await subjectFrom(options);
  const explanation = explain(subject, defaultTaxonomy());
  if (options.json) output.result(JSON.stringify(machineLine(subject, explanation, options.explain)));
  else {
    for (const line of described(subject, explanation.classification)) output.result(line);
    if (options.explain) for (const line of explanationLines(subject, explanation)) output.result(line);
  }
  return 0;
}

async function classifyLines(what: string, output: Output): Promise<number> {
  const content = what === '-' ? await readAll(process.stdin) : await readFile(what, 'utf8');
  let bad = 0;
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), lineSchema), line);
    if (parsed.success) output.result(JSON.stringify(labelLine(parsed.output)));
    else {
      bad += 1;
      const [issue] = parsed.issues;
      output.say(`${what}:${index + 1}: ${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
    }
  }
  return bad === 0 ? 0 : 1;
}

function labelLine({
  id,
  url,
  title,
  lang,
  lead,
  text,
  published,
}: v.InferOutput<typeof lineSchema>): object {
  const labels = classify({ title, url, language: lang, lead, text, published, publisherCountry: null });
  return {
    id,
    kind: labels.kind,
    frameworks: labels.frameworks.map((framework) => framework.id),
    counterparts: labels.counterparts.map(({ code }) => code),
    mentions: labels.mentions.map(({ code }) => code),
    defence_diplomacy: labels.defence_diplomacy,
  };
}

async function subjectFrom({ what, title, url }: ClassifyOptions): Promise<Subject> {
  const page = await bytesOf(what, url);
  const source = anyPage(page.url);
  const extraction = await extract(page, source, pdfReader());
  if (extraction.kind === 'none') throw new Error(`${what}: ${extraction.detail ?? extraction.outcome}`);
  const own = extraction.extension === 'html' ? readPage({ ...page, source }).title : null;
  return {
    title: title ?? own ?? extraction.text.split('\n').find((line) => line.trim() !== '') ?? '',
    url: url ?? (/^https?:/.test(what) ? what : null),
    language: 'ja',
    lead: null,
    text: extraction.text,
    published: null,
    publisherCountry: null,
  };
}

async function bytesOf(what: string, url: string | undefined): Promise<PageBytes> {
  if (/^https?:\/\//.test(what)) return fetched(what);
  const body = what === '-' ? Buffer.from(await readAll(process.stdin)) : await readFile(what);
  const plain = what === '-' || /\.(txt|md)$/i.test(what);
  return { body, contentType: plain ? plainType(body) : null, url: url ?? pageUrl(what) };
}

/** Standard input may be a page too. */
const plainType = (body: Uint8Array): string | null =>
  /^\s*</.test(decodeText(body.subarray(0, 256), { kind: 'text' }).text) ? null : 'text/plain; charset=utf-8';

/** Files have no web address; one that leads nowhere keeps relative links harmless. */
const pageUrl = (what: string): string =>
  what === '-' ? 'https://standard-input.invalid/' : `https://file.invalid${pathToFileURL(what).pathname}`;

async function fetched(url: string): Promise<PageBytes> {
  const limits = { bytes: 32 * 1024 * 1024, milliseconds: 30_000, redirects: 5 };
  const answer = await livePages({ userAgent: userAgentOf(process.env[ENVIRONMENT.contact]) }).fetch({
    url,
    hosts: [new URL(url).hostname],
    limits,
  });
  const verdict = judgeAnswer(answer, false, '1970-01-01T00:00:00Z');
  if (answer.kind === 'failure' || verdict.outcome !== 'ok')
    throw new Error(`${url}: ${verdict.outcome}: ${verdict.detail ?? ''}`);
  return { body: answer.body, contentType: header(answer.headers, 'content-type') ?? null, url: answer.url };
}

/** The labels; with `--explain` also the place of each piece of evidence, what was dropped and the rules of kind. */
function machineLine(subject: Subject, explanation: Explanation, explained: boolean): object {
  const { classification, shown, dropped, kind, relevance } = explanation;
  const labels = { title: subject.title, url: subject.url, ...classification };
  if (!explained) return labels;
  const rule = (each: { name: string; because: string } | undefined): object | null =>
    each === undefined ? null : { name: each.name, because: each.because };
  return {
    ...labels,
    explanation: {
      shown,
      dropped: dropped.map(({ what, why, evidence }) => ({ what, why, ...evidence })),
      kind: { rule: rule(kind.rule), words: kind.words },
      relevance: { rule: rule(relevance.rule) },
    },
  };
}

function described(subject: Subject, labels: Classification): readonly string[] {
  return [
    plainLine(subject.title),
    `${labels.kind}, ${labels.defence_diplomacy ? 'defence diplomacy' : 'not defence diplomacy'}`,
    ...labels.frameworks.map(({ id, label }) => `  framework    ${id} (${label.en})`),
    ...labels.counterparts.map(({ code, label }) => `  counterpart  ${code} (${label.en})`),
    ...labels.mentions.map(({ code, label }) => `  mention      ${code} (${label.en})`),
  ];
}
