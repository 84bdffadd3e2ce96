import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './build.ts';
import { startCloud } from './cloud.ts';
import { environmentOf } from './environment.ts';
import { startOnce } from './process.ts';
import type { Started } from './process.ts';
import { HOST, startSite } from './site.ts';
import type { SiteMood } from './site.ts';
import { historyOf } from './situations.ts';
import type { Happening, Situation, StartStage } from './situations.ts';

/** `ports`: fakes behind the handler's ports. `wire`: the handler as deployed, with AWS and the site faked over HTTP. */
export type Way = 'ports' | 'wire';

/** Whose handler: the stage's own; the one that imports the libraries whole and answers at once; one of no code at all. */
export type Who = 'ours' | 'theirs' | 'empty';

/** All that starts are measured with. */
export interface StartWorld {
  /** Starts a handler in a situation. Rejects where it did something else than what is measured. */
  readonly start: (who: Who, situation: Situation, way: Way) => Promise<Started>;
  readonly close: () => Promise<void>;
}

/** Builds the handlers, and starts a cloud and a site for them. */
export async function startWorld(): Promise<StartWorld> {
  mkdirSync('build', { recursive: true });
  const out = mkdtempSync('build/bench-start-');
  const built = await buildAll(out);
  const objects = path.resolve(out, 'objects.json');
  let mood: SiteMood = { news: true, validates: true };
  const [cloud, site] = await Promise.all([startCloud(), startSite(() => mood)]);
  const web = { hosts: { [HOST]: { address: '93.184.216.34', httpPort: site.port } } };
  const environment = {
    ...environmentOf(cloud.port),
    BENCH_OBJECTS: objects,
    LOOPBACK_WEB: JSON.stringify(web),
  };
  const run = async (who: Who, situation: Situation, way: Way): Promise<Started> => {
    const { stage, proof } = situation;
    const { event, objects: filling } = situation.of(await historyOf(situation.mood));
    mood = situation.mood;
    cloud.fill(filling);
    writeFileSync(objects, JSON.stringify(encoded(filling)));
    const handlers = {
      ours: (way === 'wire' ? built.deployed : built.faked)[stage],
      theirs: built.baseline,
      empty: built.empty,
    };
    const started = await startOnce({
      program: built.program,
      preload: way === 'wire' && FETCHES.includes(stage) ? built.preload : null,
      handler: handlers[who],
      event,
      environment: { ...environment, BENCH_VALIDATES: mood.validates ? 'yes' : 'no' },
    });
    if (who !== 'ours' || proof.test(started.log)) return started;
    throw new Error(`${stage}, ${situation.what}: it did something else:\n${started.log}`);
  };
  const close = async (): Promise<void> => {
    await Promise.all([cloud.close(), site.close()]);
    rmSync(out, { recursive: true });
  };
  return { start: run, close };
}

/** Stages that connect to sites. */
const FETCHES: readonly StartStage[] = ['scrape', 'capture'];

const encoded = (objects: Happening['objects']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objects).map(([key, body]) => [key, Buffer.from(body).toString('base64')]),
  );
