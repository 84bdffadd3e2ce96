import { describe, expect, test } from '@jest/globals';
import { classify } from '../../../../lambdas/core/classify/classify.ts';
import { defaultTaxonomy } from '../../../../lambdas/core/classify/default-taxonomy.ts';
import { subject } from '../subject-of.ts';
import { ENGLISH_CASES } from './cases.ts';

describe('frameworks and counterparts of English items', () => {
  test.each(ENGLISH_CASES)('$title', ({ title, lead, url, expected }) => {
    const { frameworks, counterparts } = classify(
      subject({ title, lead, url, language: 'en' }),
      defaultTaxonomy(),
    );
    const ids = frameworks
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
    const codes = counterparts
      .map(({ code }) => code)
      .toSorted()
      .join(' ');
    expect(`${ids} / ${codes}`).toBe(expected);
  });
});
