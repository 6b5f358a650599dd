import { describe, expect, it } from 'vitest';
import { useStore, type Answer } from './open-store';

interface List {
  readonly data: readonly { readonly id: number; readonly [member: string]: unknown }[];
  readonly meta: {
    readonly pagination?: { readonly total: number; readonly total_pages: number; readonly links?: unknown };
    readonly cursor_pagination?: { readonly end_cursor?: string; readonly start_cursor?: string };
  };
}
// The tests below say themselves what they expect of it.
const list = (answer: Answer): List => answer.body as List;
const ids = (answer: Answer): number[] => list(answer).data.map((item) => item.id);

describe('customers of the BigCommerce training store', () => {
  const store = useStore();
  const { call } = store;
  const create = (...bodies: Record<string, unknown>[]) =>
    call('POST /v3/customers', { body: bodies.map((body) => ({ first_name: 'A', last_name: 'B', ...body })) });

  it('pages by number, with the blocks each page has', async () => {
    const first = await call('GET /v3/customers?limit=50');
    expect(list(first).meta).toMatchObject({
      pagination: { total: 130, count: 50, per_page: 50, current_page: 1, total_pages: 3 },
      cursor_pagination: { count: 50, end_cursor: expect.any(String) },
    });
    const second = await call('GET /v3/customers?limit=50&page=2');
    expect(list(second).meta.cursor_pagination).toBeUndefined();
    const third = await call('GET /v3/customers?limit=50&page=3');
    const all = [...ids(first), ...ids(second), ...ids(third)];
    expect(new Set(all).size).toBe(130);
    expect(ids(await call('GET /v3/customers?page=4'))).toEqual([]);
  });

  it('pages by cursor, forth and back', async () => {
    const first = await call('GET /v3/customers?limit=2');
    const next = await call(
      `GET /v3/customers?limit=2&after=${String(list(first).meta.cursor_pagination?.end_cursor)}`,
    );
    expect(ids(next)).toEqual([4103, 4104]);
    expect(list(next).meta.pagination).toBeUndefined();
    const back = await call(
      `GET /v3/customers?limit=2&before=${String(list(next).meta.cursor_pagination?.start_cursor)}`,
    );
    expect(ids(back)).toEqual([4101, 4102]);
    expect((await call('GET /v3/customers?after=nonsense')).status).toBe(422);
  });

  it('gives at most 250 and refuses a page that is no number', async () => {
    expect(list(await call('GET /v3/customers?limit=9999')).meta.pagination).toMatchObject({ per_page: 250 });
    expect((await call('GET /v3/customers?page=0')).status).toBe(422);
  });

  it.each([
    ['id:in=4102,4103,1', [4102, 4103]],
    ['email:in=SAME@example.test', [4105, 4106]],
    ['email:in=maja@example.test,gone@example.test', [4101]],
    ['email:in=nadia%2Bshop@example.test', [4107]],
    ['email:in=nadia+shop@example.test', []],
    ['name:like=ja%20Be', [4101]],
    ['name:in=Ana%20Ruiz', [4102]],
    ['company:in=Nobody', []],
    ['phone:in=555-0142', [4102]],
    ['customer_group_id:in=2&name:like=O%27Hara', [4111]],
    ['date_modified:min=2026-01-05T09:30:00&date_modified:max=2026-01-05&id:in=4102', []],
    ['date_modified:min=2026-01-05T09:30:00&id:in=4102', [4102]],
    [`date_created:max=${String(Date.UTC(2025, 10, 3, 8, 12, 44) / 1000)}&id:in=4102`, [4102]],
  ])('filters by %s', async (query, expected) => {
    expect(ids(await call(`GET /v3/customers?${query}`))).toEqual(expected);
  });

  it('sorts, and refuses what it can’t sort by', async () => {
    const sorted = await call('GET /v3/customers?id:in=4101,4102,4103&sort=last_name:desc');
    expect(ids(sorted)).toEqual([4103, 4102, 4101]);
    expect((await call('GET /v3/customers?sort=email:asc')).status).toBe(422);
    expect((await call('GET /v3/customers?date_created=never')).status).toBe(422);
  });

  it('shows sub-resources only when asked, and never a password', async () => {
    const plain = await call('GET /v3/customers?id:in=4102');
    expect(Object.keys(list(plain).data[0] ?? {})).not.toContain('addresses');
    const full = await call('GET /v3/customers?id:in=4102&include=addresses,attributes,storecredit,formfields');
    expect(list(full).data[0]).toMatchObject({
      addresses: [{ city: 'Austin', country_code: 'US' }],
      attributes: [{ attribute_id: 3, attribute_value: 'ORCH-0007' }],
      store_credit_amounts: [{ amount: 0 }],
    });
    expect(JSON.stringify(full.body)).not.toContain('password"');
    expect((await call('GET /v3/customers?include=secrets')).status).toBe(422);
  });

  it('creates, with a mail only when asked for', async () => {
    const quiet = await create({ email: 'q@example.test' });
    expect(quiet.status).toBe(200);
    expect(list(quiet).data[0]).toMatchObject({
      id: 4232,
      channel_ids: null,
      authentication: { force_password_reset: false },
    });
    expect(store.emulator().outbox.all()).toEqual([]);
    await create({ email: 'w@example.test', trigger_account_created_notification: true });
    expect(store.emulator().outbox.all()).toMatchObject([{ to: 'w@example.test', template: 'create_account_email' }]);
  });

  it.each([
    ['an e-mail that is taken', { email: 'MAJA@example.test' }, '.customer_create'],
    ['an empty list of channels', { email: 'x@example.test', channel_ids: [] }, '0.channel_ids'],
    ['a channel nobody knows', { email: 'x@example.test', channel_ids: [99] }, '0.channel_ids'],
    [
      'a weak password',
      { email: 'x@example.test', authentication: { new_password: 'abcdefg' } },
      '0.authentication.new_password',
    ],
    [
      'an attribute nobody defined',
      { email: 'x@example.test', attributes: [{ attribute_id: 9, attribute_value: 'x' }] },
      '0.attributes',
    ],
  ])('refuses to create with %s', async (_, body, key) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 422, body: { title: 'Create customers failed.' } });
    expect(Object.keys((answer.body as { errors: object }).errors)).toEqual([key]);
  });

  it('allows one e-mail on two channels that no customer shares, and not beside a global one', async () => {
    expect((await create({ email: 'two@example.test', channel_ids: [1] })).status).toBe(200);
    expect((await create({ email: 'two@example.test', channel_ids: [2] })).status).toBe(200);
    expect((await create({ email: 'two@example.test' })).status).toBe(422);
  });

  it('refuses a whole batch for one bad item', async () => {
    await create({ email: 'fine@example.test' }, { email: 'maja@example.test' });
    expect(ids(await call('GET /v3/customers?email:in=fine@example.test'))).toEqual([]);
    await call('PUT /v3/customers', {
      body: [
        { id: 4101, notes: 'x' },
        { id: 1, notes: 'x' },
      ],
    });
    expect(store.emulator().peek('4101')?.writes).toBe(0);
  });

  it('changes only what is sent, counts changes that change something, and moves the stamp with them', async () => {
    const { emulator } = store;
    const stamp = () => (emulator().peek('4101')?.record as { date_modified: string }).date_modified;
    const before = stamp();
    await call('PUT /v3/customers', { body: [{ id: 4101, first_name: 'Maja' }] });
    expect([emulator().peek('4101')?.writes, stamp()]).toEqual([0, before]);
    await call('PUT /v3/customers', { body: [{ id: 4101, notes: 'rang twice' }] });
    expect(emulator().peek('4101')).toMatchObject({ writes: 1, record: { first_name: 'Maja', notes: 'rang twice' } });
    expect(stamp()).not.toBe(before);
    const moved = await call('PUT /v3/customers', { body: [{ id: 4101, email: 'ana.ruiz@example.com' }] });
    expect(moved).toMatchObject({ status: 422, body: { errors: { '0.email': 'email already in use' } } });
  });

  it('deletes by id, and nothing at all without one', async () => {
    expect((await call('DELETE /v3/customers')).status).toBe(204);
    expect(store.emulator().peek('4101')).not.toBeNull();
    expect((await call('DELETE /v3/customers?id:in=4101,999')).status).toBe(204);
    expect(store.emulator().peek('4101')).toBeNull();
  });

  it('checks passwords, and stops after five failures in a minute', async () => {
    const check = (password: string, channel_id?: number) =>
      call('POST /v3/customers/validate-credentials', {
        body: { email: 'Maja@example.test', password, ...(channel_id === undefined ? {} : { channel_id }) },
      });
    expect((await check('Maja-pass-1')).body).toEqual({ is_valid: true, customer_id: 4101 });
    expect((await check('Maja-pass-1', 2)).body).toEqual({ is_valid: false, customer_id: null });
    for (let number = 0; number < 4; number += 1) await check('wrong');
    expect((await check('Maja-pass-1')).status).toBe(429);
    store.emulator().clock.advance(60_000);
    expect((await check('Maja-pass-1')).status).toBe(200);
    expect((await call('POST /v3/customers/validate-credentials', { body: { email: 'x' } })).status).toBe(422);
  });

  it('lets global customers into a channel when the channel says so', async () => {
    const settings = '/v3/customers/settings/channels/2';
    await call(`PUT ${settings}`, { body: { allow_global_logins: true } });
    expect((await call(`GET ${settings}`)).body).toMatchObject({ data: { allow_global_logins: true } });
    const check = { email: 'maja@example.test', password: 'Maja-pass-1', channel_id: 2 };
    expect((await call('POST /v3/customers/validate-credentials', { body: check })).body).toMatchObject({
      is_valid: true,
    });
  });

  it('keeps attributes and metafields', async () => {
    expect((await call('GET /v3/customers/attributes?id:in=3')).status).toBe(422);
    expect((await call('GET /v3/customers/attributes?name=customer_code')).body).toMatchObject({ data: [{ id: 3 }] });
    await call('PUT /v3/customers/attribute-values', { body: [{ customer_id: 4103, attribute_id: 3, value: 'C-1' }] });
    const values = await call('GET /v3/customers/attribute-values?attribute_id:in=3&customer_id:in=4103');
    expect(values.body).toMatchObject({ data: [{ customer_id: 4103, attribute_value: 'C-1' }] });
    expect((await call('GET /v3/customers/attribute-values?value=C-1')).status).toBe(422);

    const field = { permission_set: 'app_only', namespace: 'n', key: 'k', value: 'v' };
    const made = await call('POST /v3/customers/4103/metafields', { body: field });
    expect((await call('POST /v3/customers/4103/metafields', { body: field })).status).toBe(409);
    const path = `/v3/customers/4103/metafields/${list(made).data[0]?.id ?? 0}`;
    await call(`PUT ${path}`, { body: { id: 1, value: 'w' } });
    expect((await call('GET /v3/customers/4103/metafields?namespace=n&key=k')).body).toMatchObject({
      data: [{ value: 'w' }],
    });
    expect((await call('GET /v3/customers/999/metafields')).status).toBe(404);
    expect((await call(`DELETE ${path}`)).status).toBe(204);
    expect((await call(`DELETE ${path}`)).status).toBe(404);
  });

  it('knows its channels, groups and itself', async () => {
    expect((await call('GET /v3/channels/1/site')).body).toMatchObject({ data: { url: store.emulator().origin } });
    expect((await call('GET /v3/channels/7/site')).status).toBe(404);
    expect((await call('GET /v3/channels/7')).body).toMatchObject({ data: { type: 'pos', status: 'inactive' } });
    expect(list(await call('GET /v3/channels')).data).toHaveLength(3);
    expect((await call('GET /v2/customer_groups/3')).body).toMatchObject({ category_access: { type: 'none' } });
    expect((await call('GET /v2/store')).body).toMatchObject({ id: 'kd7demo', default_channel_id: 1 });
  });

  it('still serves the deprecated V2 customers', async () => {
    expect((await call('GET /v2/customers?email=maja@example.test')).body).toMatchObject([
      { id: 4101, reset_pass_on_login: false, date_created: 'Mon, 03 Nov 2025 08:12:44 +0000' },
    ]);
    expect((await call('GET /v2/customers/count')).body).toEqual({ count: 130 });
    const idsOf = async (query: string): Promise<readonly number[]> => {
      const { status, body } = await call(`GET /v2/customers?${query}`);
      return status === 204 ? [] : (body as { id: number }[]).map(({ id }) => id);
    };
    expect(await idsOf('customer_group_id=2&max_id=4111')).toEqual([4111]);
    expect(await idsOf('min_id=4110&max_id=4111')).toEqual([4111]);
    expect(await idsOf('max_date_created=Mon,%2003%20Nov%202025%2008:12:44%20%2B0000&limit=3')).toEqual([
      4101, 4102, 4103,
    ]);
    expect(await idsOf('min_date_created=2999-01-01T00:00:00Z')).toEqual([]);
    expect(await idsOf('limit=2&page=2')).toEqual([4103, 4104]);
    expect(await idsOf('')).toHaveLength(50);
    expect((await call('GET /v2/customers?id=5')).body).toEqual([
      { status: 400, message: "The field 'id' is not supported by this resource." },
    ]);
    expect((await call('GET /v2/customers?min_id=x')).body).toEqual([
      { status: 400, message: "The field 'min_id' is invalid." },
    ]);
    const body = { _authentication: { force_reset: true } };
    expect((await call('PUT /v2/customers/4101', { body })).body).toMatchObject({ reset_pass_on_login: true });
    expect((await call('POST /v2/customers/4101/validate', { body: { password: 'Maja-pass-1' } })).body).toEqual({
      success: true,
    });
    for (let failure = 0; failure < 5; failure += 1) {
      await call('POST /v2/customers/4101/validate', { body: { password: 'wrong' } });
    }
    expect((await call('POST /v2/customers/4101/validate', { body: { password: 'Maja-pass-1' } })).status).toBe(429);
  });
});
