import * as v from 'valibot';
import allowancesFile from './allowances.json' with { type: 'json' };
import assumptionsFile from './assumptions.json' with { type: 'json' };
import pricesFile from './prices.json' with { type: 'json' };
import requestsFile from './requests.json' with { type: 'json' };

const day = v.pipe(v.string(), v.isoDate());
const amount = v.pipe(v.number(), v.minValue(0));
const said = v.pipe(v.string(), v.nonEmpty());

const priceSchema = v.strictObject({ usd: amount, page: said });

/** `fallback`: the region whose price is taken where none was read for the one asked for. */
const pricesSchema = v.strictObject({
  read: day,
  note: said,
  fallback: v.string(),
  regions: v.array(v.string()),
  prices: v.record(v.string(), v.record(v.string(), priceSchema)),
});

const allowancesSchema = v.strictObject({
  read: day,
  note: said,
  allowances: v.record(v.string(), v.strictObject({ units: amount, page: said })),
  /** What the stack has and no bill names. */
  'charged-nothing': v.array(v.strictObject({ what: said, page: said })),
});

const assumption = v.strictObject({ value: amount, basis: said });

const assumptionsSchema = v.strictObject({
  stated: day,
  assumptions: v.strictObject({
    hoursAMonth: assumption,
    itemsPerSourceAMonth: assumption,
    visitsPerItem: assumption,
    updatesPerItem: assumption,
    idlePollers: assumption,
    longPollSeconds: assumption,
    requestsPerJob: assumption,
    operationsMails: assumption,
    pollSeconds: assumption,
    pageSeconds: assumption,
    publishSeconds: assumption,
    routineSeconds: assumption,
    readSeconds: assumption,
    logBytes: assumption,
    itemBytes: assumption,
    stateBytes: assumption,
    alertMailBytes: assumption,
    requestBytes: assumption,
    monthsKept: assumption,
  }),
});

/** Requests of one invocation, by their action in IAM's words: those that a bill counts. */
const countsSchema = v.strictObject({
  's3:GetObject': v.optional(amount, 0),
  's3:PutObject': v.optional(amount, 0),
  's3:ListBucket': v.optional(amount, 0),
  'sqs:SendMessage': v.optional(amount, 0),
  'sns:Publish': v.optional(amount, 0),
});
export type Counts = v.InferOutput<typeof countsSchema>;

const nothing = v.parse(countsSchema, {});

/** Of a routine: what it always does, and more for each source, each recent alert, and each that is new to it. */
const routineSchema = v.strictObject({
  fixed: countsSchema,
  perSource: countsSchema,
  perAlert: countsSchema,
  perNewAlert: v.optional(countsSchema, nothing),
});
export type RoutineCounts = v.InferOutput<typeof routineSchema>;

const requestsSchema = v.strictObject({
  measured: day,
  how: said,
  invocations: v.strictObject({
    'poll-unchanged': countsSchema,
    'poll-heartbeat': countsSchema,
    'poll-changed': countsSchema,
    'poll-visit': countsSchema,
    'capture-unchanged': countsSchema,
    'capture-new': countsSchema,
    publish: countsSchema,
    watchdog: routineSchema,
    digest: routineSchema,
  }),
});

/** Prices by what is paid for and region, each with the page it was read on. */
export const PRICES = v.parse(pricesSchema, pricesFile);

/** What an account has for nothing every month, for ever. */
export const ALLOWANCES = v.parse(allowancesSchema, allowancesFile);

/** What is counted with and cannot be read anywhere, each with what it rests on. */
export const ASSUMPTIONS = v.parse(assumptionsSchema, assumptionsFile).assumptions;

/** Requests that the stages make, as counted. */
export const REQUESTS = v.parse(requestsSchema, requestsFile);
