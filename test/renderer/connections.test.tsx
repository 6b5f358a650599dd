import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionSummary } from '../../src/shared/domain/connection';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { dialog, openWindow } from './render-app';

const real: ConnectionSummary = {
  id: 'real',
  name: 'Northwind',
  vendor: 'emporix',
  colour: 'pink',
  training: false,
  host: 'https://api.emporix.io',
  problem: { code: 'misconfigured', cause: 'credentials-missing', field: 'clientSecret' },
  capabilities: null,
};

async function openPage(changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ connections: [...fakeConnections, real], ...changes });
  await window.user.click(screen.getByRole('button', { name: 'Connections' }));
  await screen.findByRole('heading', { name: 'Connections' });
  return window;
}

function item(name: string) {
  const entry = screen.getAllByRole('listitem').find((element) => within(element).queryByText(name) !== null);
  if (entry === undefined) throw new Error(`no entry for ${name}`);
  return within(entry);
}

describe('the list of connections', () => {
  it('says of each whether it is ready, or what is missing, and marks training', async () => {
    await openPage();
    expect(item('Nordic Shop').getByText('Ready')).toBeVisible();
    expect(item('Nordic Shop').getByText('Training')).toBeVisible();
    expect(
      item('Northwind').getByText(/Secrets of this connection are missing\..*Setting: Client secret\./u),
    ).toBeVisible();
    expect(item('Northwind').queryByText('Training')).toBeNull();
  });

  it('tells what a test found', async () => {
    const { desk, user } = await openPage();
    desk.scenario.probe = {
      ...desk.scenario.probe,
      missingScopes: ['customer.customer_manage'],
      clockOffsetMs: 90_000,
      warnings: [
        { key: 'storefront-client-missing', detail: null },
        { key: 'new-to-us', detail: '3' },
      ],
    };
    await user.click(screen.getByRole('button', { name: 'Test Berlin Store' }));
    const report = within(await item('Berlin Store').findByRole('status'));
    expect(report.getByText(/The store answered in 84 ms/u)).toBeVisible();
    expect(report.getByText('Permissions that are missing: customer.customer_manage.')).toBeVisible();
    expect(report.getByText(/differ by 90 seconds/u)).toBeVisible();
    expect(report.getByText('Without a storefront client nothing can be mailed.')).toBeVisible();
    expect(report.getByText('Remark: new-to-us (3)')).toBeVisible();
  });

  it('tells why a test failed', async () => {
    const { desk, user } = await openPage();
    desk.scenario.probe = {
      ...desk.scenario.probe,
      ok: false,
      failure: { code: 'tls-untrusted', host: 'api.example.test' },
    };
    await user.click(screen.getByRole('button', { name: 'Test Berlin Store' }));
    expect(await screen.findByText(/The certificate of api\.example\.test is not trusted/u)).toBeVisible();
  });

  it('removes one after asking', async () => {
    const { desk, user } = await openPage();
    await user.click(screen.getByRole('button', { name: 'Remove Northwind' }));
    const question = await dialog('Remove connection');
    await user.click(question.getByRole('button', { name: 'Remove' }));
    await screen.findByRole('heading', { name: 'Connections' });
    expect(desk.callsOf('connections.remove')).toEqual([{ id: 'real' }]);
    expect(screen.queryByText('Northwind')).toBeNull();
  });

  it('keeps it and says why when it could not be removed', async () => {
    const { user } = await openPage({ trouble: { 'connections.remove': { code: 'keychain-locked' } } });
    await user.click(screen.getByRole('button', { name: 'Remove Northwind' }));
    const question = await dialog('Remove connection');
    await user.click(question.getByRole('button', { name: 'Remove' }));
    expect(await question.findByRole('alert')).toHaveTextContent('keychain is locked');
  });
});

describe('the form', () => {
  async function openForm(changes: Parameters<typeof openWindow>[0] = {}) {
    const window = await openPage(changes);
    await window.user.click(screen.getByRole('button', { name: 'Add connection' }));
    await window.user.click(await screen.findByRole('menuitem', { name: 'Emporix' }));
    const form = await dialog('Add connection');
    await form.findByLabelText(/Tenant/u);
    return { ...window, form };
  }

  it('is built from what the vendor says it needs, and sends secrets apart from settings', async () => {
    const { desk, user, form } = await openForm();
    await user.type(form.getByLabelText(/^Name/u), 'Neuer Laden');
    await user.click(form.getByRole('radio', { name: 'Red' }));
    await user.type(form.getByLabelText(/Tenant/u), 'berlin ');
    await user.type(form.getByLabelText(/Channel id/u), '7');
    await user.type(form.getByLabelText(/^Client id/u), 'my-id');
    await user.type(form.getByLabelText(/^Client secret/u), ' keep my blanks ');
    await user.click(form.getByRole('button', { name: 'Save and test' }));
    await screen.findByText(/The store answered/u);
    expect(desk.callsOf('connections.save')).toEqual([
      {
        name: 'Neuer Laden',
        vendor: 'emporix',
        colour: 'red',
        config: { origin: 'https://api.emporix.io', tenant: 'berlin', resetStrategy: 'forced', channelId: 7 },
        secrets: { clientId: 'my-id', clientSecret: ' keep my blanks ' },
      },
    ]);
    expect(screen.getByText('Neuer Laden')).toBeVisible();
  });

  it('points at what is missing and sends nothing', async () => {
    const { desk, user, form } = await openForm();
    await user.click(form.getByRole('button', { name: 'Save and test' }));
    expect(form.getAllByText('This is needed.')).toHaveLength(4);
    expect(desk.callsOf('connections.save')).toEqual([]);
  });

  it('[SC-19] never fills a stored secret in, and keeps it when its field stays empty', async () => {
    const { desk, user } = await openPage();
    await user.click(screen.getByRole('button', { name: 'Edit Northwind' }));
    const form = await dialog('Edit connection');
    const secret = await form.findByLabelText(/^Client secret/u);
    expect(secret).toHaveValue('');
    expect(secret).toHaveAttribute('placeholder', 'stored; leave empty to keep it');
    await user.click(form.getByRole('button', { name: 'Save and test' }));
    await screen.findByText(/The store answered/u);
    expect(desk.callsOf('connections.save')).toMatchObject([{ id: 'real', secrets: {} }]);
  });

  it('stays open with the cause at the field when main refuses', async () => {
    const { user, form } = await openForm({
      trouble: { 'connections.save': { code: 'misconfigured', cause: 'tenant', field: 'tenant' } },
    });
    await user.type(form.getByLabelText(/^Name/u), 'Neu');
    await user.type(form.getByLabelText(/Tenant/u), 'berlin');
    await user.type(form.getByLabelText(/^Client id/u), 'id');
    await user.type(form.getByLabelText(/^Client secret/u), 'secret');
    await user.click(form.getByRole('button', { name: 'Save and test' }));
    expect(await form.findByText(/doesn't know this tenant/u)).toBeVisible();
    expect(form.getByText('This was not accepted.')).toBeVisible();
    expect(form.getByLabelText(/Tenant/u)).toHaveValue('berlin');
  });

  it('tells why it can’t be opened', async () => {
    const { user } = await openPage({ trouble: { 'connections.get': { code: 'not-found' } } });
    await user.click(screen.getByRole('button', { name: 'Edit Northwind' }));
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});
