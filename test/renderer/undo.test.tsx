import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const email = 'maja@example.test';
const active = { ...fullMaja, access: { state: 'active' as const } };
const conflict = { code: 'conflict', key: 'account-changed' } as const;

async function openMaja(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [fullMaja], ...changes });
  await lookUp(window.user, email);
  const account = await openAccount();
  return { ...window, account };
}

async function activate(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openMaja({ callerCheckRequired: true, ...changes });
  await window.user.keyboard('a');
  const asked = await dialog('Activate');
  await asked.findByText(/it is done/u);
  await window.user.keyboard('2');
  await asked.findByText('The account is active again.');
  await window.user.keyboard('{Enter}');
  return window;
}

describe('undo', () => {
  it('takes a change back at U, as a write of its own for the same reason', async () => {
    const { desk, user, account } = await activate();
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible();
    await user.keyboard('u');
    expect(await screen.findByText('Taken back. The account is switched off.')).toBeVisible();
    expect(account.getByText('The login is switched off.')).toBeVisible();
    const note = { reason: 'wrongly-deactivated', ticket: null, callerCheck: 'phone-call-back' };
    const [first, second] = desk.callsOf('accounts.setAccess') as { actionId: string }[];
    expect([first, second]).toMatchObject([
      { change: 'activate', note },
      { change: 'deactivate', note },
    ]);
    expect(second?.actionId).not.toBe(first?.actionId);
  });

  it('is still there after a look at another call', async () => {
    const { desk, user } = await activate();
    await screen.findByRole('button', { name: 'Undo' });
    await user.keyboard('{Control>}t{/Control}');
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await user.keyboard('{Control>}1{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Taken back. The account is switched off.')).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toHaveLength(2);
  });

  it('is done once, however often it is pressed', async () => {
    const { desk, user } = await activate();
    await screen.findByRole('button', { name: 'Undo' });
    await user.keyboard('{u>5/}uu');
    await screen.findByText(/^Taken back\./u);
    expect(desk.callsOf('accounts.setAccess')).toHaveLength(2);
  });

  it('[SC-38] asks how the caller was checked where the way back opens the door', async () => {
    const { desk, user } = await openMaja({ accounts: [active] });
    await user.keyboard('a');
    const asked = await dialog('Deactivate');
    await asked.findByText(/Switches the account off/u);
    await user.keyboard('5{Enter}');
    await asked.findByText('The account is switched off.');
    desk.scenario.callerCheckRequired = true;
    await user.keyboard('{Enter}u');
    const back = await dialog('Activate');
    await back.findByText(/it is done/u);
    expect(desk.callsOf('accounts.setAccess')).toHaveLength(1);
    await user.keyboard('1');
    await back.findByText('The account is active again.');
    expect(desk.callsOf('accounts.setAccess')).toMatchObject([
      { change: 'deactivate', note: { reason: 'suspected-fraud' } },
      { change: 'activate', note: { reason: 'wrongly-deactivated', callerCheck: 'order-number' } },
    ]);
  });

  it('says when the account can’t be put back as it was', async () => {
    const onHold = shopperAt('emporix', 'e1', { email, login: email, access: { state: 'on-hold' } });
    const { user } = await openMaja({ accounts: [onHold] });
    await user.keyboard('a');
    const asked = await dialog('Deactivate');
    await asked.findByText(/Switches the account off/u);
    await user.keyboard('5{Enter}');
    await asked.findByText('The account is switched off.');
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/It can't be put back exactly/u)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('does not touch what somebody else has changed since', async () => {
    const { desk, user } = await activate();
    desk.scenario.accounts = [{ ...fullMaja, access: { state: 'locked', until: null } }];
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/The account was changed in the meantime.*It was not taken back\./u)).toBeVisible();
    expect(desk.callsOf('accounts.setAccess')).toHaveLength(1);
  });

  it('says when it isn’t known whether it was done', async () => {
    const { desk, user } = await activate();
    desk.scenario.trouble = { 'accounts.setAccess': { code: 'unknown-outcome' } };
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/It isn't known whether it was done.*Look at the account again/u)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('leaves with its cross', async () => {
    const { user } = await activate();
    await screen.findByRole('button', { name: 'Undo' });
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('an account that was changed while a dialog was open', () => {
  it('is shown with what is different, before a change of access goes on', async () => {
    const { desk, user } = await openMaja({ trouble: { 'accounts.setAccess': conflict } });
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    desk.scenario.accounts = [{ ...fullMaja, access: { state: 'removed' }, email: 'other@example.test' }];
    await user.keyboard('1');
    const rows = within(await asked.findByRole('table')).getAllByRole('row');
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      'Stateinactiveremoved',
      'E-mailmaja@example.testother@example.test',
    ]);
    expect(asked.getByRole('button', { name: 'Stop here' })).toHaveFocus();
    await user.click(asked.getByRole('button', { name: 'Stop here' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await screen.findByText(/removed/u, { selector: 'p' })).toBeVisible();
  });

  it('can be gone on with, after a fresh look', async () => {
    const { desk, user } = await openMaja({ trouble: { 'accounts.setAccess': conflict } });
    await user.keyboard('a');
    const asked = await dialog('Activate');
    await asked.findByText(/Switches the account on/u);
    await user.keyboard('1');
    expect(await asked.findByText(/Nothing that is shown here is different/u)).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(asked.getByRole('button', { name: /Go on/u }));
    await asked.findByRole('button', { name: 'Activate' });
    expect(desk.callsOf('accounts.prepareAccess')).toHaveLength(2);
  });

  it('stops a reset too', async () => {
    const { desk, user } = await openMaja({ accounts: [active], trouble: { 'resets.issue': conflict } });
    await user.keyboard('r');
    const asked = await dialog('Reset');
    await asked.findByText('Delivery');
    desk.scenario.accounts = [{ ...active, email: 'other@example.test' }];
    await user.keyboard('{Enter}');
    expect(await asked.findByRole('row', { name: 'E-mail maja@example.test other@example.test' })).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(asked.getByRole('button', { name: /Go on/u }));
    await asked.findByText('Delivery');
    await waitFor(() => expect(desk.callsOf('resets.preview')).toHaveLength(2));
  });
});
