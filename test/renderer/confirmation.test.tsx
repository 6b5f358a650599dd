import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const email = 'maja@example.test';
const login = 'maja.login@example.test';
const waiting = shopperAt('emporix', '40718851', { email, login, access: { state: 'inactive' } });
const button = 'Ask for the confirmation again…';

async function openShopper(account: ShopperAccount, changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [account], ...changes });
  await lookUp(window.user, email);
  return { ...window, account: await openAccount() };
}

describe('a registration that may not be confirmed', () => {
  it('is told as a possibility, asks for the mail once, and says accepted and nothing more', async () => {
    const { desk, user, account } = await openShopper(waiting, { callerCheckRequired: true });
    expect(account.getByText(/^Emporix doesn't say whether a new shopper has confirmed/u)).toBeVisible();
    await user.click(account.getByRole('button', { name: button }));
    const asked = await dialog('Mail the confirmation again');
    expect(asked.getByText(/Emporix is asked to mail/u)).toHaveTextContent(login);
    expect(asked.getByText(/Keydesk can only ask, and never sees the link/u)).toBeVisible();
    await user.click(asked.getByRole('button', { name: /Ask for the mail/u }));
    expect(asked.getByRole('alert')).toHaveTextContent('Say how you know that the caller is the shopper.');
    await user.click(asked.getByRole('radio', { name: /Order number/u }));
    await user.click(asked.getByRole('button', { name: /Ask for the mail/u }));
    expect(await asked.findByText(/^Accepted by the vendor at/u)).toBeVisible();
    expect(asked.getByText(/Asked for/u)).toHaveTextContent(login);
    expect(asked.getByText(/Whether and when a mail goes out is not known/u)).toBeVisible();
    expect(document.body.textContent).not.toMatch(/\bsent\b|delivered/iu);
    expect(desk.callsOf('accounts.resendConfirmation')).toMatchObject([
      { ref: waiting.ref, note: { reason: 'customer-request', callerCheck: 'order-number', ticket: null } },
    ]);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(account.getByText("Can't sign in"), 'asking activates nobody').toBeVisible();
  });

  it.each<[string, ShopperAccount]>([
    ['active', { ...waiting, access: { state: 'active' } }],
    ['on hold', { ...waiting, access: { state: 'on-hold' } }],
    ['without a log-in', { ...waiting, login: null }],
    ['signing in elsewhere', { ...waiting, signInProviders: ['google'] }],
    ['at a vendor that has no such mail', shopperAt('norce', '1', { email, login, access: { state: 'inactive' } })],
  ])('is not spoken of for an account %s', async (_, shown) => {
    const { account } = await openShopper(shown);
    expect(account.queryByRole('button', { name: button })).toBeNull();
  });

  it('does not offer to ask again when a mail may go out', async () => {
    const { user, account } = await openShopper(waiting, {
      trouble: { 'accounts.resendConfirmation': { code: 'unknown-outcome' } },
    });
    await user.click(account.getByRole('button', { name: button }));
    const asked = await dialog('Mail the confirmation again');
    await user.click(await asked.findByRole('button', { name: /Ask for the mail/u }));
    expect(await asked.findByText(/A mail may go out/u)).toBeVisible();
    expect(asked.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that nobody was asked, and lets the agent try again', async () => {
    const { user, account, desk } = await openShopper(waiting, {
      trouble: { 'accounts.prepareConfirmation': { code: 'journal-unavailable' } },
    });
    await user.click(account.getByRole('button', { name: button }));
    const asked = await dialog('Mail the confirmation again');
    expect(await asked.findByText('The vendor was not asked to mail anything.')).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(asked.getByRole('button', { name: 'Try again' }));
    expect(await asked.findByRole('button', { name: /Ask for the mail/u })).toBeVisible();
  });
});
