import type { Subject } from '../../../lambdas/core/classify/subject.ts';

/** A subject of which a test says only what matters to it. */
export const subject = (given: Partial<Subject>): Subject => ({
  title: '',
  url: null,
  language: 'ja',
  lead: null,
  text: null,
  published: null,
  publisherCountry: null,
  ...given,
});
