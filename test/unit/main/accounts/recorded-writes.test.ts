import { describe, expect, it } from 'vitest';
import { createRecordedWrites } from '../../../../src/main/accounts/recorded-writes';
import type { JournalIntent } from '../../../../src/main/journal/journal';
import { createMemoryJournal } from '../../../fakes/memory-journal';

const intent: JournalIntent = {
  act: 'reset.mail',
  subject: { vendor: 'norce', ref: { connectionId: 'c', accountId: 'a' } },
  why: 'other',
  ticket: null,
  check: null,
};

function open() {
  const journal = createMemoryJournal();
  const writes = createRecordedWrites({ journal, agent: 'os:anna' });
  const outcomes = (): unknown[] =>
    journal.records.flatMap((record) => (record.kind === 'outcome' ? [record.outcome.out] : []));
  return { journal, writes, outcomes };
}

describe('at the end of the program', () => {
  it('[SC-59][FT-57] waits for a write that still ends in time', async () => {
    const { writes, outcomes } = open();
    const work = writes.run(intent, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { value: 1, out: 'ok' as const };
    });
    await Promise.resolve();
    await Promise.all([writes.finish(1_000), work]);
    expect(outcomes()).toEqual(['ok']);
  });

  it('[SC-59][FT-57] records a write that does not end as unknown, once', async () => {
    const { writes, outcomes } = open();
    let end: (value: { value: number; out: 'ok' }) => void = () => undefined;
    const work = writes.run(
      intent,
      () =>
        new Promise<{ value: number; out: 'ok' }>((resolve) => {
          end = resolve;
        }),
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writes.finish(10);
    expect(outcomes()).toEqual(['unknown']);
    end({ value: 1, out: 'ok' });
    await work;
    expect(outcomes()).toEqual(['unknown']);
  });

  it('takes no new write', async () => {
    const { writes, journal } = open();
    await writes.finish(0);
    await expect(writes.run(intent, () => Promise.resolve({ value: 1, out: 'ok' }))).rejects.toMatchObject({
      failure: { code: 'policy-denied', rule: 'restart-needed' },
    });
    expect(journal.records).toEqual([]);
  });
});

it('[SC-57] takes no write once something broke', async () => {
  const { writes } = open();
  writes.stop();
  await expect(writes.run(intent, () => Promise.resolve({ value: 1, out: 'ok' }))).rejects.toMatchObject({
    failure: { rule: 'restart-needed' },
  });
});

it('records a bug as unknown: what it did is not known', async () => {
  const { writes, outcomes } = open();
  await expect(writes.run(intent, () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  expect(outcomes()).toEqual(['unknown']);
});
