import { describe, expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { hinomi } from '../../cli/program.ts';
import { runCli } from '../support/cli.ts';

const program = hinomi({ output: { result: () => undefined, say: () => undefined }, catalogue: 'sources', finish: () => undefined }); // prettier-ignore

/** Every command with the words that lead to it. */
function everyCommand(command: Command, words: readonly string[] = []): readonly (readonly string[])[] {
  return command.commands.flatMap((one) => {
    const here = [...words, one.name()];
    return one.commands.length === 0 ? [here] : everyCommand(one, here);
  });
}

const commands = everyCommand(program).map((words) => [words.join(' '), words] as const);

test('the commands are all there', () => {
  const names = commands.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining([
    'watch', 'replay', 'source list', 'source check', 'source explain', 'capture', 'classify', 'archive list', 'archive show', 'archive copy', 'relabel',
    'doctor', 'redrive', 'cost',
    'subscribe', 'subscriptions', 'pause', 'resume', 'unsubscribe',
  ])); // prettier-ignore
});

const commandOf = (words: readonly string[]): Command | undefined =>
  words.reduce<Command | undefined>((at, word) => at?.commands.find((one) => one.name() === word), program);

describe.each(commands)('hinomi %s', (_, words) => {
  test('has help, and every option says what it is for', async () => {
    const { status, out, err } = await runCli(...words, '--help');
    expect([status, err]).toEqual([0, []]);
    expect(out[0]).toBe(`Usage: hinomi ${words.join(' ')} ${commandOf(words)?.usage() ?? ''}`);
    const command = commandOf(words);
    const texts = [command?.description(), ...(command?.options.map(({ description }) => description) ?? [])];
    for (const text of texts) expect(text).toMatch(/\S/);
  });

  test('takes --json', () => {
    expect(commandOf(words)?.options.map(({ long }) => long)).toContain('--json');
  });

  test('an option it does not have is wrong usage', async () => {
    const needed = commandOf(words)?.options.filter(({ mandatory }) => mandatory) ?? [];
    const options = needed.flatMap(({ long }) => [long ?? '', '/tmp/x']);
    const { status, err } = await runCli(...words, ...options, 'x', '--no-such-option');
    expect(status).toBe(2);
    expect(err.join('\n')).toContain('--no-such-option');
  });
});

test.each([
  [['watch', '--archive', '/tmp/a'], '--mailbox'],
  [['watch', '--archive', 's3://bucket', '--mailbox', '/tmp/m'], 's3://bucket: watch writes into a directory'],
  [['watch', '--archive', '/tmp/a', '--mailbox', '/tmp/m', '--since', '3w'], '--since 3w: write days or hours'],
  [['watch', '--archive', '/tmp/a', '--mailbox', '/tmp/m', '--since', '0d'], '--since 0d'],
  [['watch', '--archive', '/tmp/a', '--mailbox', '/tmp/m', '--source', 'nobody'], 'no source "nobody"; there are: '],
  [['watch', '--archive', '/tmp/a', '--mailbox', '/tmp/m', '--source', ','], '--source: name at least one'],
  [['watch', '--archive', '/tmp/a', '--mailbox', '/tmp/m', '--contact', 'me at home'], '--contact me at home: give an e-mail'],
  [['source', 'check', 'nobody'], 'no source "nobody"; there are: '],
  [['source', 'check', 'mod-news', '--entries', 'many'], '--entries many: write a number'],
  [['source', 'check', 'mod-news', '--at', '2026-11-05T00:00:00Z'], '--at goes with --mirror'],
  [['source', 'explain', 'www.mod.go.jp'], 'www.mod.go.jp: not an address'],
  [['source', 'explain', 'ftp://www.mod.go.jp/'], 'not an address'],
  [['source', 'explain', 'https://www.mod.go.jp/', '--archive', 'no/such'], '--archive no/such: no such directory'],
  [['capture', 'nothing', '--archive', '/tmp/a'], 'nothing: not an address'],
  [['source', 'list', '--archive', 's3://Not A Bucket'], 'not a bucket'],
])('%j is wrong usage, and the message says what to do', async (words, message) => {
  const { status, out, err } = await runCli(...words);
  expect(status).toBe(2);
  expect(out).toEqual([]);
  expect(err.join('\n')).toContain(message);
}); // prettier-ignore

test('a catalogue that cannot be read is a failure that names file and field', async () => {
  const { status, err } = await runCli('source', 'list', '--sources', 'no/such/folder');
  expect(status).toBe(1);
  expect(err.join('\n')).toContain('no/such/folder: cannot be read');
});
