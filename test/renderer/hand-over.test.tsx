import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const active = { ...fullMaja, access: { state: 'active' as const } };
const email = 'maja@example.test';
const resetId = '11111111-1111-4111-8111-111111111111';

async function makeLink(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [active], ...changes });
  await lookUp(window.user, email);
  await openAccount();
  await window.user.keyboard('r');
  const asked = await dialog('Reset');
  await asked.findByText('Delivery');
  await window.user.keyboard('{Enter}');
  await asked.findByText(changes.linkVisible === false ? /The link is ready/u : /The link is on the clipboard/u);
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

describe('the note for the ticket', () => {
  it('is copied at N in the language of the window, and says that nothing in it is about the shopper', async () => {
    const { desk, user, asked } = await makeLink();
    await user.keyboard('n');
    expect(await asked.findByText(/The note is on the clipboard/u)).toBeVisible();
    expect(desk.callsOf('resets.note')).toEqual([{ resetId, language: 'en' }]);
  });

  it('takes the place of a copied link, and the dialog no longer says that the link is on the clipboard', async () => {
    const { user, asked } = await makeLink();
    await asked.findByText(/^Copied\./u);
    await user.keyboard('n');
    await asked.findByText(/The note is on the clipboard/u);
    expect(asked.queryByText(/^Copied\./u)).toBeNull();
  });

  it.each(['mailed', 'forced'])('is to be had for a reset that was %s', async (kind) => {
    const vendor = kind === 'mailed' ? 'emporix' : 'bigcommerce';
    const { desk, user } = await openWindow({ accounts: [shopperAt(vendor, '1', { email })] });
    await lookUp(user, email);
    await openAccount();
    await user.keyboard('r');
    const asked = await dialog('Reset');
    await asked.findByText('Delivery');
    await user.keyboard('{Enter}');
    await asked.findByText(/^Accepted by the vendor/u);
    await user.click(asked.getByRole('button', { name: /Copy note/u }));
    expect(await asked.findByText(/The note is on the clipboard/u)).toBeVisible();
    expect(desk.callsOf('resets.note')).toEqual([{ resetId, language: 'en' }]);
    await user.click(asked.getByRole('button', { name: 'Done' }));
    expect(desk.callsOf('resets.forget')).toEqual([{ resetId }]);
  });

  it('tells why it could not be copied', async () => {
    const { user, asked } = await makeLink({ trouble: { 'resets.note': { code: 'not-found' } } });
    await user.keyboard('n');
    expect(await asked.findByText(/isn't there any more/u)).toBeVisible();
  });
});

describe('the mail in the agent’s own mail program', () => {
  it('is shown at M with its recipient, in the language the agent chooses, before it is opened', async () => {
    const { desk, user, asked } = await makeLink();
    await user.keyboard('m');
    expect(await asked.findByText('Subject in en')).toBeVisible();
    await user.click(asked.getByRole('radio', { name: 'Suomi' }));
    expect(await asked.findByText('Subject in fi')).toBeVisible();
    expect(screen.getByRole('dialog')).toHaveTextContent(email);
    expect(asked.getByRole('textbox', { name: 'Text of the mail' })).toHaveAttribute('readonly');
    expect(desk.callsOf('resets.openMail')).toEqual([]);
    await user.click(asked.getByRole('button', { name: 'Open in mail program' }));
    expect(await asked.findByText(/Your mail program was asked to open it\./u)).toBeVisible();
    expect(asked.getByText(/Keydesk can't know whether it was sent/u)).toBeVisible();
    expect(desk.callsOf('resets.openMail')).toEqual([{ resetId, language: 'fi' }]);
  });

  it('can’t be opened where there is no address on file, and says so', async () => {
    const { user, asked } = await makeLink({
      trouble: { 'resets.composeMail': { code: 'invalid-input', field: 'email', problem: 'missing' } },
    });
    await user.click(asked.getByRole('button', { name: /E-mail/u }));
    expect(await asked.findByRole('alert')).toHaveTextContent('The account has no e-mail');
    expect(asked.getByRole('button', { name: 'Open in mail program' })).toBeDisabled();
  });

  it('[SC-40] is not to be had where the policy keeps links hidden', async () => {
    const { desk, user, asked } = await makeLink({ linkVisible: false });
    await user.keyboard('m');
    expect(asked.queryByRole('button', { name: /E-mail/u })).toBeNull();
    expect(desk.callsOf('resets.composeMail')).toEqual([]);
  });
});
