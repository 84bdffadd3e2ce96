import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { configuredSources } from '../../lambdas/core/configured-sources.ts';
import { ConfigurationError, parseConfiguration } from '../../lambdas/core/configuration.ts';
import { subscriptionsFrom } from '../../lambdas/core/subscription/from-configuration.ts';
import { isUnproven } from '../../lambdas/core/source.ts';
import { readConfiguration } from '../../lambdas/runtime/configuration-file.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

const FILE = 'hinomi.yaml';
const catalogue = readSources('sources');
const parsed = (data: unknown) => parseConfiguration(data, FILE);

/** A file with this text. */
function written(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'hinomi-configuration-')), FILE);
  writeFileSync(file, text);
  return file;
}

test('the example is a valid configuration, over the catalogue too', () => {
  const example = readConfiguration('hinomi.example.yaml');
  expect(example).toMatchObject({ operations: ['you@example.org'], budget: 5, retention: { logDays: 30 } });
  expect(subscriptionsFrom(example, catalogue)).toHaveLength(3);
  expect(configuredSources(catalogue, example).sources).toEqual(catalogue);
});

test('comments, JSON and an empty file are read; a file that is not there is named', () => {
  expect(readConfiguration(written('contact: a@b.org # me\n')).settings.contact).toBe('a@b.org');
  expect(readConfiguration(written('{"digestHour": 7}')).settings.digestHour).toBe(7);
  expect(readConfiguration(written('# nothing yet\n')).settings.zone).toBe('Asia/Tokyo');
  expect(() => readConfiguration('no/such.yaml')).toThrow(/^no\/such\.yaml: cannot be read: ENOENT/);
});

describe('what is not YAML is named with its line', () => {
  test.each([
    ['a bracket', 'contact: a@b.org\noperations: [a@b.org\n', / at line 3, column 1/],
    ['a field twice', 'budget: 5\nbudget: 6\n', /unique at line 2, column 1/],
  ])('%s', (_, text, message) => {
    const file = written(text);
    expect(() => readConfiguration(file)).toThrow(ConfigurationError);
    expect(() => readConfiguration(file)).toThrow(message);
    expect(() => readConfiguration(file)).toThrow(`${file}: not YAML`);
  });
});

describe('a wrong field is named, with what it should be', () => {
  test.each<[object, string]>([
    [{ contact: 'nobody' }, 'contact: an e-mail address or an https:// address, in ASCII'],
    [{ contact: 'http://a.org' }, 'contact: an e-mail address or an https:// address'],
    [{ zone: 'Mars' }, 'zone: a time zone of the IANA database'],
    [{ operations: ['a b'] }, 'operations.0: "a b": not an e-mail address; write name@example.org'],
    [{ operations: ['a@b.org', 'a@b.org'] }, 'operations: a@b.org is there twice'],
    [{ sources: { everyMinutes: { 'mod-news': 45 } } }, 'sources.everyMinutes.mod-news: minutes between two polls: one of 5, 6, 10'],
    [{ sources: { on: ['a'], off: ['a'] } }, 'sources: a is both on and off'],
    [{ sources: { only: ['a'] } }, 'sources.only: there is no such field'],
    [{ retention: { logDays: 31 } }, 'retention.logDays: one of 1, 3, 5, 7, 14, 30, 60, 90'],
    [{ retention: { evidenceDays: 0 } }, 'retention.evidenceDays: Invalid value'],
    [{ budget: 5 }, 'budget: nobody would be told; name an e-mail address under operations'],
    [{ budget: 5, operations: Array.from({ length: 11 }, (_, n) => `a${n}@b.org`) }, 'operations: with a budget 10 addresses at most'],
    [{ alarms: [] }, 'alarms: there is no such field'],
  ])('%j', (data, message) => {
    expect(() => parsed(data)).toThrow(ConfigurationError);
    expect(() => parsed(data)).toThrow(`${FILE}: ${message}`);
  }); // prettier-ignore
});

describe('which sources are polled, and how often', () => {
  const first = (wanted: boolean) =>
    catalogue.find((source) => source.enabled && isUnproven(source) === wanted)?.id ?? '';
  const [proven, unproven] = [first(false), first(true)];
  const idsOf = (sources: object): readonly string[] =>
    configuredSources(catalogue, parsed({ sources })).polled.map(({ id }) => id);

  test('as the definitions say, unless told', () => {
    expect(idsOf({})).toContain(proven);
    expect(idsOf({})).not.toContain(unproven);
    expect(idsOf({ unproven: true })).toContain(unproven);
  });

  test('one is taken out, another in', () => {
    expect(idsOf({ off: [proven] })).toEqual(idsOf({}).filter((id) => id !== proven));
    expect(idsOf({ on: [unproven] })).toEqual([...idsOf({}), unproven].toSorted());
  });

  test('a cadence replaces that of the definition, and no other', () => {
    const { sources, polled } = configuredSources(catalogue, parsed({ sources: { everyMinutes: { [proven]: 360 } } })); // prettier-ignore
    const changed = sources.filter(({ id, everyMinutes }) => everyMinutes !== catalogue.find((one) => one.id === id)?.everyMinutes); // prettier-ignore
    expect(changed.map(({ id, everyMinutes }) => [id, everyMinutes])).toEqual([[proven, 360]]);
    expect(polled).toContain(changed[0]);
  });

  test.each(['on', 'off', 'everyMinutes'])('an id that is not there is named under %s', (field) => {
    const sources = { [field]: field === 'everyMinutes' ? { nowhere: 15 } : ['nowhere'] };
    expect(() => idsOf(sources)).toThrow(
      `${FILE}: sources.${field}: nowhere: no such source; \`npx hinomi source list\` names them`,
    );
  });
});
