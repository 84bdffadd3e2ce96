import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIENCES } from '../../lambdas/contract/environment.ts';
import { runCli } from '../support/cli.ts';

const page = readFileSync('docs/subscriptions.md', 'utf8');
const blocks = (language: string) =>
  Array.from(page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g')), ([, block]) => block ?? '');

const mailbox = mkdtempSync(join(tmpdir(), 'hinomi-docs-'));
afterAll(() => {
  rmSync(mailbox, { recursive: true });
});

describe('docs/subscriptions.md', () => {
  /** In order, those for a deployment too, each in a mailbox. */
  const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));

  test('shows commands', () => {
    expect(commands.length).toBeGreaterThan(8);
  });

  test.each(commands)('%s', async (command) => {
    const words = command.replace('npx hinomi ', '').replace(' --mailbox demo/mails', '').split(' ');
    const { status, err } = await runCli(...words, '--mailbox', mailbox);
    expect([status, err.join('\n')]).toEqual([0, expect.any(String)]);
  });

  test('the file that it shows is a valid one', async () => {
    const [file = ''] = blocks('json');
    writeFileSync(join(mailbox, 'subscriptions.json'), file);
    const { status, out } = await runCli('subscriptions', '--mailbox', mailbox);
    expect([status, out.at(-1)]).toEqual([
      0,
      expect.stringMatching(/relevant items; counterpart Australia$/),
    ]);
  });

  test('names every audience', () => {
    for (const audience of Object.values(AUDIENCES)) expect(page).toContain(`\`${audience}\``);
  });
});
