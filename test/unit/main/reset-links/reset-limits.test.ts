import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import type { KnownReset } from '../../../../src/main/reset-links/known-resets';
import { createResetLimits, issuedBefore } from '../../../../src/main/reset-links/reset-limits';
import { createFixedClock } from '../../../fakes/fixed-clock';

const account = (index: number) => ({ connectionId: 'c', accountId: `a${index}` });
const denied = (rule: string): unknown => expect.objectContaining({ failure: { code: 'policy-denied', rule } });

function open() {
  const clock = createFixedClock();
  const limits = createResetLimits(clock, defaultPolicy.limits, () => []);
  let next = 0;
  const issue = (): number | null => {
    next += 1;
    limits.check(account(next));
    return limits.count(account(next));
  };
  return { clock, limits, issue };
}

describe('[SC-41] the limits of one agent', () => {
  it('are thirty resets an hour', () => {
    const { clock, issue } = open();
    for (let times = 0; times < defaultPolicy.limits.resetsPerHour; times += 1) issue();
    expect(issue).toThrow(denied('resets-per-hour'));
    clock.advance(3_600_000);
    expect(issue).not.toThrow();
  });

  it('are two hundred a day', () => {
    const { clock, issue } = open();
    for (let times = 0; times < defaultPolicy.limits.resetsPerDay; times += 1) {
      clock.advance(180_000);
      issue();
    }
    expect(issue).toThrow(denied('resets-per-day'));
    clock.advance(86_400_000);
    expect(issue).not.toThrow();
  });

  it('are three a day for one account, and other accounts are left alone', () => {
    const { limits } = open();
    for (let times = 0; times < defaultPolicy.limits.resetsPerAccountAndDay; times += 1) limits.count(account(1));
    expect(() => limits.check(account(1))).toThrow(denied('resets-per-account'));
    expect(() => limits.check(account(2))).not.toThrow();
  });

  it('raise the alarm at the tenth within two minutes', () => {
    const { clock, issue } = open();
    const alarms = Array.from({ length: 10 }, () => issue());
    expect(alarms).toEqual([...Array<null>(9).fill(null), 10]);
    expect(issue()).toBe(11);
    clock.advance(119_999);
    expect(issue()).toBe(12);
    clock.advance(1);
    expect(issue()).toBeNull();
  });
});

describe('[SC-41] what was issued before the program was started', () => {
  const now = createFixedClock().now();
  const reset = (minutesAgo: number, changes: Partial<KnownReset> = {}): KnownReset => ({
    id: '00000000-0000-4000-8000-000000000001',
    at: new Date(now - minutesAgo * 60_000).toISOString(),
    agent: 'os:anna',
    act: 'reset.link',
    subject: { vendor: 'norce', ref: account(1) },
    ticket: null,
    outcome: null,
    isEarlier: true,
    isUsed: false,
    ...changes,
  });
  const limitsAfter = (resets: readonly KnownReset[]) =>
    createResetLimits(createFixedClock(), defaultPolicy.limits, () => issuedBefore(resets, 'os:anna', ['training']));

  it('counts against the limits', () => {
    const limits = limitsAfter([reset(3), reset(2), reset(1)]);
    expect(() => limits.check(account(1))).toThrow(denied('resets-per-account'));
    expect(() => limits.check(account(2))).not.toThrow();
  });

  it.each<[string, Partial<KnownReset>]>([
    ['other agents', { agent: 'os:olle' }],
    ['training', { subject: { vendor: 'norce', ref: { connectionId: 'training', accountId: 'a1' } } }],
    ['this very start, which is counted already', { isEarlier: false }],
    ['a link that was made only to void the one before', { outcome: { out: 'noop', expiresAt: null } }],
    ['another day', { at: new Date(now - 86_400_000).toISOString() }],
  ])('is not counted for %s', (_what, changes) => {
    const limits = limitsAfter([reset(3, changes), reset(2, changes), reset(1, changes)]);
    expect(() => limits.check(account(1))).not.toThrow();
    expect(() => limits.check({ connectionId: 'training', accountId: 'a1' })).not.toThrow();
  });
});
