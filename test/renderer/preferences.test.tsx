import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { openWindow, searchBox } from './render-app';

afterEach(() => {
  document.documentElement.removeAttribute('data-contrast');
});

async function openPreferences(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow(changes);
  await window.user.click(screen.getByRole('button', { name: 'Preferences' }));
  await screen.findByRole('heading', { name: 'Preferences' });
  return window;
}

describe('the preferences', () => {
  it('open by their key and by the palette, and close with Escape', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>},{/Control}');
    expect(await screen.findByRole('heading', { name: 'Preferences' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(searchBox()).toHaveFocus());
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
    await user.type(await screen.findByPlaceholderText('What would you like to do?'), 'prefer{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: 'Preferences' })).toBeVisible();
  });

  it('put the window into another language at once, and keep that in main', async () => {
    const { desk, user } = await openPreferences();
    await user.selectOptions(screen.getByLabelText('Language of the window'), 'Deutsch');
    expect(await screen.findByRole('heading', { name: 'Einstellungen' })).toBeVisible();
    expect(document.documentElement.lang).toBe('de');
    expect(document.documentElement.dir).toBe('ltr');
    expect(desk.scenario.preferences.language).toBe('de');
    await user.selectOptions(screen.getByLabelText('Sprache des Fensters'), 'Wie das System');
    expect(await screen.findByRole('heading', { name: 'Preferences' })).toBeVisible();
  });

  it('raise the contrast by choice', async () => {
    const { desk, user } = await openPreferences();
    expect(document.documentElement.dataset['contrast']).toBe('usual');
    await user.click(within(screen.getByRole('radiogroup', { name: 'Contrast' })).getByRole('radio', { name: 'High' }));
    expect(document.documentElement.dataset['contrast']).toBe('high');
    expect(desk.scenario.preferences.contrast).toBe('high');
  });

  it('say when a choice works now but could not be kept', async () => {
    const { desk, user } = await openPreferences();
    desk.scenario.trouble = { 'settings.set': { code: 'misconfigured', cause: 'setting', field: 'settings.file' } };
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(await screen.findByText(/could not be kept/u)).toBeVisible();
  });

  it('have nothing that a checker objects to', async () => {
    await openPreferences();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
