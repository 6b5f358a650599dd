import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { fakeCapabilities } from '../fakes/fake-desk/capabilities';
import { fullMaja, shopperAt } from '../fakes/fake-desk/shoppers';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const email = 'maja@example.test';
const active = { ...fullMaja, access: { state: 'active' as const } };
const atEmporix = shopperAt('emporix', 'e1', { email, login: email, access: { state: 'active' } });
const atBigCommerce = shopperAt('bigcommerce', 'b1', {
  email,
  login: email,
  access: { state: 'unknown', why: 'vendor-has-none' },
});
const resetId = '11111111-1111-4111-8111-111111111111';

async function openReset(account: ShopperAccount, changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [account], ...changes });
  await lookUp(window.user, email);
  await openAccount();
  await window.user.keyboard('r');
  const asked = await dialog('Reset');
  await asked.findByText('Delivery');
  return { ...window, asked };
}

describe('a link', () => {
  it('takes a look-up, R and Enter to be on the clipboard', async () => {
    const { desk, user, asked } = await openReset(active);
    await user.keyboard('{Enter}');
    expect(await asked.findByText(/The link is on the clipboard and good until/u)).toBeVisible();
    expect(await asked.findByText(/Copied\. The clipboard is cleared at/u)).toBeVisible();
    expect(desk.callsOf('resets.issue')).toMatchObject([
      { kind: 'link', lifetimeMinutes: 60, note: { reason: 'forgot-password', ticket: null, callerCheck: null } },
    ]);
    expect(desk.callsOf('resets.copy')).toEqual([{ resetId }]);
    await user.keyboard('c');
    expect(desk.callsOf('resets.copy')).toHaveLength(2);
    expect(asked.getByText(/I have a link for you\. It opens shop\.example\.test/u)).toBeVisible();
  });

  it('says before the click who hands it over, where it opens and what becomes of older ones', async () => {
    const { asked } = await openReset(active);
    expect(asked.getByText('Keydesk makes a link that you hand over yourself. Nobody mails it.')).toBeVisible();
    expect(asked.getByText('shop.example.test')).toBeVisible();
    expect(asked.getByText('An older link becomes void.')).toBeVisible();
    expect(asked.getByText("Norce Commerce doesn't say whether open sessions end.")).toBeVisible();
  });

  it('lives as long as the agent chooses', async () => {
    const { desk, user, asked } = await openReset(active);
    await user.click(asked.getByRole('radio', { name: '4 h' }));
    await user.click(asked.getByRole('button', { name: 'Issue and copy' }));
    await asked.findByText(/The link is on the clipboard/u);
    expect(desk.callsOf('resets.issue')).toMatchObject([{ lifetimeMinutes: 240 }]);
  });

  it('leaves the lifetime to the vendor where the vendor fixes it', async () => {
    const { desk, user, asked } = await openReset(
      shopperAt('salesforce-b2c', '1', { email, login: email, access: { state: 'locked', until: null } }),
    );
    expect(asked.getByText('Good for 30 minutes; the vendor sets that.')).toBeVisible();
    expect(asked.getByText('Also ends a lock at once.')).toBeVisible();
    expect(asked.queryByRole('radio', { name: '4 h' })).toBeNull();
    await user.keyboard('{Enter}');
    await asked.findByText(/The link is on the clipboard/u);
    expect(desk.callsOf('resets.issue')).toMatchObject([{ lifetimeMinutes: null, note: { reason: 'locked-out' } }]);
  });

  it('is shown only when asked for, and hidden again', async () => {
    const { user, asked } = await openReset(active);
    await user.keyboard('{Enter}');
    const show = await asked.findByRole('button', { name: 'Show link' });
    expect(screen.queryByText(/kdt=/u)).toBeNull();
    await user.click(show);
    expect(await asked.findByText(/kdt=/u)).toBeVisible();
    await user.click(asked.getByRole('button', { name: 'Hide link' }));
    expect(screen.queryByText(/kdt=/u)).toBeNull();
  });

  it('[SC-40] hides itself when its time is over', async () => {
    // The answer says that the link was to be hidden a minute ago.
    const { user, asked } = await openReset(active, { now: Date.now() - 120_000 });
    await user.keyboard('{Enter}');
    await user.click(await asked.findByRole('button', { name: 'Show link' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(screen.queryByText(/kdt=/u)).toBeNull();
    expect(await asked.findByRole('button', { name: 'Show link' })).toBeVisible();
  });

  it('[SC-40] can neither be copied nor shown where the policy keeps it hidden', async () => {
    const { desk, user, asked } = await openReset(active, { linkVisible: false });
    await user.keyboard('{Enter}');
    expect(await asked.findByText("Your organisation's rules don't let agents see or copy links.")).toBeVisible();
    await user.keyboard('c');
    expect(asked.queryByRole('button', { name: 'Copy link' })).toBeNull();
    expect(desk.callsOf('resets.copy')).toEqual([]);
  });

  it('is dropped in main when the dialog closes', async () => {
    const { desk, user, asked } = await openReset(active);
    await user.keyboard('{Enter}');
    await user.click(await asked.findByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(desk.callsOf('resets.forget')).toEqual([{ resetId }]);
  });

  it('is made once on a double Enter', async () => {
    const { desk, user, asked } = await openReset(active);
    const button = asked.getByRole('button', { name: 'Issue and copy' });
    await Promise.all([user.click(button), user.click(button)]);
    await asked.findByText(/The link is on the clipboard/u);
    expect(desk.callsOf('resets.issue')).toHaveLength(1);
  });

  it('tells why it could not be copied', async () => {
    const { user, asked } = await openReset(active, { trouble: { 'resets.copy': { code: 'not-found' } } });
    await user.keyboard('{Enter}');
    await asked.findByText(/The link is ready/u);
    expect(await asked.findByRole('alert')).toBeVisible();
    expect(asked.queryByText(/Copied/u)).toBeNull();
  });
});

describe('the other kinds', () => {
  it('says “accepted by the vendor” for a mail and never that it was sent', async () => {
    const { user, asked } = await openReset(atEmporix);
    expect(
      asked.getByText('Emporix mails the shopper. Keydesk can only ask for it and never sees the link.'),
    ).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await asked.findByText(/^Accepted by the vendor at/u)).toBeVisible();
    expect(asked.getByText('Whether and when a mail goes out is not known to Keydesk.')).toBeVisible();
    expect(screen.getByRole('dialog')).not.toHaveTextContent(/\bsent\b/u);
    expect(screen.getByRole('dialog')).toHaveTextContent(email);
  });

  it('forces a new password where that is what the store does', async () => {
    const { desk, user, asked } = await openReset(atBigCommerce);
    expect(asked.getByText('Stays until the next sign-in.')).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await asked.findByText(/BigCommerce will ask for a new password/u)).toBeVisible();
    expect(desk.callsOf('resets.issue')).toMatchObject([{ kind: 'forced', lifetimeMinutes: null }]);
  });

  it('lets the agent choose among the kinds on offer and asks anew what each will do', async () => {
    const { desk, user, asked } = await openReset(active);
    await user.click(asked.getByRole('radio', { name: 'Mail' }));
    expect(await asked.findByText(/Norce Commerce mails the shopper/u)).toBeVisible();
    await user.click(asked.getByRole('button', { name: 'Ask for mail' }));
    await asked.findByText(/^Accepted by the vendor at/u);
    expect(desk.callsOf('resets.preview')).toMatchObject([{ kind: 'link' }, { kind: 'mailed' }]);
  });

  it('begins with the kind that the connection’s settings prefer', async () => {
    const connections = fakeConnections.map((connection) =>
      connection.id === 'norce'
        ? { ...connection, capabilities: { ...fakeCapabilities.norce, preferredReset: 'mailed' as const } }
        : connection,
    );
    const { asked } = await openReset(active, { connections });
    expect(asked.getByRole('radio', { name: 'Mail' })).toBeChecked();
  });
});

describe('before the click', () => {
  it('[SC-39] warns that the e-mail was changed', async () => {
    const { asked } = await openReset(active, { warnings: ['email-changed-recently'] });
    expect(asked.getByRole('alert')).toHaveTextContent('The e-mail was changed within the last days.');
  });

  it('[SC-38] goes to the caller check first, sends nothing without it, and issues at its number', async () => {
    const { desk, user, asked } = await openReset(active, { callerCheckRequired: true });
    expect(asked.queryByRole('radio', { name: /Order number/u, checked: true })).toBeNull();
    expect(asked.getByRole('radio', { name: /Order number/u })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(asked.getByText('Say how you know that the caller is the shopper.')).toBeVisible();
    expect(desk.callsOf('resets.issue')).toEqual([]);
    await user.keyboard('1');
    await asked.findByText(/The link is on the clipboard/u);
    expect(desk.callsOf('resets.issue')).toMatchObject([{ note: { callerCheck: 'order-number' } }]);
  });

  it('tells why it can’t be asked, and asks again', async () => {
    const window = await openWindow({
      accounts: [active],
      trouble: { 'resets.preview': { code: 'clock-untrusted', offsetMs: 400_000 } },
    });
    await lookUp(window.user, email);
    await openAccount();
    await window.user.keyboard('r');
    const asked = await dialog('Reset');
    expect(await asked.findByRole('alert')).toHaveTextContent("This computer's clock is about 7 minutes off.");
    expect(asked.getByRole('button', { name: 'Issue and copy' })).toBeDisabled();
    window.desk.scenario.trouble = {};
    await window.user.click(asked.getByRole('button', { name: 'Try again' }));
    expect(await asked.findByText('Delivery')).toBeVisible();
  });
});

describe('a reset that went wrong', () => {
  it('may be tried again when nothing was issued', async () => {
    const { desk, user, asked } = await openReset(active, {
      trouble: { 'resets.issue': { code: 'policy-denied', rule: 'resets-per-hour' } },
    });
    await user.keyboard('{Enter}');
    expect(await asked.findByRole('alert')).toHaveTextContent('as many resets as are allowed in an hour');
    expect(asked.getByText('No reset was issued.')).toBeVisible();
    desk.scenario.trouble = {};
    await user.keyboard('{Enter}');
    expect(await asked.findByText('Delivery')).toBeVisible();
  });

  it('is not offered again when its outcome is unknown, and has a note for the ticket', async () => {
    const { desk, asked, user } = await openReset(atEmporix, {
      trouble: { 'resets.issue': { code: 'unknown-outcome' } },
    });
    await user.keyboard('{Enter}');
    expect(await asked.findByRole('alert')).toHaveTextContent("It isn't known whether it was done.");
    expect(asked.queryByRole('button', { name: 'Try again' })).toBeNull();
    await user.click(asked.getByRole('button', { name: /note/iu }));
    expect(await asked.findByText(/note.*clipboard/iu)).toBeVisible();
    // The reset goes by the id of what was asked, and is forgotten with the dialog.
    const [{ actionId } = { actionId: null }] = z
      .array(z.object({ actionId: z.string() }))
      .parse(desk.callsOf('resets.issue'));
    expect(desk.callsOf('resets.note')).toEqual([{ resetId: actionId, language: 'en' }]);
    await user.keyboard('{Escape}');
    expect(desk.callsOf('resets.forget')).toEqual([{ resetId: actionId }]);
  });
});
