import { act, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fakeScenario, type FakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow, searchBox } from './render-app';

async function openMaja(changes: Partial<FakeScenario> = {}) {
  const window = await openWindow({ accounts: [fullMaja], ...changes });
  await lookUp(window.user, 'maja@example.test');
  await openAccount();
  return window;
}

describe('[SC-27] the lock screen', () => {
  it('comes at Ctrl+L and leaves nothing of a shopper in the page', async () => {
    const { user } = await openMaja();
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByRole('heading', { name: 'Keydesk is locked' })).toBeVisible();
    expect(document.documentElement.outerHTML).not.toMatch(/maja|berg|example\.test|K-1001/iu);
    expect(screen.queryByRole('searchbox')).toBeNull();
    expect(screen.getByText(/1 open account is read again/u)).toBeVisible();
  });

  it('comes over an open dialog too', async () => {
    const { user } = await openMaja();
    await user.keyboard('r');
    await screen.findByRole('dialog', { name: 'Reset' });
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByRole('heading', { name: 'Keydesk is locked' })).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.documentElement.outerHTML).not.toMatch(/maja/iu);
  });

  it('is unlocked by one key, and the open account is read again from its store', async () => {
    const { desk, user } = await openMaja();
    const before = desk.callsOf('accounts.get').length;
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByRole('heading', { name: 'Keydesk is locked' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Unlock' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await openAccount();
    expect(screen.getByRole('heading', { name: 'Maja Berg' })).toBeVisible();
    expect(desk.callsOf('accounts.get')).toHaveLength(before + 1);
    expect(searchBox()).toHaveValue('');
  });

  it('keeps reason, ticket and caller check of an open dialog, each with its call, and no text of the search box', async () => {
    const { user } = await openMaja();
    await user.keyboard('a');
    const open = await dialog('Activate');
    await user.click(open.getByRole('radio', { name: /Shopper asked for it/u }));
    await user.click(open.getByRole('radio', { name: /Supervisor/u }));
    await user.type(open.getByRole('textbox', { name: /Ticket/u }), 'INC-1042');
    await user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByText(/Reason, ticket and caller check .* are kept/u)).toBeVisible();
    expect(document.documentElement.outerHTML).not.toMatch(/maja|berg|example\.test|INC-1042/iu);

    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    await openAccount();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(searchBox()).toHaveValue('');
    await user.keyboard('r');
    const other = await dialog('Reset');
    expect(other.getByRole('textbox', { name: /Ticket/u })).toHaveValue('');
    expect(other.queryByRole('radio', { name: /Supervisor/u, checked: true })).toBeNull();
    await user.keyboard('{Escape}');
    await user.keyboard('a');
    const again = await dialog('Activate');
    expect(again.getByRole('radio', { name: /Shopper asked for it/u })).toBeChecked();
    expect(again.getByRole('radio', { name: /Supervisor/u })).toBeChecked();
    expect(again.getByRole('textbox', { name: /Ticket/u })).toHaveValue('INC-1042');
  });

  it.each([
    ['maja@example.test', null],
    ['Maja', 'INC-[0-9]+'],
  ])('keeps nothing that is no ticket, such as %s where the policy’s form is %s', async (typed, ticketPattern) => {
    const { policy } = fakeScenario();
    const { user } = await openMaja({ policy: { ...policy, note: { ...policy.note, ticketPattern } } });
    await user.keyboard('a');
    await user.type((await dialog('Activate')).getByRole('textbox', { name: /Ticket/u }), typed);
    await user.keyboard('{Control>}l{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Unlock' }));
    await openAccount();
    await user.keyboard('a');
    expect((await dialog('Activate')).getByRole('textbox', { name: /Ticket/u })).toHaveValue('');
  });

  it('says nothing of notes where none were made', async () => {
    const { user } = await openMaja();
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByRole('heading', { name: 'Keydesk is locked' });
    expect(screen.queryByText(/are kept/u)).toBeNull();
  });

  it('waits for the computer’s own screen', async () => {
    const { desk } = await openWindow();
    act(() => desk.scenario.lock.set({ locked: true, cause: 'system', canUnlock: false }));
    expect(await screen.findByText('Unlock the computer’s screen first.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Unlock' })).toBeNull();
    act(() => desk.scenario.lock.set({ locked: true, cause: 'system', canUnlock: true }));
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
  });

  it('says so when it can’t be unlocked', async () => {
    const { desk, user } = await openWindow({ trouble: { 'app.unlock': 'bug' } });
    act(() => desk.scenario.lock.set({ locked: true, cause: 'idle', canUnlock: true }));
    await user.click(await screen.findByRole('button', { name: 'Unlock' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be unlocked');
  });

  it('has nothing that a checker objects to', async () => {
    const { desk } = await openWindow();
    act(() => desk.scenario.lock.set({ locked: true, cause: 'sleep', canUnlock: true }));
    await screen.findByRole('heading', { name: 'Keydesk is locked' });
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
