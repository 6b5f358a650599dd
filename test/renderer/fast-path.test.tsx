import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { deferred } from '../../src/shared/lib/deferred';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow, searchBox } from './render-app';

const email = 'maja@example.test';
const active = { ...fullMaja, access: { state: 'active' as const } };
const olle = shopperAt('norce', '900102', { first: 'Olle', last: 'Ek', email: 'olle@example.test' });
const onClipboard = /The link is on the clipboard/u;
const acts = 'Press 1–5 and it is done: Issue and copy';

async function openReset(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [active], callerCheckRequired: true, ...changes });
  await lookUp(window.user, email);
  await openAccount();
  await window.user.keyboard('r');
  const asked = await dialog('Reset');
  return { ...window, asked };
}
const orderNumber = { name: /Order number/u };

describe('from paste to a copied link', () => {
  it('takes four interactions: paste, Enter, R and the number of the caller check', async () => {
    const { desk, user } = await openWindow({ accounts: [active], callerCheckRequired: true });
    await user.paste(` mailto:${email} `);
    await user.keyboard('{Enter}');
    await openAccount();
    await user.keyboard('r');
    const asked = await dialog('Reset');
    await asked.findByText(acts);
    await user.keyboard('1');
    expect(await asked.findByText(onClipboard)).toBeVisible();
    expect(await asked.findByText(/^Copied\. The clipboard is cleared at/u)).toBeVisible();
    expect(desk.callsOf('resets.issue')).toMatchObject([
      { kind: 'link', note: { reason: 'forgot-password', callerCheck: 'order-number' } },
    ]);
    expect(desk.callsOf('resets.copy')).toHaveLength(1);
  });

  it('takes no number from the mouse or the arrows as a command', async () => {
    const { desk, user, asked } = await openReset();
    await asked.findByText(acts);
    await user.click(asked.getByRole('radio', { name: /Called back/u }));
    await user.keyboard('{ArrowDown}');
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.click(asked.getByRole('button', { name: 'Issue and copy' }));
    await asked.findByText(onClipboard);
    expect(desk.callsOf('resets.issue')).toMatchObject([{ note: { callerCheck: 'mail-round-trip' } }]);
  });

  it('takes a number pressed anywhere in the dialog, but not in a field or in another list', async () => {
    const { desk, user, asked } = await openReset();
    await asked.findByText(acts);
    await user.click(asked.getByRole('radio', { name: /Locked out/u }));
    await user.keyboard('4');
    expect(asked.getByRole('radio', { name: /Shopper asked for it/u })).toBeChecked();
    await user.type(asked.getByRole('textbox', { name: 'Ticket' }), '12');
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.click(asked.getByRole('radio', { name: '4 h' }));
    await user.keyboard('2');
    await asked.findByText(onClipboard);
    expect(desk.callsOf('resets.issue')).toMatchObject([
      { lifetimeMinutes: 240, note: { reason: 'customer-request', ticket: '12', callerCheck: 'phone-call-back' } },
    ]);
  });
});

describe('[SC-38] a number', () => {
  it('only chooses while what will happen is not shown yet', async () => {
    const answer = deferred<undefined>();
    const { desk, user, asked } = await openReset({ gates: { 'resets.preview': answer.promise } });
    expect(asked.getByRole('radio', orderNumber)).toHaveFocus();
    await user.keyboard('1');
    expect(asked.getByRole('radio', orderNumber)).toBeChecked();
    answer.resolve(undefined);
    await asked.findByText(acts);
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.keyboard('{Enter}');
    await asked.findByText(onClipboard);
    expect(desk.callsOf('resets.issue')).toHaveLength(1);
  });

  it('only chooses while there is a warning to read', async () => {
    const { desk, user, asked } = await openReset({ warnings: ['email-changed-recently'] });
    expect(await asked.findByText(/Read the warning first/u)).toBeVisible();
    await user.keyboard('1');
    expect(asked.getByRole('radio', orderNumber)).toBeChecked();
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.keyboard('{Enter}');
    await asked.findByText(onClipboard);
  });

  it('only chooses while a ticket is missing', async () => {
    const { desk, user, asked } = await openReset({ ticketRequired: true });
    await asked.findByText('Delivery');
    expect(asked.queryByText(acts)).toBeNull();
    await user.keyboard('1');
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.type(asked.getByRole('textbox', { name: 'Ticket' }), 'INC-1{Enter}');
    await asked.findByText(onClipboard);
  });

  it('acts once when it is held down or pressed twice', async () => {
    const answer = deferred<undefined>();
    const { desk, user, asked } = await openReset({ gates: { 'resets.issue': answer.promise } });
    await asked.findByText(acts);
    await user.keyboard('{1>6/}1{Enter>6/}');
    answer.resolve(undefined);
    await asked.findByText(onClipboard);
    expect(desk.callsOf('resets.issue')).toHaveLength(1);
    expect(desk.callsOf('resets.copy')).toHaveLength(1);
  });

  it('begun with a held R does nothing by itself', async () => {
    const { desk, user } = await openWindow({ accounts: [active], callerCheckRequired: true });
    await lookUp(user, email);
    await openAccount();
    await user.keyboard('{r>8/}');
    const asked = await dialog('Reset');
    await asked.findByText(acts);
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
    expect(asked.queryByRole('radio', { name: /./u, checked: true, description: acts })).toBeNull();
    expect(desk.callsOf('resets.issue')).toEqual([]);
  });
});

describe('[SC-38] the caller check', () => {
  it('is remembered for the same shopper in the same call, so that Enter alone does it', async () => {
    const { desk, user, asked } = await openReset();
    await asked.findByText(acts);
    await user.keyboard('4');
    await asked.findByText(onClipboard);
    await user.keyboard('{Escape}r');
    const again = await dialog('Reset');
    expect(again.getByRole('radio', { name: /In person/u })).toBeChecked();
    await again.findByText(acts);
    await user.keyboard('{Enter}');
    await again.findByText(onClipboard);
    expect(desk.callsOf('resets.issue')).toMatchObject([
      { note: { callerCheck: 'in-person' } },
      { note: { callerCheck: 'in-person' } },
    ]);
  });

  it('is asked anew for the next caller', async () => {
    const { user, asked } = await openReset({ accounts: [active, olle] });
    await asked.findByText(acts);
    await user.keyboard('4');
    await asked.findByText(onClipboard);
    await user.keyboard('{Escape}');
    await lookUp(user, 'olle@example.test');
    await screen.findByRole('heading', { name: 'Olle Ek' });
    await user.keyboard('r');
    const again = await dialog('Reset');
    await again.findByText(acts);
    expect(again.getByRole('radio', { name: /In person/u })).not.toBeChecked();
  });
});

describe('a dialog that is left while the reset is on its way', () => {
  it('puts nothing on the clipboard and drops the link', async () => {
    const answer = deferred<undefined>();
    const { desk, user, asked } = await openReset({ gates: { 'resets.issue': answer.promise } });
    await asked.findByText(acts);
    await user.keyboard('1');
    await user.keyboard('{Escape}');
    answer.resolve(undefined);
    await waitFor(() => expect(desk.callsOf('resets.forget')).toHaveLength(1));
    expect(desk.callsOf('resets.copy')).toEqual([]);
    expect(searchBox()).toBeVisible();
  });

  it('can’t be turned into a second one by another kind', async () => {
    const answer = deferred<undefined>();
    const { desk, user, asked } = await openReset({ gates: { 'resets.issue': answer.promise } });
    await asked.findByText(acts);
    await user.keyboard('1');
    await user.click(asked.getByRole('radio', { name: 'Mail' }));
    answer.resolve(undefined);
    await asked.findByText(onClipboard);
    expect(desk.callsOf('resets.preview')).toHaveLength(1);
    expect(desk.callsOf('resets.issue')).toHaveLength(1);
  });
});
