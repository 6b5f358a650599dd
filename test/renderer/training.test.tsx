import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { openWindow } from './render-app';

const mail = {
  vendor: 'emporix',
  to: 'maja@example.test',
  template: 'password-reset',
  link: 'http://127.0.0.1:4105/reset#token=abcdef',
  at: '2026-11-20T08:15:00.000Z',
} as const;

async function openTraining(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow(changes);
  await window.user.click(await screen.findByRole('button', { name: 'Training' }));
  await screen.findByRole('heading', { name: 'Training stores' });
  return window;
}

describe('the training screen', () => {
  it('shows the mails with their links as text that opens nothing', async () => {
    await openTraining({ outbox: [mail] });
    expect(await screen.findByText(mail.link)).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('reads the mails again', async () => {
    const { desk, user } = await openTraining();
    expect(await screen.findByText('No mail yet.')).toBeVisible();
    desk.scenario.outbox = [mail];
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText(mail.to)).toBeVisible();
  });

  it('lets something go wrong at one store', async () => {
    const { desk, user } = await openTraining();
    await user.selectOptions(screen.getByLabelText('BigCommerce'), 'Limit used up');
    expect(desk.callsOf('training.faults')).toEqual([{ vendor: 'bigcommerce', fault: 'throttled' }]);
    expect(screen.getByLabelText('BigCommerce')).toHaveValue('throttled');
    expect(screen.getByLabelText('Emporix')).toHaveValue('none');
  });

  it('starts over and says so', async () => {
    const { user } = await openTraining({ outbox: [mail] });
    await user.selectOptions(screen.getByLabelText('BigCommerce'), 'Down');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await screen.findByText('The training stores are as new')).toBeVisible();
    expect(screen.getByLabelText('BigCommerce')).toHaveValue('none');
    expect(screen.getByText('No mail yet.')).toBeVisible();
  });

  it('tells what failed and shows no change that was not made', async () => {
    const { user } = await openTraining({ trouble: { 'training.faults': { code: 'timeout' } } });
    await user.selectOptions(screen.getByLabelText('BigCommerce'), 'Down');
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('BigCommerce')).toHaveValue('none');
  });

  it('is not offered without a training store', async () => {
    await openWindow({ connections: fakeConnections.map((connection) => ({ ...connection, training: false })) });
    await screen.findByText('Nordic Shop');
    expect(screen.queryByRole('button', { name: 'Training' })).toBeNull();
  });
});
