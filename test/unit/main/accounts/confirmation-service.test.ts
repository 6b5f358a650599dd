import { describe, expect, it } from 'vitest';
import { createActionIds } from '../../../../src/main/accounts/action-ids';
import { createConfirmationService, type ResendRequest } from '../../../../src/main/accounts/confirmation-service';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import { defaultPolicy, type Policy } from '../../../../src/main/policy/policy';
import type { ConfirmationRequest, VendorAdapter } from '../../../../src/main/vendors/port';
import type { ShopperAccount } from '../../../../src/shared/domain/account';
import type { WriteNote } from '../../../../src/shared/domain/action';
import { offered } from '../../../../src/shared/domain/capability';
import { fail } from '../../../../src/shared/domain/failure';
import { countingIds } from '../../../fakes/counting-ids';
import { failureOf } from '../../../fakes/failure-of';
import { fakeAdapter, fakeCapabilities } from '../../../fakes/fake-adapter';
import { fakeConnections } from '../../../fakes/fake-connections';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'emporix', accountId: '7' };
const login = 'maja.login@example.test';
const note: WriteNote = { reason: 'customer-request', ticket: null, callerCheck: 'order-number' };
const never = new AbortController().signal;
const waiting = shopperAccount({ ref, login, access: { state: 'inactive' } });
const accepted: ConfirmationRequest = { acceptedAt: '2027-01-15T08:00:00.000Z', to: login };

interface Setting {
  readonly account?: ShopperAccount;
  readonly adapter?: Partial<VendorAdapter>;
  readonly policy?: Partial<Policy>;
}

function open({ account = waiting, adapter, policy }: Setting = {}) {
  const accounts = [account];
  const asked: string[] = [];
  const connections = fakeConnections([
    [
      'emporix',
      fakeAdapter('emporix', accounts, {
        capabilities: fakeCapabilities({ resendConfirmation: offered }),
        resendConfirmation: (of) => {
          asked.push(of.ref.accountId);
          return Promise.resolve(accepted);
        },
        ...adapter,
      }),
    ],
  ]);
  const journal = createMemoryJournal();
  const service = createConfirmationService({
    adapters: connections,
    policy: { ...defaultPolicy, ...policy },
    actionIds: createActionIds({ ids: countingIds(), clock: createFixedClock() }),
    writes: createRecordedWrites({ journal, agent: 'os:anna' }),
  });
  const resend = async (given: Partial<ResendRequest> = {}) => {
    const { actionId } = await service.prepareConfirmation(ref, never);
    return await service.resendConfirmation({ actionId, ref, note, ...given });
  };
  const recorded = (): unknown[] =>
    journal.records.map((record) => {
      if (record.kind === 'intent') return [record.intent.act, record.intent.why, record.intent.check];
      return record.kind === 'outcome' ? [record.outcome.out, record.outcome.code] : record.event.act;
    });
  return { service, accounts, asked, journal, resend, recorded };
}

describe('asking for a confirmation again', () => {
  it('says to whom, asks once, and records it as a step of a registration', async () => {
    const { service, resend, asked, recorded } = open();
    expect(await service.prepareConfirmation(ref, never)).toMatchObject({ to: login, callerCheckRequired: true });
    await expect(resend()).resolves.toEqual(accepted);
    expect(asked).toEqual(['7']);
    expect(recorded()).toEqual([
      ['shopper.register', 'customer-request', 'order-number'],
      ['ok', null],
    ]);
  });

  it('[SC-18] asks once for a double click, and not at all when the account changed meanwhile', async () => {
    const { service, accounts, asked } = open();
    const { actionId } = await service.prepareConfirmation(ref, never);
    const click = () => service.resendConfirmation({ actionId, ref, note });
    await Promise.all([click(), click()]);
    expect(asked).toEqual(['7']);

    const second = await service.prepareConfirmation(ref, never);
    accounts[0] = { ...waiting, access: { state: 'active' } };
    const late = service.resendConfirmation({ actionId: second.actionId, ref, note });
    expect(await failureOf(late)).toEqual({ code: 'conflict', key: 'account-changed' });
    expect(asked).toEqual(['7']);
  });

  it.each<[string, Partial<ShopperAccount>, string]>([
    ['is active', { access: { state: 'active' } }, 'account-active'],
    ['is on hold', { access: { state: 'on-hold' } }, 'account-on-hold'],
    ['has no log-in', { login: null }, 'no-login'],
    ['signs in elsewhere', { signInProviders: ['google'] }, 'social-only'],
  ])('is refused for an account that %s, before anything is recorded', async (_, changes, key) => {
    const { service, asked, journal } = open({ account: { ...waiting, ...changes } });
    expect(await failureOf(service.prepareConfirmation(ref, never))).toEqual({ code: 'rejected', key });
    expect(asked).toEqual([]);
    expect(journal.records).toEqual([]);
  });

  it('is refused where the vendor has no such mail', async () => {
    const { service } = open({ adapter: { capabilities: fakeCapabilities() } });
    expect(await failureOf(service.prepareConfirmation(ref, never))).toEqual({
      code: 'unsupported',
      reason: 'no-confirmation-mail',
    });
  });

  it('is refused where the policy does not allow it', async () => {
    const { service } = open({ policy: { allowedActions: ['activate'] } });
    expect(await failureOf(service.prepareConfirmation(ref, never))).toEqual({
      code: 'policy-denied',
      rule: 'allowedActions',
    });
  });

  it('[SC-38] demands how the caller was verified', async () => {
    const { resend, asked } = open();
    expect(await failureOf(resend({ note: { ...note, callerCheck: null } }))).toMatchObject({ field: 'callerCheck' });
    expect(asked).toEqual([]);
  });

  it('records as unknown what may have been asked', async () => {
    const { resend, recorded } = open({
      adapter: { resendConfirmation: () => Promise.reject(fail({ code: 'unknown-outcome' })) },
    });
    expect(await failureOf(resend())).toEqual({ code: 'unknown-outcome' });
    expect(recorded().at(-1)).toEqual(['unknown', 'unknown-outcome']);
  });
});
