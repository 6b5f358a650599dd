import { describe, expect, it } from 'vitest';
import { createActionIds } from '../../../../src/main/accounts/action-ids';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import { createWithdrawLinks } from '../../../../src/main/reset-links/withdraw-links';
import { offered, type ResetFacts } from '../../../../src/shared/domain/capability';
import type { WriteNote } from '../../../../src/shared/domain/action';
import { countingIds } from '../../../fakes/counting-ids';
import { failureOf } from '../../../fakes/failure-of';
import { fakeAdapter, fakeCapabilities, linkFacts } from '../../../fakes/fake-adapter';
import { fakeConnections } from '../../../fakes/fake-connections';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'norce', accountId: '7' };
const note: WriteNote = { reason: 'suspected-fraud', ticket: null, callerCheck: null };
const vendorLink: ResetFacts = { ...linkFacts, mintedBy: 'vendor', voidsOlder: 'yes' };
const never = new AbortController().signal;

function open(link: { readonly capability: typeof offered; readonly facts: ResetFacts | null }) {
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  const ids = countingIds();
  const accounts = [shopperAccount({ ref })];
  const resets = { ...fakeCapabilities().resets, link };
  const forgotten: string[] = [];
  const asked: string[] = [];
  const plain = fakeAdapter('norce', accounts, { capabilities: fakeCapabilities({ resets }) });
  const adapter: typeof plain = {
    ...plain,
    requestReset: (account, options, signal) => {
      asked.push(options.kind);
      return plain.requestReset(account, options, signal);
    },
  };
  const withdrawal = createWithdrawLinks({
    adapters: fakeConnections([['norce', adapter]]),
    policy: defaultPolicy,
    actionIds: createActionIds({ ids, clock }),
    writes: createRecordedWrites({ journal, agent: 'os:anna' }),
    links: { forgetAccount: (subject) => void forgotten.push(subject.ref.accountId) },
    clock,
  });
  return { withdrawal, journal, forgotten, asked, accounts, clock };
}

describe('the links of an account', () => {
  it('are voided by one that nobody gets, and that is recorded as having changed nothing else', async () => {
    const { withdrawal, journal, forgotten, asked, clock } = open({ capability: offered, facts: vendorLink });
    const { actionId, callerCheckRequired } = await withdrawal.prepareSupersede(ref, never);
    expect(callerCheckRequired).toBe(false);
    const at = new Date(clock.now()).toISOString();
    expect(await withdrawal.supersede({ actionId, ref, note })).toEqual({ at });
    expect([asked, forgotten]).toEqual([['link'], ['7']]);
    expect(journal.records).toMatchObject([
      { kind: 'intent', intent: { act: 'reset.link' } },
      { kind: 'outcome', outcome: { out: 'noop' } },
    ]);
    await withdrawal.supersede({ actionId, ref, note });
    expect(asked).toEqual(['link']);
  });

  it('are left alone when the account changed since it was shown', async () => {
    const { withdrawal, asked, accounts } = open({ capability: offered, facts: vendorLink });
    const { actionId } = await withdrawal.prepareSupersede(ref, never);
    accounts[0] = shopperAccount({ ref, email: 'other@example.test' });
    expect(await failureOf(withdrawal.supersede({ actionId, ref, note }))).toMatchObject({ code: 'conflict' });
    expect(asked).toEqual([]);
  });

  it.each([
    ['the vendor makes no links', { capability: offered, facts: null }],
    ['they are Keydesk’s own', { capability: offered, facts: { ...vendorLink, mintedBy: 'keydesk' } }],
    ['a newer one does not void them', { capability: offered, facts: { ...vendorLink, voidsOlder: 'no' } }],
    ['nobody knows whether one does', { capability: offered, facts: { ...vendorLink, voidsOlder: 'unknown' } }],
  ] as const)('can’t be voided where %s', async (_why, link) => {
    const { withdrawal, asked } = open(link);
    expect(await failureOf(withdrawal.prepareSupersede(ref, never))).toEqual({
      code: 'unsupported',
      reason: 'links-cannot-be-voided',
    });
    expect(asked).toEqual([]);
  });
});
