import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jsonLines, runCli } from '../support/cli.ts';
import type { CliRun } from '../support/cli.ts';

let mailbox: string;
beforeEach(() => {
  mailbox = mkdtempSync(join(tmpdir(), 'hinomi-subscribe-'));
});
afterEach(() => {
  rmSync(mailbox, { recursive: true });
});

const READER = ['--email', 'a@b.org'];
const QUEUE = ['--sqs', 'arn:aws:sqs:ap-northeast-1:123456789012:alerts'];
const run = (command: string, ...words: readonly string[]): Promise<CliRun> =>
  runCli(command, ...words, '--mailbox', mailbox);
const listed = async () => jsonLines(await run('subscriptions', '--json'));
const policies = async () => (await listed()).map(({ policy }) => policy);
const FILE = 'subscriptions.json';
const UNCHANGED = 'that is what it was already: nothing has changed';

describe('subscribe', () => {
  test('says in words what is sent, and that nobody else gets anything any more', async () => {
    const { status, out, err } = await run('subscribe', ...READER, '--framework', 'squad, ADMM-Plus', '--counterpart', 'ph'); // prettier-ignore
    expect([status, out, err]).toEqual([
      0,
      ['alerts to a@b.org: relevant items; framework SQUAD (Japan-US-Australia-Philippines) or ADMM-Plus; and counterpart Philippines'],
      ['from now on only who is subscribed gets anything, each in a folder of their own'],
    ]); // prettier-ignore
    expect(await listed()).toEqual([
      {
        endpoint: 'a@b.org',
        protocol: 'email',
        topic: 'alerts',
        status: 'active',
        asked: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        filter: 'relevant items; framework SQUAD (Japan-US-Australia-Philippines) or ADMM-Plus; and counterpart Philippines',
        policy: { audience: ['mail-relevant'], framework: ['squad', 'admm-plus'], counterpart: ['PH'] },
      },
    ]); // prettier-ignore
  });

  test.each<[readonly string[], object | null]>([
    [READER, { audience: ['mail-relevant'] }],
    [[...READER, '--all'], { audience: ['mail'] }],
    [[...READER, '--first-reports'], { audience: ['mail-first-relevant'] }],
    [[...READER, '--all', '--first-reports'], { audience: ['mail-first'] }],
    [[...READER, '--kind', 'meeting,visit', '--source', 'mod-news'], { audience: ['mail-relevant'], kind: ['meeting', 'visit'], source: ['mod-news'] }],
    [[...READER, '--match', 'any', '--framework', 'squad', '--counterpart', 'PH,none'], { audience: ['mail-relevant'], $or: [{ framework: ['squad'] }, { counterpart: ['PH', 'none'] }] }],
    [[...READER, '--match', 'any', '--counterpart', 'PH'], { audience: ['mail-relevant'], counterpart: ['PH'] }],
    [[...READER, '--digest'], null],
    [QUEUE, { audience: ['each'] }],
    [[...QUEUE, '--relevant'], { audience: ['each-relevant'] }],
    [['--https', 'https://b.org/x', '--counterpart', 'RU'], { audience: ['each'], counterpart: ['RU'] }],
  ])('%j', async (words, policy) => {
    expect((await run('subscribe', ...words)).status).toBe(0);
    expect(await policies()).toEqual([policy]);
  }); // prettier-ignore

  test('an address that is there gets the new filter, and it is said what it was', async () => {
    await run('subscribe', ...READER, '--counterpart', 'PH');
    const { status, out, err } = await run('subscribe', ...READER, '--all', '--first-reports');
    expect([status, out, err]).toEqual([
      0,
      ['alerts to a@b.org, changed:', '  was  relevant items; counterpart Philippines', '  now  all items, first reports only'], // prettier-ignore
      [],
    ]);
    expect(await policies()).toEqual([{ audience: ['mail-first'] }]);
  });

  test('the same again changes nothing', async () => {
    await run('subscribe', ...READER);
    const before = readFileSync(join(mailbox, FILE), 'utf8');
    const { status, err } = await run('subscribe', ...READER);
    expect([status, err]).toEqual([0, [UNCHANGED]]);
    expect(readFileSync(join(mailbox, FILE), 'utf8')).toBe(before);
  });

  test('one address may have alerts and the digest', async () => {
    await run('subscribe', ...READER);
    const { out } = await run('subscribe', ...READER, '--digest');
    expect(out).toEqual(['the digest to a@b.org: the whole digest']);
    expect((await listed()).map(({ topic }) => topic)).toEqual(['alerts', 'digests']);
  });

  test('a mailbox that is not there is made', async () => {
    const place = join(mailbox, 'new', 'box');
    expect((await runCli('subscribe', ...READER, '--mailbox', place)).status).toBe(0);
    expect(readdirSync(place)).toContain(FILE);
  });
});

describe('wrong usage: status 2, nothing written', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `x${n}`).join(',');
  test.each<[readonly string[], string]>([
    [[], 'give one of --email, --sqs and --https'],
    [[...READER, ...QUEUE], 'give one of --email, --sqs and --https'],
    [['--email', 'a b@c.org'], '--email "a b@c.org": not an e-mail address; '],
    [['--email', 'a@b.org\r\nBcc: x@y.org'], '--email "a@b.org\\r\\nBcc: x@y.org": not an e-mail address; '],
    [['--sqs', 'alerts'], '--sqs "alerts": not the ARN of a queue; '],
    [['--https', 'http://b.org'], '--https "http://b.org": not an address to post to; '],
    [[...READER, '--framework', 'squat'], '--framework squat: no such framework; closest: squad (SQUAD (Japan-US-Australia-Philippines)); all are in taxonomy/frameworks.json'],
    [[...READER, '--framework', 'クアッド'], 'closest: quad ('],
    [[...READER, '--counterpart', 'Phillipines'], '--counterpart Phillipines: no such counterpart; closest: PH (Philippines); '],
    [[...READER, '--counterpart', 'JP'], '--counterpart JP: Japan is a party to everything here and no counterpart'],
    [[...READER, '--kind', 'vist'], '--kind vist: no such kind; closest: visit (visit); there are: meeting, call, '],
    [[...READER, '--kind', 'none'], '--kind none: no such kind; '],
    [[...READER, '--source', 'mod-new'], '--source mod-new: no such source; closest: mod-news ('],
    [[...READER, '--framework', 'squad,'], '--framework: an empty word; write ids with commas between'],
    [[...READER, '--framework', ''], '--framework: an empty word; write ids with commas between'],
    [[...READER, '--match', 'some'], "option '--match <lists>' argument 'some' is invalid. Allowed choices are any, all."],
    [[...READER, '--all', '--relevant'], '--all and --relevant say the opposite: give one'],
    [[...QUEUE, '--first-reports'], '--first-reports with --sqs: machines get every report; the record\'s "event" says which is the first'],
    [[...READER, '--digest', '--counterpart', 'PH'], '--digest with --counterpart: there is one digest for everybody, and it takes no filter'],
    [[...READER, '--digest', '--first-reports'], '--digest with --first-reports: '],
    [[...READER, '--stack', 'hinomi'], '--mailbox and --stack: a subscription is in one of the two; give one'],
    [[...READER, '--kind', many(2)], '--kind x0: no such kind; '],
  ])('%j', async (words, message) => {
    const { status, out, err } = await run('subscribe', ...words);
    expect([status, out]).toEqual([2, []]);
    expect(err.join('\n')).toContain(message);
    expect(readdirSync(mailbox)).toEqual([]);
  }); // prettier-ignore

  test('everything that is wrong is said at once', async () => {
    const { err } = await run('subscribe', '--email', 'x', '--framework', 'qad,squat', '--all', '--relevant');
    expect(err.map((line) => line.split(':')[0])).toEqual(['--email "x"', '--all and --relevant say the opposite', '--framework qad', '--framework squat']); // prettier-ignore
  });

  test('beyond SNS’s limits: which choice, and what to do', async () => {
    const codes = 'AU,CN,FR,GB,ID,IN,IT,KR,PH,US,VN,TH,SG,MY,NZ,CA';
    const ids = 'squad,quad,gcap,aukus,nato,eu,osa,raa,acsa,arf';
    const words = [...READER, '--framework', ids, '--counterpart', codes];
    for (const match of ['all', 'any']) {
      const { status, err } = await run('subscribe', ...words, '--match', match);
      expect([status, err]).toEqual([2, ['--framework names 10 and --counterpart 16: 160 combinations; SNS takes 150. Name fewer, or leave one of them out.']]); // prettier-ignore
    }
  });

  test.each(['unsubscribe', 'pause', 'resume'])('%s: whom?', async (command) => {
    expect(await run(command)).toEqual({
      status: 2,
      out: [],
      err: ['give one of --email, --sqs and --https'],
    });
  });

  test.each(['subscriptions', 'unsubscribe', 'pause', 'resume'])('%s: no such mailbox', async (command) => {
    const place = join(mailbox, 'no');
    const words = command === 'subscriptions' ? [] : READER;
    const { status, err } = await runCli(command, ...words, '--mailbox', place);
    expect([status, err]).toEqual([2, [`--mailbox ${place}: no such directory`]]);
  });
});

describe('subscriptions', () => {
  test('a table, and how many', async () => {
    await run('subscribe', ...READER, '--counterpart', 'PH');
    await run('subscribe', ...READER, '--digest');
    await run('subscribe', ...QUEUE);
    await run('pause', ...QUEUE);
    const { status, out, err } = await run('subscriptions');
    expect(status).toBe(0);
    expect(out.map((line) => line.replaceAll(/ {2,}/g, ' | ').replaceAll(/\d{4}-\S+Z/g, 'AT'))).toEqual([
      'endpoint | gets | status | asked | filter',
      'a@b.org | alerts | active | AT | relevant items; counterpart Philippines',
      'a@b.org | digest | active | AT | the whole digest',
      `${QUEUE[1]} | alerts | paused | AT | all items, each on its own`,
    ]);
    expect(err).toEqual(['3 subscriptions: 2 active, 1 paused']);
  });

  test('nobody', async () => {
    const { status, out, err } = await run('subscriptions');
    expect([status, out, err]).toEqual([0, [], ['nobody is subscribed: where subscriptions.json is in the folder nobody gets anything, without it one person gets everything']]); // prettier-ignore
  });

  test('nobody is left to confirm in a mailbox', async () => {
    await run('subscribe', ...READER);
    const { status, err } = await run('subscriptions', '--ask-again');
    expect([status, err]).toEqual([0, ['nobody is left to confirm', '1 subscription: 1 active']]);
  });

  test('a file that cannot be read: status 1, with the field', async () => {
    writeFileSync(join(mailbox, FILE), '{"version":1}');
    for (const command of ['subscriptions', 'subscribe', 'pause']) {
      const { status, err } = await run(command, ...(command === 'subscriptions' ? [] : READER));
      expect([status, err.join()]).toEqual([1, expect.stringContaining(`${FILE}: subscriptions: `)]);
    }
  });
});

describe('pause, resume, unsubscribe', () => {
  test('paused and resumed, with the filter as it was', async () => {
    await run('subscribe', ...READER, '--match', 'any', '--framework', 'squad', '--counterpart', 'PH');
    const before = await policies();
    expect(await run('pause', ...READER)).toEqual({ status: 0, out: ['alerts to a@b.org: paused'], err: [] });
    expect(await listed()).toMatchObject([{ status: 'paused', policy: { audience: ['paused:mail-relevant'] } }]); // prettier-ignore
    expect(await run('pause', ...READER)).toEqual({ status: 0, out: ['alerts to a@b.org: paused'], err: [UNCHANGED] }); // prettier-ignore
    expect(await run('resume', ...READER)).toEqual({
      status: 0,
      out: ['alerts to a@b.org: active'],
      err: [],
    });
    expect(await policies()).toEqual(before);
    expect((await run('resume', ...READER)).err).toEqual([UNCHANGED]);
  });

  test('a new filter does not end a pause', async () => {
    await run('subscribe', ...READER);
    await run('pause', ...READER);
    const { err } = await run('subscribe', ...READER, '--all');
    expect(err).toEqual(['it is paused, and stays so until `hinomi resume`']);
    expect(await policies()).toEqual([{ audience: ['paused:mail'] }]);
  });

  test('the digest apart from the alerts', async () => {
    await run('subscribe', ...READER);
    await run('subscribe', ...READER, '--digest');
    await run('pause', ...READER, '--digest');
    expect((await listed()).map(({ status }) => status)).toEqual(['active', 'paused']);
    await run('resume', ...READER, '--digest');
    expect(await policies()).toEqual([{ audience: ['mail-relevant'] }, null]);
    expect(await run('unsubscribe', ...READER)).toEqual({ status: 0, out: ['alerts to a@b.org: ended'], err: [] }); // prettier-ignore
    expect((await listed()).map(({ topic }) => topic)).toEqual(['digests']);
  });

  test.each(['unsubscribe', 'pause', 'resume'])('%s: nobody of this name', async (command) => {
    const { status, out, err } = await run(command, ...READER);
    expect([status, out]).toEqual([1, []]);
    expect(err).toEqual([`alerts to a@b.org: not subscribed; \`hinomi subscriptions --mailbox ${mailbox}\` lists who is`]); // prettier-ignore
  });

  test('a filter that a person wrote in a way that could not be resumed', async () => {
    const entry = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org', policy: { audience: [{ prefix: 'mail' }] }, asked: '2025-11-06T02:00:00Z' }; // prettier-ignore
    writeFileSync(join(mailbox, FILE), JSON.stringify({ version: 1, subscriptions: [entry] }));
    const { status, err } = await run('pause', ...READER);
    expect([status, err]).toEqual([1, ['its filter was not written by Hinomi and cannot be paused: change or remove it']]); // prettier-ignore
    expect((await listed())[0]?.['filter']).toBe('written by hand: {"audience":[{"prefix":"mail"}]}');
  });
});

test('--json: what is there after each command, one object a line', async () => {
  const json = async (command: string, ...words: readonly string[]) =>
    jsonLines(await run(command, ...READER, ...words, '--json'));
  const entry = { endpoint: 'a@b.org', protocol: 'email', topic: 'alerts', asked: expect.any(String) };
  const first = { filter: 'relevant items', policy: { audience: ['mail-relevant'] } };
  const all = { filter: 'all items', policy: { audience: ['mail'] } };
  const marked = { filter: 'all items', policy: { audience: ['paused:mail'] } };
  expect(await json('subscribe')).toEqual([{ ...entry, status: 'active', ...first }]);
  expect(await json('subscribe', '--all')).toEqual([{ ...entry, status: 'active', ...all, was: first }]);
  expect(await json('pause')).toEqual([{ ...entry, status: 'paused', ...marked }]);
  expect(await json('pause')).toEqual([{ ...entry, status: 'paused', ...marked }]);
  expect(await json('resume')).toEqual([{ ...entry, status: 'active', ...all }]);
  expect(await json('unsubscribe')).toEqual([{ ...entry, status: 'ended', ...all }]);
  expect(await json('unsubscribe')).toEqual([]);
});

test.each(['subscribe', 'subscriptions', 'pause', 'resume', 'unsubscribe'])('%s --help tells of delays, with an example', async (command) => {
  const { status, out } = await runCli(command, '--help');
  const text = out.join(' ').replaceAll(/\s+/g, ' ');
  expect(status).toBe(0);
  expect(text).toMatch(new RegExp(`Example: hinomi ${command} `));
  expect(text).toMatch(/15 minutes|48 hours/);
  expect(text).toContain('Exit status: 0 ');
}); // prettier-ignore
