import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { SourceInput } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

const source = (id: string): SourceInput => ({
  id,
  name: { en: 'Tower', ja: '塔' },
  publisher: { en: 'Tower', ja: '塔' },
  kind: 'ministry',
  country: 'JP',
  language: 'ja',
  entry: { type: 'feed', url: 'https://tower.example/feed.xml' },
  terms: { licence: 'none', keep: 'link' },
  verified: { how: 'never' },
});

function directoryWith(files: Record<string, unknown>): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'hinomi-sources-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(
      path.join(directory, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return directory;
}

test('reads every definition in the order of ids, disabled ones too, and nothing else', () => {
  const directory = directoryWith({
    'b.json': { ...source('b'), enabled: false },
    'a.json': source('a'),
    'README.md': 'about these',
  });
  expect(readSources(directory).map(({ id, enabled, everyMinutes }) => [id, enabled, everyMinutes])).toEqual([
    ['a', true, 15],
    ['b', false, 15],
  ]);
});

test('all problems of all files are told at once: file, field, what it should be', () => {
  const directory = directoryWith({
    'a.json': { ...source('a'), country: 'Japan' },
    'b.json': '{ "id": ',
    'c.json': source('other'),
    'd.json': source('d'),
  });
  const lines = messageOf(() => readSources(directory))
    .replaceAll(`${directory}/`, '')
    .split('\n');
  expect(lines).toEqual([
    'a.json: country: a code such as JP, AU, ASEAN',
    expect.stringMatching(/^b\.json: \(file\): not JSON: /),
    'c.json: id: is "other"; give the file and the id one name',
  ]);
});

test('fields that are missing or too many are called so', () => {
  const directory = directoryWith({
    'a.json': { ...source('a'), name: { en: 'Tower' }, colour: 'red' },
    'b.json': { ...source('b'), entry: { type: 'listing', url: 'https://tower.example/', items: 'li' } },
  });
  const lines = messageOf(() => readSources(directory)).replaceAll(`${directory}/`, '').split('\n'); // prettier-ignore
  expect(lines.toSorted()).toEqual([
    'a.json: colour: there is no such field',
    'a.json: name.ja: is missing',
    'b.json: entry.item: is missing',
    'b.json: entry.items: there is no such field',
  ]);
});

test('what a schema cannot judge is told too: selectors, zones, encodings and addresses, by their field', () => {
  const item = { type: 'listing', url: 'https://tower.example/', item: 'li' };
  const directory = directoryWith({
    'a.json': { ...source('a'), timeZone: 'Asia/Tokio' },
    'b.json': { ...source('b'), entry: { ...item, item: 'li[', date: { before: 'dt:nothing' } } },
    'c.json': { ...source('c'), fallbacks: [item, { ...item, title: '> >' }] },
    'd.json': { ...source('d'), page: { select: ['main', '#'], remove: [':not('] } },
    'f.json': {
      ...source('f'),
      charset: 'sjizz',
      entry: { ...item, url: 'https://me:secret@tower.example/' },
    },
    'g.json': {
      ...source('g'),
      entry: { ...item, url: 'http://127.0.0.1/' },
      fallbacks: [{ ...item, url: 'https://tower.example:8443/' }],
    },
    'e.json': { ...source('e'), entry: { ...item, item: 'ul:not(.x) > li', date: { select: 'time' } } },
  });
  const lines = messageOf(() => readSources(directory))
    .replaceAll(`${directory}/`, '')
    .split('\n')
    .map((line) => line.replace(/ \(.*/, ''));
  expect(lines).toEqual([
    'a.json: timeZone: "Asia/Tokio" is no time zone; write one such as Asia/Tokyo',
    'b.json: entry.item: "li[" is no CSS selector',
    'b.json: entry.date.before: "dt:nothing" is no CSS selector',
    'c.json: fallbacks.1.title: "> >" is no CSS selector',
    'd.json: page.select.1: "#" is no CSS selector',
    'd.json: page.remove.0: ":not(" is no CSS selector',
    'f.json: charset: "sjizz" is no encoding; write one such as Shift_JIS',
    'f.json: entry.url: leave user name and password out',
    'g.json: entry.url: name the host; 127.0.0.1 is an address',
    'g.json: fallbacks.0.url: a port of its own',
  ]);
});

test.each([
  ['an empty directory', () => directoryWith({}), /no source definition/],
  ['an absent directory', () => path.join(directoryWith({}), 'absent'), /cannot be read: ENOENT/],
])('%s is an error', (_, directory, message) => {
  expect(() => readSources(directory())).toThrow(message);
});

test('the definitions of this project are valid', () => {
  expect(readSources('sources').length).toBeGreaterThan(0);
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('nothing was thrown');
}
