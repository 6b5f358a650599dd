import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

// By selector: going by roles through the whole page takes seconds on a busy machine.
const title = () => document.querySelector('[role="tabpanel"] h2');

describe('the help', () => {
  it('opens for the search while nothing is open', async () => {
    const { user } = await openWindow();
    await user.keyboard('{F1}');
    await dialog('Help');
    expect(title()?.textContent).toBe('Finding a shopper');
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it('opens for the account that is open', async () => {
    const { user } = await openWindow({ accounts: [fullMaja] });
    await lookUp(user, 'maja@example.test');
    await openAccount();
    await user.keyboard('{F1}');
    await dialog('Help');
    expect(title()?.textContent).toBe('The account');
  });

  it('opens for a screen beside the desk', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>},{/Control}');
    await screen.findByRole('heading', { name: 'Preferences' });
    await user.keyboard('{F1}');
    await dialog('Help');
    expect(title()?.textContent).toBe('Preferences');
  });

  it('goes from area to area by the arrow keys', async () => {
    const { user } = await openWindow();
    await user.keyboard('{F1}');
    const areas = (await dialog('Help')).getAllByRole('tab');
    await waitFor(() => expect(areas[0]).toHaveFocus());
    const seen = new Set<string | null | undefined>();
    for (const area of areas) {
      expect(area).toHaveFocus();
      seen.add(title()?.parentElement?.textContent);
      await user.keyboard('{ArrowDown}');
    }
    expect(seen.size).toBe(10);
  });

  it('leads to all keys, the size of the page among them', async () => {
    const { user } = await openWindow();
    await user.keyboard('{F1}');
    await user.click((await dialog('Help')).getByRole('button', { name: 'All keys' }));
    expect(await (await dialog('Keys')).findByText('Larger')).toBeVisible();
  });
});
