import { screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it, describe } from 'vitest';
import { defaultPreferences } from '../../src/shared/domain/preferences';
import { fakeScenario } from '../fakes/fake-desk/scenario';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { openAccount, openWindow, searchBox } from './render-app';

const on = { ...defaultPreferences, welcomed: true, recentLookups: true };
const recent = [
  { by: null, value: 'maja@example.test', at: '2026-03-02T08:00:00.000Z' },
  { by: 'login' as const, value: 'olle', at: '2026-03-02T07:00:00.000Z' },
];

describe('recent look-ups', () => {
  it('are shown under an empty search box and looked up again with one click', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja], preferences: on, recent });
    expect(await screen.findByRole('heading', { name: 'Recent look-ups' })).toBeVisible();
    expect((await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
    await user.click(screen.getByRole('button', { name: /maja@example\.test/u }));
    await openAccount();
    expect(searchBox()).toHaveValue('maja@example.test');
    expect(desk.callsOf('accounts.find')[0]).toEqual({ query: 'maja@example.test' });
    expect(screen.queryByRole('heading', { name: 'Recent look-ups' })).toBeNull();
  });

  it('keep the kind that the agent chose', async () => {
    const { desk, user } = await openWindow({ preferences: on, recent });
    await user.click(await screen.findByRole('button', { name: /olle/u }));
    await waitFor(() => expect(desk.callsOf('accounts.find')).toEqual([{ query: 'olle', by: 'login' }]));
  });

  it('are not even asked for unless the agent wants them', async () => {
    const { desk } = await openWindow({ recent });
    expect(desk.callsOf('recent.list')).toEqual([]);
    expect(screen.queryByRole('heading', { name: 'Recent look-ups' })).toBeNull();
  });

  it('are not on the lock screen', async () => {
    const { user } = await openWindow({ preferences: on, recent });
    await screen.findByRole('button', { name: /maja@example\.test/u });
    await user.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(document.body).not.toHaveTextContent('maja@example.test'));
  });

  it('are turned on and cleared under Preferences', async () => {
    const { desk, user } = await openWindow({ recent });
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    await user.click(await screen.findByRole('radio', { name: 'On' }));
    await waitFor(() => expect(desk.scenario.preferences.recentLookups).toBe(true));
    await user.click(screen.getByRole('button', { name: 'Delete them now' }));
    await waitFor(() => expect(desk.scenario.recent).toEqual([]));
  });

  it('can be forbidden by the policy', async () => {
    const rules = { ...fakeScenario().rules, recentLookups: false, stated: ['recentLookups' as const] };
    const { desk, user } = await openWindow({ preferences: on, recent, rules });
    expect(desk.callsOf('recent.list')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Preferences' }));
    expect(await screen.findByText('Recent look-ups are not kept here.')).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'On' })).toBeNull();
  });
});
