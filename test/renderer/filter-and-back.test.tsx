import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { lookUp, openAccount, openWindow, searchBox } from './render-app';

const email = 'maja@example.test';
const atAlpen = shopperAt('salesforce-b2c', '12', { email, access: { state: 'active' } });
const shownStores = (): readonly (string | null)[] =>
  screen.getAllByRole('region').map((region) => region.getAttribute('aria-label'));

async function lookUpTwo(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [fullMaja, atAlpen], ...changes });
  await lookUp(window.user, email);
  await screen.findByText('2 possible accounts.');
  return window;
}

describe('the filter of the matches', () => {
  it('opens at F and shows one store, says what is hidden, and asks nobody anew', async () => {
    const { desk, user } = await lookUpTwo();
    await waitFor(() => expect(screen.getByRole('button', { name: /Maja Berg.*Nordic Shop/u })).toHaveFocus());
    await user.keyboard('f');
    await user.click(await screen.findByRole('menuitemradio', { name: 'Alpen Sport' }));
    expect(shownStores()).toEqual(['Alpen Sport']);
    expect(screen.getByText('3 stores are hidden')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Shown: ?Alpen Sport/u })).toBeVisible();
    expect(desk.callsOf('accounts.find')).toHaveLength(1);
  });

  it('keeps stores without an answer among those with a match', async () => {
    const { user } = await lookUpTwo({
      answers: { emporix: { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } } },
    });
    await user.click(screen.getByRole('button', { name: /^Shown: ?All stores/u }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Only with a match or no answer' }));
    expect(shownStores()).toEqual(['Nordic Shop', 'Berlin Store', 'Alpen Sport']);
  });

  it('groups stores of one colour, as those of one brand have', async () => {
    const connections = fakeConnections.map((connection) =>
      connection.id === 'norce' || connection.id === 'bigcommerce'
        ? { ...connection, colour: 'pink' as const }
        : connection,
    );
    const { user } = await lookUpTwo({ connections });
    await user.click(screen.getByRole('button', { name: /^Shown: ?All stores/u }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Pink (2)' }));
    expect(shownStores()).toEqual(['Nordic Shop', 'Orchard Supply']);
  });

  it('hides nothing of the next look-up', async () => {
    const { user } = await lookUpTwo();
    await user.click(screen.getByRole('button', { name: /^Shown: ?All stores/u }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Alpen Sport' }));
    await lookUp(user, 'nobody@example.test');
    await screen.findByRole('heading', { name: 'Nothing found.' });
    expect(shownStores()).toHaveLength(4);
  });
});

describe('back', () => {
  it.each(['Alt and the left arrow', 'the mouse’s back button'])('with %s restores the search', async (way) => {
    const { desk, user } = await lookUpTwo();
    await user.click(screen.getByRole('button', { name: /Maja Berg.*Alpen Sport/u }));
    await openAccount();
    await user.type(searchBox(), ' and more');
    if (way.startsWith('Alt')) await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    else fireEvent.mouseUp(document.body, { button: 3 });
    expect(screen.queryByRole('article')).toBeNull();
    expect(searchBox()).toHaveValue(email);
    expect(screen.getByText('2 possible accounts.')).toBeVisible();
    await waitFor(() => expect(screen.getByRole('button', { name: /Maja Berg.*Nordic Shop/u })).toHaveFocus());
    expect(desk.callsOf('accounts.find')).toHaveLength(1);
  });

  it('does nothing where there is nothing to go back to', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(screen.getByRole('heading', { name: 'Who is calling?' })).toBeVisible();
  });
});

describe('the list of commands', () => {
  const command = async (user: Awaited<ReturnType<typeof openWindow>>['user'], words: string): Promise<void> => {
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
    await user.type(await screen.findByPlaceholderText('What would you like to do?'), `${words}{ArrowDown}{Enter}`);
  };

  it('opens the choice of stores, which then goes by keys', async () => {
    const { user } = await lookUpTwo();
    await command(user, 'stores that are shown');
    const all = await screen.findByRole('menuitemradio', { name: 'All stores' });
    await waitFor(() => expect(screen.getByRole('menu').contains(document.activeElement)).toBe(true));
    expect(all).toBeVisible();
  });

  it('goes back from an account to its search', async () => {
    const { user } = await lookUpTwo();
    await user.click(screen.getByRole('button', { name: /Maja Berg.*Nordic Shop/u }));
    await openAccount();
    await command(user, 'back to the search');
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Account' })).toBeNull());
    expect(searchBox()).toHaveValue(email);
  });
});
