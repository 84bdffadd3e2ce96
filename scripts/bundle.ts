import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import type { PerStage, Stage } from '../lambdas/contract/stages.ts';
import type { Source } from '../lambdas/core/source.ts';
import { readSources } from '../lambdas/runtime/source-files.ts';
import { lean } from './lean.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PDF_READER = /(^|\/)node_modules\/(pdfjs-dist|unpdf)\//;

export interface HandlerProps {
  /** Entry file, relative to the root of the project. */
  readonly entry: string;
  /** Folder to build into; what was there is dropped. */
  readonly folder: string;
  /** Sources the handler knows, validated. */
  readonly sources: readonly Source[];
  /** What changes the code on its way in: leaving out what no function can use, unless told. */
  readonly plugins?: readonly Plugin[];
}

export interface Bundle {
  /** Absolute path: `index.mjs` with an export `handler`, its chunks, and source maps (`*.map`) not meant for upload. */
  readonly folder: string;
  /** Bytes of code without what only a PDF needs. */
  readonly codeBytes: number;
  /** Bytes of code that the first PDF loads. */
  readonly pdfBytes: number;
}

/**
 * Builds one handler into a folder that Lambda can run: ESM for Node 24, minified, the AWS SDK included, code behind an
 * `import()` in chunks of its own, the PDF reader's CMaps beside it. Rejects with esbuild's `BuildFailure`.
 */
export async function bundleHandler({
  entry,
  folder,
  sources,
  plugins = [lean],
}: HandlerProps): Promise<Bundle> {
  const absolute = path.resolve(ROOT, folder);
  rmSync(absolute, { recursive: true, force: true });
  const { metafile } = await build({
    ...options(sources),
    plugins: [...plugins],
    entryPoints: { index: entry },
    outdir: absolute,
  });
  const sizes = sizesOf(metafile);
  if (sizes.pdfBytes > 0) {
    cpSync(path.join(ROOT, 'node_modules/pdfjs-dist/cmaps'), path.join(absolute, 'cmaps'), {
      recursive: true,
    });
  }
  return { folder: absolute, ...sizes };
}

const options = (sources: readonly Source[]) =>
  ({
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    // The taxonomy's kana and kanji as they are: `\u3042` takes twice the bytes of あ.
    charset: 'utf8',
    sourcemap: 'external',
    metafile: true,
    logLevel: 'error',
    legalComments: 'none',
    outExtension: { '.js': '.mjs' },
    // ES modules of the dependencies where they have them: less than half of the SDK remains of what CommonJS keeps.
    mainFields: ['module', 'main'],
    // CommonJS dependencies call `require` for Node's own modules.
    banner: {
      js: "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);",
    },
    define: { HINOMI_SOURCES: JSON.stringify(sources) },
  }) as const satisfies BuildOptions;

function sizesOf({ outputs }: Metafile): Pick<Bundle, 'codeBytes' | 'pdfBytes'> {
  const code = Object.entries(outputs).filter(([file]) => file.endsWith('.mjs'));
  const isPdf = ([, { inputs }]: (typeof code)[number]): boolean =>
    Object.keys(inputs).some((input) => PDF_READER.test(input));
  const total = (files: typeof code): number => files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  const pdfBytes = total(code.filter(isPdf));
  return { codeBytes: total(code) - pdfBytes, pdfBytes };
}

/** Stages that look at all sources: those that are polled. */
const POLLED_ONLY: readonly Stage[] = ['watchdog', 'digest'];

export interface HandlersProps {
  readonly out: string;
  /** Every source, disabled ones too: pages of theirs may still be queued, and alerts on their way out. */
  readonly sources: readonly Source[];
  /** Those that are polled, and so watched; all of them unless told. */
  readonly polled?: readonly Source[];
}

/** The deployment's handlers, each in a folder of its own under `out`. */
export async function bundleHandlers({
  out,
  sources,
  polled = sources,
}: HandlersProps): Promise<PerStage<Bundle>> {
  const bundle = (stage: Stage): Promise<Bundle> =>
    bundleHandler({
      entry: `lambdas/${stage}/handler.ts`,
      folder: path.join(out, stage),
      sources: POLLED_ONLY.includes(stage) ? polled : sources,
    });
  const [scrape, capture, publish, watchdog, digest] = await Promise.all([
    bundle('scrape'),
    bundle('capture'),
    bundle('publish'),
    bundle('watchdog'),
    bundle('digest'),
  ]);
  return { scrape, capture, publish, watchdog, digest };
}

/** Where each of them lies. */
export const foldersOf = ({
  scrape,
  capture,
  publish,
  watchdog,
  digest,
}: PerStage<Bundle>): PerStage<string> => ({
  scrape: scrape.folder,
  capture: capture.folder,
  publish: publish.folder,
  watchdog: watchdog.folder,
  digest: digest.folder,
});

if (import.meta.main) {
  const bundles = await bundleHandlers({ out: 'build/handlers', sources: readSources('sources') });
  const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;
  for (const [stage, { codeBytes, pdfBytes }] of Object.entries(bundles)) {
    process.stdout.write(`${stage}: ${kib(codeBytes)}, PDF reader apart: ${kib(pdfBytes)}\n`);
  }
}
