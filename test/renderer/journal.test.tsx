import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { entrySentence } from '../../src/renderer/src/features/journal/sentence';
import { startLanguage } from '../../src/renderer/src/locales/start-language';
import { languages } from '../../src/shared/domain/language';
import { journalActs, type JournalEntry } from '../../src/shared/domain/journal-entry';
import { journalEntry, lastPage } from '../fakes/fake-desk/journal';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { lookUp, openAccount, openWindow } from './render-app';

async function openJournal(entries: readonly JournalEntry[], changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ journalPage: () => lastPage(entries), ...changes });
  await window.user.click(await screen.findByRole('button', { name: 'Journal' }));
  await screen.findByRole('heading', { name: 'Journal' });
  return window;
}

function rows(): readonly HTMLElement[] {
  return within(screen.getByRole('list', { name: 'Entries' })).getAllByRole('button');
}

describe('the journal', () => {
  it('tells each entry in a sentence, with reason, ticket and outcome', async () => {
    await openJournal([
      journalEntry(),
      journalEntry({ seq: 6, outcome: 'failed', failureCode: 'timeout' }),
      journalEntry({ seq: 5, kind: 'event', act: 'lookup', outcome: null, reason: null, ticket: null }),
    ]);
    expect(await screen.findByText('anna made a reset link for an account at Nordic Shop.')).toBeVisible();
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('Forgot password · INC-1042Done'),
      expect.stringContaining('It failed: the store did not answer in time.'),
      expect.stringContaining('anna looked for a shopper.'),
    ]);
    expect(screen.getByText('This is the beginning of the journal.')).toBeVisible();
  });

  it('opens an entry to what stands in the file, one at a time, by keyboard', async () => {
    const { user } = await openJournal([journalEntry(), journalEntry({ seq: 6, hash: 'other' })]);
    const [first, second] = rows();
    first?.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByText('CkbX2yJfKmSoDKURdJfJ9AFAeg18DGhlgIvYjDIrNyc')).toBeVisible();
    expect(screen.getByText('Order number')).toBeVisible();
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(first).toHaveAttribute('aria-expanded', 'false');
    expect(second).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowUp}');
    expect(first).toHaveFocus();
  });

  it('narrows the search by every field and widens it again', async () => {
    const { desk, user } = await openJournal([journalEntry()]);
    await user.selectOptions(await screen.findByLabelText('What'), 'Resets');
    await user.selectOptions(screen.getByLabelText('Outcome'), 'Failed');
    await user.selectOptions(screen.getByLabelText('Store'), 'Nordic Shop');
    await user.type(screen.getByLabelText('Agent'), 'bo');
    await user.type(screen.getByLabelText('Ticket'), 'I1');
    expect(desk.callsOf('journal.page').at(-1)).toEqual({
      filter: {
        ...{ acts: ['reset.link', 'reset.mail', 'reset.force'], outcome: 'failed', connectionId: 'norce' },
        ...{ agent: 'bo', ticket: 'I1' },
      },
    });
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(desk.callsOf('journal.page').at(-1)).toEqual({ filter: {} });
  });

  it('asks for whole days of the agent', async () => {
    const { desk, user } = await openJournal([journalEntry()]);
    await user.type(await screen.findByLabelText('From'), '2026-10-30');
    await user.type(screen.getByLabelText('Until'), '2026-10-31');
    expect(desk.callsOf('journal.page').at(-1)).toEqual({
      filter: {
        from: new Date(2026, 9, 30).toISOString(),
        to: new Date(new Date(2026, 10, 1).getTime() - 1).toISOString(),
      },
    });
  });

  it('goes on searching while rare entries are few, and on demand', async () => {
    const many = Array.from({ length: 40 }, (_, at) => journalEntry({ seq: 100 - at }));
    const { desk, user } = await openJournal([], {
      journalPage: (_filter, cursor) =>
        cursor === null
          ? { entries: [], next: '50:1', searchedTo: '2026-10-30' }
          : cursor === '50:1'
            ? { entries: many, next: '20:1', searchedTo: '2026-10-29' }
            : lastPage([journalEntry({ seq: 1, act: 'journal.open', kind: 'event', outcome: null })]),
    });
    expect(await screen.findByRole('button', { name: 'Show older entries' })).toBeVisible();
    expect(rows()).toHaveLength(40);
    await user.click(screen.getByRole('button', { name: 'Show older entries' }));
    expect(await screen.findByText('The journal was begun.')).toBeVisible();
    expect(rows()).toHaveLength(41);
    expect(desk.callsOf('journal.page')).toHaveLength(3);
  });

  it('says why it can’t be read, and reads it again', async () => {
    const { desk, user } = await openJournal([journalEntry()], {
      trouble: { 'journal.page': { code: 'journal-unavailable' } },
    });
    expect(await screen.findByRole('alert')).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('This is the beginning of the journal.')).toBeVisible();
  });

  it('is empty at first, and says so otherwise than when nothing fits', async () => {
    const { user } = await openJournal([]);
    expect(await screen.findByText('Nothing is recorded yet.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('What'), 'Resets');
    expect(await screen.findByText('Nothing recorded fits this filter.')).toBeVisible();
  });

  it('shows a line that is no record', async () => {
    await openJournal([journalEntry({ seq: 0, kind: 'unreadable', at: '', hash: '', act: '', outcome: null })]);
    expect(await screen.findByText(/There is a line here that can't be read/u)).toBeVisible();
  });
});

describe('checking and exporting the journal', () => {
  it('checks it, and says what a check without a head can find', async () => {
    const { desk, user } = await openJournal([journalEntry()]);
    await user.click(screen.getByRole('button', { name: 'Check…' }));
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The journal holds together: 1000 records, up to record 1000\. Only changes inside/u,
    );
    expect(desk.callsOf('journal.verify')).toEqual([{ against: null }]);
  });

  it('checks it against a head from a file, and names the first bad line', async () => {
    const { desk, user } = await openJournal([journalEntry()], {
      journalCheck: { step: 'bad', damage: 'changed', file: 'journal-000000000001.ndjson', line: 7, records: 6 },
    });
    await user.click(screen.getByRole('button', { name: 'Check…' }));
    await user.click(await screen.findByRole('button', { name: 'Check against a head…' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('A record was changed. journal-000000000001.ndjson, line 7');
    expect(alert).toHaveTextContent('The 6 records before it are good.');
    expect(desk.callsOf('journal.verify')).toMatchObject([{ against: { seq: 1_000 } }]);
  });

  it('says so when the chosen file holds no head', async () => {
    const { user } = await openJournal([journalEntry()], {
      trouble: { 'journal.chooseHead': { code: 'invalid-input', field: 'head', problem: 'not-a-head' } },
    });
    await user.click(screen.getByRole('button', { name: 'Check…' }));
    await user.click(await screen.findByRole('button', { name: 'Check against a head…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('That file holds no head of a journal.');
  });

  it('exports what the filter shows, or all of it', async () => {
    const { desk, user } = await openJournal([journalEntry()]);
    await user.selectOptions(await screen.findByLabelText('What'), 'Look-ups');
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await user.click(await screen.findByRole('button', { name: 'Save as…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('1000 entries were written to journal.csv.');
    await user.click(screen.getByRole('radio', { name: 'The whole journal' }));
    await user.click(screen.getByRole('radio', { name: /NDJSON/u }));
    await user.click(screen.getByRole('button', { name: 'Save as…' }));
    expect(desk.callsOf('journal.export')).toEqual([
      { format: 'csv', filter: { acts: ['lookup', 'account.open'] } },
      { format: 'ndjson', filter: {} },
    ]);
  });

  it('tells that the file could not be written', async () => {
    const { user } = await openJournal([journalEntry()], {
      trouble: { 'journal.export': { code: 'invalid-input', field: 'file', problem: 'not-written' } },
    });
    await user.click(screen.getByRole('button', { name: 'Export…' }));
    await user.click(await screen.findByRole('button', { name: 'Save as…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The file could not be written.');
  });
});

describe('the journal of an account', () => {
  it('opens with J or from the history, and widens to the whole journal', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja], journalPage: () => lastPage([journalEntry()]) });
    await lookUp(user, 'maja@example.test');
    await openAccount();
    await user.keyboard('j');
    expect(await screen.findByText('Only the account of Maja Berg')).toBeVisible();
    expect(desk.callsOf('journal.page').at(-1)).toEqual({ filter: { account: fullMaja.ref } });
    await user.click(screen.getByRole('button', { name: 'Show the whole journal' }));
    expect(desk.callsOf('journal.page').at(-1)).toEqual({ filter: {} });
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Show in the journal' }));
    expect(await screen.findByText('Only the account of Maja Berg')).toBeVisible();
  });
});

describe.each(languages)('sentences in %s', (language) => {
  it('are there for every act and outcome, with all names filled in', async () => {
    const { t } = await startLanguage([language]);
    const outcomes = ['ok', 'noop', 'denied', 'failed', 'unknown', 'open', null] as const;
    for (const act of journalActs) {
      for (const outcome of outcomes) {
        const entry = journalEntry({ act, outcome, failureCode: outcome === 'failed' ? 'timeout' : null });
        const sentence = entrySentence(t, entry, 'Nordic Shop');
        expect(sentence).not.toMatch(/\{\{|journal\./u);
        expect(sentence.length).toBeGreaterThan(5);
      }
    }
  });
});
