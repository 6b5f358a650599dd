import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetIntent, subject } from '../../../conformance/journal.suite';
import { failureOf } from '../../../fakes/failure-of';
import { openJournalFolder, type JournalFolder } from '../../../setup/journal-bench';

const done = { out: 'ok', code: null, token: null } as const;
const notOver = { code: 'invalid-input', field: 'month', problem: 'not-over' };

let bench: JournalFolder;
beforeEach(async () => {
  bench = await openJournalFolder();
});
afterEach(async () => {
  await bench.close();
});

/** One reset in January and one in February; now it is the middle of March. */
async function openInMarch() {
  const journal = await bench.open();
  for (const day of ['2027-01-15', '2027-02-15']) {
    bench.clock.set(Date.parse(`${day}T08:00:00.000Z`));
    await journal.outcome(await journal.intent(resetIntent), done);
  }
  bench.clock.set(Date.parse('2027-03-15T08:00:00.000Z'));
  return journal;
}

describe('a month whose key is destroyed', () => {
  it('links nobody any more, here and after a restart, and leaves other months alone', async () => {
    const journal = await openInMarch();
    expect(await journal.history(subject)).toHaveLength(2);
    await journal.eraseMonth('2027-01');
    for (const now of [journal, null]) {
      if (now === null) await journal.close();
      const reader = now ?? (await bench.open());
      expect((await reader.history(subject)).map(({ at }) => at.slice(0, 7))).toEqual(['2027-02']);
      expect((await reader.resets(0)).map(({ at }) => at.slice(0, 7))).toEqual(['2027-02']);
      const { monthKey } = await reader.trail();
      expect(await monthKey('2027-01')).toBeNull();
      expect(await monthKey('2027-02')).not.toBeNull();
    }
    expect(bench.secretStore.names()).not.toContain('journal/month/2027-01');
  });

  it('keeps its records as they were written, in a chain that holds', async () => {
    const journal = await openInMarch();
    const before = await bench.records();
    const head = journal.head();
    await journal.eraseMonth('2027-01');
    expect((await bench.records()).slice(0, before.length)).toEqual(before);
    expect(bench.verify(head ?? {})).toMatchObject({ good: true });
  });

  it('is told by a record, which names the month and the agent', async () => {
    const journal = await openInMarch();
    await journal.eraseMonth('2027-01');
    const record = (await bench.records()).at(-1);
    expect(record).toMatchObject({ kind: 'event', act: 'secret.delete', n: 202_701, agent: 'os:anna' });
  });
});

describe('the months that can be cut loose', () => {
  it('are those that have been over for a week and still have a key', async () => {
    const journal = await openInMarch();
    bench.clock.set(Date.parse('2027-03-07T23:59:59.999Z'));
    expect(await journal.erasableMonths()).toEqual(['2027-01']);
    bench.clock.set(Date.parse('2027-03-08T00:00:00.000Z'));
    expect(await journal.erasableMonths()).toEqual(['2027-01', '2027-02']);
    await journal.eraseMonth('2027-01');
    expect(await journal.erasableMonths()).toEqual(['2027-02']);
  });

  it.each(['2027-03', '2027-04', '2027-13', '2027-1', ''])('are not "%s", whose key stays', async (month) => {
    const journal = await openInMarch();
    const before = bench.secretStore.names();
    expect(await failureOf(journal.eraseMonth(month))).toEqual(notOver);
    expect(bench.secretStore.names()).toEqual(before);
  });

  it('stay as they are when nobody is known to have asked, or nothing can be recorded', async () => {
    const journal = await openInMarch();
    await journal.close();
    const nobody = await bench.open({ agent: null });
    expect(await failureOf(nobody.eraseMonth('2027-01'))).toMatchObject({ rule: 'agent-identity' });
    await nobody.close();
    expect(await failureOf(journal.eraseMonth('2027-01'))).toEqual({ code: 'journal-unavailable' });
    expect(bench.secretStore.names()).toContain('journal/month/2027-01');
  });

  it('stay when the keychain does not delete, and nothing says they went', async () => {
    const journal = await openInMarch();
    bench.secretStore.failWith({ code: 'keychain-locked' });
    expect(await failureOf(journal.eraseMonth('2027-01'))).toEqual({ code: 'keychain-locked' });
    bench.secretStore.failWith(null);
    expect(bench.secretStore.names()).toContain('journal/month/2027-01');
    expect((await bench.records()).some(({ act }) => act === 'secret.delete')).toBe(false);
  });
});
