import { describe, expect, it } from 'vitest';
import { serviceClient, setConfiguration, shopperToken, storefrontClient } from '../../../conformance/emporix/raw';
import { useEmporix } from './open';

const emulator = useEmporix();
const shopper = {
  email: 'nya@example.test',
  password: 'Secret-1',
  customerDetails: { firstName: 'Nya', lastName: 'Kund', contactEmail: 'nya@example.test' },
} as const;
const signup = { email: 'nya.login@example.test', password: 'Secret-2' } as const;

async function signUp(body: object): Promise<Response> {
  return (await storefrontClient(emulator())).call('POST', '/customer/{tenant}/signup', body);
}
const idOf = async (answer: Response): Promise<string> => ((await answer.json()) as { id: string }).id;

describe('sign-up of the training store', () => {
  it('makes a customer who can sign in at once', async () => {
    const answer = await signUp(shopper);
    expect(answer.status).toBe(201);
    expect(emulator().peek(await idOf(answer))).toMatchObject({ login: shopper.email, state: 'active', writes: 1 });
    expect(await shopperToken(emulator(), shopper.email, shopper.password)).not.toBe('');
  });

  it('keeps log-in and contact e-mail apart where both are given', async () => {
    const id = await idOf(await signUp({ ...shopper, signup }));
    expect(emulator().peek(id)).toMatchObject({ email: shopper.email, login: signup.email });
    expect(emulator().acceptsPassword(id, signup.password)).toBe(true);
    expect(emulator().acceptsPassword(id, shopper.password)).toBe(false);
  });

  it.each([
    ['a taken log-in', { ...shopper, signup: { ...signup, email: 'MIA.login@example.test' } }, 409],
    ['a taken e-mail', { ...shopper, email: 'maja@example.test', customerDetails: {} }, 409],
    ['a contact e-mail that is another', { ...shopper, email: 'other@example.test' }, 400],
    ['a short password', { ...shopper, password: 'short' }, 400],
    ['a missing password', { email: shopper.email }, 400],
  ])('refuses %s', async (_, body, status) => {
    expect((await signUp(body)).status).toBe(status);
  });

  it('takes the storefront’s token only', async () => {
    const admin = await serviceClient(emulator());
    expect((await admin.call('POST', '/customer/{tenant}/signup', shopper)).status).toBe(403);
  });

  it('follows the tenant in what a new customer may do', async () => {
    await setConfiguration(emulator(), 'customerOnHoldOnCreation', true);
    expect(emulator().peek(await idOf(await signUp(shopper)))?.state).toBe('on-hold');
  });
});
