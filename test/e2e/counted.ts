import * as v from 'valibot';
import { callsOf } from './aws-calls.ts';
import type { WireRequest } from './aws-proxy.ts';
import type { Invocation } from './deployed-functions.ts';
import { ACCOUNT } from './stack-in-moto.ts';

/** Requests by action: `{"s3:GetObject": 1}`; means of what was measured, to two decimals. */
export type Counts = Readonly<Record<string, number>>;

/** Of a routine, by what its number grows with. */
export interface RoutineCounts {
  readonly fixed: Counts;
  readonly perSource: Counts;
  /** Of each alert, burst and digest that one look goes over. */
  readonly perAlert: Counts;
}

const line = v.looseObject({ message: v.string() });
const polledSchema = v.object({ outcome: v.string(), jobs: v.number() });
const capturedSchema = v.object({ reason: v.string(), outcome: v.string(), alerts: v.number() });
const watchedSchema = v.object({
  watched: v.number(),
  alerts: v.number(),
  added: v.number(),
  announced: v.array(v.string()),
  notices: v.array(v.unknown()),
});
const digestedSchema = v.object({ alerts: v.number(), existed: v.literal(false) });

const linesOf = ({ log }: Invocation, message: string): readonly unknown[] =>
  log.filter((one) => v.is(line, one) && one.message === message);

const actionOf = (request: WireRequest): string =>
  callsOf(request, 'ap-northeast-1', ACCOUNT)[0]?.action ?? '';

const writes = ({ requests }: Invocation, key: RegExp): boolean =>
  requests.some(({ method, url }) => method === 'PUT' && key.test(url));

/** The mean of some invocations, each divided by how much of a thing it did. */
function mean(of: readonly (readonly [requests: readonly WireRequest[], times: number])[]): Counts {
  const times = of.reduce((sum, [, count]) => sum + count, 0);
  const groups = Map.groupBy(
    of.flatMap(([requests]) => requests),
    actionOf,
  );
  const rounded = (count: number): number => Math.round((count / times) * 100) / 100;
  return Object.fromEntries(
    [...groups].map(([action, all]) => [action, rounded(all.length)] as const).toSorted(),
  );
}

const once = (invocations: readonly Invocation[]): Counts =>
  mean(invocations.map(({ requests }) => [requests, 1] as const));

const GOOD = ['ok', 'not-modified'];

/** Polls, by what they found. */
export function countPolls(invocations: readonly Invocation[]): Readonly<Record<string, Counts>> {
  const polls = invocations.flatMap((invocation) => {
    const [polled] = linesOf(invocation, 'source-polled').filter((one) => v.is(polledSchema, one));
    const changed = writes(invocation, /\/listings\//);
    return polled === undefined || !GOOD.includes(polled.outcome)
      ? []
      : [{ invocation, jobs: polled.jobs, changed }];
  });
  const those = (choose: (poll: (typeof polls)[number]) => boolean): Counts =>
    once(polls.filter(choose).map(({ invocation }) => invocation));
  const puts = (invocation: Invocation): boolean => writes(invocation, STATE);
  return {
    'poll-unchanged': those((poll) => !poll.changed && poll.jobs === 0 && !puts(poll.invocation)),
    'poll-heartbeat': those((poll) => !poll.changed && poll.jobs === 0 && puts(poll.invocation)),
    // Of one new entry: a burst is another matter.
    'poll-changed': those((poll) => poll.changed && poll.jobs === 1),
    'poll-visit': those((poll) => !poll.changed && poll.jobs > 0 && poll.jobs <= 10),
  };
}

/** Pages, by what they said; of batches that hold pages of one kind alone. */
export function countCaptures(invocations: readonly Invocation[]): Readonly<Record<string, Counts>> {
  const batches = invocations.map((invocation) => {
    const pages = linesOf(invocation, 'page-captured').map((one) => v.parse(capturedSchema, one));
    return { invocation, pages };
  });
  const those = (choose: (page: v.InferOutput<typeof capturedSchema>) => boolean): Counts =>
    mean(
      batches
        .filter(({ pages }) => pages.length > 0 && pages.every(choose))
        .map(({ invocation, pages }) => [invocation.requests, pages.length] as const),
    );
  return {
    'capture-unchanged': those((page) => GOOD.includes(page.outcome) && page.alerts === 0),
    'capture-new': those((page) => page.reason === 'new' && page.outcome === 'ok' && page.alerts === 1),
  };
}

const sentSchema = v.object({ outcome: v.literal('sent') });

/** First deliveries: of one that a dead publisher had claimed the claim is read too. */
export const countPublishes = (invocations: readonly Invocation[]): Counts =>
  once(
    invocations.filter(
      (one) =>
        linesOf(one, 'alert-delivered').some((told) => v.is(sentSchema, told)) &&
        !one.requests.some(({ method, url }) => method === 'GET' && /\/deliveries\//.test(url)),
    ),
  );

const STATE = /\/sources\/[^/]+\/state\.json/;
const ALERT = /\/alerts\/dt[^/]*\/\w+\.json/;
const LIST = /list-type=2/;

interface Looked<Told> {
  readonly told: Told;
  readonly requests: readonly WireRequest[];
}

/** The mean of the requests for some keys. `times`: by what they are divided, of one invocation. */
const countOf = <Told>(
  looks: readonly Looked<Told>[],
  keys: readonly RegExp[],
  times: (look: Looked<Told>) => number,
): Counts =>
  mean(
    looks.map((look) => [look.requests.filter(({ url }) => keys.some((key) => key.test(url))), times(look)]),
  );

const sourcesIn = ({ requests }: Looked<unknown>): number =>
  new Set(requests.map(({ url }) => url).filter((url) => STATE.test(url))).size;

/**
 * Of looks at which nothing was to be told, in days that had alerts: in silence ever more days are listed, up to a week.
 * `perNewAlert`: what it takes to bring one alert into its feeds, once.
 */
export function countWatches(
  invocations: readonly Invocation[],
): RoutineCounts & { readonly perNewAlert: Counts } {
  const looks = invocations.flatMap((invocation) => {
    const [told] = linesOf(invocation, 'sources-watched').map((one) => v.parse(watchedSchema, one));
    const quiet = told !== undefined && told.notices.length === 0 && told.announced.length === 0;
    // A first look at a source that was never polled writes its state.
    return quiet && !writes(invocation, STATE) ? [{ told, requests: invocation.requests }] : [];
  });
  const idle = looks.filter(({ told }) => told.added === 0 && told.alerts > 0);
  return {
    fixed: countOf(idle, [/\/feeds\//, LIST], () => 1),
    perSource: countOf(idle, [STATE], sourcesIn),
    perAlert: countOf(idle, [/\/deliveries\//], ({ told }) => told.alerts),
    perNewAlert: countOf(
      looks.filter(({ told }) => told.added === 1).map(withoutFirstFeed),
      [/\/feeds\//, ALERT],
      () => 1,
    ),
  };
}

/** Every look reads the feed of all once, whether there is something new or not. */
function withoutFirstFeed<Told>({ told, requests }: Looked<Told>): Looked<Told> {
  const first = requests.findIndex(({ url }) => /\/feeds\/all\.json/.test(url));
  return { told, requests: requests.toSpliced(first, 1) };
}

/** Of a deployment that has made digests for a week: each looks at the seven before it, and at their days. */
export function countDigests(invocations: readonly Invocation[]): RoutineCounts {
  const made = invocations.flatMap((invocation) => {
    const { requests } = invocation;
    const [told] = linesOf(invocation, 'digest-created').filter((one) => v.is(digestedSchema, one));
    const absent = requests.filter(({ url, status }) => status === 404 && /\/digests\//.test(url)).length;
    return told === undefined || absent > 1 ? [] : [{ told, requests }];
  });
  return {
    fixed: countOf(made, [/\/digests\//, LIST], () => 1),
    perSource: countOf(made, [STATE], sourcesIn),
    perAlert: countOf(made, [ALERT], ({ told }) => told.alerts),
  };
}
