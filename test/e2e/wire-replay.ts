import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dayAfter, digestDaysBetween } from '../../cli/local/digest-days.ts';
import { mirrorLayers } from '../../lambdas/adapters/mirror-pages.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import type { Settings } from '../../lambdas/contract/settings.ts';
import type { Source } from '../../lambdas/core/source.ts';
import type { HinomiStackProps } from '../../lib/hinomi-stack.ts';
import { bundleHandlers, foldersOf } from '../../scripts/bundle.ts';
import { synthesize } from '../lib/synth.ts';
import type { Moto } from '../support/moto.ts';
import { startFunctions } from './deployed-functions.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { startMirrorWeb } from './mirror-web.ts';
import { createStackInMoto } from './stack-in-moto.ts';
import type { StackInMoto } from './stack-in-moto.ts';
import { drainPages, publishCreated } from './triggers.ts';

/** A deployment of the bundled handlers over moto, whose web is a recorded mirror. */
export interface WireDeployment {
  readonly stack: StackInMoto;
  readonly functions: DeployedFunctions;
  readonly sources: readonly Source[];
  readonly settings: Settings;
  /** Folder of the mirror; layers may be put there before `replayOverWire`. */
  readonly mirror: string;
  /** Sets the clock of the mirror. */
  setNow(at: Instant): void;
  end(): Promise<void>;
}

export interface WireProps {
  readonly moto: Moto;
  readonly mirror: string;
  readonly sources: readonly Source[];
  readonly settings: Settings;
  /** Days for which evidence is locked; null: it is not. */
  readonly evidenceDays: number | null;
}

/** Bundles, synthesizes, makes the stack in moto and starts its functions. The bundles lie outside the project. */
export async function deployOverWire({
  moto,
  mirror,
  sources,
  settings,
  evidenceDays,
}: WireProps): Promise<WireDeployment> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-wire-'));
  const bundles = await bundleHandlers({ out: folder, sources, polled: sources.filter(isEnabled) });
  const template = synthesize(sources.filter(isEnabled).map(polledOf), {
    settings,
    subscribers: [],
    retention: { logDays: 30, evidenceDays },
  });
  const stack = await createStackInMoto(template, moto, { Contact: 'keeper@hinomi.example' });
  let now: Instant = '';
  const web = await startMirrorWeb({ root: mirror, clock: () => now, address: '93.184.216.34' });
  const ca = path.join(folder, 'authority.pem');
  writeFileSync(ca, web.ca);
  const folders = foldersOf(bundles);
  const loopback = { hosts: web.hosts, ca, clock: '2000-01-01T00:00:00Z', hurried: true };
  const functions = await startFunctions({ stack, moto, folders, web: loopback });
  return {
    stack,
    functions,
    sources,
    settings,
    mirror,
    setNow: (at) => (now = at),
    end: async () => {
      await functions.end();
      await web.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const isEnabled = ({ enabled }: Source): boolean => enabled;

const polledOf = ({ id, entry, everyMinutes }: Source): HinomiStackProps['sources'][number] => ({
  id,
  host: new URL(entry.url).hostname,
  everyMinutes,
});

/** Visits the layers of the mirror as `hinomi replay` does: digests that fall between, every source in turn, the watchdog. */
export async function replayOverWire(deployment: WireDeployment): Promise<void> {
  const { settings, mirror } = deployment;
  let last: Instant = '';
  for (const { at } of await mirrorLayers(mirror)) {
    for (const day of last === '' ? [] : digestDaysBetween(last, at, settings))
      await makeDigest(deployment, day.to);
    await runRound(deployment, at);
    await deployment.functions.invoke('watchdog', { at }, at);
    last = at;
  }
  const day = dayAfter(last, settings);
  if (day !== null) await makeDigest(deployment, day.to);
}

async function makeDigest({ stack, functions, setNow }: WireDeployment, at: Instant): Promise<void> {
  setNow(at);
  await functions.invoke('digest', { at }, at);
  await publishCreated(stack, functions, at);
}

/** The schedules of all sources at one instant, one after the other, each with what it sets off. */
export async function runRound(
  { stack, functions, sources, setNow }: WireDeployment,
  at: Instant,
): Promise<void> {
  setNow(at);
  const publish = () => publishCreated(stack, functions, at);
  for (const { id } of sources.filter(isEnabled)) {
    await functions.invoke('scrape', { source: id, at }, at);
    await publish();
    await drainPages(stack, functions, at, publish);
  }
}
