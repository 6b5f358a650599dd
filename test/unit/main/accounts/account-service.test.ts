import { describe, expect, it } from 'vitest';
import { createAccountService, type AccessRequest } from '../../../../src/main/accounts/account-service';
import { createActionIds } from '../../../../src/main/accounts/action-ids';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import { defaultPolicy, type Policy } from '../../../../src/main/policy/policy';
import type { VendorAdapter } from '../../../../src/main/vendors/port';
import type { AccessChange, ShopperAccount } from '../../../../src/shared/domain/account';
import type { WriteNote } from '../../../../src/shared/domain/action';
import { fail } from '../../../../src/shared/domain/failure';
import { countingIds } from '../../../fakes/counting-ids';
import { failureOf } from '../../../fakes/failure-of';
import { fakeAdapter } from '../../../fakes/fake-adapter';
import { fakeConnections } from '../../../fakes/fake-connections';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'norce', accountId: '7' };
const note: WriteNote = { reason: 'wrongly-deactivated', ticket: 'INC-1', callerCheck: 'order-number' };
const never = new AbortController().signal;

interface Setting {
  readonly accounts?: ShopperAccount[];
  readonly adapter?: Partial<VendorAdapter>;
  readonly policy?: Partial<Policy>;
  readonly agent?: string | null;
}

function open(setting: Setting = {}) {
  const accounts = setting.accounts ?? [shopperAccount({ ref, access: { state: 'inactive' } })];
  const sent: string[] = [];
  const plain = fakeAdapter('norce', accounts, setting.adapter);
  const adapter: VendorAdapter = {
    ...plain,
    setAccess: (id, change, signal) => {
      sent.push(change);
      return plain.setAccess(id, change, signal);
    },
  };
  const connections = fakeConnections([['norce', adapter]]);
  const journal = createMemoryJournal();
  const clock = createFixedClock();
  const service = createAccountService({
    connections,
    adapters: connections,
    journal,
    policy: { ...defaultPolicy, ...setting.policy },
    actionIds: createActionIds({ ids: countingIds(), clock }),
    writes: createRecordedWrites({ journal, agent: setting.agent === undefined ? 'os:anna' : setting.agent }),
  });
  async function switchAccess(change: AccessChange, given: Partial<AccessRequest> = {}) {
    const { actionId } = await service.prepareAccess(ref, change, never);
    return await service.setAccess({ actionId, ref, change, note, ...given });
  }
  const recorded = (): unknown[] =>
    journal.records.map((record) => {
      if (record.kind === 'intent') return record.intent.act;
      if (record.kind === 'outcome') return [record.outcome.out, record.outcome.code];
      return record.event.act;
    });
  return { service, journal, accounts, sent, switchAccess, recorded };
}

describe('opening an account', () => {
  it('reads it from the vendor and records that it was opened', async () => {
    const { service, recorded } = open();
    await expect(service.get(ref, never)).resolves.toMatchObject({ ref, access: { state: 'inactive' } });
    expect(recorded()).toEqual(['account.open']);
  });

  it('says that there is none', async () => {
    const { service } = open({ accounts: [] });
    expect(await failureOf(service.get(ref, never))).toEqual({ code: 'not-found' });
  });

  it('[FT-36] refuses the answer of another account', async () => {
    const other = shopperAccount({ ref: { connectionId: '', accountId: '8' } });
    const { service } = open({ adapter: { get: () => Promise.resolve(other) } });
    expect(await failureOf(service.get(ref, never))).toMatchObject({ code: 'vendor-error', path: 'id' });
  });
});

describe('switching access', () => {
  it('records the intent, acts once, records the outcome, and answers with the account as it is now', async () => {
    const { switchAccess, sent, journal, recorded } = open();
    await expect(switchAccess('activate')).resolves.toMatchObject({
      outcome: 'done',
      account: { ref, access: { state: 'active' } },
    });
    expect(sent).toEqual(['activate']);
    expect(recorded()).toEqual(['account.activate', ['ok', null]]);
    expect(journal.records[0]).toMatchObject({
      intent: {
        subject: { vendor: 'norce', ref },
        why: 'wrongly-deactivated',
        ticket: 'INC-1',
        check: 'order-number',
      },
    });
  });

  it('says so when there was nothing to do', async () => {
    const { switchAccess, recorded } = open({ accounts: [shopperAccount({ ref })] });
    await expect(switchAccess('activate')).resolves.toMatchObject({ outcome: 'nothing-to-do' });
    expect(recorded()).toEqual(['account.activate', ['noop', null]]);
  });

  it('[SC-18] acts once for a double click', async () => {
    const { service, sent } = open();
    const { actionId } = await service.prepareAccess(ref, 'activate', never);
    const request: AccessRequest = { actionId, ref, change: 'activate', note };
    const [first, second] = await Promise.all([service.setAccess(request), service.setAccess(request)]);
    expect(second).toEqual(first);
    expect(sent).toEqual(['activate']);
  });

  it('[SC-18] is a conflict when the account changed while the dialog was open', async () => {
    const { service, accounts, sent, recorded } = open();
    const { actionId } = await service.prepareAccess(ref, 'activate', never);
    accounts[0] = shopperAccount({ ref, access: { state: 'on-hold' } });
    expect(await failureOf(service.setAccess({ actionId, ref, change: 'activate', note }))).toEqual({
      code: 'conflict',
      key: 'account-changed',
    });
    expect(sent).toEqual([]);
    expect(recorded()).toEqual([]);
  });

  it('[SC-38] refuses what the policy allows nobody, and notes that are not of its lists or form', async () => {
    const closed = open({ policy: { allowedActions: ['reset-mailed'] } });
    expect(await failureOf(closed.switchAccess('activate'))).toEqual({ code: 'policy-denied', rule: 'allowedActions' });
    expect(closed.sent).toEqual([]);

    const strict = open({
      policy: { reasons: ['locked-out'], callerChecks: ['supervisor'], ticketPattern: 'INC-\\d+' },
    });
    const refused = { code: 'invalid-input', problem: 'not-offered' };
    const good = { reason: 'locked-out', ticket: 'INC-1', callerCheck: 'supervisor' } as const;
    for (const [wrong, failure] of [
      [{ reason: 'other' }, { ...refused, field: 'reason' }],
      [{ callerCheck: 'in-person' }, { ...refused, field: 'callerCheck' }],
      [{ ticket: 'xINC-1' }, { ...refused, field: 'ticket', problem: 'pattern' }],
    ] as const) {
      expect(await failureOf(strict.switchAccess('activate', { note: { ...good, ...wrong } }))).toEqual(failure);
    }
    expect(strict.sent).toEqual([]);
    expect(await strict.switchAccess('activate', { note: good })).toMatchObject({ outcome: 'done' });
  });

  it('[SC-38] needs how the caller was verified for an activation, and a ticket where the policy asks', async () => {
    const { switchAccess, sent } = open({ policy: { ticketRequired: true } });
    const unverified = switchAccess('activate', { note: { ...note, callerCheck: null } });
    expect(await failureOf(unverified)).toEqual({ code: 'invalid-input', field: 'callerCheck', problem: 'required' });
    const unticketed = switchAccess('deactivate', { note: { ...note, ticket: null, callerCheck: null } });
    expect(await failureOf(unticketed)).toEqual({ code: 'invalid-input', field: 'ticket', problem: 'required' });
    expect(sent).toEqual([]);
  });

  it('needs no verification for a deactivation', async () => {
    const { switchAccess } = open({ accounts: [shopperAccount({ ref })] });
    await expect(switchAccess('deactivate', { note: { ...note, callerCheck: null } })).resolves.toMatchObject({
      outcome: 'done',
    });
  });

  it('[SC-37] is refused when nobody knows who acts', async () => {
    const { switchAccess, sent, recorded } = open({ agent: null });
    expect(await failureOf(switchAccess('activate'))).toEqual({ code: 'policy-denied', rule: 'agent-unknown' });
    expect(sent).toEqual([]);
    expect(recorded()).toEqual([]);
  });

  it('[SC-61] sends nothing when the journal cannot record it', async () => {
    const { switchAccess, sent, journal } = open();
    journal.failWith({ code: 'journal-unavailable' });
    expect(await failureOf(switchAccess('activate'))).toEqual({ code: 'journal-unavailable' });
    expect(sent).toEqual([]);
  });

  it("is refused with the vendor's reason when the vendor has no such switch", async () => {
    const { switchAccess, sent, recorded } = open();
    expect(await failureOf(switchAccess('hold', {}))).toEqual({ code: 'unsupported', reason: 'no-hold-state' });
    expect(sent).toEqual([]);
    expect(recorded()).toEqual([]);
  });

  it('records a refusal of the vendor as failed, with its code', async () => {
    const { switchAccess, recorded } = open({
      adapter: { setAccess: () => Promise.reject(fail({ code: 'forbidden', missingScope: 'customer_manage' })) },
    });
    expect(await failureOf(switchAccess('activate'))).toMatchObject({ code: 'forbidden' });
    expect(recorded()).toEqual(['account.activate', ['failed', 'forbidden']]);
  });

  it('[FT-06] looks again after a lost answer and reports what it sees', async () => {
    const accounts = [shopperAccount({ ref, access: { state: 'inactive' } })];
    const { switchAccess, recorded } = open({
      accounts,
      adapter: {
        setAccess: () => {
          accounts[0] = shopperAccount({ ref });
          return Promise.reject(fail({ code: 'unknown-outcome' }));
        },
      },
    });
    await expect(switchAccess('activate')).resolves.toMatchObject({ outcome: 'done' });
    expect(recorded()).toEqual(['account.activate', ['ok', null]]);
  });

  it('[FT-05] stays honest when the second look tells nothing', async () => {
    const { switchAccess, recorded } = open({
      adapter: { setAccess: () => Promise.reject(fail({ code: 'unknown-outcome' })) },
    });
    expect(await failureOf(switchAccess('activate'))).toEqual({ code: 'unknown-outcome' });
    expect(recorded()).toEqual(['account.activate', ['unknown', 'unknown-outcome']]);
  });

  it('tells the agent what was done even if the journal broke meanwhile', async () => {
    const { service, journal, accounts } = open();
    const { actionId } = await service.prepareAccess(ref, 'activate', never);
    const work = service.setAccess({ actionId, ref, change: 'activate', note });
    while (accounts[0]?.access.state !== 'active') await Promise.resolve();
    journal.failWith({ code: 'journal-unavailable' });
    await expect(work).resolves.toMatchObject({ outcome: 'done' });
  });
});

it('tells the history of an account', async () => {
  const { service, switchAccess } = open();
  await switchAccess('activate');
  await expect(service.history(ref)).resolves.toMatchObject([
    { act: 'account.activate', outcome: 'ok', reason: 'wrongly-deactivated', ticket: 'INC-1' },
  ]);
});
