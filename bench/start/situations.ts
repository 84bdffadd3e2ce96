import type { Stage } from '../../lambdas/contract/stages.ts';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { alertKey } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { capture } from '../../lambdas/capture/capture.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { memoryArchive } from '../../test/support/memory-archive.ts';
import { BUCKET } from './cloud.ts';
import { MINISTRY } from './ministry.ts';
import { HOST, sitePages } from './site.ts';
import type { SiteMood } from './site.ts';

type Objects = Readonly<Record<string, Uint8Array>>;
export type StartStage = Exclude<Stage, 'watchdog'>;

/** A first event of a function, and what it meets. */
export interface Situation {
  readonly stage: StartStage;
  /** In words, after the stage's name. */
  readonly what: string;
  readonly mood: SiteMood;
  /** Whether the program promises how long it takes; else it is shown only. */
  readonly held: boolean;
  /** Words in the function's log that show that it did what is measured. */
  readonly proof: RegExp;
  readonly of: (history: History) => Happening;
}

export interface Happening {
  readonly event: unknown;
  /** The archive before it. */
  readonly objects: Objects;
}

const FIRST = '2026-11-20T00:00:00Z';
const NEWS = '2026-11-20T02:00:00Z';
const LATER = '2026-11-20T02:15:00Z';
const VISIT = '2026-11-20T03:00:00Z';
const DIGEST = '2026-11-20T23:00:00Z';

const TAGGED: SiteMood = { news: true, validates: true };
const UNTAGGED: SiteMood = { news: true, validates: false };

const poller = {
  stage: 'scrape',
  of: ({ after: objects }: History) => ({ objects, event: { source: MINISTRY.id, at: LATER } }),
} as const;
const visitor = {
  stage: 'capture',
  of: ({ after: objects, visit }: History) => ({ objects, event: sqsEvent(visit) }),
} as const;

/**
 * The first events that are measured. robots.txt was read with the list, so that none of them asks the site for two
 * things, between which it would have to wait.
 */
export const SITUATIONS: readonly Situation[] = [
  { ...poller, what: 'a list not modified (304)', mood: TAGGED, held: true, proof: /"outcome":"not-modified".*"jobs":0/ },
  { ...poller, what: 'the same list once more (200)', mood: UNTAGGED, held: true, proof: /"outcome":"ok".*"jobs":0/ },
  { ...visitor, what: 'a page not modified (304)', mood: TAGGED, held: true, proof: /"outcome":"not-modified".*"alerts":0/ },
  { ...visitor, what: 'the same page once more (200)', mood: UNTAGGED, held: true, proof: /"outcome":"ok".*"alerts":0/ },
  {
    stage: 'capture',
    what: 'a new page, one alert',
    mood: TAGGED,
    held: false,
    proof: /"outcome":"ok".*"alerts":1/,
    of: ({ before: objects, queued }) => ({ objects, event: sqsEvent(queued) }),
  },
  {
    stage: 'publish',
    what: 'one alert',
    mood: TAGGED,
    held: true,
    proof: /"outcome":"sent"/,
    of: ({ after: objects, alert }) => ({ objects, event: s3Event(alertKey(alert.detectedAt, alert.id)) }),
  },
  {
    stage: 'digest',
    what: 'one alert',
    mood: TAGGED,
    held: true,
    proof: /"alerts":1/,
    of: ({ after: objects }) => ({ objects, event: { at: DIGEST } }),
  },
]; // prettier-ignore

/**
 * What came before, made by the program's own use cases: a list read for the first time, then one entry more, its page
 * captured and its alert recorded.
 */
export interface History {
  /** The job of the new entry, and the archive when it was queued. */
  readonly queued: PageJob;
  readonly before: Objects;
  /** The alert that came of it, and the archive with it. */
  readonly alert: Alert;
  readonly after: Objects;
  /** The first visit of its page. */
  readonly visit: PageJob;
}

/** The history that meets a site in such a mood. */
export async function historyOf({ validates }: SiteMood): Promise<History> {
  const archive = memoryArchive();
  const jobs: PageJob[] = [];
  const queue = { send: (sent: readonly PageJob[]) => Promise.resolve(void jobs.push(...sent)) };
  const portsWith = (news: boolean) => ({ archive, queue, pages: sitePages({ news, validates }) });
  await poll(MINISTRY, FIRST, portsWith(false));
  await poll(MINISTRY, NEWS, portsWith(true));
  const [queued] = jobs;
  const before = await allOf(archive);
  if (queued === undefined) throw new Error('the bench’s new entry was not queued');
  const noPdf = { read: () => Promise.reject(new Error('the bench’s page is no PDF')) };
  const { alerts } = await capture(queued, MINISTRY, { ...portsWith(true), pdf: noPdf });
  const [alert] = alerts;
  const after = await allOf(archive);
  await poll(MINISTRY, VISIT, portsWith(true));
  const visit = jobs.find(({ reason }) => reason === 'visit');
  if (alert === undefined || visit === undefined)
    throw new Error('the bench’s page made no alert or no visit');
  return { queued, before, alert, after, visit };
}

async function allOf(archive: ReturnType<typeof memoryArchive>): Promise<Objects> {
  const keys = await Array.fromAsync(archive.list(''));
  const read = async (key: string) => [key, (await archive.read(key))?.body ?? new Uint8Array()] as const;
  return Object.fromEntries(await Promise.all(keys.map(read)));
}

const sqsEvent = (job: PageJob): unknown => ({
  Records: [{ messageId: 'bench', body: JSON.stringify(job), attributes: { MessageGroupId: HOST } }],
});

const s3Event = (key: string): unknown => ({
  Records: [
    { s3: { bucket: { name: BUCKET }, object: { key: encodeURIComponent(key).replaceAll('%2F', '/') } } },
  ],
});
