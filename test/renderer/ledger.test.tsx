import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/shared/domain/reset-ledger';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, openAccount, openWindow } from './render-app';

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

function entry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...{ id: 'reset-1', ref: { connectionId: 'norce', accountId: '900101' }, vendor: 'norce', kind: 'link' },
    ...{ at: inMinutes(-5), agent: 'os:anna', ticket: 'INC-7', state: 'link-held', answer: 'given' },
    ...{ expiresAt: inMinutes(29.5), expiry: 'exact', newer: null, revocation: 'account-change' },
    ...changes,
  };
}
const mailed = entry({
  ...{ id: 'reset-2', kind: 'mailed', state: 'accepted', expiresAt: null, expiry: 'unknown', revocation: 'none' },
  ...{ vendor: 'emporix', ref: { connectionId: 'emporix', accountId: 'C-77' } },
});
const old = entry({ id: 'reset-3', expiresAt: inMinutes(-1) });
const voidable = entry({
  ...{ id: 'reset-4', vendor: 'salesforce-b2c', revocation: 'supersede' },
  ref: { connectionId: 'salesforce-b2c', accountId: 'abAlpen' },
});

async function openLedger(ledger: LedgerEntry[], changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ ledger, ...changes });
  await window.user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
  await screen.findByRole('heading', { name: 'Resets' });
  const list = within(await screen.findByRole('list', { name: 'Resets' }));
  return { ...window, list, rows: () => list.queryAllByRole('listitem').map((row) => row.textContent) };
}

describe('the ledger of resets', () => {
  it('shows what is outstanding with its state, its countdown and what revoking means', async () => {
    const { rows } = await openLedger([entry(), mailed, old]);
    expect(rows()).toHaveLength(2);
    expect(rows()[0]).toMatch(/^Linklink helduntil .* · 30 min leftOpen accountNordic Shop.*900101anna, .* · INC-7/u);
    expect(rows()[0]).toContain('Can’t be called back.'.replace('’', "'"));
    expect(rows()[1]).toContain("Mail by the vendoraccepted by vendoruntil when isn't known");
    expect(rows()[1]).toContain('The vendor offers no way to call it back.');
    expect(document.body.textContent).not.toMatch(/\bsent\b|delivered/iu);
  });

  it('is filtered by state and by store', async () => {
    const { rows, user } = await openLedger([entry(), mailed, old]);
    await user.selectOptions(screen.getByLabelText('Show'), 'expired');
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('expiredover since');
    await user.selectOptions(screen.getByLabelText('Show'), 'All');
    expect(rows()).toHaveLength(3);
    await user.selectOptions(screen.getByLabelText('Store'), 'Berlin Store');
    expect(rows()).toHaveLength(1);
    await user.selectOptions(screen.getByLabelText('Show'), 'used');
    expect(screen.getByText('No reset fits.')).toBeVisible();
  });

  it('says of a newer one only what is known', async () => {
    const newer = { id: 'reset-9', voids: 'unknown' } as const;
    const { rows } = await openLedger([entry({ newer, answer: 'lost', state: 'requested' })]);
    expect(rows()[0]).toContain("The vendor's answer was lost: it may have been done.");
    expect(rows()[0]).toContain("It isn't known whether this one is still good.");
  });

  it('opens the account of a reset', async () => {
    const { user, list } = await openLedger([entry({ ref: fullMaja.ref })], { accounts: [fullMaja] });
    await user.click(list.getByRole('button', { name: `Open account ${fullMaja.ref.accountId}` }));
    const account = await openAccount();
    expect(account.getByRole('heading', { level: 1 })).toHaveTextContent(fullMaja.name.display);
    expect(within(account.getByRole('region', { name: 'Outstanding here' })).getByText(/30 min left/u)).toBeVisible();
  });

  it('says why it can’t be shown, and tries again', async () => {
    const window = await openWindow({ trouble: { 'resets.ledger': { code: 'journal-unavailable' } } });
    await window.user.click(screen.getByRole('button', { name: 'Resets' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    window.desk.scenario.trouble = {};
    window.desk.scenario.ledger = [entry()];
    await window.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('listitem')).toHaveTextContent('link held');
  });
});

describe('making links worthless', () => {
  it('is offered only where it can be kept, asks why, and says what was done', async () => {
    const { user, list, desk } = await openLedger([entry(), voidable]);
    await user.click(list.getByRole('button', { name: 'Make worthless…' }));
    const form = await dialog('Make links worthless');
    expect(form.getByText(/voids the ones before it/u)).toBeVisible();
    await user.click(form.getByRole('radio', { name: /other/iu }));
    await user.click(form.getByRole('button', { name: /Make worthless/u }));
    expect(await form.findByText(/nobody has a newer one/u)).toBeVisible();
    expect(desk.callsOf('resets.supersede')).toMatchObject([{ ref: voidable.ref, note: { reason: 'other' } }]);
  });

  it('does not offer to repeat what may have been done', async () => {
    const { user, list } = await openLedger([voidable], {
      trouble: { 'resets.supersede': { code: 'unknown-outcome' } },
    });
    await user.click(list.getByRole('button', { name: 'Make worthless…' }));
    const form = await dialog('Make links worthless');
    await user.click(await form.findByRole('radio', { name: /other/iu }));
    await user.click(form.getByRole('button', { name: /Make worthless/u }));
    expect(await form.findByText(/isn't known whether the older links are void/u)).toBeVisible();
    expect(form.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
