import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { displayName, type ShopperAccount } from '../../src/shared/domain/account';
import { deferred } from '../../src/shared/lib/deferred';
import { fullMaja, historyEntry, majaHistory, shopperAt } from '../fakes/fake-desk/shoppers';
import { fakeConnections } from '../fakes/fake-desk/stores';
import { lookUp, openAccount, openWindow } from './render-app';
import { fakeScenario } from '../fakes/fake-desk/scenario';
import { permittedCapabilities } from '../../src/main/connections/permitted-capabilities';
import type { PolicyAction } from '../../src/shared/domain/policy';

const email = 'maja@example.test';
const maja = { email, code: 'K-1001', login: email };
const until = '2030-01-01T14:32:00.000Z';

async function open(account: ShopperAccount, changes: Parameters<typeof openWindow>[0] = {}) {
  const window = await openWindow({ accounts: [account], ...changes });
  await lookUp(window.user, email);
  return { ...window, account: await openAccount() };
}

describe('why the shopper can or can’t sign in', () => {
  it.each<[string, ShopperAccount, string, string]>([
    [
      'active at Norce',
      shopperAt('norce', '1', { ...maja, access: { state: 'active' } }),
      'Can sign in',
      'The login is switched on, so the cause is most likely the password or the login name.',
    ],
    [
      'active at Emporix',
      shopperAt('emporix', '1', { ...maja, access: { state: 'active' } }),
      'Can sign in',
      'The account is active and not on hold, so the cause is most likely the password.',
    ],
    [
      'active at Salesforce',
      shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'active' } }),
      'Can sign in',
      'The login is enabled and not locked, so the cause is most likely the password.',
    ],
    [
      'no state at BigCommerce',
      shopperAt('bigcommerce', '1', { ...maja, access: { state: 'unknown', why: 'vendor-has-none' } }),
      'May sign in',
      'BigCommerce has no switch for accounts, so the cause is the password or the channel.',
    ],
    [
      'inactive',
      shopperAt('norce', '1', { ...maja, access: { state: 'inactive' } }),
      "Can't sign in",
      'The login is switched off.',
    ],
    [
      'parked',
      shopperAt('bigcommerce', '1', { ...maja, access: { state: 'inactive' } }),
      "Can't sign in",
      "The account is parked, so the storefront doesn't let the shopper in.",
    ],
    [
      'on hold',
      shopperAt('emporix', '1', { ...maja, access: { state: 'on-hold' } }),
      "Can't sign in",
      'The account is on hold while something is checked.',
    ],
    [
      'locked with an end',
      shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'locked', until } }),
      "Can't sign in",
      'Locked after too many tries until',
    ],
    [
      'locked without an end',
      shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'locked', until: null } }),
      "Can't sign in",
      'Locked for a while after too many tries. A reset unlocks it at once.',
    ],
    [
      'removed',
      shopperAt('norce', '1', { ...maja, access: { state: 'removed' } }),
      "Can't sign in",
      'The customer was removed. Bringing it back can be incomplete: ask a supervisor.',
    ],
    [
      'without a login',
      shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'no-login' } }),
      "Can't sign in",
      'No login exists for this customer. It has to be registered first.',
    ],
    [
      'social',
      shopperAt('norce', '1', { ...maja, access: { state: 'active' }, signInProviders: ['Google'] }),
      'Can sign in',
      "Signs in with Google; a password reset won't help.",
    ],
    [
      'due for a new password',
      shopperAt('norce', '1', { ...maja, access: { state: 'active' }, mustChangePassword: true }),
      'Can sign in',
      'Has to choose a new password at the next sign-in.',
    ],
  ])('says it for an account that is %s', async (_, shopper, verdict, sentence) => {
    const { account } = await open(shopper);
    expect(account.getByText(verdict)).toBeVisible();
    expect(account.getByText(sentence, { exact: false })).toBeVisible();
  });

  it('promises no unlocking where the vendor does not', async () => {
    const { account } = await open(shopperAt('norce', '1', { ...maja, access: { state: 'locked', until: null } }));
    expect(account.getByText('Locked for a while after too many tries.')).toBeVisible();
  });

  it('names who switched it off, when, why and for which ticket', async () => {
    const { account } = await open(fullMaja, { history: { '900101': [...majaHistory] } });
    expect(account.getByText(/^By anna, .*Suspected fraud · INC-1042$/u)).toBeVisible();
  });

  it('names who put the account on hold, for which the journal has no word of its own', async () => {
    const held = shopperAt('emporix', '900101', { email: 'maja@example.test', access: { state: 'on-hold' } });
    const { account } = await open(held, { history: { '900101': [historyEntry({ id: '1' })] } });
    expect(account.getByText(/^By anna, /u)).toBeVisible();
  });

  it('does not blame a switch-off that was undone since', async () => {
    const history = [historyEntry({ id: '2', act: 'account.activate' }), historyEntry({ id: '1' })];
    const { account } = await open(fullMaja, { history: { '900101': history } });
    expect(account.queryByText(/^By anna/u)).toBeNull();
  });
});

describe('what can be done', () => {
  it('offers the way out first and tells the effect of the button that has the focus', async () => {
    const { account, user } = await open(fullMaja);
    const activate = account.getByRole('button', { name: 'Activate' });
    const reset = account.getByRole('button', { name: 'Reset' });
    expect(activate).toHaveAccessibleDescription(
      'Switches the account on at Norce Commerce. The password stays as it is.',
    );
    expect(reset).toHaveAccessibleDescription(/Nobody mails it\..*A reset alone doesn't let the shopper in\./u);
    const shown = () => account.getAllByText(/\./u).find((element) => element.dataset['shown'] === 'true')?.textContent;
    expect(shown()).toMatch(/^Switches the account on/u);
    await user.tab();
    await user.tab();
    expect(reset).toHaveFocus();
    expect(shown()).toMatch(/^Keydesk makes a link/u);
    expect(account.queryByRole('button', { name: 'Deactivate' })).toBeNull();
  });

  it('opens the dialog of a key that was pressed while the account was still being read', async () => {
    const reading = deferred<undefined>();
    const { user } = await openWindow({ accounts: [fullMaja], gates: { 'accounts.get': reading.promise } });
    await lookUp(user, email);
    await screen.findByText('Reading the account…');
    await user.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    reading.resolve(undefined);
    expect(await screen.findByRole('dialog', { name: 'Reset' })).toBeVisible();
  });

  it('says quietly, with the reason, what the store can’t do', async () => {
    const { account } = await open(
      shopperAt('bigcommerce', '1', { ...maja, access: { state: 'unknown', why: 'vendor-has-none' } }),
    );
    const missing = within(account.getByRole('region', { name: 'Not possible here' }));
    expect(missing.getByText('Switching on and off and Hold: this vendor has no switch for accounts.')).toBeVisible();
    expect(account.queryByRole('button', { name: 'Deactivate' })).toBeNull();
  });

  it('names the setting that is missing', async () => {
    const { account } = await open(shopperAt('salesforce-b2c', '1', { ...maja, access: { state: 'active' } }));
    expect(account.getByText('Reset by mail: needs the setting “SLAS client id” of this connection.')).toBeVisible();
  });

  it.each(['removed', 'no-login'] as const)('offers nothing for an account that is %s', async (state) => {
    const { account } = await open(shopperAt('norce', '1', { ...maja, access: { state } }));
    expect(account.getByText('Nothing can be done about this account from here.')).toBeVisible();
    expect(account.queryByRole('button', { name: 'Reset' })).toBeNull();
  });

  it('offers nothing while it is not known what the store can do', async () => {
    const connections = fakeConnections.map((connection) => ({ ...connection, capabilities: null }));
    const { account } = await open(fullMaja, { connections });
    expect(account.getByText(/isn't known yet/u)).toBeVisible();
    expect(account.queryByRole('button', { name: 'Activate' })).toBeNull();
  });
});

describe('the facts', () => {
  it('copies the value that has the focus with C, and says so', async () => {
    const { account, desk, user } = await open(fullMaja);
    account.getByRole('button', { name: /Copy Customer code/u }).focus();
    await user.keyboard('c');
    expect(desk.callsOf('app.copyText')).toEqual([{ text: 'K-1001' }]);
    expect(await screen.findByText('Customer code copied')).toBeVisible();
  });

  it('says what C would need when nothing that can be copied has the focus', async () => {
    const { desk, user } = await open(fullMaja);
    await user.keyboard('c');
    expect(await screen.findByText('Go to a value first, then C copies it.')).toBeVisible();
    expect(desk.callsOf('app.copyText')).toEqual([]);
  });

  it('says when copying failed', async () => {
    const { account, user } = await open(fullMaja, { trouble: { 'app.copyText': 'bug' } });
    await user.click(account.getByRole('button', { name: /Copy E-mail/u }));
    expect(await screen.findByText('E-mail could not be copied')).toBeVisible();
  });

  it('marks the training store', async () => {
    const { account } = await open(fullMaja);
    expect(account.getAllByText('Training').length).toBeGreaterThan(0);
  });
});

describe('the same e-mail elsewhere', () => {
  const other = shopperAt('emporix', '2', { ...maja, code: 'E-2', first: 'M.', access: { state: 'active' } });

  it('lists what the look-up found at other stores, unmerged, and opens it', async () => {
    const window = await openWindow({ accounts: [fullMaja, other] });
    await lookUp(window.user, email);
    await window.user.click(await screen.findByRole('button', { name: /Maja Berg.*Nordic Shop/u }));
    const account = await openAccount();
    expect(screen.getByRole('button', { name: /M\. Berg.*same e-mail/u })).toBeVisible();
    await window.user.click(account.getByRole('button', { name: /Berlin Store.*active/u }));
    expect(await screen.findByRole('heading', { name: 'M. Berg' })).toBeVisible();
  });

  it('asks the stores that were not asked for the e-mail only when told to', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja, other] });
    await lookUp(user, 'K-1001');
    const account = await openAccount();
    expect(desk.callsOf('accounts.find')).toHaveLength(1);
    await user.click(account.getByRole('button', { name: 'Ask 3 other stores' }));
    expect(await account.findByRole('button', { name: /Berlin Store/u })).toBeVisible();
    expect(desk.callsOf('accounts.find')[1]).toEqual({
      query: email,
      by: 'email',
      connectionIds: ['emporix', 'bigcommerce', 'salesforce-b2c'],
    });
  });
});

describe('reading the account', () => {
  it('tells why it could not be read and reads it again', async () => {
    const { desk, user } = await openWindow({ accounts: [fullMaja], trouble: { 'accounts.get': { code: 'timeout' } } });
    await lookUp(user, email);
    expect(await screen.findByRole('alert')).toHaveTextContent('The store did not answer in time.');
    desk.scenario.trouble = {};
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await openAccount()).getByText('The login is switched off.')).toBeVisible();
  });

  it('shows the history with outcomes that were not good', async () => {
    const { account } = await open(fullMaja, { history: { '900101': [...majaHistory] } });
    expect(account.getByText('failed')).toBeVisible();
  });

  it('keeps the account when only the history can’t be read', async () => {
    const { account } = await open(fullMaja, { trouble: { 'journal.history': { code: 'journal-unavailable' } } });
    expect(account.getByText('The login is switched off.')).toBeVisible();
    expect(await account.findByText(/The journal can't be written/u)).toBeVisible();
  });

  it('falls back to e-mail, code or key where there is no name', async () => {
    const nameless = shopperAt('norce', '9', { ...maja, first: '', last: '' });
    expect(nameless.name.display).toBe(displayName({ first: '', last: '', email, code: 'K-1001', accountId: '9' }));
    const { account } = await open(nameless);
    expect(account.getByRole('heading', { name: email })).toBeVisible();
  });
});

describe('what the rules let no agent do', () => {
  const norce = fakeConnections.find(({ vendor }) => vendor === 'norce');
  const under = (allowed: readonly PolicyAction[]) => ({
    policy: { ...fakeScenario().policy, allowedActions: [...allowed] },
    connections: fakeConnections.map((connection) =>
      connection.id !== norce?.id || connection.capabilities === null
        ? connection
        : { ...connection, capabilities: permittedCapabilities(connection.capabilities, allowed) },
    ),
  });
  const inactive = shopperAt('norce', '1', { ...maja, access: { state: 'inactive' } });

  it('is not offered, and the reason stands where the button would be', async () => {
    const { account } = await open(inactive, under(['reset-mailed']));
    expect(account.queryByRole('button', { name: /^Activate/u })).toBeNull();
    expect(account.getByText("Your organisation's rules don't allow this: Activate.")).toBeVisible();
    expect(account.getByRole('button', { name: /^Reset/u })).toBeVisible();
  });

  it('is said as well when its key is pressed', async () => {
    const { user, desk } = await open(inactive, under(['reset-mailed']));
    await user.keyboard('a');
    expect(await screen.findByText("Your organisation's rules don't allow this.")).toBeVisible();
    await user.keyboard('l');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(desk.callsOf('accounts.prepareAccess')).toEqual([]);
  });

  it('leaves one sentence where nothing may be done at all', async () => {
    const { account } = await open(inactive, under([]));
    expect(account.getByText(/don't allow this: Reset and Activate/u)).toBeVisible();
    expect(account.queryByText(/Nothing can be done/u)).toBeNull();
  });

  it('has no key on the sheet of keys', async () => {
    const { user } = await open(inactive, under(['reset-mailed']));
    await user.keyboard('?');
    const sheet = within(await screen.findByRole('dialog', { name: 'Keys' }));
    expect(sheet.getAllByText('not allowed')).toHaveLength(3);
  });
});
