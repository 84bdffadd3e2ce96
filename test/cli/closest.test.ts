import { expect, test } from '@jest/globals';
import { closest } from '../../cli/closest.ts';

const CHOICES = [
  { id: 'AU', label: 'Australia', names: ['AUS', '豪州'] },
  { id: 'AT', label: 'Austria', names: ['AUT'] },
  { id: 'two-plus-two', label: '2+2', names: ['日米「2+2」', 'Two Plus Two'] },
  { id: 'g7-defence', label: 'G7 defence ministers', names: [] },
  { id: 'quad', label: 'Quad', names: ['クアッド'] },
  { id: 'squad', label: 'Squad', names: [] },
];

test.each([
  ['another case', 'au', ['AU']],
  ['its label', 'Australia', ['AU']],
  ['another of its names', '豪州', ['AU']],
  ['half and full width are one', '２＋２', ['two-plus-two']],
  ['hyphens and spaces do not count', 'two plus-two', ['two-plus-two']],
  ['a letter left out, the nearest first', 'Australa', ['AU', 'AT']],
  ['a letter wrong', 'sguad', ['squad']],
  ['a part of a name', 'defence', ['g7-defence']],
  ['a short beginning', 'g7', ['g7-defence']],
  ['a name that is another with more is not offered beside it', 'quad', ['quad']],
  ['nothing like it', 'pottery', []],
  ['two letters inside a name are no hint', 'st', []],
  ['no letters at all', '--', []],
])('%s: %s', (_, word, ids) => {
  expect(closest(word, CHOICES).map(({ id }) => id)).toEqual(ids);
});

test('at most three are named', () => {
  const many = ['aaa1', 'aaa2', 'aaa3', 'aaa4'].map((id) => ({ id, label: id, names: [] }));
  expect(closest('aaa', many)).toHaveLength(3);
});
