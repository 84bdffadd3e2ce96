import { expect, test } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { createStack } from './synth.ts';

test('the AwsSolutions rules find nothing that is not acknowledged with a reason', () => {
  const { app } = createStack();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
}, 120_000);
