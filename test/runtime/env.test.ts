import { expect, test } from '@jest/globals';
import { EnvironmentError, readEnvironment } from '../../lambdas/runtime/env.ts';

const NAMES = {
  bucket: 'HINOMI_BUCKET',
  topic: 'HINOMI_ALERT_TOPIC_ARN',
  contact: 'HINOMI_CONTACT',
} as const;

test('gives each value under the name the code uses', () => {
  const environment = { HINOMI_BUCKET: 'b', HINOMI_ALERT_TOPIC_ARN: 't', HINOMI_CONTACT: 'c', OTHER: 'x' };
  expect(readEnvironment(NAMES, environment)).toEqual({ bucket: 'b', topic: 't', contact: 'c' });
});

test('all missing names are reported together; an empty value is missing', () => {
  const read = (): unknown => readEnvironment(NAMES, { HINOMI_ALERT_TOPIC_ARN: 't', HINOMI_CONTACT: '' });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(/: HINOMI_BUCKET, HINOMI_CONTACT$/);
});
