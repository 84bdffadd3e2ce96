import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Message } from '@aws-sdk/client-sqs';
import * as v from 'valibot';
import { s3Archive } from '../../lambdas/adapters/s3-archive.ts';
import { alertSchema } from '../../lambdas/contract/alert.ts';
import { burstSchema } from '../../lambdas/contract/burst.ts';
import { digestSchema } from '../../lambdas/contract/digest.ts';
import { deliveryOf } from '../../lambdas/contract/keys.ts';
import { PACE } from '../../lambdas/contract/pace.ts';
import { STAGES } from '../../lambdas/contract/stages.ts';
import type { Stage } from '../../lambdas/contract/stages.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { sourceStateSchema } from '../../lambdas/core/source-state.ts';
import { parseSource } from '../../lambdas/core/source.ts';
import { bundleHandlers, foldersOf } from '../../scripts/bundle.ts';
import { synthesize } from '../lib/synth.ts';
import { motoAvailable, startMoto } from '../support/moto.ts';
import { startFunctions } from './deployed-functions.ts';
import { japanesePdf } from './japanese-pdf.ts';
import { FunctionError } from './lambda-process.ts';
import type { Answered } from './lambda-process.ts';
import { takeAll } from './queues.ts';
import { startSite } from './site.ts';
import type { Site, SitePage } from './site.ts';
import { createStackInMoto } from './stack-in-moto.ts';
import type { StackInMoto } from './stack-in-moto.ts';
import { pageQueueOf, sqsEventOf } from './triggers.ts';

/**
 * The functions as they are deployed, over the wire: schedule → scrape → queue → capture → S3 → publish → SNS, and the
 * watchdog.
 */
const SOURCE = parseSource(
  {
    id: 'hinomi-ministry',
    name: { en: 'Hinomi Ministry', ja: '火の見省' },
    publisher: { en: 'Hinomi Ministry', ja: '火の見省' },
    kind: 'ministry',
    country: 'JP',
    language: 'ja',
    entry: { type: 'feed', url: 'http://www.hinomi.example/feed.xml' },
    terms: { licence: 'PDL1.0', keep: 'full' },
    verified: { how: 'never' },
  },
  'hinomi-ministry.json',
);

const OLD: readonly SitePage[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  path: `/news/old${n}.html`,
  title: `庁舎見学のお知らせ（第${n}回）`,
  paragraphs: ['見学の申し込みを受け付けます。'],
}));

const MEETING: SitePage = {
  path: '/news/2026/11/20a.html',
  title: '日仏防衛相会談について',
  paragraphs: [
    '11月20日、防衛大臣はフランスの国防大臣と会談し、地域の情勢について意見を交わしました。',
    '両大臣は、部隊間の協力を進めることで一致しました。',
  ],
};

/** 日英防衛相会談の共同声明 in Shift_JIS. */
const STATEMENT_WORDS = '93fa897096688971918a89ef926b82cc8ba493af90ba96be';
const STATEMENT: SitePage = {
  path: '/news/2026/11/20b.pdf',
  title: '共同声明の発出について',
  paragraphs: [],
  pdf: japanesePdf(STATEMENT_WORDS),
};

/** What the functions' clocks say, unless an event comes with an instant of its own. */
const NOW = '2026-11-20T12:00:00Z';

(motoAvailable() ? describe : describe.skip)('the deployed functions over the wire', () => {
  const cleanup: (() => Promise<void> | void)[] = [];
  let site: Site;
  let stack: StackInMoto;
  let archive: Archive;
  let run: (stage: Stage, event: unknown) => Promise<Answered>;

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'hinomi-e2e-'));
    cleanup.push(() => {
      rmSync(folder, { recursive: true });
    });
    const folders = foldersOf(await bundleHandlers({ out: folder, sources: [SOURCE] }));
    const moto = await startMoto();
    cleanup.push(() => moto.stop());
    site = await startSite(OLD);
    cleanup.push(() => site.close());
    const settings = { zone: 'Asia/Tokyo', digestHour: 8, console: null, contact: 'keeper@hinomi.example' };
    const polled = [{ id: SOURCE.id, host: 'www.hinomi.example', everyMinutes: 15 }];
    stack = await createStackInMoto(synthesize(polled, { settings, subscribers: [] }), moto, {});
    archive = s3Archive({ client: stack.s3, bucket: stack.bucket });
    const hosts = { 'www.hinomi.example': { address: '93.184.216.34', httpPort: site.port } };
    const functions = await startFunctions({ stack, moto, folders, web: { hosts, clock: NOW } });
    cleanup.push(() => functions.end());
    run = (stage, event) => functions.invoke(stage, event, NOW);
  }, 120_000);

  afterAll(async () => {
    for (const undo of cleanup.reverse()) await undo();
  });

  const takeJobs = () => takeAll(stack.sqs, pageQueueOf(stack));
  const take = (receiver: keyof StackInMoto['receivers']) => takeAll(stack.sqs, stack.receivers[receiver]);
  const keys = (prefix: string) => Array.fromAsync(archive.list(prefix));
  const read = async (key: string) => Buffer.from((await archive.read(key))?.body ?? []).toString();
  async function write(key: string, record: object): Promise<void> {
    const there = await archive.read(key);
    if (there === undefined) await archive.create(key, encodeRecord(record));
    else await archive.replace(key, encodeRecord(record), there.version);
  }

  let jobs: readonly Message[];
  let alertKey: string;

  test('the first poll takes the list in silently', async () => {
    await run('scrape', { source: SOURCE.id, at: '2026-11-20T02:00:00Z' });
    expect(await takeJobs()).toEqual([]);
    expect(await keys('sources/hinomi-ministry/listings/2026/11/20/')).toHaveLength(2);
    expect(site.asked).toEqual(['/robots.txt', '/feed.xml']);
  }, 60_000);

  test('a source that has failed often is left alone by its schedule until its back-off is over', async () => {
    const key = `sources/${SOURCE.id}/state.json`;
    const state = v.parse(sourceStateSchema, JSON.parse(await read(key)));
    await write(key, { ...state, backOff: '2026-11-20T04:00:00Z' });
    const asked = site.asked.length;
    const { log } = await run('scrape', { source: SOURCE.id, at: '2026-11-20T02:10:00Z' });
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([{ outcome: 'waiting', jobs: 0 }]);
    expect(site.asked).toHaveLength(asked);
    await write(key, state);
  }, 60_000);

  test('a new entry becomes a job in the group of its host', async () => {
    site.publish(MEETING);
    const { log } = await run('scrape', { source: SOURCE.id, at: '2026-11-20T02:15:00Z' });
    jobs = await takeJobs();
    expect(jobs.map(({ Attributes }) => Attributes?.MessageGroupId)).toEqual(['www.hinomi.example']);
    expect(jobs.map(({ Body }) => v.parse(v.pipe(v.string(), v.parseJson()), Body))).toMatchObject([
      { source: SOURCE.id, reason: 'new', detectedAt: '2026-11-20T02:15:00Z' },
    ]);
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([
      { message: 'source-polled', service: 'scrape', source: SOURCE.id, outcome: 'ok', items: 7, jobs: 1 },
    ]);
  }, 60_000);

  test('capture reads the page and creates the alert record', async () => {
    const started = performance.now();
    const { answer } = await run('capture', sqsEventOf(jobs));
    expect(answer).toEqual({ batchItemFailures: [] });
    // It answers only when the host has had its pause: the next batch may be of the same host.
    expect(performance.now() - started).toBeGreaterThan(PACE.spacingSeconds * 1000);
    const created = await keys('alerts/');
    expect(created).toEqual([expect.stringMatching(/^alerts\/dt=2026-11-20\/[^/]+\.json$/)]);
    [alertKey = ''] = created;
    const alert = v.parse(alertSchema, JSON.parse(await read(alertKey)));
    expect(alert).toMatchObject({ change: 'new', basis: 'page', title: MEETING.title });
    expect(alert.url).toBe('http://www.hinomi.example/news/2026/11/20a.html');
    expect(alert.classification.counterparts.map(({ code }) => code)).toEqual(['FR']);
    expect(await read(alert.snapshot?.text ?? '')).toContain('部隊間の協力を進める');
  }, 60_000);

  test('publish hands the record to a subscribed machine, with attributes to filter by', async () => {
    await run('publish', s3EventOf(alertKey));
    const received = await take('alerts');
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.Body ?? '')).toEqual(JSON.parse(await read(alertKey)));
    const attributes = Object.entries(received[0]?.MessageAttributes ?? {});
    const values = Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]));
    expect(values).toMatchObject({ counterpart: '["FR"]', source: SOURCE.id, kind: expect.any(String) });
    expect(JSON.parse(values['audience'] ?? '')).toEqual(
      expect.arrayContaining(['each', 'each-relevant', 'mail-relevant']),
    );
    expect(values['framework']).toBeDefined();
  }, 60_000);

  test('told again, publish sends nothing again, and capture creates nothing again', async () => {
    await run('publish', s3EventOf(alertKey));
    await run('capture', sqsEventOf(jobs));
    expect(await take('alerts')).toEqual([]);
    expect(await keys('alerts/')).toEqual([alertKey]);
  }, 60_000);

  test('a Japanese PDF without embedded fonts is read with the CMaps of the bundle', async () => {
    site.publish(STATEMENT);
    await run('scrape', { source: SOURCE.id, at: '2026-11-20T02:30:00Z' });
    await run('capture', sqsEventOf(await takeJobs()));
    const created = (await keys('alerts/')).filter((key) => key !== alertKey);
    const alert = v.parse(alertSchema, JSON.parse(await read(created[0] ?? '')));
    expect(alert).toMatchObject({ basis: 'pdf', title: STATEMENT.title });
    expect(await read(alert.snapshot?.text ?? '')).toContain('日英防衛相会談の共同声明');
  }, 60_000);

  test('while somebody else holds the claim publish fails, so that Lambda tries again; then it sends', async () => {
    const [held = ''] = (await keys('alerts/')).filter((key) => key !== alertKey);
    const alert = path.basename(held, '.json');
    const claim = { version: 1, status: 'claimed', alert, claimant: 'another request' };
    await write(deliveryOf(held), { ...claim, until: '2999-01-01T00:00:00Z' });
    await expect(run('publish', s3EventOf(held))).rejects.toThrow(
      /another publisher has claimed the delivery/,
    );
    expect(await take('alerts')).toEqual([]);
    await write(deliveryOf(held), { ...claim, until: '2026-01-01T00:00:00Z' });
    await run('publish', s3EventOf(held));
    expect(await take('alerts')).toHaveLength(1);
  }, 60_000);

  test('the watchdog announces an alert that nobody delivered, as its creation was', async () => {
    const [undelivered = ''] = (await keys('alerts/')).filter((key) => key !== alertKey);
    const alert = path.basename(undelivered, '.json');
    const until = '2026-01-01T00:00:00Z';
    await write(deliveryOf(undelivered), {
      version: 1,
      status: 'claimed',
      alert,
      claimant: 'a dead one',
      until,
    });
    const before = await read(undelivered);
    const { log } = await run('watchdog', { at: '2026-11-20T03:07:00Z' });
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([
      {
        message: 'sources-watched',
        service: 'watchdog',
        at: '2026-11-20T03:07:00Z',
        watched: 1,
        silent: 0,
        announced: [undelivered],
        alerts: 2,
      },
    ]);
    expect(await read(undelivered)).toBe(before);
    await run('publish', s3EventOf(undelivered));
    expect(await take('alerts')).toHaveLength(1);
    expect(await take('operations')).toEqual([]);
  }, 60_000);

  test('a burst is one mail, written by scrape itself; its alerts are for machines', async () => {
    await take('mails');
    for (let n = 1; n <= 16; n += 1)
      site.publish({
        ...MEETING,
        path: `/news/2026/11/21-${n}.html`,
        title: `第${n}回日豪防衛相会談について`,
      });
    const before = await keys('alerts/');
    const { log } = await run('scrape', { source: SOURCE.id, at: '2026-11-20T02:45:00Z' });
    const bursts = await keys('bursts/');
    expect(bursts).toHaveLength(1);
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([{ jobs: 16, burst: bursts[0] }]);
    await run('publish', s3EventOf(bursts[0] ?? ''));
    const mails = await take('mails');
    expect(mails.map(({ Body }) => v.parse(burstSchema, JSON.parse(Body ?? '')).items.length)).toEqual([16]);
    const batch = (await takeJobs()).slice(0, 2);
    await run('capture', sqsEventOf(batch));
    const created = (await keys('alerts/')).filter((key) => !before.includes(key));
    expect(created).toHaveLength(2);
    for (const key of created) await run('publish', s3EventOf(key));
    expect(await take('alerts')).toHaveLength(2);
    expect(await take('mails')).toEqual([]);
  }, 120_000);

  test('the digest names the day’s alerts and goes out once', async () => {
    const { log } = await run('digest', { at: '2026-11-20T23:00:04Z' });
    expect(log.map((line): unknown => JSON.parse(line))).toMatchObject([
      { message: 'digest-created', date: '2026-11-21', alerts: 4, existed: false },
    ]);
    expect(await read('digests/2026/11/21.txt')).toContain('Hinomi digest, 21 November 2026: 4 alerts');
    await run('publish', s3EventOf('digests/2026/11/21.json'));
    await run('digest', { at: '2026-11-20T23:00:04Z' });
    await run('publish', s3EventOf('digests/2026/11/21.json'));
    const digests = (await take('digests')).map(({ Body }) => v.parse(digestSchema, JSON.parse(Body ?? '')));
    expect(digests.map(({ date }) => date)).toEqual(['2026-11-21']);
  }, 60_000);

  test('the watchdog tells the operator of a silent source once', async () => {
    await site.close();
    for (const hour of ['T03:00', 'T04:00'])
      await run('scrape', { source: SOURCE.id, at: `2026-11-20${hour}:00Z` });
    const looks = ['21T02:07', '21T03:07', '21T04:07'];
    for (const look of looks) await run('watchdog', { at: `2026-11-${look}:00Z` });
    const received = await take('operations');
    expect(received).toHaveLength(1);
    expect(JSON.parse(received[0]?.Body ?? '')).toMatchObject({
      version: 1,
      at: '2026-11-21T03:07:00Z',
      kinds: ['source-silent'],
      subject: 'Hinomi: silent: hinomi-ministry',
      notices: [{ source: SOURCE.id, notice: 'alarm', seen: { outcome: 'network-error' }, misses: 2 }],
    });
    expect(received[0]?.MessageAttributes?.['kind']?.StringValue).toBe('["source-silent"]');
  }, 120_000);

  test('a message that is no job fails alone; a batch of only such fails whole', async () => {
    const bad = {
      MessageId: 'bad',
      Body: '{"version":9}',
      Attributes: { MessageGroupId: 'www.hinomi.example' },
    };
    const { answer } = await run('capture', sqsEventOf([bad, ...jobs]));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    await expect(run('capture', sqsEventOf([bad]))).rejects.toThrow(/none of 1 messages was done/);
  }, 60_000);

  test.each(STAGES)('%s refuses an event of another kind, and logs it', async (stage) => {
    const failed = run(stage, { hello: 'world' });
    await expect(failed).rejects.toThrow(FunctionError);
    await expect(failed).rejects.toHaveProperty('log', [expect.stringContaining('"handler-failed"')]);
  });
});

/** The notification that S3 sends of a created object: the key URL-encoded. */
const s3EventOf = (key: string): unknown => ({
  Records: [
    {
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: 'hinomi-archive' },
        object: { key: encodeURIComponent(key).replaceAll('%2F', '/') },
      },
    },
  ],
});
