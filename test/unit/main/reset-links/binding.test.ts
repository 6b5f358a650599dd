import { describe, expect, it } from 'vitest';
import { accountState, accountStateBinding } from '../../../../src/main/reset-links/binding';
import type { AccessState } from '../../../../src/shared/domain/account';
import { shopperAccount } from '../../../fakes/shopper-account';
import { goodVector } from './test-vectors';

describe('accountStateBinding', () => {
  it('agrees with the published vectors', () => {
    const v1 = goodVector('V1').claims;
    const v2 = goodVector('V2').claims;
    const active = shopperAccount();
    expect(accountStateBinding(v1, accountState(active, true))).toBe(v1.asb);
    const inactive = shopperAccount({ email: 'anna.öberg@example.test', access: { state: 'inactive' } });
    expect(accountStateBinding(v2, accountState(inactive, false))).toBe(v2.asb);
  });

  it('changes with the page, the account, the e-mail, the status and the stamp', () => {
    const { claims } = goodVector('V1');
    const state = accountState(shopperAccount(), true);
    const all = [
      accountStateBinding(claims, state),
      accountStateBinding({ ...claims, aud: 'https://other.example' }, state),
      accountStateBinding({ ...claims, sub: '900102' }, state),
      accountStateBinding({ ...claims, idk: 'code' }, state),
      accountStateBinding(claims, { ...state, email: 'Maja@example.test' }),
      accountStateBinding(claims, { ...state, status: 'inactive' }),
      accountStateBinding(claims, { ...state, stamp: '2026-11-02T09:15:30.001Z' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('accountState', () => {
  it.each<[AccessState, string]>([
    [{ state: 'active' }, 'active'],
    [{ state: 'locked', until: null }, 'active'],
    [{ state: 'inactive' }, 'inactive'],
    [{ state: 'removed' }, 'inactive'],
    [{ state: 'no-login' }, 'inactive'],
    [{ state: 'on-hold' }, 'on-hold'],
    [{ state: 'unknown', why: 'vendor-has-none' }, 'unknown'],
  ])('reads %j as %s', (access, status) => {
    expect(accountState(shopperAccount({ access }), true).status).toBe(status);
  });

  it.each([
    ['2026-11-02T09:15:30Z', '2026-11-02T09:15:30.000Z'],
    ['2026-11-02T10:15:30.5+01:00', '2026-11-02T09:15:30.500Z'],
    [null, '-'],
    ['never', '-'],
  ])('writes the stamp %s as %s', (updatedAt, stamp) => {
    expect(accountState(shopperAccount({ updatedAt }), true).stamp).toBe(stamp);
  });

  it('leaves out a stamp that says nothing about the password, and a missing e-mail', () => {
    expect(accountState(shopperAccount({ email: null }), false)).toEqual({ email: '-', status: 'active', stamp: '-' });
  });
});
