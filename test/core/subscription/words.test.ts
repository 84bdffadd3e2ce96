import { expect, test } from '@jest/globals';
import { defaultTaxonomy } from '../../../lambdas/core/classify/default-taxonomy.ts';
import { paused } from '../../../lambdas/core/subscription/pause.ts';
import { filterPolicyOf } from '../../../lambdas/core/subscription/policy.ts';
import { filterInWords } from '../../../lambdas/core/subscription/words.ts';
import type { Filtered } from '../../../lambdas/core/subscription/words.ts';
import { DEFAULT, wanting } from './choices.ts';

const both = { framework: ['admm-plus', 'gcap'], counterpart: ['PH', 'none'] };
const rest = { kind: ['press-conference'], source: ['mod-news'] };

test.each<[string, Partial<Filtered>]>([
  ['relevant items', { policy: filterPolicyOf(DEFAULT) }],
  ['all items', { policy: filterPolicyOf({ ...DEFAULT, relevant: false }) }],
  ['relevant items, first reports only', { policy: filterPolicyOf({ ...DEFAULT, firstReports: true }) }],
  ['relevant items; framework ADMM-Plus or GCAP; and counterpart Philippines or none', { policy: filterPolicyOf(wanting(both)) }],
  ['relevant items; framework ADMM-Plus or GCAP; or counterpart Philippines or none', { policy: filterPolicyOf(wanting(both, { match: 'any' })) }],
  ['relevant items; kind press conference; and source mod-news', { policy: filterPolicyOf(wanting(rest)) }],
  ['relevant items; kind press conference; and source mod-news', { policy: paused(filterPolicyOf(wanting(rest))) }],
  ['all items, each on its own', { protocol: 'sqs', policy: { audience: ['each'] } }],
  ['relevant items; framework gone', { policy: { audience: ['mail-relevant'], framework: ['gone'] } }],
  ['written by hand: {"kind":["call"]}', { policy: { kind: ['call'] } }],
  ['written by hand: {"audience":["each"]}', { policy: { audience: ['each'] } }],
  ['no filter: every message', { policy: null }],
  ['no filter: every message', { policy: paused(null) }],
  ['the whole digest', { topic: 'digests', policy: null }],
  ['not known before it is confirmed', { policy: undefined }],
])('%s', (words, filtered) => {
  const whole: Filtered = { topic: 'alerts', protocol: 'email', policy: null, ...filtered };
  expect(filterInWords(whole, defaultTaxonomy())).toBe(words);
}); // prettier-ignore
