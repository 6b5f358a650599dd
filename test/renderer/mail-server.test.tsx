import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MailSettings } from '../../src/shared/domain/mail-settings';
import { fullMaja } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const server: MailSettings = {
  ...{ host: 'mail.shop.example', port: 587, security: 'starttls', user: 'keydesk' },
  ...{ fromName: 'Nordic Shop', fromAddress: 'service@shop.example', brandName: null },
};

async function openPreferences(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow(changes);
  await window.user.click(screen.getByRole('button', { name: 'Preferences' }));
  await screen.findByRole('heading', { name: 'Mail server' });
  return window;
}

describe('the mail server in the preferences', () => {
  it('is typed, kept and tried', async () => {
    const { desk, user } = await openPreferences();
    await user.type(await screen.findByLabelText('Server'), server.host);
    await user.type(screen.getByLabelText("Sender's name"), server.fromName);
    await user.type(screen.getByLabelText("Sender's address"), server.fromAddress);
    await user.type(screen.getByLabelText('User (empty: no sign-in)'), 'keydesk');
    await user.type(screen.getByLabelText('Password'), 'CANARY-SECRET');
    await user.click(screen.getByRole('button', { name: 'Save mail server' }));
    expect(await screen.findByText('Kept.')).toBeVisible();
    expect(desk.callsOf('mail.save')).toEqual([{ settings: server, secret: 'CANARY-SECRET' }]);
    expect(screen.getByLabelText('Password')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Test the server' }));
    expect(await screen.findByText(/mail\.shop\.example answered/u)).toBeVisible();
  });

  it('points at what does not fit and keeps nothing', async () => {
    const { desk, user } = await openPreferences();
    await user.click(await screen.findByRole('button', { name: 'Save mail server' }));
    expect(screen.getAllByText("This doesn't fit.")).toHaveLength(3);
    expect(desk.callsOf('mail.save')).toEqual([]);
  });

  it('is not offered where the policy turns it off', async () => {
    await openPreferences({ mail: { settings: null, signInStored: false, allowed: false } });
    expect(await screen.findByText(/rules don't let Keydesk mail links/u)).toBeVisible();
    expect(screen.queryByLabelText('Server')).toBeNull();
  });
});

async function openMail(changes: Parameters<typeof openWindow>[0]) {
  const window = await openWindow({ accounts: [fullMaja], ...changes });
  await lookUp(window.user, 'maja@example.test');
  await openAccount();
  await window.user.keyboard('r');
  const form = await dialog('Reset');
  await window.user.click(await form.findByRole('button', { name: /^(Make|Issue)/u }));
  await window.user.click(await form.findByRole('button', { name: /E-mail/u }));
  return { ...window, form };
}

describe('a link by the mail server', () => {
  const mail = { settings: server, signInStored: true, allowed: true };

  it('is previewed, handed to the server once, and never called sent', async () => {
    const { desk, user, form } = await openMail({ mail });
    expect(await form.findByText('maja@example.test')).toBeVisible();
    await user.click(form.getByRole('button', { name: 'Hand to mail.shop.example' }));
    expect(await form.findByText(/Accepted by mail\.shop\.example at/u)).toBeVisible();
    expect(form.getByRole('button', { name: 'Hand to mail.shop.example' })).toBeDisabled();
    expect(desk.callsOf('resets.sendMail')).toHaveLength(1);
    expect(document.body.textContent).not.toMatch(/\bsent\b|delivered/iu);
  });

  it('begins in the language the vendor has on file, and else in that of the window', async () => {
    const { desk, user, form } = await openMail({ mail, accounts: [{ ...fullMaja, locale: 'sv_FI' }] });
    expect(await form.findByText('Subject in sv')).toBeVisible();
    expect(form.getByRole('radio', { name: 'Svenska' })).toBeChecked();
    await user.click(form.getByText('Deutsch'));
    await user.click(await form.findByRole('button', { name: 'Hand to mail.shop.example' }));
    expect(desk.callsOf('resets.sendMail')).toMatchObject([{ language: 'de' }]);
  });

  it('gives way to the mail program where the agent wants that', async () => {
    const { desk, user, form } = await openMail({ mail });
    await user.click(await form.findByRole('button', { name: 'Use the mail program' }));
    await user.click(await form.findByRole('button', { name: 'Open in mail program' }));
    expect(await form.findByText(/was asked to open it/u)).toBeVisible();
    expect(desk.callsOf('resets.sendMail')).toEqual([]);
  });

  it('is the only way where agents may not have links', async () => {
    const { form } = await openMail({ mail, linkVisible: false });
    expect(await form.findByRole('button', { name: 'Hand to mail.shop.example' })).toBeEnabled();
    expect(form.queryByRole('button', { name: 'Use the mail program' })).toBeNull();
  });
});
