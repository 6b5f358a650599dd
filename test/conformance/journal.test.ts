import { createFixedClock } from '../fakes/fixed-clock';
import { createMemoryJournal } from '../fakes/memory-journal';
import { openJournalFolder } from '../setup/journal-bench';
import { describeJournal } from './journal.suite';

describeJournal('files', async () => {
  const { open, clock, files, close } = await openJournalFolder();
  const journal = await open();
  return {
    journal,
    clock,
    block: async (blocked) => files.failAt(blocked ? 'write' : null, 'ENOSPC'),
    close,
  };
});

describeJournal('test fake', async () => {
  const clock = createFixedClock();
  const journal = createMemoryJournal(clock);
  return {
    journal,
    clock,
    block: async (blocked) => journal.failWith(blocked ? { code: 'journal-unavailable' } : null),
    close: async () => undefined,
  };
});
