import { describe, expect, test } from '@jest/globals';
import { entryOf } from '../../lambdas/core/feed/entry.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { updateFeed } from '../../lambdas/watchdog/feed-update.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { alertAt, counted, idsIn } from './feed-house.ts';

const entry = (index: number) => entryOf(alertAt(index, index), 'full');

/** What another does in the moment before a call that `name` begins; the first time only. */
function meanwhile(archive: Archive, name: string, another: () => Promise<unknown>): Archive {
  let due = true;
  const before = async (call: string): Promise<void> => {
    if (!due || !call.startsWith(name)) return;
    due = false;
    await another();
  };
  return {
    read: (key) => before(`read ${key}`).then(() => archive.read(key)),
    create: (key, body) => before(`create ${key}`).then(() => archive.create(key, body)),
    replace: (key, body, version) => before(`replace ${key}`).then(() => archive.replace(key, body, version)),
    list: (prefix) => archive.list(prefix),
  };
}

describe('two updates of one feed', () => {
  const CALLS = [
    'read feeds/all.xml',
    'read feeds/all.json',
    'replace feeds/all.xml',
    'replace feeds/all.json',
  ];
  test.each(
    CALLS.flatMap(
      (call) =>
        [
          [call, 'something new', 3, ['id-0003', 'id-0002', 'id-0001']],
          [call, 'only what is there already', 1, ['id-0002', 'id-0001']],
        ] as const,
    ),
  )('before %s another adds %s', async (call, _what, index, ids) => {
    const archive = memoryArchive();
    await updateFeed('all', [entry(1)], archive);
    const another = () => updateFeed('all', [entry(index)], archive);
    expect(await updateFeed('all', [entry(2)], meanwhile(archive, call, another))).toBe(true);
    expect(await idsIn(archive, 'all')).toEqual(ids);
  });

  test.each(['create feeds/all.xml', 'create feeds/all.json'])(
    'before %s another creates it',
    async (call) => {
      const archive = memoryArchive();
      const another = () => updateFeed('all', [entry(3)], archive);
      await updateFeed('all', [entry(2)], meanwhile(archive, call, another));
      expect(await idsIn(archive, 'all')).toEqual(['id-0003', 'id-0002']);
    },
  );

  test('that lose every race give up with an error that may be tried again', async () => {
    const archive = memoryArchive();
    await updateFeed('all', [entry(1)], archive);
    const losing = { ...archive, list: archive.list, replace: () => Promise.resolve('conflict' as const) };
    await expect(updateFeed('all', [entry(2)], losing)).rejects.toMatchObject({
      name: 'ArchiveError',
      key: 'feeds/all.json',
      retryable: true,
    });
  });
});

test('an update that finds all as it should be writes nothing', async () => {
  const archive = memoryArchive();
  await updateFeed('all', [entry(1), entry(2)], archive);
  const idle = counted(archive);
  expect(await updateFeed('all', [entry(1)], idle.archive)).toBe(false);
  expect(idle.calls).toEqual(['read feeds/all.xml', 'read feeds/all.json']);
});
