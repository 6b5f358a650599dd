import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { flushSync } from 'react-dom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWindow } from './render-app';

/** Between two listeners of one key a browser lets React draw; jsdom does not, so that it is done here on the way down. */
const draw = (): void => flushSync(() => undefined);
beforeEach(() => document.addEventListener('keydown', draw, { capture: true }));
afterEach(() => document.removeEventListener('keydown', draw, { capture: true }));

const isOpen = (page: string): boolean => screen.queryByRole('heading', { name: page, level: 1 }) !== null;

async function leavesOnlyTheDialog(user: UserEvent, page: string): Promise<void> {
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(isOpen(page)).toBe(true);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(isOpen(page)).toBe(false));
}

describe('Escape', () => {
  it.each([
    { page: 'Journal', button: 'Export…' },
    { page: 'Policy', button: 'Support file…' },
  ])('leaves a dialog on the page $page, and only then the page', async ({ page, button }) => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: page }));
    await user.click(await screen.findByRole('button', { name: button }));
    await leavesOnlyTheDialog(user, page);
  });

  it('leaves the form of a new connection, and only then the connections', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Connections' }));
    await user.click(await screen.findByRole('button', { name: 'Add connection' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Emporix' }));
    await leavesOnlyTheDialog(user, 'Connections');
  });

  it.each(['Preferences', 'Resets', 'Secrets'])(
    'leaves the list of keys over %s, and only then the page',
    async (page) => {
      const { user } = await openWindow();
      await user.click(screen.getByRole('button', { name: page }));
      await screen.findByRole('heading', { name: page, level: 1 });
      await user.keyboard('?');
      await leavesOnlyTheDialog(user, page);
    },
  );

  it('leaves the dialog alone even when nothing in it has the focus', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Policy' }));
    await user.click(await screen.findByRole('button', { name: 'Support file…' }));
    await screen.findByRole('dialog');
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await leavesOnlyTheDialog(user, 'Policy');
  });

  it('leaves the page also while the pointer rests on a button that says its name', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    await screen.findByRole('heading', { name: 'Preferences', level: 1 });
    await screen.findByRole('tooltip');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(isOpen('Preferences')).toBe(false));
  });

  it('leaves a menu, and only then the page it is on', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Connections' }));
    await user.click(await screen.findByRole('button', { name: 'Add connection' }));
    await screen.findByRole('menu');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect(isOpen('Connections')).toBe(true);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(isOpen('Connections')).toBe(false));
  });
});
