import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const email = 'maja@example.test';
const ref = { connectionId: 'norce', accountId: '900101' };
const active = { ...fullMaja, access: { state: 'active' as const } };

async function openMaja(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [fullMaja], ...changes });
  await lookUp(window.user, email);
  const account = await openAccount();
  return { ...window, account };
}

describe('activating', () => {
  it('takes a look-up, A and the number of the caller check, and shows what the vendor confirmed', async () => {
    const { desk, user, account } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    expect(asked.getByRole('radio', { name: /Order number/u })).toHaveFocus();
    expect(asked.getByText('Press 1–5 and it is done: Activate')).toBeVisible();
    await user.keyboard('1');
    expect(await asked.findByText('The account is active again.')).toBeVisible();
    expect(asked.getByText('Norce Commerce now says:')).toBeVisible();
    expect(asked.getByText(/Your account is switched on again/u)).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toMatchObject([
      { ref, change: 'activate', note: { reason: 'wrongly-deactivated', ticket: null, callerCheck: 'order-number' } },
    ]);
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(account.getByText('Can sign in')).toBeVisible();
    expect(screen.getByRole('button', { name: /Maja Berg.*active.*Nordic Shop/u })).toBeVisible();
  });

  it('goes on to a reset with R', async () => {
    const { user } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    await user.keyboard('1');
    await asked.findByText('The account is active again.');
    await user.keyboard('r');
    expect(await dialog('Reset')).toBeDefined();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
  });

  it('finds a reason by the first letter of its words', async () => {
    const { desk, user } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    await user.click(asked.getByRole('radio', { name: /Forgot password/u }));
    await user.keyboard('ss');
    expect(asked.getByRole('radio', { name: /Shopper asked for it/u })).toBeChecked();
    await user.keyboard('{Enter}');
    await asked.findByText('The account is active again.');
    expect(desk.callsOf('accounts.setAccess')).toMatchObject([{ note: { reason: 'customer-request' } }]);
  });

  it('[SC-38] sends nothing without a reason', async () => {
    const { desk, user } = await openMaja({ accounts: [active] });
    await user.keyboard('a');
    const asked = await dialog('Deactivate');
    await asked.findByText(/Switches the account off/u);
    await user.keyboard('{Enter}');
    expect(asked.getByText('Choose a reason.')).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toEqual([]);
  });

  it('[SC-38] asks how the caller was checked and for a ticket where the policy wants them', async () => {
    const { desk, user } = await openMaja({ callerCheckRequired: true, ticketRequired: true });
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    await user.keyboard('{Enter}');
    expect(asked.getByText('Say how you know that the caller is the shopper.')).toBeVisible();
    await user.keyboard('1');
    await user.click(asked.getByRole('radio', { name: /Called back/u }));
    await user.click(asked.getByRole('button', { name: 'Activate' }));
    expect(asked.getByText(/Letters, digits/u)).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toEqual([]);
    await user.type(asked.getByRole('textbox', { name: 'Ticket' }), 'INC-1042{Enter}');
    await asked.findByText('The account is active again.');
    expect(desk.callsOf('accounts.setAccess')).toMatchObject([
      { note: { reason: 'wrongly-deactivated', callerCheck: 'phone-call-back', ticket: 'INC-1042' } },
    ]);
  });

  it.each(['=1+1', 'INC 1', '<b>', 'a\tb'])('[BI-12] refuses %j as a ticket', async (ticket) => {
    const { desk, user } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    const field = asked.getByRole('textbox', { name: 'Ticket' });
    await user.click(field);
    await user.paste(ticket);
    await user.keyboard('{Enter}');
    expect(asked.getByText(/Letters, digits/u)).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toEqual([]);
  });

  it('acts once on a double press of the button or of a number', async () => {
    const { desk, user } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    const button = asked.getByRole('button', { name: 'Activate' });
    await Promise.all([user.click(button), user.click(button)]);
    await asked.findByText('The account is active again.');
    await user.keyboard('11');
    expect(desk.callsOf('accounts.setAccess')).toHaveLength(1);
  });

  it('says when there was nothing to do', async () => {
    const { desk, user } = await openMaja();
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    desk.scenario.accounts = [active];
    await user.keyboard('1');
    expect(await asked.findByText(/Nothing to do/u)).toBeVisible();
  });

  it('leaves with Escape and sends nothing', async () => {
    const { desk, user } = await openMaja();
    await user.keyboard('a');
    await dialog('Activate');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(desk.callsOf('accounts.setAccess')).toEqual([]);
  });
});

describe('a change that went wrong', () => {
  async function fail(changes: Parameters<typeof openWindow>[0]) {
    const window = await openMaja(changes);
    await window.user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    await window.user.keyboard('1');
    return { ...window, asked };
  }

  it('is told with its cause, and can be tried again with a fresh look at the account', async () => {
    const { asked, desk, user } = await fail({ trouble: { 'accounts.setAccess': { code: 'timeout' } } });
    expect(await asked.findByRole('alert')).toHaveTextContent('did not answer in time');
    expect(asked.getByText('Nothing was changed.')).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(asked.getByRole('button', { name: 'Try again' }));
    await asked.findByRole('button', { name: 'Activate' });
    expect(desk.callsOf('accounts.prepareAccess')).toHaveLength(2);
  });

  it.each(['unknown-outcome', 'bug'] as const)(
    'is never repeated blindly when its outcome is open (%s)',
    async (kind) => {
      const trouble = kind === 'bug' ? 'bug' : { code: kind };
      const { asked, desk } = await fail({ trouble: { 'accounts.setAccess': trouble } });
      expect(await asked.findByText(/The change has not arrived so far/u)).toBeVisible();
      expect(asked.queryByRole('button', { name: 'Try again' })).toBeNull();
      expect(desk.callsOf('accounts.setAccess')).toHaveLength(1);
    },
  );

  it('reads the account again and says when the change has arrived all the same', async () => {
    const { asked, account } = await fail({
      trouble: { 'accounts.setAccess': { code: 'unknown-outcome' } },
      worksDespiteTrouble: true,
    });
    expect(await asked.findByText(/The change has arrived/u)).toBeVisible();
    expect(account.getByText('Can sign in')).toBeInTheDocument();
  });

  it('is told before the form when the account can’t be read', async () => {
    const { user } = await openMaja({ trouble: { 'accounts.prepareAccess': { code: 'journal-unavailable' } } });
    await user.keyboard('a');
    const asked = await dialog('Activate');
    expect(await asked.findByRole('alert')).toHaveTextContent('The journal can');
  });
});

describe('deactivating, holding and releasing', () => {
  it('says before and after that open sessions may go on', async () => {
    const { user } = await openMaja({ accounts: [active] });
    await user.keyboard('a');
    const asked = await dialog('Deactivate');
    expect(await asked.findByText(/Open sessions may go on/u)).toBeVisible();
    await user.keyboard('5{Enter}');
    expect(await asked.findByText('The account is switched off.')).toBeVisible();
    expect(asked.getByText(/Open sessions may go on/u)).toBeVisible();
  });

  it('puts on hold with H and releases with H', async () => {
    const shopper = shopperAt('emporix', 'e1', { email, login: email, access: { state: 'active' } });
    const { user, desk } = await openMaja({ accounts: [shopper] });
    await user.keyboard('h');
    let asked = await dialog('Put on hold');
    await asked.findByText(/Puts the account on hold/u);
    await user.keyboard('6{Enter}');
    await asked.findByText('The account is on hold.');
    await user.keyboard('{Enter}h');
    asked = await dialog('Release from hold');
    await asked.findByText(/Lifts the hold/u);
    await user.keyboard('2');
    await asked.findByText('The hold is lifted.');
    expect(desk.callsOf('accounts.setAccess')).toMatchObject([{ change: 'hold' }, { change: 'release' }]);
  });

  it('does nothing at H where the vendor has no such state', async () => {
    const { user } = await openMaja({ accounts: [active] });
    await user.keyboard('h');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
