import { act, screen, waitFor, within } from '@testing-library/react';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { defaultPreferences } from '../../src/shared/domain/preferences';
import { deferred } from '../../src/shared/lib/deferred';
import { fakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow, searchBox } from './render-app';

const olle = shopperAt('emporix', 'o1', {
  first: 'Olle',
  last: 'Ek',
  email: 'olle@example.test',
  login: 'olle@example.test',
  code: 'E-1',
});
const tabs = () => within(screen.getByRole('navigation', { name: 'Calls' }));

async function openTwo() {
  const window = await openWindow({ accounts: [fullMaja, olle] });
  await lookUp(window.user, 'maja@example.test');
  await screen.findByRole('heading', { name: 'Maja Berg' });
  await lookUp(window.user, 'olle@example.test');
  await screen.findByRole('heading', { name: 'Olle Ek' });
  return window;
}

describe('calls', () => {
  it('give the next caller a tab of their own and keep the one before', async () => {
    const { user } = await openTwo();
    expect(tabs().getByRole('button', { name: /Olle Ek/u, current: 'page' })).toBeVisible();
    await user.click(tabs().getByText('Maja Berg'));
    expect((await openAccount()).getByText('The login is switched off.')).toBeVisible();
    expect(searchBox()).toHaveValue('maja@example.test');
  });

  it('are reached with Ctrl and a number, closed with Ctrl+W and opened with Ctrl+T', async () => {
    const { user } = await openTwo();
    await user.keyboard('{Control>}1{/Control}');
    expect(await screen.findByRole('heading', { name: 'Maja Berg' })).toHaveFocus();
    await user.keyboard('{Control>}w{/Control}');
    expect(await screen.findByRole('heading', { name: 'Olle Ek' })).toBeVisible();
    expect(screen.queryByText('Maja Berg')).toBeNull();
    await user.keyboard('{Control>}t{/Control}');
    expect(searchBox()).toHaveFocus();
    expect(searchBox()).toHaveValue('');
    expect(screen.getByRole('heading', { name: 'Who is calling?' })).toBeVisible();
  });

  it('keep nine at most; the oldest makes room', async () => {
    const shoppers = Array.from({ length: 10 }, (_, index) =>
      shopperAt('norce', `n${String(index)}`, {
        first: `Shopper ${String(index)}`,
        last: '',
        email: `s${String(index)}@example.test`,
      }),
    );
    const { user } = await openWindow({ accounts: shoppers });
    for (const shopper of shoppers) {
      await user.clear(searchBox());
      await user.click(searchBox());
      await user.paste(shopper.email ?? '');
      await user.keyboard('{Enter}');
      await screen.findByRole('heading', { name: shopper.name.display });
    }
    expect(tabs().getAllByRole('listitem')).toHaveLength(9);
    expect(tabs().queryByText('Shopper 0')).toBeNull();
  });

  it('leave an empty window when the last one is closed', async () => {
    const { user } = await openWindow({ accounts: [fullMaja] });
    await lookUp(user, 'maja@example.test');
    await openAccount();
    await user.click(tabs().getByRole('button', { name: 'Close Maja Berg' }));
    expect(screen.getByRole('heading', { name: 'Who is calling?' })).toBeVisible();
    expect(searchBox()).toHaveFocus();
  });
});

describe('the window', () => {
  it('lists every key under ? and leaves with Escape', async () => {
    const { user } = await openWindow();
    await user.tab();
    await user.keyboard('?');
    const sheet = await dialog('Keys');
    expect(sheet.getByText('Activate or deactivate')).toBeVisible();
    expect(sheet.getByText('Ctrl W')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('finds its commands by name', async () => {
    const { user } = await openWindow();
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
    await user.type(await screen.findByPlaceholderText('What would you like to do?'), 'connec');
    await dialog('All commands');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByRole('heading', { name: 'Connections' })).toBeVisible();
  });

  it('keeps the chosen colours in main and nothing in the page', async () => {
    const { desk, user } = await openWindow();
    await user.keyboard('{Control>},{/Control}');
    await user.click(await screen.findByRole('radio', { name: 'Dark' }));
    expect(desk.callsOf('settings.set')).toEqual([{ preferences: { ...desk.scenario.preferences, theme: 'dark' } }]);
    await waitFor(() => expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark'));
    expect(window.localStorage).toHaveLength(0);
  });

  it('takes up the colours that main remembers', async () => {
    await openWindow({ preferences: { ...defaultPreferences, theme: 'dark' } });
    await waitFor(() => expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark'));
  });

  it('[FT-42] says that the keychain has not answered yet, and then what it answered', async () => {
    const { desk } = await openWindow();
    const answered = deferred<undefined>();
    const { desk: waiting } = await openWindow({
      info: { ...desk.scenario.info, keychainPending: true },
      gates: { 'app.info': answered.promise },
    });
    const notices = within(screen.getByRole('region', { name: 'Notices' }));
    expect(notices.getByText(/has not answered yet.*only the training stores work/u)).toBeVisible();
    waiting.scenario.info = {
      ...desk.scenario.info,
      keychainProblem: { code: 'keychain-unresponsive' },
    };
    answered.resolve(undefined);
    expect(await notices.findByText(/keychain does not answer/u)).toBeVisible();
    expect(notices.queryByText(/not answered yet/u)).toBeNull();
  });

  it('tells what is wrong with the program itself', async () => {
    const { desk } = await openWindow();
    await openWindow({
      info: {
        ...desk.scenario.info,
        journalProblem: { code: 'journal-unavailable', cause: 'disk-full' },
        keychainProblem: { code: 'keychain-locked' },
        settingsSetAside: 'settings.broken.json',
      },
    });
    const notices = within(screen.getByRole('region', { name: 'Notices' }));
    expect(notices.getByText(/disk is full.*nothing may be changed.*still look accounts up/u)).toBeVisible();
    expect(notices.getByText(/keychain is locked.*only the training stores work/u)).toBeVisible();
    expect(notices.getByText(/set aside as settings\.broken\.json/u)).toBeVisible();
  });

  it('[SC-60] warns of a clock that is off, a minute after it was noticed, until it is right again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { desk } = await openWindow();
      expect(screen.queryByText(/clock/u)).toBeNull();
      desk.scenario.info = { ...desk.scenario.info, clockOffsetMs: -185_000 };
      act(() => void vi.advanceTimersByTime(60_000));
      expect(await screen.findByText(/clock is about 3 minutes off\..*from 5 minutes on.*no links/u)).toBeVisible();
      desk.scenario.info = { ...desk.scenario.info, clockOffsetMs: null };
      act(() => void vi.advanceTimersByTime(60_000));
      await waitFor(() => expect(screen.queryByText(/clock/u)).toBeNull());
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not ask again by itself while the keychain has a problem, which could make that ask for a password', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { desk } = await openWindow({
        info: { ...fakeScenario().info, keychainProblem: { code: 'keychain-locked' } },
      });
      await screen.findByText(/keychain is locked/u);
      const before = desk.callsOf('app.info').length;
      act(() => void vi.advanceTimersByTime(600_000));
      // Time enough for a call to arrive.
      await wait(100);
      expect(desk.callsOf('app.info')).toHaveLength(before);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says who acts, and that nothing can be changed when nobody is known', async () => {
    const { desk } = await openWindow();
    expect(screen.getByText('Acting as anna')).toBeVisible();
    await openWindow({ info: { ...desk.scenario.info, agent: null } });
    expect(screen.getByText('No agent is known, so nothing can be changed')).toBeVisible();
  });

  it('tells when main does not answer as it should, and asks again', async () => {
    const { desk, user } = await openWindow({ trouble: { 'connections.list': 'bug' } });
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong inside Keydesk');
    desk.scenario.trouble = {};
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nordic Shop')).toBeVisible();
  });

  it('speaks the system’s language where it can', async () => {
    await openWindow({}, 'sv-SE');
    expect(document.documentElement.lang).toBe('sv');
    expect(screen.queryByRole('searchbox', { name: 'Find a shopper' })).toBeNull();
  });
});
