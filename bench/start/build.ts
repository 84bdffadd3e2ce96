import path from 'node:path';
import { build } from 'esbuild';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { bundleHandler } from '../../scripts/bundle.ts';
import { lean } from '../../scripts/lean.ts';
import { fakes } from './fakes.ts';
import { MINISTRY } from './ministry.ts';
import type { StartStage } from './situations.ts';

/** Absolute paths of what is run. */
export interface Built {
  /** Handlers as they are deployed, with the whole catalogue and the bench's own source. */
  readonly deployed: Readonly<Record<StartStage, string>>;
  /** The same with fakes behind their ports. */
  readonly faked: Readonly<Record<StartStage, string>>;
  /** Imports cheerio, client-s3 and client-sns whole, bundled with the same options; nothing of them is left out. */
  readonly baseline: string;
  /** No code at all. */
  readonly empty: string;
  /** Gives a handler one event. */
  readonly program: string;
  /** Leads addresses to this machine. */
  readonly preload: string;
}

/** Builds everything into a folder. */
export async function buildAll(out: string): Promise<Built> {
  const sources = [...readSources('sources'), MINISTRY];
  const bundle = async (entry: string, folder: string, plugins = [lean]): Promise<string> => {
    const built = await bundleHandler({ entry, folder: path.join(out, folder), sources, plugins });
    return path.join(built.folder, 'index.mjs');
  };
  const stages = async (folder: string, plugins: (typeof lean)[]): Promise<Record<StartStage, string>> => {
    const stage = (name: StartStage): Promise<string> =>
      bundle(`lambdas/${name}/handler.ts`, path.join(folder, name), plugins);
    const [scrape, capture, publish, digest] = await Promise.all([
      stage('scrape'),
      stage('capture'),
      stage('publish'),
      stage('digest'),
    ]);
    return { scrape, capture, publish, digest };
  };
  return {
    deployed: await stages('deployed', [lean]),
    faked: await stages('faked', [lean, fakes]),
    baseline: await bundle('bench/start/baseline.ts', 'baseline', []),
    empty: await bundle('bench/start/empty.ts', 'empty', []),
    ...(await compile(out)),
  };
}

/** TypeScript would be compiled at every start. */
async function compile(outdir: string): Promise<Pick<Built, 'program' | 'preload'>> {
  await build({
    entryPoints: { program: 'bench/start/first-event.ts', preload: 'test/support/loopback-preload.ts' },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return { program: path.resolve(outdir, 'program.mjs'), preload: path.resolve(outdir, 'preload.mjs') };
}
