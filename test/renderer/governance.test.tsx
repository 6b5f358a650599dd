import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createPolicyView } from '../../src/main/policy/policy-view';
import { defaultPolicy } from '../../src/main/policy/policy';
import type { SecretEntry } from '../../src/shared/domain/secret-list';
import { dialog, openWindow } from './render-app';

const entry: SecretEntry = {
  connection: { id: 'real', name: 'Northwind', managed: false },
  field: 'clientSecret',
  since: '2026-11-20T09:00:00.000Z',
  lastUsedAt: null,
  state: 'missing',
};
const secrets = {
  entries: [entry, { ...entry, connection: null, field: 'settings/mac', since: null, state: 'there' as const }],
  backend: 'secret-service' as const,
  movedFrom: null,
  problem: null,
};

describe('the page of secrets', () => {
  async function openPage(changes: Parameters<typeof openWindow>[0] = {}) {
    const window = await openWindow({ secrets, ...changes });
    await window.user.click(screen.getByRole('button', { name: 'Secrets' }));
    await screen.findByRole('heading', { name: 'Secrets' });
    return window;
  }

  it('[SC-22] lists what should be there, by connection, and says what the keychain does not show', async () => {
    await openPage();
    const group = within(await screen.findByRole('region', { name: 'Northwind' }));
    expect(group.getByText('Client secret')).toBeVisible();
    expect(group.getByText('missing: the keychain shows nothing')).toBeVisible();
    expect(group.getByText('not since the start')).toBeVisible();
    const own = within(screen.getByRole('region', { name: "Keydesk's own keys" }));
    expect(own.getByText('Key that seals the hosts of connections')).toBeVisible();
    expect(own.queryByRole('button')).toBeNull();
  });

  it('[SC-19] replaces one without ever showing the old value', async () => {
    const { desk, user } = await openPage();
    await user.click(await screen.findByRole('button', { name: 'Replace Client secret of Northwind' }));
    const form = await dialog('Replace Client secret of Northwind');
    expect(form.getByLabelText('New value')).toHaveValue('');
    await user.type(form.getByLabelText('New value'), 'fresh');
    await user.click(form.getByRole('button', { name: 'Replace' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(desk.callsOf('secrets.replace')).toEqual([{ connectionId: 'real', field: 'clientSecret', value: 'fresh' }]);
  });

  it('forgets one after asking, and says why when it could not', async () => {
    const { desk, user } = await openPage({ trouble: { 'secrets.forget': { code: 'keychain-locked' } } });
    await user.click(await screen.findByRole('button', { name: 'Forget Client secret of Northwind' }));
    const question = await dialog('Forget Client secret of Northwind');
    await user.click(question.getByRole('button', { name: 'Forget' }));
    expect(await question.findByText(/keychain is locked/u)).toBeVisible();
    desk.scenario.trouble = {};
    await user.click(question.getByRole('button', { name: 'Forget' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('[SC-28] tells of another keychain than before', async () => {
    await openPage({ secrets: { ...secrets, movedFrom: 'keychain' } });
    expect(await screen.findByText(/were written to the macOS Keychain/u)).toBeVisible();
  });
});

describe('the page of the policy', () => {
  const policy = createPolicyView(
    { ...defaultPolicy, ticketRequired: true, reasons: ['locked-out'], allowedResetHosts: ['shop.example'] },
    { path: '/etc/keydesk/policy.json', stated: ['ticketRequired', 'reasons', 'allowedResetHosts'] },
  ).get();

  it('shows every rule in words, and marks what the file states', async () => {
    const { user } = await openWindow({ policy });
    await user.click(screen.getByRole('button', { name: 'Policy' }));
    expect(await screen.findByText(/come from \/etc\/keydesk\/policy\.json/u)).toBeVisible();
    const ticket = screen.getByText('Ticket number needed').closest('div');
    expect(ticket).toHaveTextContent('yesSet by your organisation');
    expect(screen.getByRole('heading', { name: 'Resets and links' })).toBeVisible();
    expect(screen.getByText('Hosts a link may open').closest('div')).toHaveTextContent('shop.example');
    expect(screen.getByText('Lock after idle minutes').closest('div')).toHaveTextContent('10default');
    const page = screen.getByRole('main');
    expect(within(page).queryByText(/^[a-z]+[A-Z][A-Za-z.]+$/u)).toBeNull();
  });

  it('says so where there is no file', async () => {
    const { user } = await openWindow();
    await user.click(screen.getByRole('button', { name: 'Policy' }));
    expect(await screen.findByText(/No policy file is on this computer/u)).toBeVisible();
  });

  it('[SC-47] shows a support file word for word before it is saved', async () => {
    const { desk, user } = await openWindow({ policy });
    await user.click(screen.getByRole('button', { name: 'Policy' }));
    await user.click(await screen.findByRole('button', { name: 'Support file…' }));
    const file = await dialog('Support file');
    expect(await file.findByRole('textbox', { name: 'Support file' })).toHaveValue('{\n  "keychain": "ok"\n}\n');
    expect(desk.callsOf('support.save')).toEqual([]);
    await user.click(file.getByRole('button', { name: 'Save…' }));
    expect(await file.findByText('Saved as keydesk-support.json.')).toBeVisible();
  });
});
