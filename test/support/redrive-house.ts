import type { RedrivePorts } from '../../cli/redrive/deployment.ts';
import { LETTERS } from '../../cli/redrive/deployment.ts';
import type { LetterQueue } from '../../cli/redrive/deployment.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { alertKey, itemKey } from '../../lambdas/contract/keys.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { itemFrom } from '../../lambdas/core/item/item.ts';
import type { Item, Version } from '../../lambdas/core/item/item.ts';
import type { DeadLetter, DeadLetters } from '../../lambdas/core/ports/dead-letters.ts';
import { stopping } from './faults.ts';
import type { Fault } from './faults.ts';
import { memoryArchive } from './memory-archive.ts';

export const T0: Instant = '2026-03-01T00:00:00Z';

export const jobOf = (id: string, rest: Partial<PageJob> = {}): PageJob => ({
  version: 1,
  source: 'mod',
  item: { id, url: `https://mod.example/${id}.html`, firstSeen: T0 },
  reason: 'new',
  detectedAt: T0,
  announcements: [{ title: `Title of ${id}`, url: `https://mod.example/${id}.html`, published: null, summary: null }],
  ...rest,
}); // prettier-ignore

export const versionAt = (at: Instant): Version => ({
  ordinal: 1,
  at,
  change: 'new',
  basis: 'title',
  title: 'A title',
  text: null,
  labels: { frameworks: [], counterparts: [], relevant: false },
});

/** An item as it is once a job is done. */
export const doneItem = (job: PageJob, rest: Partial<Item> = {}): Item => ({
  ...itemFrom(job),
  titles: job.announcements.map(({ title }) => ({ title, at: job.detectedAt })),
  announcements: job.announcements.map((entry) => ({ ...entry, at: job.detectedAt })),
  current: versionAt(job.detectedAt),
  ...rest,
});

export const keyOfItem = ({ source, item }: PageJob): string => itemKey(source, item.firstSeen, item.id);
export const keyOfAlert = (id: string): string => alertKey(T0, id);

/** What Lambda sends to a failed function's destination. */
export const fromLambda = (requestPayload: unknown): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: '2026-03-01T00:10:00.000Z',
    requestContext: { requestId: 'x', functionArn: 'arn:f', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorMessage: 'x' },
  }); // prettier-ignore
export const created = (...keys: readonly string[]) => ({
  Records: keys.map((key) => ({ s3: { object: { key } } })),
});

/** A queue that hides what it gave out until it is given back, or until `wait` lets the time pass. */
function memoryLetters(bodies: readonly string[]) {
  const letters = bodies.map((body, index) => ({ id: `m${index}`, body, hidden: false }));
  let receipts = 0;
  const withId = (id: string) => letters.find((one) => one.id === id);
  const queue: DeadLetters = {
    count: () => Promise.resolve(letters.length),
    receive: () => {
      const shown = letters.filter(({ hidden }) => !hidden).slice(0, 2);
      for (const one of shown) one.hidden = true;
      return Promise.resolve(shown.map(({ id, body }): DeadLetter => ({ id, body, receipt: `r${(receipts += 1)}` })));
    },
    drop: ({ id }) => {
      letters.splice(letters.findIndex((one) => one.id === id), 1);
      return Promise.resolve();
    },
    giveBack: ({ id }) => {
      const found = withId(id);
      if (found !== undefined) found.hidden = false;
      return Promise.resolve();
    },
  };
  const wait = () => { for (const one of letters) one.hidden = false; };
  return { queue, wait, bodies: () => letters.map(({ body }) => body), hidden: () => letters.filter(({ hidden }) => hidden).length };
} // prettier-ignore

export interface House {
  readonly ports: RedrivePorts;
  /** Bodies that are still there. */
  readonly left: (queue: LetterQueue) => readonly string[];
  readonly hidden: () => number;
  /** The time for which letters are hidden passes. */
  readonly wait: () => void;
  readonly sent: PageJob[];
  /** Keys of records that were written again. */
  readonly announced: string[];
  readonly recalled: object[];
}

/** A deployment in memory. */
export function redriveHouse(letters: Partial<Record<LetterQueue, readonly string[]>>, records: Readonly<Record<string, object>>): House {
  const queues = { pages: memoryLetters(letters.pages ?? []), alerts: memoryLetters(letters.alerts ?? []), digests: memoryLetters(letters.digests ?? []), watches: memoryLetters(letters.watches ?? []), polls: memoryLetters(letters.polls ?? []) };
  const archive = memoryArchive(Object.fromEntries(Object.entries(records).map(([key, record]) => [key, JSON.stringify(record)])));
  const [sent, announced, recalled]: [PageJob[], string[], object[]] = [[], [], []];
  const ports: RedrivePorts = {
    archive: {
      ...archive,
      replace: async (key, body, version) => {
        announced.push(key);
        return archive.replace(key, body, version);
      },
    },
    letters: { pages: queues.pages.queue, alerts: queues.alerts.queue, digests: queues.digests.queue, watches: queues.watches.queue, polls: queues.polls.queue },
    pages: { send: (jobs) => { sent.push(...jobs); return Promise.resolve(); } },
    digest: { call: (event) => { recalled.push(event); return Promise.resolve(); } },
    pause: () => Promise.resolve(),
  };
  const all = LETTERS.map((name) => queues[name]);
  const wait = () => { for (const { wait: pass } of all) pass(); };
  const hidden = () => all.reduce((sum, { hidden: count }) => sum + count(), 0);
  return { ports, left: (queue) => queues[queue].bodies(), hidden, wait, sent, announced, recalled };
} // prettier-ignore

/** Stops at one call, before or after it takes effect; every later call fails too, as in a process that ended. */
export function stoppedAt(ports: RedrivePorts, fault: Fault | null) {
  const { calls, guarded } = stopping(fault);
  const lettersOf = (name: LetterQueue): DeadLetters => {
    const { count, receive, drop, giveBack } = ports.letters[name];
    return {
      count: () => guarded(`${name}.count`, count),
      receive: () => guarded(`${name}.receive`, receive),
      drop: (letter) => guarded(`${name}.drop`, () => drop(letter)),
      giveBack: (letter) => guarded(`${name}.giveBack`, () => giveBack(letter)),
    };
  };
  const { archive, pages, digest } = ports;
  const stopped: RedrivePorts = {
    ...ports,
    archive: {
      ...archive,
      read: (key) => guarded(`archive.read`, () => archive.read(key)),
      replace: (key, body, version) => guarded(`archive.replace`, () => archive.replace(key, body, version)),
    },
    letters: { pages: lettersOf('pages'), alerts: lettersOf('alerts'), digests: lettersOf('digests'), watches: lettersOf('watches'), polls: lettersOf('polls') },
    pages: { send: (jobs) => guarded('pages.send', () => pages.send(jobs)) },
    digest: { call: (event) => guarded('digest.call', () => digest.call(event)) },
  };
  return { ports: stopped, calls };
} // prettier-ignore
