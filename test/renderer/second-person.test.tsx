import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SecondPersonRule } from '../../src/shared/domain/second-person';
import { journalEntry, lastPage } from '../fakes/fake-desk/journal';
import { fullMaja, historyEntry } from '../fakes/fake-desk/shoppers';
import { dialog, lookUp, openAccount, openWindow } from './render-app';

const active = { ...fullMaja, access: { state: 'active' as const } };
const email = 'maja@example.test';
const resetId = '11111111-1111-4111-8111-111111111111';
const code = 'four-words-of-eva-1';

async function openReset(
  rules: SecondPersonRule[],
  { people = ['Eva'], ...changes }: Parameters<typeof openWindow>[0] & { readonly people?: string[] } = {},
) {
  const window = await openWindow({ accounts: [active], secondPerson: { rules, people }, ...changes });
  await lookUp(window.user, email);
  await openAccount();
  await window.user.keyboard('r');
  const asked = await dialog('Reset');
  await asked.findByText('Delivery');
  return { ...window, asked };
}

/** The group for a link, once the agent has asked for one of the ways. */
async function makeLink(changes: Parameters<typeof openReset>[1] = {}) {
  const window = await openReset(['show-link'], changes);
  await window.user.keyboard('{Enter}');
  await window.asked.findByText(/The link is ready/u);
  return window;
}

describe('[SC-39] a reset after a changed e-mail', () => {
  const warned = { warnings: ['email-changed-recently' as const], callerCheckRequired: true };

  it('waits for a colleague, whose Enter agrees and issues nothing; then Enter of the agent does', async () => {
    const { desk, user, asked } = await openReset(['changed-email'], warned);
    expect(asked.getByRole('group', { name: 'A colleague must agree to this reset.' })).toBeVisible();
    const submit = asked.getByRole('button', { name: 'Issue and copy' });
    expect(submit).toBeDisabled();
    await user.click(asked.getByRole('radio', { name: /Order number/u }));
    await user.click(asked.getByLabelText("Colleague's code"));
    await user.keyboard(`${code}{Enter}`);
    expect(await asked.findByText(/^Eva agreed\. That holds once, until/u)).toBeVisible();
    expect(asked.queryByLabelText("Colleague's code")).toBeNull();
    expect(desk.callsOf('resets.issue')).toEqual([]);
    // The id is a fresh one: the colleague may have taken their time.
    const fresh = '00000000-0000-4000-8000-000000000002';
    expect(desk.callsOf('resets.approve')).toEqual([{ act: 'issue', of: fresh, approver: 'Eva', code }]);
    expect(submit).toHaveFocus();
    await user.keyboard('{Enter}');
    await asked.findByText(/The link is on the clipboard/u);
    expect(desk.callsOf('resets.issue')).toMatchObject([{ actionId: fresh, note: { callerCheck: 'order-number' } }]);
  });

  it('is not agreed to for another kind of reset', async () => {
    const { user, asked } = await openReset(['changed-email'], warned);
    await user.click(asked.getByLabelText("Colleague's code"));
    await user.keyboard(`${code}{Enter}`);
    await asked.findByText(/^Eva agreed/u);
    await user.click(asked.getByRole('radio', { name: 'Mail' }));
    expect(await asked.findByLabelText("Colleague's code")).toHaveValue('');
    expect(asked.queryByText(/^Eva agreed/u)).toBeNull();
  });

  it('can’t be agreed to where the rules name nobody else, and says so', async () => {
    const { asked } = await openReset(['changed-email'], { ...warned, people: [] });
    expect(asked.getByText(/The rules name nobody else/u)).toBeVisible();
    expect(asked.getByRole('button', { name: 'Issue and copy' })).toBeDisabled();
  });

  it('asks nobody where the policy only warns', async () => {
    const { asked } = await openReset([], warned);
    expect(asked.queryByRole('group', { name: /colleague/iu })).toBeNull();
  });
});

describe('[SC-40] a link that a colleague must agree to', () => {
  it('is made and not copied, until a colleague agreed to that', async () => {
    const { desk, user, asked } = await makeLink();
    expect(desk.callsOf('resets.copy')).toEqual([]);
    expect(asked.queryByLabelText("Colleague's code")).toBeNull();
    await user.keyboard('c');
    const field = await asked.findByLabelText("Colleague's code");
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('type', 'password');
    await user.keyboard(`${code}{Enter}`);
    await asked.findByText(/Copied\. The clipboard is cleared at/u);
    expect(desk.callsOf('resets.approve')).toEqual([{ act: 'copy', of: resetId, approver: 'Eva', code }]);
    expect(desk.callsOf('resets.copy')).toEqual([{ resetId }]);
    expect(asked.queryByLabelText("Colleague's code")).toBeNull();
    // Once more is another agreement.
    await user.keyboard('c');
    expect(await asked.findByLabelText("Colleague's code")).toHaveValue('');
    expect(desk.callsOf('resets.copy')).toHaveLength(1);
  });

  it.each([
    ['show', 'Show link', 'resets.reveal'],
    ['scan', /^QR code/u, 'resets.qr'],
  ] as const)('is asked for by what it is: %s', async (act, button, procedure) => {
    const { desk, user, asked } = await makeLink();
    await user.click(asked.getByRole('button', { name: button }));
    await user.type(await asked.findByLabelText("Colleague's code"), `${code}{Enter}`);
    await waitFor(() => expect(desk.callsOf(procedure)).toHaveLength(1));
    expect(desk.callsOf('resets.approve')).toMatchObject([{ act, of: resetId }]);
  });

  it('goes into a mail program only then, and by the shop’s server without', async () => {
    const { desk, user, asked } = await makeLink();
    await user.keyboard('m');
    await user.click(await asked.findByRole('button', { name: 'Open in mail program' }));
    expect(desk.callsOf('resets.openMail')).toEqual([]);
    await user.type(await asked.findByLabelText("Colleague's code"), `${code}{Enter}`);
    await waitFor(() => expect(desk.callsOf('resets.openMail')).toHaveLength(1));
    expect(desk.callsOf('resets.approve')).toMatchObject([{ act: 'mail-program' }]);
  });

  it('lets the agent choose among colleagues, and names none by itself', async () => {
    const { desk, user, asked } = await makeLink({ people: ['Eva', 'Nils'] });
    await user.keyboard('c');
    const who = await asked.findByLabelText('Colleague');
    expect(who).toHaveFocus();
    expect(who).toHaveValue('');
    await user.type(asked.getByLabelText("Colleague's code"), `${code}{Enter}`);
    expect(await asked.findByRole('alert')).toHaveTextContent('Choose a colleague, and let them type their code.');
    expect(desk.callsOf('resets.approve')).toEqual([]);
    await user.selectOptions(who, 'Nils');
    await user.type(asked.getByLabelText("Colleague's code"), `{Enter}`);
    await waitFor(() => expect(desk.callsOf('resets.approve')).toMatchObject([{ approver: 'Nils' }]));
  });

  it.each([
    [{ code: 'invalid-input', field: 'code', problem: 'wrong' }, 'That is not the code of Eva.'],
    [{ code: 'rate-limited', retryAt: '2027-01-15T08:15:00.000Z' }, /^Too many wrong codes at this desk/u],
    [{ code: 'policy-denied', rule: 'second-person-self' }, "You can't agree to your own act. Ask a colleague."],
  ] as const)('says beside the field why it was refused: %j', async (failure, text) => {
    const { desk, user, asked } = await makeLink({ trouble: { 'resets.approve': failure } });
    await user.keyboard('c');
    const field = await asked.findByLabelText("Colleague's code");
    await user.type(field, `${code}{Enter}`);
    expect(await asked.findByRole('alert')).toHaveTextContent(text);
    expect(field).toHaveValue('');
    expect(desk.callsOf('resets.copy')).toEqual([]);
  });
});

describe('[SC-40] who agreed', () => {
  it('stands in the journal’s sentence', async () => {
    const { user } = await openWindow({ journalPage: () => lastPage([journalEntry({ second: 'Eva' })]) });
    await user.click(screen.getByRole('button', { name: 'Journal' }));
    const list = await screen.findByRole('list', { name: 'Entries' });
    expect(within(list).getByText(/anna made a reset link for an account at .+\. Eva agreed to it\./u)).toBeVisible();
  });

  it('stands in the history of the account', async () => {
    const { user } = await openWindow({
      accounts: [active],
      history: { [active.ref.accountId]: [historyEntry({ id: '1', act: 'link.reveal', reason: null, second: 'Eva' })] },
    });
    await lookUp(user, email);
    const account = await openAccount();
    expect(await account.findByText(/agreed by Eva/u)).toBeVisible();
  });
});
