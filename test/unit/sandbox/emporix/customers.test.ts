import { describe, expect, it } from 'vitest';
import { serviceClient, setConfiguration, shopperToken, clientWith } from '../../../conformance/emporix/raw';
import { useEmporix } from './open';

const emulator = useEmporix();
const customers = '/customer/{tenant}/customers';
const idOf = async (answer: Response): Promise<string> => ((await answer.json()) as { id: string }).id;
const templates = () =>
  emulator()
    .outbox.all()
    .map(({ template }) => template);

describe('customers of the training store', () => {
  it('hide log-ins and addresses until they are asked for', async () => {
    const admin = await serviceClient(emulator());
    const plain = await (await admin.call('GET', `${customers}/40718851`)).json();
    expect(plain).not.toHaveProperty('accounts');
    expect(plain).not.toHaveProperty('addresses');
    expect(plain).toMatchObject({ id: '40718851', metadata: { version: 1 }, businessModel: 'B2C' });
    const full = await (await admin.call('GET', `${customers}/40718851?expand=addresses,accounts`)).json();
    expect(full).toMatchObject({ accounts: [{ id: 'maja@example.test' }], addresses: [{ isDefault: true }, {}] });
    expect(await (await admin.call('GET', `${customers}/40718851/addresses`)).json()).toHaveLength(2);
    const address = await admin.call('GET', `${customers}/40718851/addresses/b1f20c77aa`);
    expect(await address.json()).toMatchObject({ city: 'Berlin', tags: ['BILLING', 'SHIPPING'] });
    const none = await admin.call('GET', `${customers}/40718851/addresses/a1`);
    expect([none.status, await none.json()]).toEqual([
      404,
      { type: 'resource_not_found', status: 404, message: 'Address a1 of customer 40718851 not found.' },
    ]);
  });

  it('come in pages, sorted, with the total in three headers', async () => {
    const admin = await serviceClient(emulator());
    const answer = await admin.call('GET', `${customers}?q=active:true&pageNumber=2&pageSize=5&sort=contactEmail:DESC`);
    const emails = ((await answer.json()) as { contactEmail: string }[]).map(({ contactEmail }) => contactEmail);
    expect(emails).toHaveLength(5);
    expect(emails).toEqual([...emails].sort().reverse());
    expect(answer.headers.get('count')).toBe(answer.headers.get('hybris-count'));
    expect(answer.headers.get('x-total-count')).toBeNull();
    expect(await (await admin.call('GET', `${customers}?pageNumber=99&pageSize=5`)).json()).toEqual([]);
  });

  it.each(['pageNumber=2', 'pageNumber=0&pageSize=5', 'pageNumber=1&pageSize=x', 'q=a'])(
    'refuse the query %s',
    async (query) => {
      const admin = await serviceClient(emulator());
      expect((await admin.call('GET', `${customers}?${query}`)).status).toBe(400);
    },
  );

  it('are mailed at creation unless the caller says not to', async () => {
    const admin = await serviceClient(emulator());
    const create = (email: string, query = '', more = {}) =>
      admin.call('POST', customers + query, { contactEmail: email, firstName: 'A', lastName: 'B', ...more });
    await create('one@example.test', '?sendPasswordResetNotifications=false');
    expect(templates()).toEqual([]);
    const id = await idOf(await create('two@example.test'));
    expect(emulator().outbox.all()).toMatchObject([{ to: 'two@example.test', template: 'password-reset' }]);
    expect(emulator().peek(id)).toMatchObject({ login: 'two@example.test', state: 'active', writes: 1 });
    const withPassword = await idOf(await create('three@example.test', '', { password: 'Start-2026!' }));
    expect(templates()).toEqual(['password-reset', 'initial-password']);
    expect(emulator().acceptsPassword(withPassword, 'Start-2026!')).toBe(true);
    await create('four@example.test', '', { type: 'CONTACT' });
    expect(templates()).toHaveLength(2);
  });

  it('are created as the tenant wants them', async () => {
    await setConfiguration(emulator(), 'customerActiveOnCreation', false);
    await setConfiguration(emulator(), 'customerOnHoldOnCreation', true);
    const admin = await serviceClient(emulator());
    const body = { contactEmail: 'new@example.test', id: 'web_1' };
    await admin.call('POST', `${customers}?sendPasswordResetNotifications=false`, body);
    expect(emulator().peek('web_1')?.record).toMatchObject({ active: false, onHold: true });
  });

  it.each([
    [{ contactEmail: 'MAJA@example.test' }, 409],
    [{ contactEmail: 'x@example.test', id: '40718851' }, 409],
    [{ contactEmail: 'x@example.test', id: '40718899' }, 409],
    [{ contactEmail: 'x@example.test', id: 'a/b' }, 400],
    [{ contactEmail: 'x@example.test', password: 'short' }, 400],
    [{ contactEmail: 5 }, 400],
  ])('refuse %j with %s', async (body, status) => {
    const admin = await serviceClient(emulator());
    expect((await admin.call('POST', customers, body)).status).toBe(status);
    expect(emulator().outbox.all()).toEqual([]);
  });

  it('take a deleted number again only when the tenant allows it', async () => {
    await setConfiguration(emulator(), 'enableRecreationOfDeletedCustomer', true);
    const admin = await serviceClient(emulator());
    const answer = await admin.call('POST', customers, { contactEmail: 'x@example.test', id: '40718899' });
    expect(answer.status).toBe(201);
  });

  it('go at once, and stay away, when they are deleted', async () => {
    const admin = await serviceClient(emulator());
    expect((await admin.call('DELETE', `${customers}/40718851`)).status).toBe(202);
    expect((await admin.call('GET', `${customers}/40718851`)).status).toBe(404);
    expect(emulator().peek('40718851')).toMatchObject({ state: 'removed' });
    expect(emulator().acceptsPassword('40718851', 'Maja-pass-1')).toBe(false);
  });

  it('count changes that change something, and move their version at every PATCH', async () => {
    const admin = await serviceClient(emulator());
    const patch = (body: unknown) => admin.call('PATCH', `${customers}/40718851`, body);
    expect((await patch({ firstName: 'Maja' })).status).toBe(200);
    expect(emulator().peek('40718851')).toMatchObject({ writes: 0, record: { metadata: { version: 2 } } });
    await patch({ firstName: 'Majken', metadata: { version: 2 } });
    expect(emulator().peek('40718851')).toMatchObject({
      writes: 1,
      record: { firstName: 'Majken', metadata: { version: 3 } },
    });
    expect((await patch({ firstName: 'Late', metadata: { version: 2 } })).status).toBe(409);
    emulator().switches['versionCheck'] = false;
    expect((await patch({ firstName: 'Later', metadata: { version: 2 } })).status).toBe(200);
    expect((await patch({ contactEmail: '' })).status).toBe(400);
    expect((await patch({ contactEmail: null })).status).toBe(400);
  });

  it('keep their log-in when the contact e-mail changes', async () => {
    const admin = await serviceClient(emulator());
    await admin.call('PATCH', `${customers}/40718851`, { contactEmail: 'maja.new@example.test' });
    expect(emulator().peek('40718851')).toMatchObject({ email: 'maja.new@example.test', login: 'maja@example.test' });
  });

  it('get a log-in and two mails when a contact becomes a customer', async () => {
    const admin = await serviceClient(emulator());
    await admin.call('PATCH', `${customers}/40718859`, { type: 'CUSTOMER' });
    expect(templates()).toEqual(['password-reset', 'account-activated']);
    expect(emulator().peek('40718859')).toMatchObject({ login: 'karin.contact@example.test' });
  });

  it('are replaced, or made and mailed, by PUT', async () => {
    const admin = await serviceClient(emulator());
    const replaced = await admin.call('PUT', `${customers}/40718851`, {
      contactEmail: 'maja@example.test',
      lastName: 'Ny',
    });
    expect(replaced.status).toBe(204);
    const record = emulator().peek('40718851')?.record;
    expect(record).toMatchObject({ lastName: 'Ny', active: true });
    expect(record).not.toHaveProperty('firstName');
    const created = await admin.call('PUT', `${customers}/web_2`, { contactEmail: 'put@example.test' });
    expect([created.status, await idOf(created)]).toEqual([201, 'web_2']);
    expect(templates()).toEqual(['password-reset']);
  });

  it('hide behind their restriction', async () => {
    const desk = await serviceClient(emulator(), 'keydesk-desk');
    const admin = await serviceClient(emulator());
    expect((await desk.call('GET', `${customers}/40718862`)).status).toBe(404);
    expect((await desk.call('PATCH', `${customers}/40718862`, { active: false })).status).toBe(404);
    expect((await admin.call('GET', `${customers}/40718862`)).status).toBe(200);
  });

  it('change their own password with the old one', async () => {
    const shopper = clientWith(emulator(), await shopperToken(emulator(), 'ivar@example.test', 'Training-pass-1'));
    const change = (currentPassword: string, newPassword: string) =>
      shopper.call('POST', '/customer/{tenant}/password/change', { currentPassword, newPassword });
    expect((await change('Wrong-pass-9', 'Second-pass-2')).status).toBe(401);
    expect((await change('Training-pass-1', 'abc')).status).toBe(400);
    expect((await change('Training-pass-1', 'Second-pass-2')).status).toBe(204);
    expect(emulator().acceptsPassword('40718863', 'Second-pass-2')).toBe(true);
  });
});
