import { afterEach, describe, expect, it } from 'vitest';
import { createHeldLinks, type HeldLinks } from '../../../../src/main/reset-links/held-links';
import { defaultPolicy } from '../../../../src/main/policy/policy';
import { createApprovals } from '../../../../src/main/second-person/approvals';
import type { AccountRef } from '../../../../src/shared/domain/account';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';

const ref = { connectionId: 'norce', accountId: '7' };
const opened: HeldLinks[] = [];
afterEach(() => {
  for (const links of opened.splice(0)) links.forgetAll();
});

function open({ linkVisible }: { readonly linkVisible: boolean }) {
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  const approvals = createApprovals({ rule: defaultPolicy.secondPerson, agent: 'os:anna', clock, journal });
  const clipboard = { hold: () => Promise.resolve(0) };
  const links = createHeldLinks({ clock, journal, linkVisible, clipboard, approvals });
  opened.push(links);
  const hold = (resetId: string, of: Partial<AccountRef> = {}): void =>
    links.hold({
      ...{ resetId, link: `https://shop.example/${resetId}`, subject: { vendor: 'norce', ref: { ...ref, ...of } } },
      expiresAt: new Date(clock.now() + 3_600_000).toISOString(),
      note: { reason: 'forgot-password', ticket: null, callerCheck: null },
    });
  return { links, journal, hold };
}

describe('links that are held', () => {
  it('[SC-40] are shown to nobody where the policy says so, and can be mailed all the same', () => {
    const { links, journal, hold } = open({ linkVisible: false });
    hold('one');
    for (const look of [links.peek, links.reveal, (id: string) => links.take(id, 'scan')]) {
      expect(() => look('one')).toThrow(
        expect.objectContaining({ failure: { code: 'policy-denied', rule: 'linkVisible' } }),
      );
    }
    expect(links.forMail('one').link).toBe('https://shop.example/one');
    expect(journal.records).toEqual([]);
  });

  it('of another account stay when one account gets a new link', () => {
    const { links, hold } = open({ linkVisible: true });
    hold('one');
    hold('two', { accountId: '8' });
    hold('three', { connectionId: 'other' });
    links.forgetAccount({ vendor: 'norce', ref });
    expect(['one', 'two', 'three'].map(links.isHeld)).toEqual([false, true, true]);
  });
});
