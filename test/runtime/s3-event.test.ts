import { expect, test } from '@jest/globals';
import { keysOf } from '../../lambdas/runtime/s3-event.ts';

const eventOf = (...keys: string[]) => ({
  Records: keys.map((key) => ({
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: 'b' }, object: { key, size: 1 } },
  })),
});

test.each([
  ['alerts/dt%3D2025-11-06/a1.json', 'alerts/dt=2025-11-06/a1.json'],
  ['alerts/two+words.json', 'alerts/two words.json'],
  ['alerts/one%2Bone.json', 'alerts/one+one.json'],
  ['alerts/%E7%81%AB.json', 'alerts/火.json'],
])('%s is the key %s', (encoded, key) => {
  expect(keysOf(eventOf(encoded, 'alerts/z.json'))).toEqual([key, 'alerts/z.json']);
});

test.each([[{}], [{ Records: [{ s3: {} }] }], ['alerts/a.json'], [{ Event: 's3:TestEvent' }]])(
  '%j is no notification of an object',
  (event) => {
    expect(() => keysOf(event)).toThrow(/Invalid/);
  },
);
