import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { crowd, fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { lookUp, openAccount, openWindow, searchBox, store } from './render-app';

const email = 'maja@example.test';
const atAlpen = shopperAt('salesforce-b2c', '12', { email, access: { state: 'locked', until: null } });

describe('the search box', () => {
  it('has the focus at start and gets it back by / and Ctrl+K', async () => {
    const { user } = await openWindow();
    expect(searchBox()).toHaveFocus();
    await user.tab();
    await user.keyboard('/');
    expect(searchBox()).toHaveFocus();
    await user.tab();
    await user.keyboard('{Control>}k{/Control}');
    expect(searchBox()).toHaveFocus();
  });

  it('takes a slash as text while it has the focus', async () => {
    const { user } = await openWindow();
    await user.keyboard('a/b');
    expect(searchBox()).toHaveValue('a/b');
  });

  it.each([
    ['mailto:maja@example.test?subject=Hi', email],
    ['  Maja Berg <maja@example.test> \n', email],
    ['K-1001;', 'K-1001'],
  ])('cleans a pasted %j', async (pasted, expected) => {
    const { user } = await openWindow();
    await user.paste(pasted);
    expect(searchBox()).toHaveValue(expected);
  });

  it('says as what the text will be looked up, and asks as the kind the agent chose', async () => {
    const { desk, user } = await openWindow();
    await user.type(searchBox(), 'K-1001');
    await user.click(screen.getByRole('button', { name: /Looked up as Code, detected/u }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Login' }));
    expect(screen.getByRole('button', { name: /Looked up as Login, chosen/u })).toBeVisible();
    await user.type(searchBox(), '{Enter}');
    expect(desk.callsOf('accounts.find')).toEqual([{ query: 'K-1001', by: 'login' }]);
  });

  it.each([
    ['x', 'Two characters are the least to look for.'],
    ['ab\u202Ecd', 'The text has hidden characters in it. Type it by hand instead of pasting it.'],
  ])('[BI-11] says what is wrong with %j without asking anybody', async (text, sentence) => {
    const { desk, user } = await openWindow();
    await lookUp(user, text);
    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(desk.callsOf('accounts.find')).toEqual([]);
  });
});

describe('a look-up', () => {
  it('keeps the connections in their own order, whichever answers first', async () => {
    const { user } = await openWindow({
      accounts: [fullMaja, atAlpen],
      answers: { norce: { delayMs: 60 }, emporix: { delayMs: 30 } },
    });
    await lookUp(user, email);
    const names = () => screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    await store('Alpen Sport').findByRole('button', { name: /Maja Berg/u });
    expect(store('Nordic Shop').getByText('waiting')).toBeVisible();
    const before = names();
    await store('Nordic Shop').findByRole('button', { name: /Maja Berg/u });
    expect(names()).toEqual(before);
    expect(before.map((name) => name.replace('Training', ''))).toEqual(fakeConnections.map(({ name }) => name));
  });

  it('names a row after the shopper, the state and the store', async () => {
    const { user } = await openWindow({ accounts: [fullMaja, atAlpen] });
    await lookUp(user, email);
    const row = await screen.findByRole('button', { name: /Maja Berg.*locked.*Alpen Sport/u });
    expect(row).toHaveTextContent('maja@example.test');
  });

  it('tells each connection’s trouble with its cause, and asks only that one again', async () => {
    const { desk, user } = await openWindow({
      accounts: [fullMaja],
      answers: {
        bigcommerce: { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } },
        emporix: { answer: { state: 'skipped', reason: 'keychain' } },
      },
    });
    await lookUp(user, email);
    expect(await screen.findByText('The store did not answer in time. Try again in a moment.')).toBeVisible();
    expect(store('Berlin Store').getByText('not asked: keychain locked')).toBeVisible();
    desk.scenario.answers = {};
    await user.click(screen.getByRole('button', { name: 'Retry Orchard Supply' }));
    expect(await store('Orchard Supply').findByText('no match')).toBeVisible();
    expect(desk.callsOf('accounts.find')).toEqual([{ query: email }, { query: email, connectionIds: ['bigcommerce'] }]);
  });

  it('offers no retry where asking again can’t help', async () => {
    const { user } = await openWindow({
      answers: {
        norce: { answer: { state: 'failed', failure: { code: 'credentials-rejected', key: null }, retryable: false } },
      },
    });
    await lookUp(user, email);
    expect(await screen.findByText(/refused the client id or secret/u)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Retry Nordic Shop' })).toBeNull();
  });

  it('says that nothing was found only when everybody answered', async () => {
    const { desk, user } = await openWindow({
      answers: { norce: { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } } },
    });
    await lookUp(user, email);
    expect(await screen.findByText('Nothing found so far: 1 store did not answer.')).toBeVisible();
    desk.scenario.answers = {};
    await user.click(screen.getByRole('button', { name: 'Ask it again' }));
    expect(await screen.findByRole('heading', { name: 'Nothing found.' })).toBeVisible();
  });

  it('shows nothing of an older look-up that answers late', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja], answers: { norce: { delayMs: 80 } } });
    await lookUp(user, email);
    await screen.findByText('waiting');
    desk.scenario.answers = {};
    await lookUp(user, 'nobody@example.test');
    expect(await screen.findByRole('heading', { name: 'Nothing found.' })).toBeVisible();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(screen.queryByRole('button', { name: /Maja Berg/u })).toBeNull();
    expect(screen.getByRole('heading', { name: 'Nothing found.' })).toBeVisible();
  });

  it('tells a failed look-up where it happened', async () => {
    const { user } = await openWindow({
      trouble: { 'accounts.find': { code: 'rate-limited', retryAt: null } },
    });
    await lookUp(user, email);
    expect(await screen.findByRole('alert')).toHaveTextContent('The limit of requests is used up for now.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('shows a crowd in parts', async () => {
    const { user } = await openWindow({ accounts: [...crowd(230)] });
    await lookUp(user, 'andersson');
    await screen.findByText('230 possible accounts.');
    // Rows are drawn when nothing else is to do, and to look for a text in all of them again and again leaves no such time.
    const rows = (): number => document.querySelectorAll('[data-row]').length;
    await waitFor(() => expect(rows()).toBe(200), { timeout: 15_000, onTimeout: () => new Error(`${rows()} rows`) });
    await user.click(screen.getByText(/Showing 200 of 230/u));
    expect(screen.getAllByText(/^Shopper \d+ Andersson$/u)).toHaveLength(230);
  });
});

describe('Enter', () => {
  it('opens the only match', async () => {
    const { user } = await openWindow({ accounts: [fullMaja] });
    await lookUp(user, email);
    const account = await openAccount();
    expect(account.getByRole('heading', { name: 'Maja Berg' })).toHaveFocus();
  });

  it('moves into the list when there are several, where arrows walk and Enter opens', async () => {
    const { user } = await openWindow({ accounts: [fullMaja, atAlpen] });
    await lookUp(user, email);
    const first = await screen.findByRole('button', { name: /Maja Berg.*Nordic Shop/u });
    await waitFor(() => expect(first).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('button', { name: /Maja Berg.*Alpen Sport/u })).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(searchBox()).toHaveFocus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect((await openAccount()).getByText('The login is switched off.')).toBeVisible();
  });

  it('opens the only match among the stores that answered, and stays there when a later one has another', async () => {
    const { desk, user } = await openWindow({
      accounts: [fullMaja, atAlpen],
      answers: { 'salesforce-b2c': { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } } },
    });
    await lookUp(user, email);
    const account = await openAccount();
    expect(screen.getByText('1 match · 1 did not answer')).toBeVisible();
    desk.scenario.answers = {};
    await user.click(screen.getByRole('button', { name: 'Retry Alpen Sport' }));
    await screen.findByRole('button', { name: /Maja Berg.*locked.*Alpen Sport/u });
    expect(account.getByText('The login is switched off.')).toBeVisible();
  });

  it('does not open the only match so far while a store may still answer', async () => {
    const { user } = await openWindow({ accounts: [fullMaja], answers: { emporix: { delayMs: 'never' } } });
    await lookUp(user, email);
    await store('Nordic Shop').findByRole('button', { name: /Maja Berg/u });
    expect(screen.getByText('1 possible account so far.')).toBeVisible();
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('leaves an agent alone who has gone on typing', async () => {
    const { user } = await openWindow({ accounts: [fullMaja], answers: { norce: { delayMs: 60 } } });
    await lookUp(user, email);
    await user.type(searchBox(), 'x');
    await store('Nordic Shop').findByRole('button', { name: /Maja Berg/u });
    expect(searchBox()).toHaveFocus();
    expect(screen.queryByRole('article')).toBeNull();
  });
});
