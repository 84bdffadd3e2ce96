import type { Attributes } from '../../../lambdas/core/ports/topic.ts';
import { paused } from '../../../lambdas/core/subscription/pause.ts';
import { filterPolicyOf } from '../../../lambdas/core/subscription/policy.ts';
import type { Policy } from '../../../lambdas/core/subscription/policy.ts';
import { DEFAULT, wanting } from './choices.ts';

/**
 * One table of what filter policies let through: our `passes` must say the same, and moto over the wire. `moto`: what
 * moto 5.2.1 does instead, where it is not what SNS documents.
 */
export interface FilterCase {
  readonly name: string;
  readonly policy: Policy;
  readonly attributes: Attributes;
  readonly expected: boolean;
  readonly moto?: { readonly does: 'passes' | 'withholds' | 'refuses'; readonly why: string };
}

const SQUAD: Attributes = {
  framework: ['squad', 'bilateral-defence'],
  counterpart: ['US', 'AU', 'PH'],
  kind: 'meeting',
  source: 'mod-news',
  audience: ['each', 'each-relevant', 'mail', 'mail-relevant', 'mail-first', 'mail-first-relevant'],
};
/** A later report of the same. */
const LATER: Attributes = { ...SQUAD, audience: ['each', 'each-relevant', 'mail', 'mail-relevant'] };
/** Not about defence diplomacy. */
const ASIDE: Attributes = {
  framework: ['none'],
  counterpart: ['none'],
  kind: 'personnel',
  source: 'mod-news',
  audience: ['each', 'mail', 'mail-first'],
};
/** One of a burst: its mail has told of it. */
const OF_BURST: Attributes = { ...SQUAD, audience: ['each', 'each-relevant'] };
const DIGEST: Attributes = {};

const MACHINE = { ...DEFAULT, protocol: 'sqs', relevant: false } as const;
const ALL = { ...DEFAULT, relevant: false };

type Row = readonly [name: string, policy: Policy, attributes: Attributes, expected: boolean];

/** The policies that we write. */
const OURS: readonly Row[] = [
  ['default: relevant', filterPolicyOf(DEFAULT), SQUAD, true],
  ['default: not relevant', filterPolicyOf(DEFAULT), ASIDE, false],
  ['default: a later report', filterPolicyOf(DEFAULT), LATER, true],
  ['default: one of a burst', filterPolicyOf(DEFAULT), OF_BURST, false],
  ['all: not relevant', filterPolicyOf(ALL), ASIDE, true],
  ['all: one of a burst', filterPolicyOf(ALL), OF_BURST, false],
  ['first reports: the first', filterPolicyOf({ ...DEFAULT, firstReports: true }), SQUAD, true],
  ['first reports: a later one', filterPolicyOf({ ...DEFAULT, firstReports: true }), LATER, false],
  ['first reports: not relevant', filterPolicyOf({ ...DEFAULT, firstReports: true }), ASIDE, false],
  ['all first reports: not relevant', filterPolicyOf({ ...ALL, firstReports: true }), ASIDE, true],
  ['all first reports: a later one', filterPolicyOf({ ...ALL, firstReports: true }), LATER, false],
  ['machine: one of a burst', filterPolicyOf(MACHINE), OF_BURST, true],
  ['machine: not relevant', filterPolicyOf(MACHINE), ASIDE, true],
  ['relevant machine: relevant', filterPolicyOf({ ...MACHINE, relevant: true }), OF_BURST, true],
  ['relevant machine: not relevant', filterPolicyOf({ ...MACHINE, relevant: true }), ASIDE, false],
  ['one framework of several', filterPolicyOf(wanting({ framework: ['admm-plus', 'squad'] })), SQUAD, true],
  ['another framework', filterPolicyOf(wanting({ framework: ['admm-plus'] })), SQUAD, false],
  ['another code', filterPolicyOf(wanting({ counterpart: ['RU'] })), SQUAD, false],
  ['part of a name is none', filterPolicyOf(wanting({ framework: ['bilateral'] })), SQUAD, false],
  ['a kind', filterPolicyOf(wanting({ kind: ['call', 'meeting'] })), SQUAD, true],
  ['another kind', filterPolicyOf(wanting({ kind: ['call'] })), SQUAD, false],
  ['a source', filterPolicyOf(wanting({ source: ['mod-news'] })), SQUAD, true],
  ['without a framework', filterPolicyOf(wanting({ framework: ['none'] }, ALL)), ASIDE, true],
  ['without a framework, with one', filterPolicyOf(wanting({ framework: ['none'] }, ALL)), SQUAD, false],
  ['all lists', filterPolicyOf(wanting({ framework: ['squad'], counterpart: ['PH'], kind: ['meeting'], source: ['mod-news'] })), SQUAD, true],
  ['all lists but one', filterPolicyOf(wanting({ framework: ['squad'], counterpart: ['RU'], kind: ['meeting'], source: ['mod-news'] })), SQUAD, false],
  ['any: both', filterPolicyOf(wanting({ framework: ['squad'], counterpart: ['PH'] }, { match: 'any' })), SQUAD, true],
  ['any: the first', filterPolicyOf(wanting({ framework: ['squad'], counterpart: ['RU'] }, { match: 'any' })), SQUAD, true],
  ['any: the second', filterPolicyOf(wanting({ framework: ['quad'], counterpart: ['RU', 'AU'] }, { match: 'any' })), SQUAD, true],
  ['any: neither', filterPolicyOf(wanting({ framework: ['quad'], counterpart: ['RU'] }, { match: 'any' })), SQUAD, false],
  ['any: but not relevant', filterPolicyOf(wanting({ kind: ['personnel'], counterpart: ['RU'] }, { match: 'any' })), ASIDE, false],
  ['any of four: the last', filterPolicyOf(wanting({ framework: ['quad'], counterpart: ['RU'], kind: ['call'], source: ['mod-news'] }, { match: 'any' })), SQUAD, true],
  ['any of one list', filterPolicyOf(wanting({ counterpart: ['RU'] }, { match: 'any' })), SQUAD, false],
  ['paused', paused(filterPolicyOf(DEFAULT)), SQUAD, false],
  ['paused, any', paused(filterPolicyOf(wanting({ framework: ['squad'], counterpart: ['PH'] }, { match: 'any' }))), SQUAD, false],
  ['paused without a filter', paused(null), SQUAD, false],
  ['paused digest', paused(null), DIGEST, false],
]; // prettier-ignore

/** Policies that a person may write. */
const OTHERS: readonly Row[] = [
  ['an empty policy', {}, SQUAD, true],
  ['an empty policy, no attributes', {}, DIGEST, true],
  ['no attributes', { kind: ['meeting'] }, DIGEST, false],
  ['case counts', { framework: ['SQUAD'] }, SQUAD, false],
  ['an attribute that is not there', { colour: ['red'] }, SQUAD, false],
  ['prefix of a string', { kind: [{ prefix: 'mee' }] }, SQUAD, true],
  ['prefix of another', { kind: [{ prefix: 'x' }] }, SQUAD, false],
  ['prefix or value', { kind: [{ prefix: 'x' }, 'meeting'] }, SQUAD, true],
  ['anything but another', { kind: [{ 'anything-but': ['call', 'visit'] }] }, SQUAD, true],
  ['anything but it', { kind: [{ 'anything-but': ['call', 'meeting'] }] }, SQUAD, false],
  ['anything but one word', { kind: [{ 'anything-but': 'meeting' }] }, SQUAD, false],
  ['anything but a prefix', { kind: [{ 'anything-but': { prefix: 'mee' } }] }, SQUAD, false],
  ['anything but another prefix', { kind: [{ 'anything-but': { prefix: 'x' } }] }, SQUAD, true],
  ['anything but, of a list without it', { counterpart: [{ 'anything-but': ['RU'] }] }, SQUAD, true],
  ['anything but, of what is not there', { colour: [{ 'anything-but': ['red'] }] }, SQUAD, false],
  ['exists', { kind: [{ exists: true }] }, SQUAD, true],
  ['exists, a list', { counterpart: [{ exists: true }] }, SQUAD, true],
  ['exists, but does not', { colour: [{ exists: true }] }, SQUAD, false],
  ['does not exist, but does', { kind: [{ exists: false }] }, SQUAD, false],
  ['does not exist', { colour: [{ exists: false }] }, SQUAD, true],
]; // prettier-ignore

const plain = ([name, policy, attributes, expected]: Row): FilterCase => ({
  name,
  policy,
  attributes,
  expected,
});

/** Where moto is not SNS. */
const DEVIATIONS: readonly FilterCase[] = [
  {
    name: 'prefix in a list',
    policy: { framework: [{ prefix: 'bilat' }] },
    attributes: SQUAD,
    expected: true,
    moto: { does: 'withholds', why: 'it looks for prefixes in single strings only' },
  },
  {
    name: 'anything but, of a list with it',
    policy: { counterpart: [{ 'anything-but': ['PH'] }] },
    attributes: SQUAD,
    expected: false,
    moto: { does: 'passes', why: 'it takes the characters of the JSON for the values' },
  },
  {
    name: 'anything but a prefix, of a list with it',
    policy: { framework: [{ 'anything-but': { prefix: 'bilat' } }] },
    attributes: SQUAD,
    expected: false,
    moto: { does: 'passes', why: 'it takes the characters of the JSON for the values' },
  },
  {
    name: 'does not exist, no attributes at all',
    policy: { colour: [{ exists: false }] },
    attributes: DIGEST,
    expected: false,
    moto: { does: 'passes', why: 'to SNS a message without attributes never lacks one' },
  },
  {
    name: 'a value, or does not exist',
    policy: { colour: ['red', { exists: false }] },
    attributes: SQUAD,
    expected: true,
    moto: { does: 'withholds', why: 'after a value it looks at no further rule of an attribute that is not there' },
  },
  {
    name: 'anything but, or does not exist',
    policy: { colour: [{ 'anything-but': ['red'] }, { exists: false }] },
    attributes: SQUAD,
    expected: true,
    moto: { does: 'withholds', why: 'after anything-but it looks at no further rule of an attribute that is not there' },
  },
  {
    name: 'any of many',
    policy: filterPolicyOf(wanting({ framework: ['squad', 'quad', 'gcap', 'aukus', 'nato'], counterpart: ['RU', 'CN', 'KP', 'US'] }, { match: 'any' })),
    attributes: SQUAD,
    expected: true,
    moto: { does: 'refuses', why: 'it multiplies the alternatives of $or with each other and with two to their number' },
  },
  {
    name: 'or within or',
    policy: { $or: [{ kind: ['call'] }, { source: ['mod-news'], $or: [{ framework: ['quad'] }, { counterpart: ['PH'] }] }] },
    attributes: SQUAD,
    expected: true,
    moto: { does: 'refuses', why: 'the same: it makes 288 combinations of these four values' },
  },
]; // prettier-ignore

export const FILTER_CASES: readonly FilterCase[] = [...OURS.map(plain), ...OTHERS.map(plain), ...DEVIATIONS];
