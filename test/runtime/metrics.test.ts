import { expect, jest, test } from '@jest/globals';
import { METRICS } from '../../lambdas/contract/metrics.ts';
import { createLog } from '../../lambdas/runtime/log.ts';
import { createMeter } from '../../lambdas/runtime/metrics.ts';

test('a log line that counts is one line, with the dimension that its metrics need', () => {
  const said: string[] = [];
  const writes = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0),
  );
  createLog('watchdog').info('sources-watched', {
    ...createMeter('watchdog', 'Hinomi/hinomi')({ Undelivered: 2 }),
  });
  for (const write of writes) write.mockRestore();
  const lines = said.join('').trim().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    {
      service: 'watchdog',
      message: 'sources-watched',
      Undelivered: 2,
      _aws: { CloudWatchMetrics: [{ Dimensions: [['service']] }] },
    },
  ]);
});

test('what is counted comes as embedded metrics of the stage, and nothing of the line before', () => {
  const measure = createMeter('watchdog', 'Hinomi/hinomi');
  expect(measure({ SourcesWatched: 38, SourcesSilent: 0 })).toMatchObject({
    SourcesWatched: 38,
    SourcesSilent: 0,
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'Hinomi/hinomi',
          Dimensions: [['service']],
          Metrics: [
            { Name: 'SourcesWatched', Unit: 'Count' },
            { Name: 'SourcesSilent', Unit: 'Count' },
          ],
        },
      ],
    },
  });
  const next = measure({ Undelivered: 1 });
  expect(next).toMatchObject({ Undelivered: 1 });
  expect(next).not.toHaveProperty('SourcesWatched');
});

test('every metric has a unit that CloudWatch knows', () => {
  for (const { unit } of Object.values(METRICS)) expect(['Count', 'Seconds']).toContain(unit);
});
