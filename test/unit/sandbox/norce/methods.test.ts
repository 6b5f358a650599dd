import { describe, expect, it } from 'vitest';
import { useClient } from './client';

const by = { updatedBy: '700999' };

describe('the methods of the Norce training store', () => {
  const client = useClient();
  const record = async (id: string) => (await client().call('GetCustomer', { id })).json as Record<string, unknown>;

  it.each([
    ['json-null', 200, 'null'],
    ['empty-200', 200, ''],
    ['no-content-204', 204, ''],
  ])('say "nothing" as %s', async (nullStyle, status, text) => {
    const { emulator, call } = client();
    emulator.switches['nullStyle'] = nullStyle;
    for (const [method, query] of [
      ['GetCustomerByEmail', { email: 'nobody@example.test' }],
      ['GetCustomerByCode', { code: 'K-1003' }],
      ['GetCustomerByLoginName', { loginName: 'nils@example.test' }],
      ['GetCustomerByAccountId', { accountId: '700203' }],
      ['GetCustomerByKey', { key: 'f'.repeat(32) }],
    ] as const) {
      expect(await call(method, query), method).toMatchObject({ status, text });
    }
  });

  it('find Maja by every key', async () => {
    const { call } = client();
    const key = String((await record('900101'))['Key']);
    for (const [method, query] of [
      ['GetCustomerByEmail', { email: 'MAJA@example.test' }],
      ['GetCustomerByCode', { code: 'K-1001' }],
      ['GetCustomerByLoginName', { loginName: 'maja@example.test' }],
      ['GetCustomerByAccountId', { accountId: '700201' }],
      ['GetCustomerByKey', { key }],
    ] as const) {
      expect((await call(method, query)).json, method).toMatchObject({ Id: 900101 });
    }
  });

  it.each([
    ['customer-or-account', []],
    ['customer-only', ['900103']],
    ['account-only', ['900104']],
  ])('hide by %s', async (hideRule, shown) => {
    const { emulator, call } = client();
    emulator.switches['hideRule'] = hideRule;
    const seen: string[] = [];
    for (const id of ['900103', '900104']) if ((await call('GetCustomer', { id })).json !== null) seen.push(id);
    expect(seen).toEqual(shown);
  });

  it('keep passwords to themselves', async () => {
    expect((await client().call('GetCustomer', { id: '900101' })).text).not.toMatch(/password|hash|salt/iu);
  });

  it('refuse numbers that are none and parameters that are missing', async () => {
    const { call, post } = client();
    expect((await call('GetCustomer', { id: 'abc' })).status).toBe(400);
    expect((await call('GetCustomerByEmail')).status).toBe(400);
    expect((await post('UpdateAccountStatus', { customerId: '900101', isActive: 'true' })).status).toBe(400);
    expect((await post('UpdateAccountStatus', { customerId: '1', isActive: 'true', ...by })).status).toBe(500);
    expect((await post('UpdateAccountStatus', { customerId: '900105', isActive: 'true', ...by })).status).toBe(500);
  });

  it('search in five fields, show the disabled on demand, and refuse what they can’t sort by', async () => {
    const { call, emulator } = client();
    const ids = async (query: Record<string, string>) => {
      const { json } = await call('SearchCustomer2', query);
      return (json as { Id: number }[]).map(({ Id }) => Id);
    };
    expect(await ids({ searchString: 'siri@' })).toEqual([]);
    expect(await ids({ searchString: 'siri@', showInactive: 'true' })).toEqual([900103]);
    expect(await ids({ searchString: 'k-100', sort: 'Code Desc' })).toEqual([900106, 900105, 900102, 900101]);
    expect(await ids({ searchString: 'k-100', size: '1' })).toEqual([900101]);
    expect(await ids({ searchString: 'hara' })).toEqual([900106]);
    emulator.switches['searchMode'] = 'prefix';
    expect(await ids({ searchString: 'hara' })).toEqual([]);
    expect(await ids({ searchString: 'ohara' })).toEqual([900106]);
    for (const query of [
      { searchString: 'k' },
      { searchString: 'kk', sort: 'Shoe' },
      { searchString: 'kk', expand: 'All' },
    ]) {
      expect((await call('SearchCustomer2', query)).status).toBe(500);
    }
  });

  it('fill in what a search was asked to expand', async () => {
    const hit = async (expand: string) => {
      const { json } = await client().call('SearchCustomer2', { searchString: 'maja@', expand });
      return (json as Record<string, unknown>[])[0];
    };
    expect(await hit('None')).toMatchObject({ Account: null, InvoiceAddress: null, Flags: null, PricelistIds: null });
    expect(await hit('Account')).toMatchObject({ Account: { LoginName: 'maja@example.test' }, InvoiceAddress: null });
    expect(await hit('Full')).toMatchObject({ InvoiceAddress: { City: 'Björkby' }, PricelistIds: null });
  });

  it('remove and bring back a customer without touching the login', async () => {
    const { post, emulator } = client();
    const removed = await post('InactivateCustomer', { customerId: '900101', inactivatedBy: '700999' });
    expect(removed).toMatchObject({ status: 200, text: '' });
    expect(emulator.peek('900101')?.state).toBe('removed');
    await post('UpdateAccountStatus', { customerId: '900101', isActive: 'false', ...by });
    await post('ActivateCustomer', { customerId: '900101', activatedBy: '700999' });
    expect(emulator.peek('900101')?.state).toBe('inactive');
  });

  it('mail at an update unless told not to', async () => {
    const { post, emulator } = client();
    await post('UpdateCustomer3', { ...by, doSendMail: 'false' }, await record('900101'));
    expect(emulator.outbox.all()).toEqual([]);
    await post('UpdateCustomer3', by, await record('900101'));
    expect(emulator.outbox.all()).toMatchObject([{ to: 'maja@example.test', template: 'customer-updated' }]);
  });

  it('leave password and status alone at an update that says nothing of them', async () => {
    const { post, emulator } = client();
    const sent = await record('900101');
    const body = { ...sent, Account: { ...(sent['Account'] as object), IsActive: false } };
    expect((await post('UpdateCustomer3', { ...by, password: '' }, body)).status).toBe(200);
    expect(emulator.acceptsPassword('900101', 'Maja-pass-1')).toBe(true);
  });

  it.each([true, false])('clear what an update leaves out: %s', async (clears) => {
    const { post, emulator } = client();
    emulator.switches['updateClearsMissing'] = clears;
    await post('UpdateCustomer3', by, { Id: 900101, Email: 'maja@example.test' });
    expect(emulator.peek('900101')?.code).toBe(clears ? null : 'K-1001');
  });

  it('take no disabled customer at an update, if switched so', async () => {
    const { post, emulator } = client();
    const body = { Id: 900103, Email: 'siri@example.test' };
    expect((await post('UpdateCustomer3', by, body)).status).toBe(200);
    emulator.switches['updateTakesInactive'] = false;
    expect((await post('UpdateCustomer3', by, body)).status).toBe(400);
  });

  it.each([
    ['CustomerMissing', { Id: 1 }],
    ['InvalidEmail', { Email: 'nobody' }],
    ['CustomerAlreadyExists', { Email: 'siri@example.test' }],
    ['AccountAlreadyExists', { Account: { LoginName: 'OLLE' } }],
    ['InvalidCompanyName', { Companies: [{ Id: 1, Name: '' }] }],
    ['CompanyAlreadyExists', { Companies: [{ Name: 'orchard supply', OrgNo: '556000-0001' }] }],
    ['DeliveryAddressZipMissing', { DeliveryAddresses: [{ Line1: 'A 1' }] }],
    ['DeliveryAddressCityMissing', { DeliveryAddresses: [{ Line1: 'A 1', Zip: '1' }] }],
    ['InvoiceAddressCountryMissing', { InvoiceAddress: { Zip: '1', City: 'B', CountryId: 0 } }],
  ])('refuse an update with %s', async (key, change) => {
    const { post, emulator } = client();
    const body = { Id: 900101, Email: 'maja@example.test', ...change };
    const refused = await post('UpdateCustomer3', by, body);
    expect(refused).toMatchObject({ status: 400, json: { Messages: [{ Key: key }] } });
    expect(emulator.peek('900101')?.writes).toBe(0);
  });

  it.each(['client', 'application'])('hold an e-mail unique within the %s', async (emailScope) => {
    const { post, emulator } = client();
    emulator.switches['emailScope'] = emailScope;
    // The guest has no login in this application.
    const answer = await post('UpdateCustomer3', by, { Id: 900101, Email: 'guest@example.test' });
    expect(answer.status).toBe(emailScope === 'client' ? 400 : 200);
  });

  it('refuse a body that is no customer', async () => {
    const { post } = client();
    expect((await post('UpdateCustomer3', by, 'x')).status).toBe(400);
    expect((await post('UpdateCustomer3', by)).status).toBe(400);
    expect((await post('LoginPost', {}, { LoginName: 5 })).status).toBe(400);
  });

  it('create a customer with or without a login, and mail unless told not to', async () => {
    const { post, emulator } = client();
    const plain = await post('CreateCustomer3', { doSendMail: 'false' }, { Email: 'a@example.test' });
    expect(plain.json).toMatchObject({ Account: null, IsActive: true });
    const body = { Email: 'b@example.test', Account: { LoginName: 'b' } };
    const id = String(((await post('CreateCustomer3', { password: 'First-pass-1' }, body)).json as { Id: number }).Id);
    expect(emulator.acceptsPassword(id, 'First-pass-1')).toBe(true);
    expect(emulator.outbox.all()).toMatchObject([{ to: 'b@example.test', template: 'registration' }]);
    expect((await post('RegisterCustomer3', {}, { Email: 'c@example.test' })).status).toBe(400);
  });

  it('move Updated at every write', async () => {
    const { post } = client();
    const before = (await record('900101'))['Updated'];
    await post('UpdateAccountStatus', { customerId: '900101', isActive: 'true', ...by });
    expect((await record('900101'))['Updated']).not.toBe(before);
  });
});
