import { measuredOf, median } from './figure.ts';
import type { Figure, FigureGroup } from './figure.ts';
import { SITUATIONS } from './start/situations.ts';
import type { Situation, StartStage } from './start/situations.ts';
import { startWorld } from './start/world.ts';
import type { StartWorld, Way, Who } from './start/world.ts';

/** How many times the baseline's start. */
const MOST = { scrape: 1.2, capture: 1.2, publish: 0.8, digest: 0.8 } as const satisfies Record<
  StartStage,
  number
>;

const SURROUNDINGS = {
  ports: 'fakes behind the ports',
  wire: 'AWS and the site over plain HTTP on this machine',
} as const satisfies Record<Way, string>;

/** A start that is measured. `way`: `ports` is what is held; `wire` is shown beside it, with all requests of the SDK. */
interface Case {
  readonly name: string;
  readonly situation: Situation;
  readonly way: Way;
}

const CASES = SITUATIONS.flatMap((situation): readonly Case[] => {
  const name = `start of ${situation.stage}: ${situation.what}`;
  return [
    { name, situation, way: 'ports' },
    { name: `${name}, over the wire`, situation, way: 'wire' },
  ];
});

/**
 * From the start of a process to the answer to its first event: the handler as it is deployed, against one that imports
 * cheerio, client-s3 and client-sns whole and answers at once.
 */
export const startFigures: FigureGroup = {
  names: CASES.map(({ name }) => name),
  async *measure(wanted, rounds) {
    const world = await startWorld();
    try {
      for (const one of CASES) if (wanted.includes(one.name)) yield await figureOf(one, world, rounds);
    } finally {
      await world.close();
    }
  },
};

type Round = Readonly<Record<Who, number>>;

async function figureOf({ name, situation, way }: Case, world: StartWorld, rounds: number): Promise<Figure> {
  const once = async (who: Who): Promise<number> => (await world.start(who, situation, way)).milliseconds;
  // Once before, so that no round waits for the disk.
  for (const who of ['ours', 'theirs', 'empty'] as const) await once(who);
  const starts: Round[] = [];
  for (let round = 0; round < rounds; round += 1) starts.push(await roundOf(once, round));
  const middle = (who: Who): string => `${median(starts.map((start) => start[who])).toFixed(0)} ms`;
  const measured = measuredOf(starts.map(({ ours, theirs }) => ours / theirs));
  const held = way === 'ports' && situation.held;
  const detail = `${middle('ours')} against ${middle('theirs')} of a handler that imports cheerio, client-s3 and client-sns whole (an empty one: ${middle('empty')}); ${SURROUNDINGS[way]}; ${rounds} pairs`;
  return { name, measured, hold: held ? MOST[situation.stage] : null, unit: 'times', detail };
}

/** Which of the two comes first changes every round. */
async function roundOf(once: (who: Who) => Promise<number>, round: number): Promise<Round> {
  const theirsFirst = round % 2 === 0 ? await once('theirs') : null;
  const ours = await once('ours');
  return { ours, theirs: theirsFirst ?? (await once('theirs')), empty: await once('empty') };
}
