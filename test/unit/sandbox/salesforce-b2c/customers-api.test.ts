import { describe, expect, it } from 'vitest';
import { basic, call, clientToken, customers, organization, slas, privateClient, typeOf, useStore } from './helpers';

describe('the Account Manager', () => {
  const store = useStore();
  const ask = (form: Readonly<Record<string, string>>, authorization?: string, path = '/dwsso/oauth2/access_token') =>
    call(store(), path, { form, ...(authorization === undefined ? {} : { headers: { authorization } }) });
  const known = basic('training-keydesk', 'TrainingOnlyKeydesk01');
  const grant = { grant_type: 'client_credentials', scope: 'SALESFORCE_COMMERCE_API:zzte_053 sfcc.customerlists' };

  it.each(['/dwsso/oauth2/access_token', '/dw/oauth2/access_token'])('gives tokens at %s', async (path) => {
    const { status, body } = await ask(grant, known, path);
    expect([status, body['expires_in'], body['token_type']]).toEqual([200, 1_799, 'Bearer']);
    expect(String(body['access_token']).split('.')).toHaveLength(3);
    expect(body['scope']).toBe(grant.scope);
  });

  it.each([
    ['no credentials', grant, undefined, 401, 'invalid_client'],
    ['a wrong secret', grant, basic('training-keydesk', 'x'), 401, 'invalid_client'],
    ['an inactive client', grant, basic('training-inactive', 'TrainingOnlyInactive01'), 401, 'invalid_client'],
    ['another grant', { ...grant, grant_type: 'password' }, known, 400, 'unsupported_grant_type'],
    ['an unknown tenant', { ...grant, scope: 'SALESFORCE_COMMERCE_API:zzte_prd' }, known, 400, 'invalid_scope'],
    ['a scope it may not have', { ...grant, scope: 'sfcc.orders' }, known, 400, 'invalid_scope'],
  ])('refuses %s', async (_, form, authorization, status, error) => {
    const answer = await ask(form, authorization);
    expect([answer.status, answer.body['error']]).toEqual([status, error]);
  });
});

describe('the gate of the admin API', () => {
  const store = useStore();
  const read = (token: string, path = `${customers}/customers/00001001`) => call(store(), path, { token });

  it('lets a good token read, and marks every answer', async () => {
    const { status, headers, body } = await call(store(), `${customers}/customers/00001001`, {
      token: await clientToken(store()),
      headers: { 'correlation-id': 'desk-7' },
    });
    expect([status, body['lastName'], body['c_loyaltyTier']]).toEqual([200, 'Berg', 'gold']);
    expect(headers.get('correlation-id')).toBe('desk-7');
    expect(headers.get('sfdc_correlation_id')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it.each([
    [12, null, 200],
    [80, 'WARN', 200],
    [90, 'THROTTLE', 200],
    [100, 'THROTTLE', 503],
  ])('tells a load of %i percent, and sheds what is too much', async (load, told, status) => {
    const token = await clientToken(store());
    store().switches['load'] = load;
    const answer = await read(token);
    expect([answer.status, answer.headers.get('sfdc_load_status')]).toEqual([status, told]);
    expect(answer.headers.get('sfdc_load')).toBe(String(load));
    expect(answer.headers.get('sfdc_correlation_id')).toMatch(/^[0-9a-f-]{36}$/u);
    if (status === 503) expect(answer.body).toEqual({ text: '' });
  });

  it.each(['system', 'site'])('is under maintenance of the %s, and says so in a header', async (what) => {
    const token = await clientToken(store());
    store().switches['maintenance'] = what;
    const answer = await read(token);
    expect([answer.status, answer.headers.get('sfdc_maintenance'), typeOf(answer)]).toEqual([
      503,
      what,
      `${what}-under-maintenance`,
    ]);
    expect(answer.headers.get('sfdc_correlation_id')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('refuses no token, a wrong one, an old one and a shopper’s', async () => {
    const good = await clientToken(store());
    const shopper = await call(store(), `${slas}/token`, {
      headers: { authorization: privateClient },
      form: { grant_type: 'client_credentials', channel_id: 'RefArch' },
    });
    const tokens = ['', 'wrong', String(shopper.body['access_token'])];
    for (const token of tokens) expect((await read(token)).status).toBe(401);
    store().clock.advance(1_799_000);
    const late = await read(good);
    expect([late.status, typeOf(late)]).toEqual([401, 'invalid-access-token']);
    expect(String(late.body['accessToken']).length).toBeLessThan(good.length);
    expect(late.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    ['the tenant', 'sfcc.customerlists.rw'],
    ['the API’s scope', 'SALESFORCE_COMMERCE_API:zzte_053 sfcc.shopper-customers.login'],
  ])('refuses a token without %s', async (_, scope) => {
    const answer = await read(await clientToken(store(), scope));
    expect([answer.status, typeOf(answer)]).toEqual([403, 'forbidden']);
  });

  it('lets a token of the read scope read and not write', async () => {
    const token = await clientToken(store(), 'SALESFORCE_COMMERCE_API:zzte_053 sfcc.customerlists');
    expect((await read(token)).status).toBe(200);
    const write = { method: 'DELETE', token };
    expect((await call(store(), `${customers}/customers/00001001`, write)).status).toBe(403);
  });

  it.each([
    [`/customer/customers/v1/organizations/f_ecom_zzte_prd/customer-lists/RefArch/customers/1`, 'resource-not-found'],
    [`/customer/customers/v1${organization}/customer-lists/Nope/customers/1`, 'customer-list-not-found'],
    [`${customers}/customers/1`, 'customer-list-customer-not-found'],
    [`/customer/shopper-customers/v1${organization}/customers/actions/login`, 'resource-not-found'],
  ])('has nothing at %s', async (path, type) => {
    const answer = await read(await clientToken(store()), path);
    expect([answer.status, typeOf(answer)]).toEqual([404, type]);
  });

  it('refuses query parameters it does not know', async () => {
    const answer = await read(await clientToken(store()), `${customers}/customers/00001001?expand=all`);
    expect([answer.status, typeOf(answer)]).toEqual([400, 'invalid-query-parameter']);
  });

  it('answers only to loopback names', async () => {
    const { origin } = store();
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      request(`${origin}/__sandbox/clock`, { headers: { host: 'evil.test' } }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('changing customers', () => {
  const store = useStore();
  const maja = { customerNo: '00001001', lastName: 'Berg' };
  const patch = async (json: object, id = '00001001') =>
    call(store(), `${customers}/customers/${id}`, { method: 'PATCH', token: await clientToken(store()), json });

  it('merges what is sent and moves the change stamp', async () => {
    store().clock.advance(5_000);
    const before = store().peek('00001001')?.record as { lastModified: string };
    const { status, body } = await patch({ ...maja, firstName: 'Mia', c_note: { any: ['json'] } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ firstName: 'Mia', email: 'maja@example.test', c_note: { any: ['json'] } });
    expect(body['lastModified']).not.toBe(before.lastModified);
    expect(store().peek('00001001')?.writes).toBe(1);
  });

  it('counts no change where nothing changes', async () => {
    expect((await patch(maja)).status).toBe(200);
    expect(store().peek('00001001')?.writes).toBe(0);
  });

  it.each([
    ['an unknown member', { ...maja, surprise: 1 }, 'constraint-violation'],
    ['a wrong type', { ...maja, credentials: { login: 'x', enabled: 'yes' } }, 'constraint-violation'],
    ['too long a name', { ...maja, firstName: 'x'.repeat(257) }, 'constraint-violation'],
    ['a missing last name', { customerNo: '00001001' }, 'constraint-violation'],
    ['credentials without login', { ...maja, credentials: { enabled: false } }, 'constraint-violation'],
    ['a taken number', { ...maja, customerNo: '00001002' }, 'customer-number-already-in-use'],
    ['a taken login, other case', { ...maja, credentials: { login: 'SIRI@example.test' } }, 'login-already-in-use'],
    ['an odd login', { ...maja, credentials: { login: 'a+b' } }, 'invalid-login'],
  ])('refuses %s', async (_, body, type) => {
    const answer = await patch(body);
    expect([answer.status, typeOf(answer)]).toEqual([400, type]);
    expect(store().peek('00001001')?.writes).toBe(0);
  });

  it('loses the password with a changed login, because its hash depends on it', async () => {
    await patch({ ...maja, credentials: { login: 'Maja@example.test' } });
    expect(store().acceptsPassword('00001001', 'Maja-pass-1')).toBe(false);
  });

  it.each([true, false])('unlocks by PATCH only where the switch says so (%s)', async (unlocks) => {
    store().switches['patchUnlocks'] = unlocks;
    const lukas = { customerNo: '00001003', lastName: 'Gruber' };
    await patch({ ...lukas, credentials: { login: 'lukas@example.test', locked: false } }, '00001003');
    expect(store().peek('00001003')?.state).toBe(unlocks ? 'active' : 'locked');
  });

  it('creates with PUT at a number and with POST at the next one, and deletes', async () => {
    const token = await clientToken(store());
    const json = { lastName: 'New', preferredLocale: 'de_AT', credentials: { login: 'new.one' } };
    const put = await call(store(), `${customers}/customers/N%2F1`, { method: 'PUT', token, json });
    expect([put.status, put.body['customerNo'], put.body['preferredLocale']]).toEqual([201, 'N/1', 'de-AT']);
    const post = await call(store(), `${customers}/customers`, {
      token,
      json: { ...json, credentials: { login: 'b' } },
    });
    expect([post.status, post.body['customerNo']]).toEqual([200, '00010001']);
    const gone = await call(store(), `${customers}/customers/N%2F1`, { method: 'DELETE', token });
    expect([gone.status, store().peek('N/1')]).toEqual([204, null]);
  });

  it.each([
    ['no JSON', 'x', 'application/json', 400],
    ['another media type', '{}', 'text/plain', 415],
  ])('refuses %s', async (_, body, type, status) => {
    const answer = await fetch(`${store().origin}${customers}/customers/00001001`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${await clientToken(store())}`, 'content-type': type },
      body,
    });
    expect(answer.status).toBe(status);
  });
});
