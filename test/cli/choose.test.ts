import { describe, expect, test } from '@jest/globals';
import { choose } from '../../cli/watch/choose.ts';
import { parseConfiguration } from '../../lambdas/core/configuration.ts';
import { isUnproven } from '../../lambdas/core/source.ts';
import { readSources } from '../../lambdas/runtime/source-files.ts';

const catalogue = readSources('sources');
const firstId = (unproven: boolean): string =>
  catalogue.find((source) => source.enabled && isUnproven(source) === unproven)?.id ?? '';
const [proven, unproven] = [firstId(false), firstId(true)];
const chosen = (sources: object, choice: { source?: string; unproven?: boolean } = {}) =>
  choose(catalogue, {
    unproven: false,
    ...choice,
    configuration: parseConfiguration({ sources }, 'hinomi.yaml'),
  });

describe('the sources that one machine watches', () => {
  test('are as the configuration wants them, each at its cadence', () => {
    expect(chosen({ off: [proven] }).polled.map(({ id }) => id)).not.toContain(proven);
    expect(chosen({ off: [proven] }).others.map(({ id }) => id)).toContain(proven);
    expect(chosen({ on: [unproven] }).polled.map(({ id }) => id)).toContain(unproven);
    const { polled } = chosen({ everyMinutes: { [proven]: 1440 } });
    expect(polled.find(({ id }) => id === proven)?.everyMinutes).toBe(1440);
  });

  test('are all, with --unproven or the configuration’s', () => {
    const all = chosen({}, { unproven: true }).polled;
    expect(all.map(({ id }) => id)).toContain(unproven);
    expect(chosen({ unproven: true }).polled).toEqual(all);
  });

  test('may be named: one that is on is taken, one that is off says what keeps it', () => {
    const [other = ''] = chosen({}).polled.filter(({ id }) => id !== proven).map(({ id }) => id); // prettier-ignore
    expect(chosen({}, { source: `${proven}, ${other}` }).polled.map(({ id }) => id)).toEqual([proven, other]);
    expect(chosen({ on: [unproven] }, { source: unproven }).polled.map(({ id }) => id)).toEqual([unproven]);
    expect(() => chosen({}, { source: unproven })).toThrow(/nobody has verified it; add --unproven/);
    expect(() => chosen({ off: [proven] }, { source: proven })).toThrow(
      /switched off .*or `sources\.off` in hinomi\.yaml/,
    );
  });
});
