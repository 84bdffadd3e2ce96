import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Message } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { motoAvailable } from '../support/moto.ts';
import { afterwards } from './afterwards.ts';
import { differences } from './archives.ts';
import type { Inherent, Objects } from './archives.ts';
import { countCaptures, countDigests, countPolls, countPublishes, countWatches } from './counted.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';
import type { Invocation } from './deployed-functions.ts';
import { EXEMPTIONS, isExempt } from './exemptions.ts';
import { deniedOf, grantsOf, isUsed, usesOf } from './grants.ts';
import type { Use } from './grants.ts';
import { runMirror } from './mirror-run.ts';
import type { MirrorRun } from './mirror-run.ts';
import { writeSituations } from './situations.ts';

/**
 * The deployed functions, as bundled, take recorded mirrors through schedule, page queue, archive, notification and
 * topic; what comes of it is what local mode makes of the same mirrors. What they asked of AWS on the way is held against
 * the policies, and counted.
 */
const SHARED = '../shared/mirrors';
const there = existsSync(SHARED);
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');
const NAMES = there ? (['town', 'demo', 'seeds'] as const) : (['town', 'demo'] as const);
const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-town-'));
const PLACES = {
  town: {
    mirror: path.join(folder, 'mirror'),
    sources: path.join(folder, 'sources'),
    evidenceDays: 365,
    afterwards,
  },
  demo: { mirror: 'test/mirrors/demo', sources: 'test/mirrors/demo-sources' },
  seeds: { mirror: `${SHARED}/seeds`, sources: 'test/support/sources/seeds' },
};

const recordSchema = v.record(v.string(), v.unknown());
const headersSchema = v.object({ headers: v.array(v.tuple([v.string(), v.string()])) });
const OURS = ['user-agent', 'accept', 'accept-encoding'];

const INHERENT: readonly Inherent[] = [
  {
    keys: /^deliveries\/.*\.json$/,
    reason: 'Who took a message gave it an id: SNS one of its own, the mailbox the name of a file.',
    without: (record) => ({ ...v.parse(recordSchema, record), messageId: null }),
  },
  {
    keys: /^items\/.*\/capture\.json$/,
    reason: 'A mirror is asked without the headers that say who asks and what is understood.',
    without: (record) => {
      const { request, ...rest } = v.parse(recordSchema, record);
      const { headers } = v.parse(headersSchema, request);
      return { ...rest, headers: headers.filter(([name]) => !OURS.includes(name)) };
    },
  },
];

const under = (objects: Objects, prefix: string): Record<string, unknown> =>
  Object.fromEntries(
    [...objects]
      .filter(([key]) => key.startsWith(prefix) && key.endsWith('.json'))
      .map(([key, bytes]): [string, unknown] => [key, JSON.parse(Buffer.from(bytes).toString('utf8'))]),
  );

const idOf = (record: unknown): string => v.parse(v.looseObject({ id: v.string() }), record).id;
const recordsIn = (messages: readonly Message[]): unknown[] =>
  messages.map(({ Body = '' }): unknown => JSON.parse(Body)).sort(byId);
const byId = (one: unknown, other: unknown): number => (idOf(one) < idOf(other) ? -1 : 1);

(motoAvailable() ? describe : describe.skip)('mirrors through the deployed functions', () => {
  const runs = new Map<string, MirrorRun>();
  const run = (name: string): MirrorRun => runs.get(name)!;

  beforeAll(async () => {
    writeSituations(folder);
    for (const name of NAMES) runs.set(name, await runMirror(PLACES[name]));
  }, 300_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  describe.each(NAMES)('%s', (name) => {
    test('alerts are those of local mode, field by field', () => {
      const { wire, local } = run(name);
      const alerts = under(wire, 'alerts/');
      expect(alerts).toEqual(under(local, 'alerts/'));
      expect(Object.keys(alerts).length).toBeGreaterThan(5);
    });

    test('so is everything else in the archive', () => {
      const { wire, local } = run(name);
      expect(differences(local, wire, INHERENT)).toEqual([]);
      // Each of the allowances is needed.
      for (const left of INHERENT)
        expect(differences(local, wire, INHERENT.filter((one) => one !== left))).not.toEqual([]); // prettier-ignore
    });

    test('machines that subscribed have the records, each once', () => {
      const { wire, received } = run(name);
      expect(recordsIn(received.alerts)).toEqual(Object.values(under(wire, 'alerts/')).sort(byId));
      expect(recordsIn(received.digests)).toEqual(Object.values(under(wire, 'digests/')).sort(byId));
    });

    test('what is sent to people is what local mode puts into the mailbox', () => {
      const { received, mailbox } = run(name);
      for (const to of ['mails', 'digests', 'operations'] as const)
        expect(recordsIn(received[to]).map(idOf)).toEqual(mailbox[to].toSorted());
    });
  });

  describe('the policies', () => {
    let uses: readonly Use[];
    beforeAll(() => {
      uses = [...runs.values()].flatMap(usesOf);
    });
    const unused = () => uses.flatMap(grantsOf).filter((grant) => !isUsed(grant, uses));

    test('allow everything that the functions asked of AWS', () => {
      expect(uses.flatMap(deniedOf)).toEqual([]);
      for (const { calls } of uses) expect(calls.length).toBeGreaterThan(10);
    });

    test('allow nothing that was never used, but for what is exempt', () => {
      const left = unused().filter((grant) => !EXEMPTIONS.some((exemption) => isExempt(grant, exemption)));
      expect([...new Set(left.map((grant) => JSON.stringify(grant)))]).toEqual([]);
    });

    test.each(EXEMPTIONS)('need the exemption of $action for $stages', (exemption) => {
      for (const stage of exemption.stages)
        expect(unused().filter((grant) => grant.stage === stage && isExempt(grant, exemption))).not.toEqual([]); // prettier-ignore
    });
  });

  (there ? test : test.skip)(
    'the requests of each kind of invocation are those that the cost is computed from',
    () => {
      const of = (stage: Stage): readonly Invocation[] =>
        [...runs.values()].flatMap(({ invocations }) => invocations.filter((one) => one.stage === stage));
      const counted = {
        ...countPolls(of('scrape')),
        ...countCaptures(of('capture')),
        publish: countPublishes(of('publish')),
        watchdog: countWatches(of('watchdog')),
        digest: countDigests(of('digest')),
      };
      const file: unknown = JSON.parse(readFileSync('cli/cost/requests.json', 'utf8'));
      // Where this fails write the counted numbers into cli/cost/requests.json, with the day under "measured".
      expect(v.parse(v.looseObject({ invocations: v.unknown() }), file).invocations).toEqual(counted);
    },
  );
});
