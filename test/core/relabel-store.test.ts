import { describe, expect, test } from '@jest/globals';
import { alertKey, relabelKey, relabelOf } from '../../lambdas/contract/keys.ts';
import { relabelSchema } from '../../lambdas/contract/relabel.ts';
import type { Labels, Relabel } from '../../lambdas/contract/relabel.ts';
import { ArchiveError } from '../../lambdas/core/ports/archive.ts';
import type { Archive } from '../../lambdas/core/ports/archive.ts';
import { decodeRecord, encodeRecord } from '../../lambdas/core/record.ts';
import { noRelabel, withCorrection } from '../../lambdas/core/relabel.ts';
import type { Change } from '../../lambdas/core/relabel.ts';
import { correctLabels, loadRelabel } from '../../lambdas/core/relabel-store.ts';
import { memoryArchive } from '../support/memory-archive.ts';
import { ALERT } from './compose/alerts.ts';

const AT = '2025-11-07T01:02:03Z';
const KEY = relabelKey(ALERT.detectedAt, ALERT.id);
const by = (name: string, set: Labels = { kind: 'call' }, undo = false): Change => ({
  by: name,
  why: 'so',
  set,
  undo,
});
const names = ({ corrections }: Relabel) => corrections.map((each) => each.by);

/** `before` runs ahead of each write, which then meets what it left. */
const raced = (archive: Archive, before: (attempt: number) => Promise<unknown>): Archive => {
  let attempt = 0;
  const wait = () => before((attempt += 1));
  return {
    ...archive,
    create: async (key, body) => {
      await wait();
      return archive.create(key, body);
    },
    replace: async (key, body, version) => {
      await wait();
      return archive.replace(key, body, version);
    },
  };
};

test('corrections lie in the folder of the alert’s day, under its id, as one line', async () => {
  const archive = memoryArchive();
  await correctLabels(archive, ALERT, by('Aiko'), AT);
  expect(KEY).toBe(`relabels/dt=2025-11-06/${ALERT.id}.json`);
  expect(relabelOf(alertKey(ALERT.detectedAt, ALERT.id))).toBe(KEY);
  expect(await Array.fromAsync(archive.list(''))).toEqual([KEY]);
  const { body } = (await archive.read(KEY))!;
  expect(new TextDecoder().decode(body)).toBe(
    `{"version":1,"alert":"${ALERT.id}","item":"${ALERT.item}","corrections":[{"at":"${AT}","by":"Aiko","why":"so","set":{"kind":"call"}}]}\n`,
  );
  expect(await loadRelabel(archive, alertKey(ALERT.detectedAt, ALERT.id))).toEqual(decodeRecord(relabelSchema, body, KEY)); // prettier-ignore
});

describe('another person at the same moment', () => {
  test('who creates first is first, and the other comes after', async () => {
    const archive = memoryArchive();
    const slow = raced(archive, async (attempt) => {
      if (attempt === 1) await correctLabels(archive, ALERT, by('Ben', { frameworks: [] }), AT);
    });
    expect(names(await correctLabels(slow, ALERT, by('Aiko'), AT))).toEqual(['Ben', 'Aiko']);
    expect(names((await loadRelabel(archive, alertKey(ALERT.detectedAt, ALERT.id)))!)).toEqual(['Ben', 'Aiko']); // prettier-ignore
  });

  test('who replaces first is first; each try starts from what is there', async () => {
    const archive = memoryArchive();
    await correctLabels(archive, ALERT, by('first'), AT);
    const slow = raced(archive, async (attempt) => {
      if (attempt <= 3) await correctLabels(archive, ALERT, by(`Ben ${attempt}`), AT);
    });
    expect(names(await correctLabels(slow, ALERT, by('Aiko'), AT))).toEqual(['first', 'Ben 1', 'Ben 2', 'Ben 3', 'Aiko']); // prettier-ignore
  });

  test('an undo takes back what the other has said meanwhile too', async () => {
    const archive = memoryArchive();
    await correctLabels(archive, ALERT, by('first'), AT);
    const slow = raced(archive, async (attempt) => {
      if (attempt === 1) await correctLabels(archive, ALERT, by('Ben', { frameworks: [] }), AT);
    });
    const { corrections } = await correctLabels(slow, ALERT, by('Aiko', {}, true), AT);
    expect(corrections.at(-1)).toMatchObject({ by: 'Aiko', cleared: ['frameworks', 'kind'] });
  });

  test('who loses again and again is told so, and the error says that it can be tried again', async () => {
    const archive = memoryArchive();
    const lost = raced(archive, () => correctLabels(archive, ALERT, by('Ben'), AT));
    const failed = correctLabels(lost, ALERT, by('Aiko'), AT);
    await expect(failed).rejects.toThrow(ArchiveError);
    await expect(failed).rejects.toMatchObject({ key: KEY, retryable: true });
    expect(names((await loadRelabel(archive, alertKey(ALERT.detectedAt, ALERT.id)))!)).not.toContain('Aiko');
  });

  test('seven at once lose nothing', async () => {
    const archive = memoryArchive();
    const people = Array.from({ length: 7 }, (_, index) => `person ${index}`);
    await Promise.all(people.map((name) => correctLabels(archive, ALERT, by(name), AT)));
    expect(names((await loadRelabel(archive, alertKey(ALERT.detectedAt, ALERT.id)))!).toSorted()).toEqual(people); // prettier-ignore
  });
});

test('an undo of nothing writes nothing', async () => {
  const archive = memoryArchive();
  expect(await correctLabels(archive, ALERT, by('Aiko', {}, true), AT)).toEqual(noRelabel(ALERT));
  expect(await Array.fromAsync(archive.list(''))).toEqual([]);
});

test('corrections that cannot be read are never written over', async () => {
  const good = withCorrection(noRelabel(ALERT), by('Aiko'), AT)!;
  const damaged = { ...good, corrections: [{ ...good.corrections[0]!, set: { kind: 'party' } }] };
  const archive = memoryArchive({ [KEY]: encodeRecord(damaged) });
  await expect(correctLabels(archive, ALERT, by('Ben'), AT)).rejects.toThrow(`${KEY} is damaged: corrections.0.set.kind`); // prettier-ignore
  expect((await archive.read(KEY))!.body).toEqual(encodeRecord(damaged));
});
