import { describe, expect, test } from '@jest/globals';
import { attributesOf } from '../../../lambdas/core/compose/attributes.ts';
import { ALERT, classified, NOTHING, UPDATED as UNDATED_UPDATE } from './alerts.ts';

describe('attributesOf', () => {
  test('names frameworks, counterparts, kind and source; mentions are not counterparts', () => {
    expect(attributesOf(ALERT)).toEqual({
      framework: ['admm-plus', 'bilateral-defence'],
      counterpart: ['ASEAN', 'AU'],
      kind: 'press-conference',
      source: 'lookout',
      audience: ['each', 'each-relevant', 'mail', 'mail-relevant', 'mail-first', 'mail-first-relevant'],
    });
  });

  test('SNS takes no empty list: none stands there', () => {
    expect(attributesOf({ ...ALERT, classification: NOTHING })).toMatchObject({
      framework: ['none'],
      counterpart: ['none'],
    });
  });

  test.each([
    [
      'relevant, first report',
      ALERT,
      ['each', 'each-relevant', 'mail', 'mail-relevant', 'mail-first', 'mail-first-relevant'],
    ],
    [
      'relevant, a later report',
      { ...ALERT, event: { id: 'e1', first: false, report: 2 } },
      ['each', 'each-relevant', 'mail', 'mail-relevant'],
    ],
    ['no event is no later report', UNDATED_UPDATE, ['each', 'each-relevant', 'mail', 'mail-relevant', 'mail-first', 'mail-first-relevant']], // prettier-ignore
    [
      'not relevant',
      { ...UNDATED_UPDATE, classification: classified([], ['US'], { defence_diplomacy: false }) },
      ['each', 'mail', 'mail-first'],
    ],
  ])('%s', (_case, alert, audience) => {
    expect(attributesOf(alert).audience).toEqual(audience);
  });
});
