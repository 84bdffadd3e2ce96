import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { mirrorLayers, mirrorPages } from '../../lambdas/adapters/mirror-pages.ts';
import type { Instant } from '../../lambdas/contract/instant.ts';
import { columnsOf } from '../../lambdas/core/compose/columns.ts';
import { notificationOf } from '../../lambdas/core/compose/notification.ts';
import { classify } from '../../lambdas/core/classify/classify.ts';
import type { PageJob } from '../../lambdas/contract/page-job.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { poll } from '../../lambdas/scrape/poll.ts';
import { ALERT, LOOKOUT } from '../core/compose/alerts.ts';
import { runCli } from '../support/cli.ts';
import { memoryArchive } from '../support/memory-archive.ts';

/** Every mail that a replay leaves is read by Python's own parser of mail, which knows this project's writer not at all. */
const CHECK = `
import email.policy, email.parser, json, pathlib, sys
for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.eml')):
    mail = email.parser.BytesParser(policy=email.policy.default).parse(path.open('rb'))
    parts = [part for part in mail.walk()]
    print(json.dumps({'name': str(path), 'subject': str(mail['subject']), 'text': mail.get_content(), 'headers': mail.keys(),
      'defects': [str(d) for part in parts for d in part.defects] + [str(d) for key in mail.keys() for d in mail[key].defects]}))
`;
const mailSchema = v.object({
  name: v.string(),
  subject: v.string(),
  text: v.string(),
  headers: v.array(v.string()),
  defects: v.array(v.string()),
});
const python = spawnSync('python3', ['--version']).status === 0;
if (!python) process.stderr.write('python3 was not found on PATH: mails are not parsed by it\n');

const SHARED = '../shared/mirrors';
const there = existsSync(SHARED);
if (!there) process.stderr.write('skipped: recorded mirrors are not at ../shared\n');
const MIRRORS = [
  ['demo', 'test/mirrors/demo', 'test/mirrors/demo-sources', true],
  ['seeds', join(SHARED, 'seeds'), 'test/support/sources/seeds', there],
  ['ministries', join(SHARED, 'ministries'), 'test/support/sources/ministries', there],
] as const;

const HEADERS = [
  'From', 'To', 'Subject', 'X-Hinomi-Alert', 'X-Hinomi-Operations', 'X-Hinomi-Framework', 'X-Hinomi-Counterpart',
  'X-Hinomi-Kind', 'X-Hinomi-Source', 'X-Hinomi-Audience', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type',
  'Content-Transfer-Encoding',
].map((name) => name.toLowerCase()); // prettier-ignore

describe.each(MIRRORS)('the mails of %s', (_, mirror, sources, isThere) => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hinomi-mails-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  (python && isThere ? test : test.skip)(
    'are read by Python without a defect',
    async () => {
      const mailbox = join(root, 'mailbox');
      await runCli(
        'replay',
        mirror,
        '--sources',
        sources,
        '--archive',
        join(root, 'archive'),
        '--mailbox',
        mailbox,
      );
      const run = spawnSync('python3', ['-c', CHECK, mailbox], { encoding: 'utf8', maxBuffer: 1e8 });
      expect(run.stderr).toBe('');
      const mails = run.stdout
        .trim()
        .split('\n')
        .map((line) => v.parse(mailSchema, JSON.parse(line)));
      expect(mails.length).toBeGreaterThan(3);
      for (const { name, subject, text, headers, defects } of mails) {
        expect([name, defects]).toEqual([name, []]);
        expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
        expect(headers.filter((header) => !HEADERS.includes(header.toLowerCase()))).toEqual([]);
        expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }
    },
    60_000,
  );
});

describe('a subject and a text', () => {
  const HOSTILE = [
    '😀'.repeat(250), '曙'.repeat(500), 'x'.repeat(500), 'Subject\r\nBcc: somebody@else.example', 'a\u0000b\u001b[31mc',
    '\u202e逆さま\u2066', '<script>alert(1)</script>', '=?utf-8?B?SGVsbG8=?=', '\ud800', '', '   ',
  ]; // prettier-ignore

  /** Every title that a list of the shared mirrors announces, in any layer. */
  async function titlesIn(mirror: string, sources: string): Promise<readonly string[]> {
    const titles = new Set<string>();
    let now: Instant = '';
    const pages = mirrorPages({ root: mirror, clock: () => now });
    for (const { at } of await mirrorLayers(mirror)) {
      now = at;
      for (const source of readSources(sources)) {
        const send = (jobs: readonly PageJob[]): Promise<void> => {
          for (const { announcements } of jobs) for (const { title } of announcements) titles.add(title);
          return Promise.resolve();
        };
        await poll(source, at, { archive: memoryArchive(), pages, queue: { send } }, { since: '1900-01-01' });
      }
    }
    return [...titles];
  }

  function check(title: string): void {
    const classification = classify({ title, url: null, language: 'ja', lead: null, text: null, published: null, publisherCountry: 'JP' }); // prettier-ignore
    for (const name of [LOOKOUT.name.en, title]) {
      const source = { ...LOOKOUT, name: { en: name, ja: name } };
      const { subject, text } = notificationOf({ ...ALERT, title, source, classification });
      expect(subject).toMatch(/^[\x21-\x7e][\x20-\x7e]{0,98}$/);
      expect(text).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      expect(text).not.toMatch(/^Bcc/m);
      expect(text.split('\n').length).toBeLessThanOrEqual(50);
      for (const line of text.split('\n'))
        if (!line.includes('items/')) expect(columnsOf(line)).toBeLessThanOrEqual(101);
    }
  }

  test('are safe for hostile titles and names', () => {
    HOSTILE.forEach(check);
  });

  (there ? test : test.skip)(
    'are safe for every title in the shared mirrors',
    async () => {
      const titles = (
        await Promise.all(MIRRORS.slice(1).map(([, mirror, sources]) => titlesIn(mirror, sources)))
      ).flat();
      expect(titles.length).toBeGreaterThan(250);
      titles.forEach(check);
    },
    60_000,
  );
});
