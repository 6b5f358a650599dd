import { describe, expect, it } from 'vitest';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import { recordedAdapter } from '../../../../src/main/connections/recorded-adapter';
import type { JournalIntent } from '../../../../src/main/journal/journal';
import type { VendorAdapter } from '../../../../src/main/vendors/port';
import { fakeAdapter } from '../../../fakes/fake-adapter';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const account = shopperAccount({ ref: { connectionId: 'c', accountId: 'a' } });
const other = shopperAccount({ ref: { connectionId: 'c', accountId: 'b' } });
const intent: JournalIntent = {
  ...{ act: 'reset.mail', why: 'other', ticket: null, check: null },
  subject: { vendor: 'norce', ref: account.ref },
};
const { signal } = new AbortController();
const draft = { email: 'x@example.test', firstName: 'X', lastName: 'Y' };

function open() {
  const called: string[] = [];
  const journal = createMemoryJournal();
  const writes = createRecordedWrites({ journal, agent: 'os:anna' });
  const seen = new Proxy(fakeAdapter('norce', [account]), {
    get: (target, name, receiver) => {
      called.push(String(name));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  return { adapter: recordedAdapter(seen, 'c', writes.mayWrite), writes, called, journal };
}

/** Everything that changes something at a vendor, for one account. */
const writing: readonly (readonly [string, (adapter: VendorAdapter) => Promise<unknown>])[] = [
  ['setAccess', (adapter) => adapter.setAccess('a', 'activate', signal)],
  ['requestReset', (adapter) => adapter.requestReset(account, { kind: 'mailed' }, signal)],
  ['signInAs', (adapter) => adapter.signInAs(account, {}, signal)],
  ['register', (adapter) => adapter.register(draft, signal)],
  ['resendConfirmation', (adapter) => adapter.resendConfirmation(account, signal)],
  ['endSession', (adapter) => adapter.endSession('t', signal)],
];
const notRecorded = 'without its intent';

describe('[SC-61] a write to a vendor', () => {
  it.each(writing)('%s is refused outside a recorded write, and never reaches the vendor', async (name, write) => {
    const { adapter, called } = open();
    await expect(write(adapter)).rejects.toThrow(notRecorded);
    expect(called).not.toContain(name);
  });

  it.each(writing)('%s goes through inside one', async (name, write) => {
    const { adapter, writes, called } = open();
    await writes
      .run(intent, async () => ({
        value: await write(adapter).catch(() => 'refused by the vendor'),
        out: 'ok' as const,
      }))
      .catch(() => undefined);
    expect(called).toContain(name);
  });

  it('is refused for another account, and at another connection', async () => {
    const { adapter, writes } = open();
    const elsewhere = recordedAdapter(fakeAdapter('norce', [account]), 'd', writes.mayWrite);
    for (const write of [
      () => adapter.setAccess('b', 'activate', signal),
      () => adapter.requestReset(other, { kind: 'mailed' }, signal),
      () => elsewhere.setAccess('a', 'activate', signal),
      () => elsewhere.register(draft, signal),
    ]) {
      await expect(writes.run(intent, async () => ({ value: await write(), out: 'ok' }))).rejects.toThrow(notRecorded);
    }
  });

  it('[SC-59] is refused once its outcome is recorded, as at the end of the program', async () => {
    const { adapter, writes, called, journal } = open();
    let goOn: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const running = writes.run(intent, async () => {
      await waits;
      return { value: await adapter.setAccess('a', 'activate', signal), out: 'ok' as const };
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writes.finish(1);
    goOn();
    await expect(running).rejects.toThrow(notRecorded);
    expect(called).not.toContain('setAccess');
    expect(journal.records.map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
  });

  it('[SC-42] never sets a password', async () => {
    const { adapter, writes } = open();
    const setting = async () => {
      await adapter.setPassword(account, 'x', signal);
      return { value: null, out: 'ok' as const };
    };
    const redeeming = async () => {
      await adapter.redeemReset({ token: 't', login: null }, 'x', signal);
      return { value: null, out: 'ok' as const };
    };
    await expect(writes.run(intent, setting)).rejects.toThrow('passwords');
    await expect(writes.run(intent, redeeming)).rejects.toThrow('passwords');
  });

  it('leaves reads alone', async () => {
    const { adapter } = open();
    await expect(adapter.get('a', signal)).resolves.toMatchObject({ ref: { accountId: 'a' } });
    await expect(adapter.probe(signal)).resolves.toMatchObject({ reachable: true });
    await expect(adapter.find({ by: 'email', value: 'none@example.test' }, signal)).resolves.toEqual([]);
    await expect(adapter.checkSignIn('x', 'y', signal)).rejects.toThrow();
    await expect(adapter.inspectSession('t', signal)).rejects.toThrow();
    expect(adapter.vendor).toBe('norce');
  });
});
