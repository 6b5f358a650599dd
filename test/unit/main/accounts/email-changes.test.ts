import { describe, expect, it } from 'vitest';
import { createEmailChanges } from '../../../../src/main/accounts/email-changes';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemorySecretStore } from '../../../fakes/memory-secret-store';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'c-main', accountId: '900101' };
const dayMs = 86_400_000;
const withEmail = (email: string | null) => shopperAccount({ ref, email });

function desk(warningDays = 7) {
  const clock = createFixedClock();
  const secretStore = createMemorySecretStore();
  let text: string | null = null;
  const file = {
    read: () => Promise.resolve(text),
    write: (next: string) => {
      text = next;
      return Promise.resolve();
    },
  };
  const start = () => createEmailChanges({ file, secretStore, clock, warningDays });
  return { clock, secretStore, start, text: () => text, spoil: (next: string) => (text = next) };
}

describe('what the desk remembers of e-mails', () => {
  it('[SC-39] tells of a change for as many days as the policy says, over restarts too', async () => {
    const { clock, start } = desk(3);
    expect(await start().seen(withEmail('maja@example.test'))).toBe(false);
    clock.advance(2 * dayMs);
    expect(await start().seen(withEmail('thief@example.test'))).toBe(true);
    clock.advance(3 * dayMs - 1);
    expect(await start().seen(withEmail('thief@example.test'))).toBe(true);
    clock.advance(1);
    expect(await start().seen(withEmail('thief@example.test'))).toBe(false);
  });

  it.each([
    ['the same in other letters', ' MAJA@Example.test'],
    ['the same', 'maja@example.test'],
  ])('[SC-39] takes %s for no change', async (_what, email) => {
    const changes = desk().start();
    await changes.seen(withEmail('maja@example.test'));
    expect(await changes.seen(withEmail(email))).toBe(false);
  });

  it('[SC-39] takes an e-mail where there was none for a change, and accounts apart', async () => {
    const changes = desk().start();
    await changes.seen(withEmail(null));
    expect(await changes.seen(shopperAccount({ ref: { ...ref, accountId: '2' }, email: 'b@example.test' }))).toBe(
      false,
    );
    expect(await changes.seen(shopperAccount({ ref: { ...ref, connectionId: 'b' }, email: 'c@example.test' }))).toBe(
      false,
    );
    expect(await changes.seen(withEmail('maja@example.test'))).toBe(true);
  });

  it('[SC-39] knows nothing any more of what was last read twice the warning’s days ago', async () => {
    const { clock, start, text } = desk(7);
    await start().seen(withEmail('maja@example.test'));
    const before = [...(text() ?? '').matchAll(/"([\w-]{22})":/gu)].map(([, id]) => id);
    clock.advance(15 * dayMs);
    await start().seen(shopperAccount({ ref: { ...ref, accountId: '2' } }));
    expect(before).toHaveLength(1);
    expect(text()).not.toContain(before[0]);
    expect(await start().seen(withEmail('other@example.test'))).toBe(false);
  });

  it('[SC-39] keeps nothing that can be read, and nothing alike for two accounts with one address', async () => {
    const { start, text } = desk();
    const changes = start();
    await changes.seen(withEmail('maja@example.test'));
    await changes.seen(shopperAccount({ ref: { ...ref, accountId: '900102' }, email: 'maja@example.test' }));
    expect(text()).not.toMatch(/maja|example|9001|c-main/u);
    const marks = [...(text() ?? '').matchAll(/"email":"([\w-]{22})"/gu)].map(([, one]) => one);
    expect(new Set(marks).size).toBe(2);
  });

  it('[SC-39] begins anew with a file it cannot read, and without the keychain knows nothing and stops nobody', async () => {
    const { secretStore, start, spoil, text } = desk();
    spoil('{"version":1,"accounts":{"x":');
    expect(await start().seen(withEmail('maja@example.test'))).toBe(false);
    const changes = start();
    secretStore.failWith({ code: 'keychain-locked' });
    expect(await changes.seen(withEmail('other@example.test'))).toBe(false);
    secretStore.failWith(null);
    expect(await changes.seen(withEmail('other@example.test'))).toBe(true);
    expect(text()).toContain('changedAt');
  });

  it('[SC-39] remembers nothing where the policy wants no warning', async () => {
    const { start, text, secretStore } = desk(0);
    const changes = start();
    await changes.seen(withEmail('maja@example.test'));
    expect(await changes.seen(withEmail('other@example.test'))).toBe(false);
    expect(text()).toBeNull();
    expect(secretStore.calls).toEqual([]);
  });
});
