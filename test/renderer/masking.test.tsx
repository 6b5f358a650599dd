import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeScenario, type FakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow, searchBox } from './render-app';

const rules: FakeScenario['rules'] = { ...fakeScenario().rules, maskPersonalData: true, stated: ['maskPersonalData'] };
const active = { ...fullMaja, access: { state: 'active' } } as const;
const elsewhere = shopperAt('emporix', 'e1', { email: 'maja@example.test', code: 'E-1', login: 'maja@example.test' });
const canaries = /maja|berg|@example|123 45|storgatan|stockholm|hamngatan/iu;

/** All that is drawn, read out or stands in a field. */
function inSight(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  return `${document.documentElement.outerHTML} ${fields.map(({ value }) => value).join(' ')}`;
}

async function openMasked(changes: Partial<FakeScenario> = {}) {
  return await openWindow({ accounts: [active], rules, ...changes });
}

async function openMaja(changes: Partial<FakeScenario> = {}) {
  const window = await openMasked(changes);
  await lookUp(window.user, 'maja@example.test');
  await openAccount();
  return window;
}

const button = () => screen.getByRole('button', { name: 'Hold to show' });

afterEach(() => {
  vi.useRealTimers();
});

describe('masked personal data', () => {
  it('is nowhere in the window: account, matches, tabs, search box, palette', async () => {
    const { user } = await openMasked({ accounts: [active, elsewhere] });
    await lookUp(user, 'maja@example.test');
    await screen.findByText('2 possible accounts.');
    await user.click(screen.getAllByRole('button', { name: /M… B…, masked/u })[0] ?? document.body);
    const account = await openAccount();
    expect(account.getByText('M••• B•••')).toBeVisible();
    expect(account.getByText('•••67')).toBeVisible();
    expect(account.getByText('K-1001')).toBeVisible();
    expect(searchBox()).toHaveValue('m•••@e•••.test');
    expect(inSight()).not.toMatch(canaries);

    await user.keyboard('{Control>}t{/Control}');
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
    expect(await screen.findByText(/Go to .*M••• B•••/u)).toBeVisible();
    expect(inSight()).not.toMatch(canaries);
    // Whether it is open is remembered beside the window.
    await user.keyboard('{Escape}');
  });

  it('is in no dialog, not even in the mail that brings the link', async () => {
    const { user } = await openMaja();
    await user.keyboard('a');
    await dialog('Deactivate');
    expect(inSight()).not.toMatch(canaries);
    await user.keyboard('{Escape}');
    await user.keyboard('r');
    await waitFor(() => expect(document.querySelector('form[aria-busy="false"]')).not.toBeNull());
    expect(inSight()).not.toMatch(canaries);
    await user.keyboard('{Enter}');
    await user.keyboard('m');
    const mail = await screen.findByRole('textbox', { name: 'Text of the mail' });
    await waitFor(() => expect(mail).toHaveValue('Hello M•••,\n\nhttps://shop.example.test/…'));
    expect(inSight()).not.toMatch(canaries);
  });

  it('is not in what nobody was found by, in recent look-ups, or in a look-up of another program', async () => {
    const { desk, user } = await openMasked({
      accounts: [],
      preferences: { ...fakeScenario().preferences, welcomed: true, recentLookups: true },
      recent: [{ by: null, value: 'maja@example.test', at: '2026-03-02T08:00:00.000Z' }],
    });
    expect(await screen.findByRole('button', { name: /m…@e….test, masked/u })).toBeVisible();
    act(() => desk.scenario.requests.set({ kind: 'look-up', query: 'maja@example.test' }));
    await screen.findByText('Nothing found.');
    await user.tab();
    expect(searchBox()).not.toHaveFocus();
    expect(inSight()).not.toMatch(canaries);
  });

  it('is not in what changed under an open dialog', async () => {
    const { desk, user } = await openMaja({ trouble: { 'accounts.setAccess': { code: 'conflict', key: null } } });
    await user.keyboard('a');
    const open = await dialog('Deactivate');
    await waitFor(() => expect(document.querySelector('form[aria-busy="false"]')).not.toBeNull());
    desk.scenario.accounts = [{ ...active, email: 'maja.berg@example.test', phones: [] }];
    await user.keyboard('1{Enter}');
    expect(await open.findByText('•••67')).toBeVisible();
    expect(inSight()).not.toMatch(canaries);
  });

  it('[SC-08] still says when an address looks like another one, and not its domain', async () => {
    const email = 'maja@ехample.test';
    const { user } = await openMasked({ accounts: [{ ...active, email }] });
    await lookUp(user, 'K-1001');
    const account = await openAccount();
    expect(account.getByText(/letters of several scripts/u)).toBeVisible();
    expect(inSight()).not.toMatch(/xn--|хample/u);
    await user.keyboard('{F2>}');
    expect(account.getByText(/xn--/u)).toBeVisible();
    await user.keyboard('{/F2}');
  });

  it('is masked where it could not be learnt what the rules say', async () => {
    await openWindow({ accounts: [active] }, 'en', null);
    expect(button()).toBeVisible();
  });

  it('is not masked where no rule asks for it', async () => {
    const { user } = await openWindow({ accounts: [active] });
    expect(screen.queryByRole('button', { name: 'Hold to show' })).toBeNull();
    await lookUp(user, 'maja@example.test');
    const account = await openAccount();
    await user.keyboard('{F2>}');
    expect(account.getByText('maja@example.test')).toBeVisible();
  });
});

describe('what is masked', () => {
  it('shows as long as its key is held, and copies whole with C', async () => {
    const { desk, user } = await openMaja();
    const account = await openAccount();
    const email = account.getByRole('button', { name: /Copy E-mail/u });
    act(() => email.focus());
    await user.keyboard('c');
    await waitFor(() => expect(desk.callsOf('app.copyText')).toEqual([{ text: 'maja@example.test' }]));
    expect(inSight()).not.toMatch(canaries);

    await user.keyboard('{.>}');
    expect(account.getByText('maja@example.test')).toBeVisible();
    expect(account.getByRole('heading', { name: 'Maja Berg' })).toBeVisible();
    await user.keyboard('{/.}');
    expect(inSight()).not.toMatch(canaries);
  });

  it('shows in a dialog too, even while a ticket is typed, where a full stop is a full stop', async () => {
    const { user } = await openMaja();
    await user.keyboard('r');
    const open = await dialog('Reset');
    await user.keyboard('{F2>}');
    expect(open.getByText('Maja Berg')).toBeVisible();
    await user.keyboard('{/F2}');
    await user.click(open.getByRole('textbox', { name: /Ticket/u }));
    await user.keyboard('{F2>}');
    expect(open.getByText('Maja Berg')).toBeVisible();
    await user.keyboard('{/F2}');
    await user.keyboard('{.>}');
    expect(inSight()).not.toMatch(canaries);
    await user.keyboard('{/.}');
  });

  it.each([
    ['the window loses the focus', () => fireEvent.blur(window)],
    ['the window is hidden', () => fireEvent(document, new Event('visibilitychange'))],
    ['another call is shown', () => fireEvent.keyDown(window, { key: 't', ctrlKey: true })],
  ])('is masked again when %s, whatever is still held', async (_when, happen) => {
    const { user } = await openMaja();
    await user.keyboard('{F2>}');
    expect(inSight()).toMatch(canaries);
    happen();
    await waitFor(() => expect(inSight()).not.toMatch(canaries));
  });

  it('is masked again after the lock', async () => {
    const { desk, user } = await openMaja();
    await user.keyboard('{F2>}');
    act(() => desk.scenario.lock.set({ locked: true, cause: 'idle', canUnlock: true }));
    await user.click(await screen.findByRole('button', { name: 'Unlock' }));
    await openAccount();
    expect(inSight()).not.toMatch(canaries);
  });

  it('shows as long as the button is pressed, by pointer or by Space or Enter', async () => {
    const { user } = await openMaja();
    await user.pointer({ keys: '[MouseLeft>]', target: button() });
    expect(inSight()).toMatch(canaries);
    await user.pointer({ keys: '[/MouseLeft]', target: button() });
    expect(inSight()).not.toMatch(canaries);
    act(() => button().focus());
    for (const key of [' ', 'Enter']) {
      await user.keyboard(`{${key}>}`);
      expect(inSight()).toMatch(canaries);
      await user.keyboard(`{/${key}}`);
      expect(inSight()).not.toMatch(canaries);
    }
    await user.keyboard('{Enter>}');
    await user.tab();
    expect(inSight()).not.toMatch(canaries);
  });

  it('shows for ten seconds to those who can hold nothing', async () => {
    await openMaja();
    vi.useFakeTimers();
    // A click of voice control or a switch has no pointer behind it.
    fireEvent.click(button(), { detail: 0 });
    expect(inSight()).toMatch(canaries);
    act(() => void vi.advanceTimersByTime(9_900));
    expect(inSight()).toMatch(canaries);
    act(() => void vi.advanceTimersByTime(200));
    expect(inSight()).not.toMatch(canaries);
  });

  it('shows for ten seconds by a command of the palette', async () => {
    const { user } = await openMaja();
    await user.keyboard('{Control>}{Shift>}P{/Shift}{/Control}');
    await user.type(await screen.findByPlaceholderText('What would you like to do?'), 'masked{ArrowDown}{Enter}');
    await waitFor(() => expect(inSight()).toMatch(canaries));
  });

  it('is seen while it is typed', async () => {
    const { user } = await openMasked();
    await user.type(searchBox(), 'maja@');
    expect(searchBox()).toHaveValue('maja@');
    await user.tab();
    expect(searchBox()).toHaveValue('m•••@•••');
    await user.click(searchBox());
    await user.paste('olle');
    expect(searchBox()).toHaveValue('olle');
  });

  it('is read out as masked, and a checker objects to nothing', async () => {
    await openMaja();
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(screen.getByRole('heading', { name: 'M… B…, masked' })).toBeVisible();
    expect(within(await screen.findByRole('article')).getByText('m…@e….test, masked')).toBeInTheDocument();
  });

  it('is explained under Preferences', async () => {
    const { user } = await openMasked();
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    const section = within(await screen.findByRole('region', { name: 'Personal data' }));
    expect(section.getByText(/Hold F2/u)).toBeVisible();
    expect(section.getByText('Set by your organisation’s rules')).toBeVisible();
  });
});
