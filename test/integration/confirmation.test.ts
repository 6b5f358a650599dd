import { afterEach, expect, it } from 'vitest';
import type { WriteNote } from '../../src/shared/domain/action';
import { composedMain, type ComposedMain } from '../fakes/composed-main';

const note: WriteNote = { reason: 'customer-request', ticket: 'INC-9', callerCheck: 'order-number' };
const email = 'nya.kund@example.test';

let main: ComposedMain;
afterEach(async () => {
  await main.close();
});

/** Signs a shopper up in the shop itself, as one does who then calls. */
async function signUp(): Promise<string> {
  const { origin, connection } = main.stores.emulators.emporix;
  const client = connection.secrets['storefrontClientId'] ?? '';
  const tenant = String(connection.config['tenant']);
  const guest = await fetch(`${origin}/customerlogin/auth/anonymous/login?tenant=${tenant}&client_id=${client}`);
  const { access_token: token } = (await guest.json()) as { access_token: string };
  const answer = await fetch(`${origin}/customer/${tenant}/signup`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'Secret-pass-1' }),
  });
  return ((await answer.json()) as { id: string }).id;
}

it('a shopper who has not confirmed is mailed once more, by one recorded request that activates nobody', async () => {
  main = await composedMain();
  const store = main.stores.emulators.emporix;
  store.switches['doubleOptIn'] = true;
  const ref = { connectionId: 'emporix', accountId: await signUp() };
  expect(store.outbox.all()).toHaveLength(1);

  expect(await main.client.accounts.get({ ref })).toMatchObject({ access: { state: 'inactive' } });
  const { actionId, to } = await main.client.accounts.prepareConfirmation({ ref });
  expect(to).toBe(email);
  const click = () => main.client.accounts.resendConfirmation({ actionId, ref, note });
  const [first, twin] = await Promise.all([click(), click()]);
  expect(twin).toEqual(first);
  expect(first.to).toBe(email);

  expect(store.outbox.all().map((mail) => [mail.to, mail.template])).toEqual([
    [email, 'opt-in'],
    [email, 'opt-in'],
  ]);
  expect(store.peek(ref.accountId)).toMatchObject({ state: 'inactive' });
  const [latest] = await main.client.journal.history({ ref });
  expect(latest).toMatchObject({ act: 'shopper.register', reason: 'customer-request', ticket: 'INC-9', outcome: 'ok' });
  expect(JSON.stringify([main.journal.records, main.logged])).not.toContain(email);
});
