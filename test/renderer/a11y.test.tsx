import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { fullMaja, majaHistory, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const email = 'maja@example.test';
const locked = shopperAt('salesforce-b2c', '12', { email, access: { state: 'locked', until: null } });
const changes = { accounts: [fullMaja, locked], history: { '900101': [...majaHistory] } };

/** What a checker can tell without layout; contrast is measured in a real browser by the harness. */
async function violations(): Promise<readonly string[]> {
  const result = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function openMaja() {
  const window = await openWindow(changes);
  await lookUp(window.user, email);
  await window.user.click(await screen.findByRole('button', { name: /Maja Berg.*Nordic Shop/u }));
  await openAccount();
  return window;
}

describe('accessibility', () => {
  it('of the empty window', async () => {
    await openWindow();
    expect(await violations()).toEqual([]);
  });

  it('of a list with trouble', async () => {
    const { user } = await openWindow({
      ...changes,
      answers: { emporix: { answer: { state: 'failed', failure: { code: 'timeout' }, retryable: true } } },
    });
    await lookUp(user, email);
    await screen.findByText('2 possible accounts.');
    expect(await violations()).toEqual([]);
  });

  it('of an account', async () => {
    await openMaja();
    expect(await violations()).toEqual([]);
  });

  it('of the dialogs', async () => {
    const { user } = await openMaja();
    await user.keyboard('a');
    await (await dialog('Activate')).findByText(/Switches the account on/u);
    expect(await violations()).toEqual([]);
    await user.keyboard('1');
    await screen.findByText('The account is active again.');
    expect(await violations()).toEqual([]);
    await user.keyboard('r');
    await (await dialog('Reset')).findByText('Delivery');
    expect(await violations()).toEqual([]);
  });

  it('of the connections and the training stores', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Connections' }));
    await screen.findByRole('heading', { name: 'Connections' });
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Training' }));
    await screen.findByText('No mail yet.');
    expect(await violations()).toEqual([]);
  });
});
