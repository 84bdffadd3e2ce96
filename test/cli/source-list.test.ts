import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pollingOf } from '../../cli/catalogue.ts';
import { polledSources } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';
import { jsonLines, runCli } from '../support/cli.ts';

let folder: string;
const catalogue = (): readonly string[] => ['--sources', folder];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hinomi-list-'));
  const write = (id: string, rest: object): void => {
    const definition = {
      id,
      name: { en: `Name of ${id}`, ja: '名前' },
      publisher: { en: 'P', ja: '発' },
      kind: 'ministry',
      country: 'JP',
      language: 'ja',
      entry: { type: 'feed', url: `https://${id}.example/feed.xml` },
      terms: { licence: 'none', keep: 'full' },
      verified: { how: 'capture', on: '2026-10-06' },
      ...rest,
    };
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(definition));
  };
  write('proven', { fallbacks: [{ type: 'listing', url: 'https://proven.example/', item: 'li' }] });
  write('claimed', { verified: { how: 'claim' } });
  write('untried', { verified: { how: 'never' } });
  write('closed', { enabled: false });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const squeezed = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll(/ {2,}/g, ' | '));

describe('source list', () => {
  test('says of each source what it is, how it was verified, and whether it is polled or why not', async () => {
    const { status, out, err } = await runCli('source', 'list', ...catalogue());
    expect(status).toBe(0);
    expect(squeezed(out)).toEqual([
      'id | polled | kind | country | channels | every | verified | name',
      'claimed | off: unproven | ministry | JP | feed | 15 min | claim | Name of claimed (名前)',
      'closed | off by operator | ministry | JP | feed | 15 min | capture 2026-10-06 | Name of closed (名前)',
      'proven | on | ministry | JP | feed > listing | 15 min | capture 2026-10-06 | Name of proven (名前)',
      'untried | off: unproven | ministry | JP | feed | 15 min | never | Name of untried (名前)',
    ]);
    expect(err).toEqual([
      '4 sources, 1 on, 1 off by operator ("enabled": false), 2 off because nobody has verified them (--unproven tries them)',
    ]);
  });

  test('--unproven counts those on that nobody has verified; what the operator switched off stays off', async () => {
    const { out } = await runCli('source', 'list', '--unproven', ...catalogue());
    expect(
      squeezed(out)
        .slice(1)
        .map((line) => line.split(' | ')[1]),
    ).toEqual(['on', 'off by operator', 'on', 'on']);
  });

  test('--json is a line each, with the reason of what is off', async () => {
    const lines = jsonLines(await runCli('source', 'list', '--json', ...catalogue()));
    expect(lines.map(({ id, polled, why, unproven }) => [id, polled, why, unproven])).toEqual([
      ['claimed', false, 'off: unproven', true],
      ['closed', false, 'off by operator', false],
      ['proven', true, undefined, false],
      ['untried', false, 'off: unproven', true],
    ]);
  });

  test('with an archive it adds the health that the polls left there', async () => {
    const archive = join(folder, 'archive');
    const sources = ['--sources', 'test/mirrors/demo-sources'];
    await runCli(
      'replay',
      'test/mirrors/demo',
      '--archive',
      archive,
      '--mailbox',
      join(folder, 'mails'),
      ...sources,
    );
    const { out } = await runCli('source', 'list', '--archive', archive, '--unproven', ...sources);
    expect(squeezed(out)[1]).toMatch(
      /^demo-lookout \| on .* \| (ok|recovered) \| ok \| 2026-12-05T08:00:00Z \| /,
    );
    const other = await runCli('source', 'list', '--archive', archive, ...catalogue());
    expect(squeezed(other.out)[1]).toContain('claim | never polled');
    await runCli('capture', 'https://claimed.example/x.html', '--archive', archive, '--mirror', 'test/mirrors/demo', ...catalogue()); // prettier-ignore
    const captured = await runCli('source', 'list', '--archive', archive, ...catalogue());
    expect(squeezed(captured.out)[1]).toContain('claim | never polled');
    const [line] = jsonLines(await runCli('source', 'list', '--json', '--archive', archive, ...sources));
    expect(line).toMatchObject({ id: 'demo-lookout', health: { outcome: 'ok', misses: 0 } });
  });
});

test('what the list calls on is what is polled', () => {
  const sources = readSources('sources');
  for (const unproven of [false, true]) {
    const on = sources.filter((source) => pollingOf(source, { unproven }) === 'on');
    expect(on).toEqual(polledSources(sources, { unproven }));
  }
});
