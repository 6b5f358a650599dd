import { describe, expect, it } from 'vitest';
import { createRecordKeeping, type JournalKind } from '../../../../src/main/app/record-keeping';
import type { JournalIntent } from '../../../../src/main/journal/journal';
import { createMemoryJournal, type MemoryJournal } from '../../../fakes/memory-journal';
import { createMemorySecretStore } from '../../../fakes/memory-secret-store';

const intent: JournalIntent = {
  act: 'reset.mail',
  subject: { vendor: 'norce', ref: { connectionId: 'c', accountId: 'a' } },
  why: 'other',
  ticket: null,
  check: null,
};
const done = { out: 'ok', code: null, token: null } as const;

function open() {
  const keychain = createMemorySecretStore();
  const journals: Record<JournalKind, MemoryJournal> = {
    keychain: createMemoryJournal(),
    session: createMemoryJournal(),
  };
  const opened: JournalKind[] = [];
  const records = createRecordKeeping({
    keychain,
    session: createMemorySecretStore(),
    openJournal: (kind) => {
      opened.push(kind);
      return Promise.resolve(journals[kind]);
    },
  });
  return { records, keychain, journals, opened };
}

describe('keychain and journal', () => {
  it('work together, and are looked at once', async () => {
    const { records, keychain, opened } = open();
    await Promise.all([records.check(), records.check()]);
    await records.check();
    expect(records.keychainProblem()).toBeNull();
    expect(opened).toEqual(['keychain']);
    expect(keychain.calls.filter((call) => call === 'set probe')).toHaveLength(1);
    expect(keychain.names()).toEqual([]);
  });

  it('[SC-23] keep a journal for training when the keychain does not work, and say why', async () => {
    const { records, keychain, opened } = open();
    keychain.failWith({ code: 'keychain-absent' });
    await records.check();
    expect(records.keychainProblem()).toEqual({ code: 'keychain-absent' });
    expect(opened).toEqual(['session']);
  });

  it('change over when the keychain has come back, and never mix the two', async () => {
    const { records, keychain, journals } = open();
    keychain.failWith({ code: 'keychain-locked' });
    await records.check();
    const id = await records.journal.intent(intent);
    keychain.failWith(null);
    await records.check();
    expect(records.keychainProblem()).toBeNull();
    await records.journal.outcome(id, done);
    await records.journal.intent(intent);
    expect(journals.session.records.map(({ kind }) => kind)).toEqual(['intent', 'outcome']);
    expect(journals.keychain.records.map(({ kind }) => kind)).toEqual(['intent']);
  });

  it('lose nothing that comes before the journal is open', async () => {
    const { records, journals } = open();
    records.journal.event('app.start');
    const early = records.journal.intent(intent);
    expect(records.journal.problem()).toBeNull();
    await records.check();
    await early;
    expect(journals.keychain.records.map(({ kind }) => kind)).toEqual(['event', 'intent']);
  });

  it("[SC-61] tell the journal's problem as their own", async () => {
    const { records, journals } = open();
    await records.check();
    journals.keychain.failWith({ code: 'journal-unavailable' });
    expect(records.journal.problem()).toEqual({ code: 'journal-unavailable' });
  });
});
