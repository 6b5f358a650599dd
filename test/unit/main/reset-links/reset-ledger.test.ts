import { describe, expect, it } from 'vitest';
import { createKnownResets } from '../../../../src/main/reset-links/known-resets';
import { createResetLedger } from '../../../../src/main/reset-links/reset-ledger';
import type { JournalIntent } from '../../../../src/main/journal/journal';
import { createFixedClock } from '../../../fakes/fixed-clock';
import { fakeAdapter } from '../../../fakes/fake-adapter';
import { fakeConnections } from '../../../fakes/fake-connections';
import { createMemoryJournal } from '../../../fakes/memory-journal';

const intentAt = (connectionId: string): JournalIntent => ({
  ...{ act: 'reset.mail', subject: { vendor: 'norce', ref: { connectionId, accountId: '7' } } },
  ...{ why: 'forgot-password', ticket: null, check: null },
});

function open() {
  const clock = createFixedClock();
  const known = createKnownResets({ clock, agent: 'os:anna', journalKind: () => Promise.resolve('session') });
  const journal = known.watch(createMemoryJournal(clock));
  const adapter = fakeAdapter('norce');
  const connections = fakeConnections([['norce', adapter]]);
  const ledger = createResetLedger({
    ...{ known, connections, clock },
    adapters: { capabilities: () => adapter.capabilities },
  });
  return { journal, ledger };
}

describe('the reset ledger', () => {
  it('says how things stand and after each change again, until its reader leaves', async () => {
    const { journal, ledger } = open();
    const leaving = new AbortController();
    const stream = ledger.ledger(leaving.signal);
    const next = async () => (await stream.next()).value?.entries.map(({ answer }) => answer);
    expect(await next()).toEqual([]);
    const id = await journal.intent(intentAt('norce'));
    expect(await next()).toEqual(['waiting']);
    const waiting = next();
    await journal.outcome(id, { out: 'ok', code: null, token: null });
    expect(await waiting).toEqual(['given']);
    const last = stream.next();
    leaving.abort();
    expect(await last).toEqual({ done: true, value: undefined });
  });

  it('knows no usual time of a reset whose connection is gone', async () => {
    const { journal, ledger } = open();
    for (const connection of ['gone', 'norce']) {
      const id = await journal.intent(intentAt(connection));
      await journal.outcome(id, { out: 'ok', code: null, token: null });
    }
    const stream = ledger.ledger(new AbortController().signal);
    const { value } = await stream.next();
    expect(value?.entries.map(({ ref, expiry }) => [ref.connectionId, expiry])).toEqual([
      ['norce', 'usual'],
      ['gone', 'unknown'],
    ]);
    await stream.return();
  });
});
