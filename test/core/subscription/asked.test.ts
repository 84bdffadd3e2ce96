import { describe, expect, test } from '@jest/globals';
import { after, HOUR } from '../../../lambdas/contract/instant.ts';
import {
  afterLook,
  entriesFrom,
  NOBODY,
  withAsk,
  withoutAsk,
} from '../../../lambdas/core/subscription/asked.ts';
import type { Ask, Listed } from '../../../lambdas/core/subscription/asked.ts';

const AT = '2025-11-06T02:00:00Z';
const target = { topic: 'alerts', protocol: 'email', endpoint: 'a@b.org' } as const;
const ask: Ask = { ...target, policy: { audience: ['mail'] }, at: AT };
const asked = (...asks: Ask[]) => ({ version: 1 as const, asked: asks });
const listed = (state: Listed['state'], rest: Partial<Listed> = {}): Listed => ({
  ...target,
  state,
  id: state === 'confirmed' ? 'arn:1' : null,
  policy: state === 'confirmed' ? { audience: ['mail-relevant'] } : null,
  ...rest,
});
const hours = (count: number) => after(AT, count * HOUR);

describe('the status of a subscription', () => {
  const statuses = (list: readonly Listed[], asks: readonly Ask[], now = AT) =>
    entriesFrom(list, asked(...asks), now).map(({ status, policy, id, asked: at }) => [status, policy, id, at]); // prettier-ignore

  test('confirmed: what SNS has, and when it was asked for here', () => {
    expect(statuses([listed('confirmed')], [ask])).toEqual([['active', { audience: ['mail-relevant'] }, 'arn:1', AT]]); // prettier-ignore
    expect(statuses([listed('confirmed')], [])).toEqual([['active', { audience: ['mail-relevant'] }, 'arn:1', null]]); // prettier-ignore
    expect(statuses([listed('confirmed', { policy: { audience: ['paused:mail'] } })], [])[0]?.[0]).toBe('paused'); // prettier-ignore
  });

  test('pending: what was asked for, if that was here', () => {
    expect(statuses([listed('pending')], [ask])).toEqual([['pending', ask.policy, null, AT]]);
    expect(statuses([listed('pending')], [])).toEqual([['pending', undefined, null, null]]);
  });

  test('not listed: pending for 48 hours, then lapsed', () => {
    expect(statuses([], [ask], hours(48))).toEqual([['pending', ask.policy, null, AT]]);
    expect(statuses([], [ask], after(hours(48), 1))).toEqual([['lapsed', ask.policy, null, AT]]);
  });

  test('deleted: not there', () => {
    expect(statuses([listed('deleted')], [])).toEqual([]);
  });

  test('other topics, protocols and addresses are others', () => {
    const list = [listed('pending', { topic: 'digests' }), listed('pending', { protocol: 'email-json' })];
    expect(statuses(list, [ask], hours(1)).map(([status, , , at]) => [status, at])).toEqual([
      ['pending', null],
      ['pending', null],
      ['pending', AT],
    ]);
  });
});

describe('what is remembered', () => {
  test('the same address once, its latest request', () => {
    const renewed = { ...ask, at: hours(50) };
    const other = { ...ask, topic: 'digests' } as const;
    expect(withAsk(withAsk(withAsk(NOBODY, ask), other), renewed)).toEqual(asked(other, renewed));
    expect(withoutAsk(asked(ask, other), target)).toEqual(asked(other));
  });

  test.each<[string, readonly Listed[], Ask, readonly Ask[]]>([
    ['seen confirmed: marked', [listed('confirmed')], ask, [{ ...ask, confirmed: true }]],
    ['pending: kept', [listed('pending')], ask, [ask]],
    ['not listed, never confirmed: kept, to be asked again', [], ask, [ask]],
    ['not listed, once confirmed: its reader has ended it', [], { ...ask, confirmed: true }, []],
    ['deleted: its reader has ended it', [listed('deleted')], ask, []],
    ['deleted, and asked for again since', [listed('deleted'), listed('pending')], ask, [ask]],
  ])('%s', (_, list, before, expected) => {
    expect(afterLook(asked(before), list)).toEqual(asked(...expected));
  });
});
