import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from '../../cli/commands/replay.ts';
import { SAVED_QUERIES } from '../../lib/alert-queries.ts';
import { openAlerts, savedQuery } from './duck.ts';

const manual = readFileSync('docs/queries.md', 'utf8');

/** The cells of the tables under a heading, the line under the names of the columns left out. */
function tableUnder(heading: string): string[][] {
  const section = manual.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const lines = (section ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| --'));
  return lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore
}

test('the manual shows what the saved queries say of the demo', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hinomi-manual-'));
  const places = { archive: join(root, 'archive'), mailbox: join(root, 'mailbox') };
  const demo = { mirror: 'test/mirrors/demo', sources: 'test/mirrors/demo-sources', json: true };
  await Array.fromAsync(replay({ ...demo, ...places }));
  {
    await using engine = await openAlerts(places.archive);
    for (const { file, name } of SAVED_QUERIES) {
      const sql = savedQuery(file);
      const rows = await engine.rows(sql, sql.includes('?') ? ['AU'] : []);
      const table = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(String))];
      expect({ [name]: tableUnder(name) }).toEqual({ [name]: table });
    }
  }
  await rm(root, { recursive: true });
}, 30_000);

test('every query says where to narrow it', () => {
  for (const { file } of SAVED_QUERIES) expect(savedQuery(file)).toContain("AND a.dt >= '2026-01-01'");
});
