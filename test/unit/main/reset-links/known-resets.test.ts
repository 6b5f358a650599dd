import { describe, expect, it, vi } from 'vitest';
import { createKnownResets } from '../../../../src/main/reset-links/known-resets';
import type { JournalIntent } from '../../../../src/main/journal/journal';
import { fail } from '../../../../src/shared/domain/failure';
import { deferred } from '../../../../src/shared/lib/deferred';
import { failureOf } from '../../../fakes/failure-of';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { createMemoryJournal } from '../../../fakes/memory-journal';
import { shopperAccount } from '../../../fakes/shopper-account';

const ref = { connectionId: 'shop', accountId: '7' };
const intent: JournalIntent = {
  act: 'reset.force',
  subject: { vendor: 'bigcommerce', ref },
  why: 'forgot-password',
  ticket: null,
  check: null,
};
const done = { out: 'ok', code: null, token: null } as const;

function open() {
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  let kind = 'session';
  const known = createKnownResets({ clock, agent: 'os:anna', journalKind: () => Promise.resolve(kind) });
  return { clock, journal, known, watched: known.watch(journal), switchTo: (next: string) => (kind = next) };
}

describe('the resets that are known', () => {
  it('grow with what passes through the journal, and say so', async () => {
    const { known, watched } = open();
    const listener = vi.fn();
    const stop = known.onChange(listener);
    const id = await watched.intent(intent);
    expect(known.list()).toMatchObject([{ id, agent: 'os:anna', outcome: null, isEarlier: false }]);
    await watched.outcome(id, { ...done, token: { kid: 'k', exp: 1_800_003_600, jti: 'j' } });
    expect(known.list()).toMatchObject([{ id, outcome: { out: 'ok', expiresAt: '2027-01-15T09:00:00.000Z' } }]);
    expect(listener).toHaveBeenCalledTimes(2);
    stop();
    await watched.intent({ ...intent, act: 'account.activate' });
    expect(known.list()).toHaveLength(1);
  });

  it('hold what the journal knew before, and each reset once', async () => {
    const { known, journal, watched, clock } = open();
    const earlier = await journal.intent(intent);
    clock.advance(1);
    const now = await watched.intent(intent);
    await known.load();
    expect(known.list().map(({ id, isEarlier }) => [id, isEarlier])).toEqual([
      [earlier, true],
      [now, false],
    ]);
  });

  it('are read again when another journal takes over, and not otherwise', async () => {
    const { known, journal, switchTo } = open();
    const read = vi.spyOn(journal, 'resets');
    await known.load();
    await known.load();
    expect(read).toHaveBeenCalledTimes(1);
    switchTo('keychain');
    await known.load();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('[SC-61] are asked for again after the journal could not be read', async () => {
    const { known, journal } = open();
    const earlier = await journal.intent(intent);
    vi.spyOn(journal, 'resets').mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }));
    expect(await failureOf(known.load())).toEqual({ code: 'journal-unavailable' });
    await known.load();
    expect(known.list()).toMatchObject([{ id: earlier }]);
  });

  it('are forgotten after a week', async () => {
    const { known, watched, clock } = open();
    await watched.intent(intent);
    clock.advance(7 * 86_400_000 + 1);
    expect(known.list()).toEqual([]);
  });
});

describe('a forced change', () => {
  async function forced() {
    const opened = open();
    const id = await opened.watched.intent(intent);
    await opened.watched.outcome(id, done);
    const used = () => opened.known.list().map(({ isUsed }) => isUsed);
    return { ...opened, used };
  }
  const account = (mustChangePassword: boolean | null, accountId = '7') =>
    shopperAccount({ ref: { ...ref, accountId }, mustChangePassword });

  it('is used once its account is read without the mark', async () => {
    const { known, used } = await forced();
    known.seen(account(false));
    expect(used()).toEqual([true]);
  });

  it.each([
    ['the mark is still there', account(true)],
    ['the vendor has no such mark', account(null)],
    ['it is another account', account(false, '8')],
  ])('is not known to be used when %s', async (_what, seen) => {
    const { known, used } = await forced();
    known.seen(seen);
    expect(used()).toEqual([false]);
  });
});

describe('what is known of a desk', () => {
  it('without an agent is nobody’s', async () => {
    const clock = createFixedClock();
    const known = createKnownResets({ clock, agent: null, journalKind: () => Promise.resolve('session') });
    await known.watch(createMemoryJournal(clock)).intent(intent);
    expect(known.list()).toMatchObject([{ agent: 'none' }]);
  });

  it('before there is a journal is nothing', async () => {
    const known = createKnownResets({
      ...{ clock: createFixedClock(), agent: null },
      journalKind: () => Promise.reject(new Error('nobody asks')),
    });
    await known.load();
    expect(known.list()).toEqual([]);
  });

  it('does not grow by what is no reset', async () => {
    const { known, watched } = open();
    const id = await watched.intent({ ...intent, act: 'account.activate' });
    await watched.outcome(id, done);
    expect(known.list()).toEqual([]);
  });

  it('[SC-61] fails to load as the journal fails, also when another journal has taken over meanwhile', async () => {
    const { known, journal, switchTo } = open();
    const reading = deferred<never>();
    const read = vi.spyOn(journal, 'resets').mockReturnValueOnce(reading.promise);
    const first = failureOf(known.load());
    switchTo('keychain');
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    await known.load();
    reading.reject(fail({ code: 'keychain-locked' }));
    expect(await first).toEqual({ code: 'keychain-locked' });
    await known.load();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is told oldest first, however the journal came by it', async () => {
    const { known, journal, watched, clock } = open();
    const now = await watched.intent(intent);
    clock.advance(-1_000);
    const earlier = await journal.intent(intent);
    await known.load();
    expect(known.list().map(({ id }) => id)).toEqual([earlier, now]);
  });
});
