import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';

/** An empty archive, and how to clear it away. */
export interface Opened {
  readonly archive: Archive;
  close(): Promise<void> | void;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const EVERY_BYTE = Uint8Array.from({ length: 1024 }, (_, index) => index % 256);

const BAD_KEYS = [
  ['empty', ''],
  ['absolute', '/a/b'],
  ['parent', 'a/../b'],
  ['parent at the start', '../b'],
  ['parent alone', '..'],
  ['parent at the end', 'a/..'],
  ['itself', 'a/./b'],
  ['an empty segment', 'a//b'],
  ['a slash at the end', 'a/'],
  ['a backslash', 'a\\b'],
  ['a line break', 'a\nb'],
  ['NUL', 'a\0b'],
  ['DEL', 'a\u007Fb'],
  ['Japanese', '日本/a'],
  ['a letter beyond ASCII', 'é'],
  ['a long segment', `a/${'x'.repeat(201)}`],
  ['a long key', 'abcdefghi/'.repeat(110) + 'x'],
  ['the reserved folder', '.hinomi/tmp/x'],
] as const;

async function collect(keys: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const key of keys) all.push(key);
  return all;
}

/** What every archive must do. `open` gives a fresh one. */
export function archiveContract(name: string, open: () => Promise<Opened> | Opened) {
  describe(`archive contract: ${name}`, () => {
    let opened: Opened;
    let archive: Archive;
    beforeAll(async () => {
      opened = await open();
      archive = opened.archive;
    });
    afterAll(() => opened.close());

    test('list of an archive nobody wrote to is empty, read is undefined', async () => {
      await expect(collect(archive.list(''))).resolves.toEqual([]);
      await expect(archive.read('nobody/wrote.json')).resolves.toBeUndefined();
    });

    test('replace of a missing key is a conflict and creates nothing', async () => {
      await expect(archive.replace('missing/a.json', bytes('x'), '"0123"')).resolves.toBe('conflict');
      await expect(archive.read('missing/a.json')).resolves.toBeUndefined();
    });

    test('create twice: the first body stays', async () => {
      const created = await archive.create('twice/a.json', bytes('first'));
      expect(created).toEqual({ version: (await archive.read('twice/a.json'))?.version });
      await expect(archive.create('twice/a.json', bytes('second'))).resolves.toBe('exists');
      expect(await textOf(archive, 'twice/a.json')).toBe('first');
    });

    test('of twenty creators one wins, and its body stands', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => archive.create('race/create.json', bytes(`body ${index}`))),
      );
      expect(answers.filter((answer) => answer !== 'exists')).toHaveLength(1);
      expect(await textOf(archive, 'race/create.json')).toBe(
        `body ${answers.findIndex((answer) => answer !== 'exists')}`,
      );
    });

    test('of ten replacers at one version one wins, and its body stands', async () => {
      await archive.create('race/replace.json', bytes('before'));
      const { version } = (await archive.read('race/replace.json'))!;
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          archive.replace('race/replace.json', bytes(`body ${index}`), version),
        ),
      );
      expect(answers.filter((answer) => answer !== 'conflict')).toHaveLength(1);
      expect(await textOf(archive, 'race/replace.json')).toBe(
        `body ${answers.findIndex((answer) => answer !== 'conflict')}`,
      );
    });

    test('replace at the read version succeeds once; the stale version is a conflict', async () => {
      await archive.create('swap/a.json', bytes('one'));
      const { version } = (await archive.read('swap/a.json'))!;
      const written = await archive.replace('swap/a.json', bytes('two'), version);
      expect(written).toEqual({ version: (await archive.read('swap/a.json'))?.version });
      await expect(archive.replace('swap/a.json', bytes('three'), version)).resolves.toBe('conflict');
      expect(await textOf(archive, 'swap/a.json')).toBe('two');
      const later = (await archive.read('swap/a.json'))!;
      expect(later.version).not.toBe(version);
      await expect(archive.replace('swap/a.json', bytes('four'), later.version)).resolves.not.toBe(
        'conflict',
      );
    });

    test('create of a replaced key still finds it', async () => {
      await archive.create('swap/b.json', bytes('one'));
      await archive.replace('swap/b.json', bytes('two'), (await archive.read('swap/b.json'))!.version);
      await expect(archive.create('swap/b.json', bytes('three'))).resolves.toBe('exists');
    });

    test.each([
      ['every byte', 'bodies/binary.gz', EVERY_BYTE],
      ['nothing', 'bodies/empty.json', new Uint8Array()],
      ['a megabyte', 'bodies/large.html.gz', new Uint8Array(1 << 20).fill(7)],
      ['a view into a larger buffer', 'bodies/view.bin', EVERY_BYTE.subarray(10, 20)],
    ])('a body of %s comes back as it was, by create and by replace', async (_, key, body) => {
      await archive.create(key, body);
      const stored = (await archive.read(key))!;
      expect(Buffer.from(stored.body).equals(body)).toBe(true);
      await archive.replace(key, bytes('between'), stored.version);
      await archive.replace(key, body, (await archive.read(key))!.version);
      expect(Buffer.from((await archive.read(key))!.body).equals(body)).toBe(true);
    });

    test('what is read or written is a copy', async () => {
      const body = bytes('mine');
      await archive.create('copy/a.json', body);
      body.fill(0);
      const { body: read } = (await archive.read('copy/a.json'))!;
      read.fill(0);
      expect(await textOf(archive, 'copy/a.json')).toBe('mine');
    });

    test('list yields keys in the order of their bytes, only those with the prefix', async () => {
      // "-" and "." sort before "/", "0" after it: the order of names in a folder is not the order of keys.
      const keys = [
        'list/a-b',
        'list/a.json',
        'list/a/B',
        'list/a/b/c',
        'list/a/b.json',
        'list/a0',
        'list/b=1/x y',
        'list/z',
      ];
      for (const key of [...keys].reverse()) await archive.create(key, bytes(key));
      await archive.create('lis', bytes(''));
      await archive.create('listing/x', bytes(''));
      const expected = [
        'list/a-b',
        'list/a.json',
        'list/a/B',
        'list/a/b.json',
        'list/a/b/c',
        'list/a0',
        'list/b=1/x y',
        'list/z',
      ];
      expect(await collect(archive.list('list/'))).toEqual(expected);
      expect(await collect(archive.list('list/a'))).toEqual(expected.slice(0, 6));
      expect(await collect(archive.list('list/a/'))).toEqual(['list/a/B', 'list/a/b.json', 'list/a/b/c']);
      expect(await collect(archive.list('list/a/b'))).toEqual(['list/a/b.json', 'list/a/b/c']);
      expect(await collect(archive.list('list/z'))).toEqual(['list/z']);
      expect(await collect(archive.list('list/z/'))).toEqual([]);
      expect(await collect(archive.list('list/none/'))).toEqual([]);
      const all = await collect(archive.list(''));
      expect(all).toEqual([...all].sort());
      expect(all).toEqual(expect.arrayContaining(['lis', ...expected, 'listing/x']));
    });

    test('a list can be left early', async () => {
      for await (const key of archive.list('list/')) {
        expect(key).toBe('list/a-b');
        break;
      }
    });

    test.each(BAD_KEYS)('a key with %s is refused by every operation', async (_, key) => {
      const calls = [
        () => archive.read(key),
        () => archive.create(key, bytes('x')),
        () => archive.replace(key, bytes('x'), 'v'),
      ];
      for (const call of calls) {
        const error = await call().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(ArchiveError);
        expect(error).toMatchObject({ key, retryable: false });
        expect(String(error)).toContain(JSON.stringify(key));
      }
    });

    test.each(['/a', 'a//', '../', 'a/../', 'a\\', 'メモ', '.hinomi/'])(
      'list refuses the prefix %j',
      async (prefix) => {
        await expect(collect(archive.list(prefix))).rejects.toMatchObject({
          name: 'ArchiveError',
          key: prefix,
        });
      },
    );
  });
}

const textOf = async (archive: Archive, key: string): Promise<string> =>
  new TextDecoder().decode((await archive.read(key))!.body);
