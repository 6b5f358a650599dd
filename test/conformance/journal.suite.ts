import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Journal, JournalIntent, JournalSubject } from '../../src/main/journal/journal';
import type { Failure } from '../../src/shared/domain/failure';
import type { FixedClock } from '../fakes/fixed-clock';

export interface JournalBench {
  readonly journal: Journal;
  readonly clock: FixedClock;
  /** From now on nothing can be written; null heals it. */
  block(blocked: boolean): Promise<void>;
  close(): Promise<void>;
}

export const subject: JournalSubject = {
  vendor: 'norce',
  ref: { connectionId: 'c-main', accountId: '900101' },
};
export const resetIntent: JournalIntent = {
  act: 'reset.mail',
  subject,
  why: 'forgot-password',
  ticket: 'INC-1042',
  check: 'order-number',
};
const done = { out: 'ok', code: null, token: null } as const;

/** What every journal must do. */
export function describeJournal(name: string, open: () => Promise<JournalBench>): void {
  describe(`journal: ${name}`, () => {
    let bench: JournalBench;
    beforeEach(async () => {
      bench = await open();
    });
    afterEach(async () => {
      await bench.close();
    });

    it('tells an intent and its outcome as one', async () => {
      const id = await bench.journal.intent(resetIntent);
      bench.clock.advance(500);
      await bench.journal.outcome(id, done);
      expect(await bench.journal.history(subject)).toEqual([
        {
          id,
          at: '2027-01-15T08:00:00.000Z',
          agent: expect.stringMatching(/^os:/u),
          second: null,
          act: 'reset.mail',
          reason: 'forgot-password',
          ticket: 'INC-1042',
          outcome: 'ok',
          failureCode: null,
        },
      ]);
    });

    it('shows an intent without an outcome as open', async () => {
      await bench.journal.intent({ ...resetIntent, ticket: null, check: null });
      expect(await bench.journal.history(subject)).toMatchObject([{ outcome: 'open', ticket: null }]);
    });

    it.each(['ok', 'noop', 'denied', 'failed', 'unknown'] as const)(
      'keeps the outcome %s with its code',
      async (out) => {
        const id = await bench.journal.intent(resetIntent);
        await bench.journal.outcome(id, { out, code: 'unknown-outcome', token: null });
        expect(await bench.journal.history(subject)).toMatchObject([{ outcome: out, failureCode: 'unknown-outcome' }]);
      },
    );

    it('names the account of every reset since a moment, oldest first', async () => {
      const since = bench.clock.now();
      const old = await bench.journal.intent(resetIntent);
      await bench.journal.outcome(old, done);
      bench.clock.advance(1_000);
      const mailed = await bench.journal.intent(resetIntent);
      await bench.journal.intent({ ...resetIntent, act: 'account.activate' });
      const link = await bench.journal.intent({ ...resetIntent, act: 'reset.link', ticket: null });
      const token = { kid: 'desk-1', exp: 1_800_003_600, jti: 'AAECAwQFBgcICQoLDA0ODw' };
      await bench.journal.outcome(link, { ...done, token });
      const common = { at: '2027-01-15T08:00:01.000Z', agent: expect.stringMatching(/^os:/u), subject };
      expect(await bench.journal.resets(since + 1)).toEqual([
        { ...common, id: mailed, act: 'reset.mail', ticket: 'INC-1042', outcome: null },
        {
          ...common,
          ...{ id: link, act: 'reset.link', ticket: null },
          outcome: { out: 'ok', expiresAt: '2027-01-15T09:00:00.000Z' },
        },
      ]);
      expect(await bench.journal.resets(since)).toHaveLength(3);
    });

    it('keeps accounts, connections and vendors apart', async () => {
      await bench.journal.intent(resetIntent);
      const others: JournalSubject[] = [
        { ...subject, vendor: 'emporix' },
        { ...subject, ref: { ...subject.ref, accountId: '900102' } },
        { ...subject, ref: { ...subject.ref, connectionId: 'c-other' } },
      ];
      for (const other of others) expect(await bench.journal.history(other)).toEqual([]);
    });

    it('gives the newest first, and at most 50', async () => {
      for (let at = 0; at < 55; at += 1) {
        bench.clock.advance(1000);
        await bench.journal.outcome(await bench.journal.intent({ ...resetIntent, ticket: `T-${at}` }), done);
      }
      const history = await bench.journal.history(subject);
      expect(history.map(({ ticket }) => ticket)).toEqual(Array.from({ length: 50 }, (_, at) => `T-${54 - at}`));
    });

    it('shows what was done besides writes, and not what was only looked at', async () => {
      bench.journal.event('lookup', { count: 3 });
      bench.journal.event('account.open', { subject });
      bench.journal.event('link.reveal', { subject });
      bench.journal.event('limit.hit', { subject, code: 'policy-denied' });
      expect(await bench.journal.history(subject)).toMatchObject([
        { act: 'limit.hit', outcome: 'denied', failureCode: 'policy-denied', reason: null },
        { act: 'link.reveal', outcome: 'ok', failureCode: null },
      ]);
    });

    it('tells who agreed, beside the agent', async () => {
      await bench.journal.outcome(await bench.journal.intent({ ...resetIntent, second: 'Eva Lind' }), done);
      bench.journal.event('link.reveal', { subject, second: 'Nils' });
      expect(await bench.journal.history(subject)).toMatchObject([
        { act: 'link.reveal', agent: expect.stringMatching(/^os:\S+$/u), second: 'Nils' },
        { act: 'reset.mail', agent: expect.stringMatching(/^os:\S+$/u), second: 'Eva Lind' },
      ]);
      const [reset] = await bench.journal.resets(0);
      expect(reset?.agent).toMatch(/^os:\S+$/u);
    });

    it('takes one outcome for one intent', async () => {
      const id = await bench.journal.intent(resetIntent);
      await bench.journal.outcome(id, done);
      await expect(bench.journal.outcome(id, done)).rejects.toThrow();
      await expect(bench.journal.outcome('0f0e8e0c-6a3e-4b0e-8a55-6d7f1b2c3d4e', done)).rejects.toThrow();
      expect(await bench.journal.history(subject)).toHaveLength(1);
    });

    it('finds its way through parallel writes', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => bench.journal.intent(resetIntent)));
      await Promise.all(ids.map((id) => bench.journal.outcome(id, done)));
      const history = await bench.journal.history(subject);
      expect(history.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(history.every(({ outcome }) => outcome === 'ok')).toBe(true);
    });

    it('[SC-61] refuses an intent it can’t keep, and says so until it can', async () => {
      expect(bench.journal.problem()).toBeNull();
      await bench.block(true);
      const unavailable: Failure = { code: 'journal-unavailable' };
      await expect(bench.journal.intent(resetIntent)).rejects.toMatchObject({ failure: unavailable });
      expect(bench.journal.problem()).toMatchObject(unavailable);
      bench.journal.event('lookup', { count: 1 });
      await bench.block(false);
      await bench.journal.outcome(await bench.journal.intent(resetIntent), done);
      expect(bench.journal.problem()).toBeNull();
      expect(await bench.journal.history(subject)).toMatchObject([{ outcome: 'ok' }]);
    });
  });
}
