import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Alert } from '../../lambdas/contract/alert.ts';
import { alertKey, relabelKey } from '../../lambdas/contract/keys.ts';
import { relabelSchema } from '../../lambdas/contract/relabel.ts';
import { encodeRecord } from '../../lambdas/core/record.ts';
import { ALERT, classified, LOOKOUT } from '../core/compose/alerts.ts';
import { jsonLines, runCli } from '../support/cli.ts';
import type { CliRun } from '../support/cli.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hinomi-relabel-'));
  keep(ALERT);
  keep(OTHER);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Of the day after, about Japan and the Philippines. */
const OTHER: Alert = {
  ...ALERT,
  id: 'aa00000000000001',
  detectedAt: '2025-11-07T02:00:00Z',
  source: { ...LOOKOUT, id: 'other' },
  classification: classified(['osa'], ['PH']),
};

const keep = (alert: Alert): void => {
  put(alertKey(alert.detectedAt, alert.id), encodeRecord(alert));
};
const put = (key: string, body: string | Uint8Array): void => {
  const path = join(root, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, body);
};
const content = (key: string): string => readFileSync(join(root, key), 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

const KEY = alertKey(ALERT.detectedAt, ALERT.id);
const RELABEL = relabelKey(ALERT.detectedAt, ALERT.id);
const AIKO = ['--by', 'Aiko', '--why', 'the page says so'];

const archive = (verb: string, ...words: readonly string[]): Promise<CliRun> =>
  runCli('archive', verb, ...words, '--archive', root);
const relabelBy = (who: readonly string[], ...words: readonly string[]): Promise<CliRun> =>
  runCli('relabel', ALERT.id, '--archive', root, ...who, ...words);
const relabel = (...words: readonly string[]): Promise<CliRun> => relabelBy(AIKO, ...words);
/** Runs of spaces, which align columns, as one. */
const text = ({ out }: CliRun): string => out.join('\n').replaceAll(/ +/g, ' ');
/** The day on which a test's corrections were made, as the archive has it. */
const day = (): string => /"at":"([-\d]{10})T/.exec(content(RELABEL))?.[1] ?? '';

describe('a correction', () => {
  test('is kept beside the alert, whose record stays as it is; nothing else is written', async () => {
    const before = content(KEY);
    const files = filesIn(root);
    const { status, err } = await relabel('--frameworks', 'bilateral-defence,raa', '--counterparts', 'AU, US', '--kind', 'visit', '--not-relevant'); // prettier-ignore
    expect(status).toBe(0);
    expect(err).toEqual([`kept in ${RELABEL}; the alert record stays as it is, and nothing is sent`]);
    expect(content(KEY)).toBe(before);
    expect(filesIn(root).filter((name) => !files.includes(name))).toEqual([join(root, RELABEL)]);
    expect(JSON.parse(content(RELABEL))).toEqual({
      version: 1,
      alert: ALERT.id,
      item: ALERT.item,
      corrections: [
        {
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          by: 'Aiko',
          why: 'the page says so',
          set: {
            frameworks: ['bilateral-defence', 'raa'],
            counterparts: ['AU', 'US'],
            kind: 'visit',
            defence_diplomacy: false,
          },
        },
      ],
    });
  });

  test('is shown with whose each label is', async () => {
    const shown = text(await relabel('--frameworks', 'bilateral-defence,raa', '--kind', 'visit'));
    const whose = `by Aiko on ${day()}: the page says so`;
    expect(shown.split('\n')).toEqual(
      expect.arrayContaining([
        `framework bilateral-defence (Defence ministerial): “防衛相会談” (title) by name; ${whose}`,
        `framework raa (Reciprocal Access Agreement): ${whose}`,
        `not framework admm-plus (ADMM-Plus): ${whose}`,
        'counterpart AU (Australia): “オーストラリア” (title) by name; as the machine said',
        'mention KP (North Korea): “北朝鮮による発射” (body) by topic',
        `kind visit (the machine: press-conference): ${whose}`,
        'relevance defence diplomacy: as the machine said',
      ]),
    );
  });

  test('of no labels says none', async () => {
    const shown = text(await relabel('--frameworks', 'none', '--counterparts', 'none', '--not-relevant'));
    expect(shown).toContain('framework none: by Aiko');
    expect(shown).toContain('counterpart none: by Aiko');
    expect(shown).toContain('relevance not defence diplomacy (the machine: defence diplomacy): by Aiko');
  });

  test('--json prints the corrected labels as one line, all else goes to stderr', async () => {
    const run = await relabel('--frameworks', 'bilateral-defence', '--json');
    expect(run.out).toHaveLength(1);
    expect(jsonLines(run)[0]).toMatchObject({
      alert: ALERT.id,
      item: ALERT.item,
      key: RELABEL,
      classification: {
        frameworks: [{ id: 'bilateral-defence' }],
        meetings: [{ framework: 'bilateral-defence', counterparts: ['AU'] }],
        kind: ALERT.classification.kind,
      },
      headline: { en: 'Japan–Australia defence ministerial, 1 November 2025' },
      said: { frameworks: { by: 'Aiko', why: 'the page says so' } },
    });
  });

  test('takes the alert’s key as well, as archive show does', async () => {
    const { status } = await runCli('relabel', KEY, '--archive', root, ...AIKO, '--kind', 'call');
    expect(status).toBe(0);
    expect(JSON.parse(content(RELABEL))).toMatchObject({ alert: ALERT.id });
  });

  test('names and reasons stand on one line, without what steers a terminal', async () => {
    await relabelBy(['--by', ' Ai\u001b[31mko\n', '--why', 'one\ntwo\u202e'], '--kind', 'call');
    expect(JSON.parse(content(RELABEL))).toMatchObject({
      corrections: [{ by: 'Ai [31mko', why: 'one two' }],
    });
  });

  test('by six people at once: every one is kept', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const runs = await Promise.all(names.map((name) => relabelBy(['--by', name, '--why', 'so'], '--kind', 'call'))); // prettier-ignore
    expect(runs.map(({ status }) => status)).toEqual(names.map(() => 0));
    const { corrections } = v.parse(relabelSchema, JSON.parse(content(RELABEL)));
    expect(corrections.map(({ by }) => by).toSorted()).toEqual(names);
  });
});

describe('taken back', () => {
  test('the machine’s labels hold again, and the history is kept', async () => {
    await relabel('--frameworks', 'none', '--kind', 'call');
    const run = await relabelBy(['--by', 'Ben', '--why', 'a mistake'], '--undo', '--json');
    expect(run.status).toBe(0);
    const { classification, said } = jsonLines(run)[0] ?? {};
    expect({ classification, said }).toEqual({ classification: ALERT.classification, said: {} });
    const shown = text(await archive('show', ALERT.id));
    expect(shown).toMatch(/^Corrected by a person, and taken back: the labels are the machine’s\./);
    expect(shown).toMatch(/Z Aiko: frameworks none; kind call \(the page says so\)\n .*Z Ben: frameworks, kind taken back \(a mistake\)/); // prettier-ignore
    expect((await archive('list')).out.join('\n')).not.toContain('* ');
    expect((await archive('show', ALERT.id, '--json')).out).toEqual([content(KEY).trimEnd()]);
  });

  test('with changes beside it, only these count', async () => {
    await relabel('--frameworks', 'none', '--kind', 'call');
    const [line] = jsonLines(await relabel('--undo', '--kind', 'visit', '--json'));
    expect(line).toMatchObject({ classification: { ...ALERT.classification, kind: 'visit' } });
    expect(line?.['said']).toEqual({ kind: expect.objectContaining({ by: 'Aiko' }) });
  });

  test('where nothing was said it fails and writes nothing', async () => {
    const { status, out, err } = await relabel('--undo');
    expect([status, out]).toEqual([1, []]);
    expect(err).toEqual([`alert ${ALERT.id}: nothing to take back, all its labels are the machine’s`]);
    expect(filesIn(root).map((name) => name.slice(root.length + 1))).not.toContain(RELABEL);
  });
});

describe('archive list', () => {
  const ids = (run: CliRun): unknown[] => jsonLines(run).map((line) => line['id']);

  test('shows and marks the corrected labels, with a legend; other lines are as before', async () => {
    const [, untouched] = (await archive('list')).out;
    await relabel('--frameworks', 'raa', '--counterparts', 'US,FR');
    const { out, err } = await archive('list');
    expect(out).toEqual([
      `2025-11-06T02:00:00Z  ${ALERT.id}  new    * lookout  raa  US,FR  ${ALERT.title}`,
      untouched,
    ]);
    expect(untouched).toContain('new      other  osa  PH');
    expect(err).toEqual(['2 alerts', expect.stringMatching(/^\* 1 corrected by a person: /)]);
  });

  test('without a correction has no legend', async () => {
    expect((await archive('list')).err).toEqual(['2 alerts']);
  });

  test.each([
    [['--framework', 'admm-plus'], []],
    [['--framework', 'raa'], [ALERT.id]],
    [['--framework', 'osa'], [OTHER.id]],
    [['--counterpart', 'AU'], []],
    [
      ['--counterpart', 'PH'],
      [ALERT.id, OTHER.id],
    ],
    [['--counterpart', 'PH', '--date', '2025-11-06'], [ALERT.id]],
    [['--counterpart', 'PH', '--date', '2025-11-07'], [OTHER.id]],
    [['--counterpart', 'PH', '--source', 'other'], [OTHER.id]],
  ])('%j goes by the corrected labels', async (words, expected) => {
    await relabel('--frameworks', 'raa', '--counterparts', 'PH');
    expect(ids(await archive('list', '--json', ...words))).toEqual(expected);
  });

  test('--json: the corrected labels stand beside the record, which is untouched', async () => {
    await relabel('--frameworks', 'raa');
    const run = await archive('list', '--json');
    expect(run.err).toEqual(['2 alerts']);
    const [{ relabelled, ...record } = {}, other] = jsonLines(run);
    expect(record).toEqual(ALERT);
    expect(relabelled).toMatchObject({ classification: { frameworks: [{ id: 'raa' }] }, headline: {}, said: { frameworks: { by: 'Aiko' } } }); // prettier-ignore
    expect(other).toEqual(OTHER);
  });
});

describe('archive show', () => {
  test('shows the corrected labels and whose they are, the history, and what the machine said', async () => {
    const before = (await archive('show', ALERT.id)).out;
    await relabel('--frameworks', 'raa', '--kind', 'visit');
    await relabelBy(['--by', 'Ben', '--why', 'they only spoke'], '--kind', 'call');
    const { out } = await archive('show', ALERT.id);
    const shown = out.join('\n').replaceAll(/ +/g, ' ');
    expect(shown).toMatch(/^Corrected by a person:\n headline Japan–ASEAN–Australia Reciprocal Access Agreement, /); // prettier-ignore
    expect(shown).toContain(` framework raa (Reciprocal Access Agreement): by Aiko on ${day()}: the page says so\n`); // prettier-ignore
    expect(shown).toContain(` kind call (the machine: press-conference): by Ben on ${day()}: they only spoke\n`); // prettier-ignore
    expect(shown).toMatch(/\nCorrections:\n .* Aiko: frameworks raa; kind visit \(the page says so\)\n .* Ben: kind call \(they only spoke\)\n/); // prettier-ignore
    // Below stands what was there without corrections, and the key of these among the objects.
    const own = out.slice(out.indexOf('The alert as it was created:') + 2);
    expect(own.filter((line) => line !== `  ${RELABEL}`)).toEqual(before);
    expect(own).toContain(`  ${RELABEL}`);
  });

  test('--json: the corrected labels stand beside the record as it lies there', async () => {
    // A field that a later version of the program wrote is part of the record too.
    put(KEY, `${JSON.stringify({ ...ALERT, later: true })}\n`);
    const before = jsonLines(await archive('show', ALERT.id, '--json'));
    expect(before).toEqual([{ ...ALERT, later: true }]);
    await relabel('--counterparts', 'none');
    const [{ relabelled, ...record } = {}] = jsonLines(await archive('show', ALERT.id, '--json'));
    expect(record).toEqual(before[0]);
    expect(relabelled).toMatchObject({ classification: { counterparts: [], meetings: [] }, said: { counterparts: { by: 'Aiko' } } }); // prettier-ignore
  });

  test('the corrections themselves can be shown by their key', async () => {
    await relabel('--kind', 'call');
    expect((await archive('show', RELABEL)).out).toEqual([content(RELABEL).trimEnd()]);
  });
});

describe('wrong usage: status 2, nothing written', () => {
  test.each([
    [[], 'nothing to correct: give --frameworks, --counterparts, --kind, --relevant, --not-relevant or --undo'],
    [['--relevant', '--not-relevant'], '--relevant and --not-relevant say the opposite: give one'],
    [['--frameworks', 'qad'], '--frameworks qad: no such framework; closest: quad (Quad (Japan-US-Australia-India)); all are in taxonomy/frameworks.json'],
    [['--frameworks', 'クアッド'], 'closest: quad ('],
    [['--frameworks', 'pottery'], '--frameworks pottery: no such framework; all are in taxonomy/frameworks.json'],
    [['--frameworks', ''], '--frameworks "": write ids with commas between, or none'],
    [['--frameworks', 'quad,'], '--frameworks "quad,": write ids with commas between, or none'],
    [['--frameworks', 'none,quad'], '--frameworks none,quad: none stands alone'],
    [['--counterparts', 'us'], '--counterparts us: no such counterpart; closest: US (United States); all are in taxonomy/counterparts.json'],
    [['--counterparts', 'AU,Phillipines'], 'closest: PH (Philippines)'],
    [['--counterparts', 'USA'], 'closest: US (United States)'],
    [['--counterparts', 'JP'], '--counterparts JP: Japan is a party to everything here and no counterpart'],
    [['--kind', 'vist'], "option '--kind <kind>' argument 'vist' is invalid. Allowed choices are meeting, call, visit"],
    [['--kind', 'visit', '--by', ' '], '--by: say who corrects'],
    [['--kind', 'visit', '--why', ''], '--why: say why'],
    [['--date', '2025-11-01'], "unknown option '--date'"],
  ])('%j', async (words, message) => {
    const { status, out, err } = await relabel(...words);
    expect([status, out]).toEqual([2, []]);
    expect(err.join('\n')).toContain(message);
    expect(filesIn(root)).toHaveLength(2);
  }); // prettier-ignore

  test('everything that is wrong is said at once', async () => {
    const { err } = await relabel('--frameworks', 'qad,squat', '--counterparts', 'us', '--relevant', '--not-relevant'); // prettier-ignore
    expect(err.map((line) => line.split(':')[0])).toEqual(['--frameworks qad', '--frameworks squat', '--counterparts us', '--relevant and --not-relevant say the opposite']); // prettier-ignore
  });

  test.each([['--by'], ['--why'], ['--archive']])('%s is needed', async (option) => {
    const words = ['--archive', root, ...AIKO, '--kind', 'call'];
    words.splice(words.indexOf(option), 2);
    const { status, err } = await runCli('relabel', ALERT.id, ...words);
    expect(status).toBe(2);
    expect(err.join('\n')).toContain(`required option '${option} <`);
  });

  test('an archive that is not there', async () => {
    const { status, err } = await runCli('relabel', ALERT.id, '--archive', join(root, 'no'), ...AIKO, '--kind', 'call'); // prettier-ignore
    expect([status, err.join('\n')]).toEqual([2, expect.stringContaining('no such directory')]);
  });
});

describe('failure: status 1', () => {
  test.each([
    ['an id that is not there', 'nothing'],
    ['the beginning of an id', ALERT.id.slice(0, 10)],
    ['the key of another object', 'sources/lookout/state.json'],
    ['the key of an alert that is not there', 'alerts/dt=2025-11-06/none.json'],
  ])('%s', async (_, what) => {
    const { status, out, err } = await runCli('relabel', what, '--archive', root, ...AIKO, '--kind', 'call');
    expect([status, out]).toEqual([1, []]);
    expect(err).toEqual([`no alert ${what} in this archive; \`hinomi archive list\` names what there is`]);
    expect(filesIn(root)).toHaveLength(2);
  });

  test('corrections that cannot be read: said by key and field, by every command that needs them', async () => {
    put(RELABEL, '{"version":1}\n');
    for (const run of [await relabel('--kind', 'call'), await archive('list'), await archive('show', ALERT.id)]) {
      expect(run.status).toBe(1);
      expect(run.err.join('\n')).toContain(`${RELABEL} is damaged: alert: `);
    }
    expect(content(RELABEL)).toBe('{"version":1}\n');
  }); // prettier-ignore
});

test('nothing is sent: after a replay and a correction the same replay writes no mail and no alert', async () => {
  const [place, mails] = [join(root, 'demo'), join(root, 'mails')];
  const replay = () => runCli('replay', 'test/mirrors/demo', '--sources', 'test/mirrors/demo-sources', '--archive', place, '--mailbox', mails, '--json'); // prettier-ignore
  await replay();
  const before = [...filesIn(place), ...filesIn(mails)];
  const list = await runCli('archive', 'list', '--archive', place, '--json');
  const [first] = jsonLines(list);
  const { status } = await runCli('relabel', String(first?.['id']), '--archive', place, ...AIKO, '--frameworks', 'gcap', '--counterparts', 'GB,IT'); // prettier-ignore
  expect(status).toBe(0);
  const again = jsonLines(await replay()).filter((line) => 'change' in line);
  expect(again).toEqual([]);
  const added = [...filesIn(place), ...filesIn(mails)].filter((name) => !before.includes(name));
  expect(added.map((name) => name.slice(place.length + 1))).toEqual([
    expect.stringMatching(/^relabels\/dt=2026-11-05\/[0-9a-f]{20}\.json$/),
  ]);
  const [{ relabelled, ...record } = {}] = jsonLines(await runCli('archive', 'list', '--archive', place, '--json')); // prettier-ignore
  expect(record).toEqual(first);
  expect(relabelled).toMatchObject({
    headline: { en: expect.stringContaining('Japan–United Kingdom–Italy (GCAP)') },
  });
});
