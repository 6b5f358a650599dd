import { describe, expect, it } from 'vitest';
import type { KnownReset } from '../../../../src/main/reset-links/known-resets';
import { ledgerEntries } from '../../../../src/main/reset-links/ledger-entries';
import type { ResetFacts } from '../../../../src/shared/domain/capability';
import { stateAt } from '../../../../src/shared/domain/reset-ledger';
import { linkFacts, mailFacts } from '../../../fakes/fake-adapter';

const now = Date.parse('2027-01-15T08:00:00.000Z');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
const ok = (expiresAt: string | null = null) => ({ out: 'ok', expiresAt }) as const;
const subject = { vendor: 'norce', ref: { connectionId: 'norce', accountId: '7' } } as const;

let last = 0;
function reset(changes: Partial<KnownReset> = {}): KnownReset {
  last += 1;
  return {
    ...{ id: `reset-${last}`, at: at(-30), agent: 'os:anna', act: 'reset.link', subject, ticket: 'INC-1' },
    ...{ outcome: ok(at(30)), isEarlier: false, isUsed: false },
    ...changes,
  };
}

/** The states of the entries, oldest first. */
function states(resets: readonly KnownReset[], facts: ResetFacts | null = linkFacts): unknown[] {
  return ledgerEntries(resets, () => facts, now)
    .map(({ state }) => state)
    .reverse();
}

const vendorLink: ResetFacts = {
  ...linkFacts,
  mintedBy: 'vendor',
  lifetime: { kind: 'fixed', minutes: 60 },
  voidsOlder: 'yes',
};
const forced: ResetFacts = { ...mailFacts, mailedBy: 'nobody', lifetime: { kind: 'until-sign-in' } };

describe('the state of a reset', () => {
  it.each<[string, Partial<KnownReset>, string]>([
    ['requested before the vendor has answered', { outcome: null }, 'requested'],
    ['requested when its answer was lost', { outcome: { out: 'unknown', expiresAt: null } }, 'requested'],
    ['accepted for a mail, which nobody knows to be sent', { act: 'reset.mail', outcome: ok() }, 'accepted'],
    ['accepted for a forced change', { act: 'reset.force', outcome: ok() }, 'accepted'],
    ['a link held while its time runs', {}, 'link-held'],
    ['expired at the very second', { outcome: ok(at(0)) }, 'expired'],
    ['used when the mark of a forced change is gone', { act: 'reset.force', outcome: ok(), isUsed: true }, 'used'],
  ])('is %s', (_what, changes, state) => {
    expect(states([reset(changes)])).toEqual([state]);
  });

  it('is told apart by whether the answer is here', () => {
    const answers = [null, { out: 'unknown', expiresAt: null }, ok()] as const;
    const list = answers.map((outcome) => reset({ outcome, act: 'reset.mail' }));
    const entries = ledgerEntries(list, () => mailFacts, now);
    expect(entries.map(({ answer }) => answer)).toEqual(['given', 'lost', 'waiting']);
  });

  it('leaves out what was refused or failed for certain', () => {
    const failed = (['failed', 'denied'] as const).map((out) => reset({ outcome: { out, expiresAt: null } }));
    expect(states(failed)).toEqual([]);
  });

  it('moves on with time', () => {
    const [entry] = ledgerEntries([reset()], () => linkFacts, now);
    if (entry === undefined) throw new Error('no entry');
    expect(stateAt(entry, now + 30 * 60_000 - 1)).toBe('link-held');
    expect(stateAt(entry, now + 30 * 60_000)).toBe('expired');
    expect(stateAt({ ...entry, state: 'superseded' }, now + 30 * 60_000)).toBe('superseded');
    expect(stateAt({ ...entry, expiresAt: null }, now + 30 * 60_000)).toBe('link-held');
  });
});

describe('a newer reset of the same kind', () => {
  it('supersedes where the vendor says so', () => {
    expect(states([reset(), reset()], vendorLink)).toEqual(['superseded', 'link-held']);
  });

  it.each(['no', 'unknown'] as const)('does not where the vendor says "%s", but is named', (voidsOlder) => {
    const [older, newer] = [reset(), reset()];
    const entries = ledgerEntries([older, newer], () => ({ ...linkFacts, voidsOlder }), now);
    expect(entries.map(({ state }) => state)).toEqual(['link-held', 'link-held']);
    expect(entries[1]?.newer).toEqual({ id: newer.id, voids: voidsOlder });
    expect(entries[0]?.newer).toBeNull();
  });

  it.each([null, { out: 'unknown', expiresAt: null } as const])(
    'may have superseded when it ended as %j',
    (outcome) => {
      const entries = ledgerEntries([reset(), reset({ outcome })], () => vendorLink, now);
      expect(entries[1]).toMatchObject({ state: 'link-held', newer: { voids: 'unknown' } });
    },
  );

  it('is not known to supersede where the connection is gone', () => {
    const entries = ledgerEntries([reset(), reset()], () => null, now);
    expect(entries[1]).toMatchObject({ state: 'link-held', newer: { voids: 'unknown' } });
  });

  it('that failed supersedes nothing', () => {
    expect(states([reset(), reset({ outcome: { out: 'failed', expiresAt: null } })], vendorLink)).toEqual([
      'link-held',
    ]);
  });

  it('made only to void the older one is not shown itself', () => {
    expect(states([reset(), reset({ outcome: { out: 'noop', expiresAt: null } })], vendorLink)).toEqual(['superseded']);
  });

  it.each<[string, Partial<KnownReset>]>([
    ['kind', { act: 'reset.mail' }],
    ['account', { subject: { ...subject, ref: { ...subject.ref, accountId: '8' } } }],
    ['connection', { subject: { ...subject, ref: { ...subject.ref, connectionId: 'other' } } }],
  ])('of another %s supersedes nothing', (_what, changes) => {
    expect(states([reset(), reset(changes)], vendorLink)[0]).toBe('link-held');
  });
});

describe('the time of a reset', () => {
  const expiryOf = (changes: Partial<KnownReset>, facts: ResetFacts | null) => {
    const [entry] = ledgerEntries([reset(changes)], () => facts, now);
    return [entry?.expiry, entry?.expiresAt];
  };
  it('is the link’s own where that is recorded', () => {
    expect(expiryOf({}, vendorLink)).toEqual(['exact', at(30)]);
  });
  it('is what the vendor usually gives where the record has none', () => {
    expect(expiryOf({ outcome: ok() }, vendorLink)).toEqual(['usual', at(30)]);
  });
  it('is unknown where the vendor publishes none, or the connection is gone', () => {
    const unpublished: ResetFacts = { ...mailFacts, lifetime: { kind: 'unknown' } };
    expect(expiryOf({ outcome: ok() }, unpublished)).toEqual(['unknown', null]);
    expect(expiryOf({ outcome: ok() }, null)).toEqual(['unknown', null]);
  });
  it('is the next sign-in for a forced change', () => {
    expect(expiryOf({ act: 'reset.force', outcome: ok() }, forced)).toEqual(['until-sign-in', null]);
  });
});

describe('what revoking means', () => {
  it.each<[string, Partial<KnownReset>, ResetFacts | null, string]>([
    ['a vendor’s link that a newer one voids', {}, vendorLink, 'supersede'],
    ['a vendor’s link that nothing voids', {}, { ...vendorLink, voidsOlder: 'unknown' }, 'none'],
    ['a Keydesk link', {}, linkFacts, 'account-change'],
    ['a mail', { act: 'reset.mail' }, mailFacts, 'none'],
    ['a forced change', { act: 'reset.force' }, forced, 'none'],
    ['a connection that is gone', {}, null, 'none'],
  ])('for %s', (_what, changes, facts, revocation) => {
    expect(ledgerEntries([reset(changes)], () => facts, now)).toMatchObject([{ revocation }]);
  });
});
