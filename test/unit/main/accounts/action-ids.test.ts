import { describe, expect, it } from 'vitest';
import { createActionIds, type ActionBinding } from '../../../../src/main/accounts/action-ids';
import { fail } from '../../../../src/shared/domain/failure';
import { countingIds } from '../../../fakes/counting-ids';
import { failureOf } from '../../../fakes/failure-of';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { shopperAccount } from '../../../fakes/shopper-account';

const account = shopperAccount();
const binding: ActionBinding = { act: 'resets.issue/link', ref: { connectionId: 'c1', accountId: 'a1' } };

function open() {
  const clock = createFixedClock();
  const actionIds = createActionIds<number>({ ids: countingIds(), clock });
  let effects = 0;
  const act = (): Promise<number> => {
    effects += 1;
    return Promise.resolve(effects);
  };
  return { clock, actionIds, act, effects: () => effects };
}

describe('an action id', () => {
  it('[SC-18] acts once for a double click and for twins at the same moment, and both hear the first answer', async () => {
    const { actionIds, act, effects } = open();
    const id = actionIds.open(binding, account);
    await expect(Promise.all([actionIds.spend(id, binding, act), actionIds.spend(id, binding, act)])).resolves.toEqual([
      1, 1,
    ]);
    await expect(actionIds.spend(id, binding, act)).resolves.toBe(1);
    expect(effects()).toBe(1);
  });

  it('[SC-18] still answers a replay after its two minutes, and acts no more', async () => {
    const { actionIds, act, clock, effects } = open();
    const id = actionIds.open(binding, account);
    await actionIds.spend(id, binding, act);
    clock.advance(200_000);
    await expect(actionIds.spend(id, binding, act)).resolves.toBe(1);
    clock.advance(600_000);
    expect(await failureOf(actionIds.spend(id, binding, act))).toEqual({ code: 'conflict', key: 'action-expired' });
    expect(effects()).toBe(1);
  });

  it('[SC-18] is good for two minutes', async () => {
    const { actionIds, act, clock, effects } = open();
    const early = actionIds.open(binding, account);
    clock.advance(119_000);
    await actionIds.spend(early, binding, act);
    const late = actionIds.open(binding, account);
    clock.advance(121_000);
    expect(await failureOf(actionIds.spend(late, binding, act))).toEqual({ code: 'conflict', key: 'action-expired' });
    expect(effects()).toBe(1);
  });

  it.each([
    ['another procedure', { ...binding, act: 'accounts.setAccess/activate' }],
    ['another kind', { ...binding, act: 'resets.issue/mailed' }],
    ['another account', { ...binding, ref: { connectionId: 'c1', accountId: 'a2' } }],
    ['another connection', { ...binding, ref: { connectionId: 'c2', accountId: 'a1' } }],
  ])('[SC-18] is worth nothing for %s', async (_name, other) => {
    const { actionIds, act, effects } = open();
    const id = actionIds.open(binding, account);
    expect(await failureOf(actionIds.spend(id, other, act))).toEqual({ code: 'conflict', key: 'action-mismatch' });
    expect(effects()).toBe(0);
  });

  it('[SC-18] is worth nothing when nobody handed it out', async () => {
    const { actionIds, act } = open();
    const id = '00000000-0000-4000-8000-000000000099';
    expect(await failureOf(actionIds.spend(id, binding, act))).toEqual({ code: 'conflict', key: 'action-expired' });
  });

  it.each([
    ['access', shopperAccount({ access: { state: 'inactive' } })],
    ['e-mail', shopperAccount({ email: 'thief@example.test' })],
    ['login', shopperAccount({ login: 'thief' })],
    ['sign-in provider', shopperAccount({ signInProviders: ['google'] })],
  ])('[SC-18] is a conflict when the %s is no longer as it was shown', async (_name, now) => {
    const { actionIds, act, effects } = open();
    const id = actionIds.open(binding, account);
    const work = actionIds.spend(id, binding, async (unchanged) => {
      unchanged(now);
      return await act();
    });
    expect(await failureOf(work)).toEqual({ code: 'conflict', key: 'account-changed' });
    expect(effects()).toBe(0);
  });

  it('is no conflict when the shopper merely signed in meanwhile', async () => {
    const { actionIds, act } = open();
    const id = actionIds.open(binding, account);
    const now = shopperAccount({ lastSignInAt: '2027-01-15T08:00:00.000Z', updatedAt: null, version: '8' });
    const work = actionIds.spend(id, binding, async (unchanged) => {
      unchanged(now);
      return await act();
    });
    await expect(work).resolves.toBe(1);
  });

  it('may be used again after a failure that certainly did nothing', async () => {
    const { actionIds, act } = open();
    const id = actionIds.open(binding, account);
    const refused = actionIds.spend(id, binding, () => Promise.reject(fail({ code: 'offline', cause: 'dns' })));
    expect(await failureOf(refused)).toEqual({ code: 'offline', cause: 'dns' });
    await expect(actionIds.spend(id, binding, act)).resolves.toBe(1);
  });

  it('[SC-18] is spent by an unknown outcome: asking again only repeats the answer', async () => {
    const { actionIds, act, effects } = open();
    const id = actionIds.open(binding, account);
    const lost = actionIds.spend(id, binding, () => Promise.reject(fail({ code: 'unknown-outcome' })));
    expect(await failureOf(lost)).toEqual({ code: 'unknown-outcome' });
    expect(await failureOf(actionIds.spend(id, binding, act))).toEqual({ code: 'unknown-outcome' });
    expect(effects()).toBe(0);
  });

  it('is spent by a bug too, whose effects nobody knows', async () => {
    const { actionIds, act, effects } = open();
    const id = actionIds.open(binding, account);
    await expect(actionIds.spend(id, binding, () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
    await expect(actionIds.spend(id, binding, act)).rejects.toThrow('bug');
    expect(effects()).toBe(0);
  });
});
