import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { acceleratorLabel, acceleratorOf } from '../../src/renderer/src/lib/accelerator';
import { hotKeyPattern } from '../../src/shared/domain/preferences';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { lookUp, openAccount, openWindow, searchBox } from './render-app';

describe('[SC-09] a link from another program', () => {
  it('is looked up, and the window says where it came from', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja] });
    act(() => desk.scenario.requests.set({ kind: 'look-up', query: 'maja@example.test' }));
    await screen.findByText('Identity');
    expect(desk.callsOf('accounts.find')).toEqual([{ query: 'maja@example.test' }]);
    const notice = within(screen.getByRole('region', { name: 'From another program' }));
    expect(notice.getByRole('status')).toHaveTextContent('keydesk:// link: maja@example.test');
    await user.click(notice.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('region', { name: 'From another program' })).toBeNull();
  });

  it('waits while a dialog is open, and writes nothing', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja] });
    await lookUp(user, 'maja@example.test');
    await openAccount();
    await user.keyboard('r');
    await screen.findByRole('dialog', { name: 'Reset' });
    const before = desk.calls.length;
    act(() => desk.scenario.requests.set({ kind: 'look-up', query: 'K-1001' }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(desk.calls.slice(before).filter(({ procedure }) => procedure === 'accounts.find')).toEqual([]);
    expect(screen.getByRole('dialog', { name: 'Reset' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Look up' }));
    await waitFor(() => expect(desk.callsOf('accounts.find')).toContainEqual({ query: 'K-1001' }));
  });
});

describe('the key for every program', () => {
  it('brings the search box', async () => {
    const { desk, user } = await openWindow();
    await user.keyboard('{Control>},{/Control}');
    await screen.findByRole('heading', { name: 'Preferences' });
    act(() => desk.scenario.requests.set({ kind: 'search-box' }));
    await waitFor(() => expect(searchBox()).toHaveFocus());
  });

  it('is changed by pressing it, and turned off', async () => {
    const { desk, user } = await openWindow();
    await user.keyboard('{Control>},{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.keyboard('{Control>}{Shift>}[F9]{/Shift}{/Control}');
    expect(await screen.findByText('The key is Ctrl+Shift+F9.')).toBeVisible();
    expect(desk.scenario.preferences.hotKey).toBe('CommandOrControl+Shift+F9');
    await user.click(screen.getByRole('button', { name: 'Turn off' }));
    expect(await screen.findByText('No key is set.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use the usual key' }));
    expect(desk.scenario.preferences.hotKey).toBe('CommandOrControl+Alt+K');
  });

  it('is said to do nothing where the system keeps it', async () => {
    const { desk, user } = await openWindow();
    desk.scenario.hotKey = 'refused';
    await user.keyboard('{Control>},{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.keyboard('{Alt>}[F4]{/Alt}');
    expect(await screen.findByText(/keeps this key for itself/u)).toBeVisible();
  });

  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  it.each([
    ['KeyK', { ctrlKey: true, altKey: true }, 'CommandOrControl+Alt+K'],
    ['Digit4', { altKey: true, shiftKey: true }, 'Alt+Shift+4'],
    ['Space', { metaKey: true }, 'CommandOrControl+Space'],
    ['F24', { altKey: true }, 'Alt+F24'],
    ['KeyK', {}, null],
    ['KeyK', { shiftKey: true }, null],
    ['ControlLeft', { ctrlKey: true }, null],
    ['Enter', { ctrlKey: true }, null],
  ])('%s with %j is %s', (code, held, expected) => {
    const accelerator = acceleratorOf({ code, ...none, ...held });
    expect(accelerator).toBe(expected);
    if (accelerator !== null) expect(accelerator).toMatch(hotKeyPattern);
  });

  it('is written as it stands on the keys', () => {
    expect(acceleratorLabel('CommandOrControl+Alt+K', false)).toBe('Ctrl+Alt+K');
    expect(acceleratorLabel('CommandOrControl+Alt+K', true)).toBe('⌘ ⌥ K');
  });
});
