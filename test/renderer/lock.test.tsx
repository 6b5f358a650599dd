import { act, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { lookUp, openAccount, openWindow, searchBox } from './render-app';

async function openMaja() {
  const window = await openWindow({ accounts: [fullMaja] });
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
