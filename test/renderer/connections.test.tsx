import { screen, waitFor, within } from '@testing-library/react';
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
  managed: false,
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

  it('tells step by step what a test found', async () => {
    const { desk, user } = await openPage();
    desk.scenario.probe = {
      ...desk.scenario.probe,
      clockOffsetMs: 90_000,
      warnings: [
        { key: 'storefront-client-missing', detail: null },
        { key: 'new-to-us', detail: '3' },
      ],
    };
    await user.click(screen.getByRole('button', { name: 'Test Berlin Store' }));
    const report = within(await item('Berlin Store').findByRole('status'));
    expect(await report.findByText(/The store answered in 84 ms/u)).toBeVisible();
    const steps = within(report.getByRole('list', { name: 'What was tried, step by step' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(steps).toEqual([
      'Settings: good',
      'Secrets: good',
      'Server answers: goodafter 84 ms',
      'Certificate: good',
      'Sign-in to the vendor: good',
      'Permissions: good',
      'The right store: good',
      "Clock: works, with a remarkoff by 90 s. Set this computer's clock.",
      'What it can do: goodfind by e-mail, activate, and reset by mail',
    ]);
    expect(report.getByText('Without a storefront client nothing can be mailed.')).toBeVisible();
    expect(report.getByText('Remark: new-to-us (3)')).toBeVisible();
    expect(report.getByText('1 request')).toBeVisible();
  });

  it('tells at which step a test failed, and what puts it right', async () => {
    const { desk, user } = await openPage();
    desk.scenario.probe = {
      ...desk.scenario.probe,
      ok: false,
      failure: { code: 'tls-untrusted', host: 'api.example.test' },
    };
    desk.scenario.testStops = 'tls';
    await user.click(screen.getByRole('button', { name: 'Test Berlin Store' }));
    const why = await screen.findByText(/The certificate of api\.example\.test is not trusted/u);
    expect(why.closest('li')).toHaveTextContent(/^Certificate: failed/u);
    expect(screen.queryByText('Clock')).toBeNull();
  });

  it('stops a test', async () => {
    const { desk, user } = await openPage();
    desk.scenario.testDelayMs = Number.POSITIVE_INFINITY;
    await user.click(screen.getByRole('button', { name: 'Test Berlin Store' }));
    await user.click(await screen.findByRole('button', { name: 'Stop the test of Berlin Store' }));
    expect(await screen.findByText('The test was stopped. Nothing was changed.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Test Berlin Store' })).toBeVisible();
  });

  it('moves a connection with the arrow keys, says so, and keeps the focus on it', async () => {
    const { desk, user } = await openPage();
    screen.getByRole('button', { name: 'Move Nordic Shop' }).focus();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByText('Nordic Shop is now number 2')).toBeInTheDocument();
    expect(desk.callsOf('connections.reorder')).toEqual([
      { ids: ['emporix', 'norce', 'bigcommerce', 'salesforce-b2c', 'real'] },
    ]);
    expect(screen.getByRole('button', { name: 'Move Nordic Shop' })).toHaveFocus();
  });

  it('takes a training store off the list at once, and puts it back', async () => {
    const { desk, user } = await openPage();
    desk.scenario.overview = { mayAdd: true, removedTraining: ['norce'] };
    await user.click(screen.getByRole('button', { name: 'Remove Nordic Shop' }));
    expect(await screen.findByText('Nordic Shop was taken off the list.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByText('Nordic Shop was taken off the list.')).toBeNull());
    expect(desk.callsOf('connections.restoreTraining')).toEqual([{ vendors: ['norce'] }]);
  });

  it('offers what the policy leaves: no adding, no removing, only secrets', async () => {
    await openPage({
      connections: [{ ...real, managed: true }],
      overview: { mayAdd: false, removedTraining: [] },
    });
    expect(await screen.findByText(/Your organisation sets up the connections/u)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add connection' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove Northwind' })).toBeNull();
    expect(item('Northwind').getByText('Set by your organisation')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Secrets of Northwind' })).toHaveTextContent('Secrets');
  });

  it('shows what a file holds before anything is added', async () => {
    const plain = { vendor: 'emporix', colour: 'teal' } as const;
    const entry = { ...plain, entry: 0, hosts: ['https://api.emporix.io'] };
    const { desk, user } = await openPage({
      importEntries: [
        { ...entry, name: 'New shop', state: 'new', failure: null },
        { ...entry, entry: 1, name: 'Old shop', state: 'known', failure: null },
        {
          ...entry,
          entry: 2,
          name: 'Bad shop',
          state: 'refused',
          failure: { code: 'misconfigured', cause: 'origin', field: 'origin' },
        },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'More for all connections' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Import…' }));
    const file = await dialog('Import connections');
    expect(file.getByRole('checkbox', { name: /New shop/u })).toBeChecked();
    expect(file.getByRole('checkbox', { name: /Old shop/u })).not.toBeChecked();
    expect(file.getByRole('checkbox', { name: /Bad shop/u })).toBeDisabled();
    await user.click(file.getByRole('button', { name: 'Add 1 connection' }));
    await waitFor(() => expect(desk.callsOf('connections.importFile')).toMatchObject([{ entries: [0] }]));
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
