import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../src/shared/domain/preferences';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, openWindow, searchBox } from './render-app';

const first = { accounts: [fullMaja], preferences: defaultPreferences };
const card = () => within(screen.getByRole('region', { name: 'Welcome to Keydesk' }));

async function objections(): Promise<readonly string[]> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id }) => id);
}

describe('the first time', () => {
  it('greets without taking the focus from the search box', async () => {
    await openWindow(first);
    await screen.findByRole('region', { name: 'Welcome to Keydesk' });
    expect(searchBox()).toHaveFocus();
    expect(await objections()).toEqual([]);
  });

  it('ends on a search that works, and is not greeted again', async () => {
    const { desk, user } = await openWindow(first);
    await screen.findByRole('region', { name: 'Welcome to Keydesk' });
    await user.click(card().getByRole('button', { name: 'Try a search' }));
    expect(await screen.findByText('Identity')).toBeVisible();
    expect(desk.scenario.preferences.welcomed).toBe(true);
    expect(screen.queryByRole('region', { name: 'Welcome to Keydesk' })).toBeNull();
  });

  it('shows the way to a real store', async () => {
    const { user } = await openWindow(first);
    await screen.findByRole('region', { name: 'Welcome to Keydesk' });
    await user.click(card().getByRole('button', { name: 'Connect a real store' }));
    expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible();
  });

  it('is over when the agent wants to get on', async () => {
    const { desk, user } = await openWindow(first);
    await screen.findByRole('region', { name: 'Welcome to Keydesk' });
    await user.click(card().getByRole('button', { name: 'Not now' }));
    expect(screen.queryByRole('region', { name: 'Welcome to Keydesk' })).toBeNull();
    expect(desk.scenario.preferences.welcomed).toBe(true);
  });
});

describe('the tour', () => {
  it('goes on by Enter, and back, and ends at the connections', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Shift>}{F1}{/Shift}');
    const tour = await dialog('How a call goes');
    expect(await objections()).toEqual([]);
    await waitFor(() => expect(tour.getByRole('button', { name: 'Next' })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(tour.getByText('2 of 6')).toBeVisible();
    await user.click(tour.getByRole('button', { name: 'Back' }));
    expect(tour.getByText('1 of 6')).toBeVisible();
    for (let step = 1; step < 6; step += 1) await user.click(tour.getByRole('button', { name: 'Next' }));
    await user.click(tour.getByRole('button', { name: 'Connect a real store' }));
    expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible();
  });

  it('can be left at any page', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Shift>}{F1}{/Shift}');
    await dialog('How a call goes');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
