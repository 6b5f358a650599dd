import { Agent } from 'node:https';
import { connect } from 'node:net';
import BigCommerce from 'node-bigcommerce';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBigCommerceEmulator } from '../../../src/sandbox/bigcommerce';
import type { Emulator } from '../../../src/sandbox/emulator';

/*
 * The client most Node programs use for BigCommerce (the vendor's own for Node is an alpha that rests on an outdated
 * axios) against the training store. It knows one host, `https://api.bigcommerce.com`, and takes an agent: the one here
 * opens the connection to the training store on loopback and leaves the encryption out. Everything above the connection
 * is the client's own.
 */
class LoopbackAgent extends Agent {
  constructor(private readonly port: number) {
    super();
  }
  override createConnection() {
    return connect(this.port, '127.0.0.1');
  }
}

interface Page {
  readonly data: readonly { readonly id: number; readonly email: string; readonly first_name: string }[];
}

describe('node-bigcommerce against the training store', () => {
  let store: Emulator;
  beforeEach(async () => {
    store = await startBigCommerceEmulator();
  });
  afterEach(() => store.close());

  const clientFor = (apiVersion: 'v2' | 'v3', accessToken = store.connection.secrets['accessToken'] ?? '') => {
    const { host, port } = new URL(store.origin);
    return new BigCommerce({
      clientId: store.connection.secrets['clientId'],
      accessToken,
      storeHash: String(store.connection.config['storeHash']),
      responseType: 'json',
      apiVersion,
      agent: new LoopbackAgent(Number(port)),
      // The store answers to loopback names only.
      headers: { Host: host },
      failOnLimitReached: true,
    });
  };
  const found = async (email: string): Promise<Page> =>
    (await clientFor('v3').get(`/customers?email:in=${encodeURIComponent(email)}`)) as Page;

  it('finds, creates, changes and deletes customers', async () => {
    expect((await found('ana.ruiz@example.com')).data).toMatchObject([{ email: 'ana.ruiz@example.com' }]);
    const client = clientFor('v3');
    const draft = { email: 'nya@example.test', first_name: 'Nya', last_name: 'Kund' };
    const made = (await client.post('/customers', [draft])) as Page;
    const id = made.data[0]?.id ?? 0;
    await client.put('/customers', [{ id, first_name: 'Ny' }]);
    expect((await found(draft.email)).data).toMatchObject([{ id, first_name: 'Ny' }]);
    await client.delete(`/customers?id:in=${String(id)}`);
    expect((await found(draft.email)).data).toEqual([]);
  });

  it('checks a password and reads the older version of the API', async () => {
    const id = store.seed({ email: 'ada@example.test', password: 'First-pass-1' });
    const check = (password: string) =>
      clientFor('v3').post('/customers/validate-credentials', { email: 'ada@example.test', password });
    expect(await check('First-pass-1')).toMatchObject({ is_valid: true, customer_id: Number(id) });
    expect(await check('wrong')).toMatchObject({ is_valid: false });
    expect(await clientFor('v2').get('/time')).toMatchObject({ time: expect.any(Number) });
    expect(await clientFor('v2').get(`/customers/${id}`)).toMatchObject({ id: Number(id) });
  });

  it('hears of a refused token, a bad request and a used-up quota as it would from the vendor', async () => {
    await expect(clientFor('v3', 'nobody').get('/customers')).rejects.toMatchObject({ code: 401 });
    await expect(clientFor('v3').post('/customers', [{ email: 'no' }])).rejects.toMatchObject({ code: 422 });
    await expect(clientFor('v2').get('/customers/99999999')).rejects.toMatchObject({ code: 404 });
    store.switches['quotaRequests'] = 1;
    store.clock.advance(60_000);
    await clientFor('v2').get('/time');
    await expect(clientFor('v2').get('/time')).rejects.toThrow('rate limit');
  });
});
