import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const active = { ...fullMaja, access: { state: 'active' as const } };
const resetId = '11111111-1111-4111-8111-111111111111';

async function makeLink(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [active], ...changes });
  await lookUp(window.user, 'maja@example.test');
  await openAccount();
  await window.user.keyboard('r');
  const asked = await dialog('Reset');
  await asked.findByText('Delivery');
  await window.user.keyboard('{Enter}');
  await asked.findByText(/The link is ready/u);
  return { ...window, asked };
}

describe('a QR code', () => {
  it('is drawn at Q, black on white with a margin of four modules, and says what it is', async () => {
    const { desk, user, asked } = await makeLink();
    expect(screen.queryByRole('img', { name: /QR/u })).toBeNull();
    await user.keyboard('q');
    const code = await asked.findByRole('img', { name: 'QR code of the reset link' });
    expect(desk.callsOf('resets.qr')).toEqual([{ resetId }]);
    expect(code.getAttribute('viewBox')).toBe('0 0 29 29');
    expect(code.querySelector('rect')?.getAttribute('fill')).toBe('#fff');
    // Each row of the fake's code has its dark modules at even places.
    const path = code.querySelector('path')?.getAttribute('d') ?? '';
    expect(path.startsWith('M4 4h1v1h-1zM6 4h1v1h-1z')).toBe(true);
    expect(path.match(/M/gu)).toHaveLength(21 * 11);
    expect(asked.getByText(/Only the shopper may scan this\. It opens shop\.example\.test/u)).toBeVisible();
  });

  it('[SC-40] is gone with Back and with the dialog, and asked for anew each time', async () => {
    const { desk, user, asked } = await makeLink();
    await user.click(asked.getByRole('button', { name: /QR code/u }));
    await user.click(await asked.findByRole('button', { name: 'Back' }));
    expect(screen.queryByRole('img', { name: /QR/u })).toBeNull();
    await user.keyboard('q');
    await asked.findByRole('img', { name: /QR/u });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(desk.callsOf('resets.qr')).toHaveLength(2);
    expect(desk.callsOf('resets.forget')).toEqual([{ resetId }]);
  });

  it('[SC-40] is not to be had where the policy keeps links hidden', async () => {
    const { desk, user, asked } = await makeLink({ linkVisible: false });
    await user.keyboard('q');
    expect(asked.queryByRole('button', { name: /QR code/u })).toBeNull();
    expect(desk.callsOf('resets.qr')).toEqual([]);
  });

  it('tells why it could not be drawn', async () => {
    const { user, asked } = await makeLink({ trouble: { 'resets.qr': { code: 'not-found' } } });
    await user.keyboard('q');
    expect(await asked.findByRole('alert')).toBeVisible();
    expect(screen.queryByRole('img', { name: /QR/u })).toBeNull();
  });
});
