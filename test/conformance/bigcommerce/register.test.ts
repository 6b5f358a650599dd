import { describe, expect, it } from 'vitest';
import { failureOf, idsOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce } from './bench';

const draft = { email: 'lee.park@example.test', firstName: 'Lee', lastName: 'Park' };

describe('bigcommerce registration', () => {
  const bench = useBench(() => openBigCommerce());
  const posts = () =>
    bench()
      .emulator.requests.all()
      .filter((request) => request.method === 'POST');

  it('creates a global customer without a password and mails nobody', async () => {
    const { adapter, emulator } = bench();
    const account = await adapter.register({ ...draft, code: 'NEW-0042', phone: '555-7' }, never);
    const { accountId } = account.ref;
    expect(account).toMatchObject({
      email: draft.email,
      code: 'NEW-0042',
      phones: ['555-7'],
      name: { display: 'Lee Park' },
    });
    expect(emulator.peek(accountId)).toMatchObject({
      code: 'NEW-0042',
      record: { channel_ids: null, origin_channel_id: 1, phone: '555-7' },
    });
    expect(emulator.outbox.all()).toEqual([]);
    expect(idsOf(await adapter.find({ by: 'code', value: 'NEW-0042' }, never))).toEqual([accountId]);
  });

  it('takes 201 for an answer as well as 200', async () => {
    bench().emulator.switches['createStatus'] = 201;
    expect(await bench().adapter.register(draft, never)).toMatchObject({ email: draft.email });
  });

  it('looks before it creates: an e-mail that is there in other letter case is a conflict, and nothing is sent', async () => {
    const email = 'ANA.ruiz@example.com';
    expect(await failureOf(bench().adapter.register({ ...draft, email }, never))).toEqual({
      code: 'conflict',
      key: 'email',
    });
    expect(posts()).toEqual([]);
  });

  it.each(['customer_create', 'email'])(
    'says conflict when the vendor knows the e-mail after all: form %s',
    async (form) => {
      const { adapter, emulator } = bench();
      emulator.switches['emailTakenForm'] = form;
      // The look-up before creating is made to see nobody.
      emulator.seed({ email: draft.email });
      emulator.faults.add({
        method: 'GET',
        path: '/v3/customers',
        fault: { kind: 'answer', status: 200, body: { data: [] } },
      });
      const failure = await failureOf(adapter.register(draft, never));
      expect(failure).toEqual({ code: 'conflict', key: 'email' });
    },
  );

  it.each([
    ['[FT-06] the connection breaks after the work', { kind: 'reset-after' }],
    ['[FT-24] a 500 comes after the work', { kind: 'answer-after', status: 500 }],
    ['[FT-28] a page comes instead of JSON', { kind: 'answer-after', status: 200, body: '<html></html>' }],
  ] as const)('finds what it created when %s', async (_, fault) => {
    const { adapter, emulator } = bench();
    emulator.faults.add({ method: 'POST', path: '/v3/customers', fault });
    const account = await adapter.register(draft, never);
    expect(emulator.peek(account.ref.accountId)?.email).toBe(draft.email);
    expect(posts()).toHaveLength(1);
  });

  it('[FT-05] says unknown when nothing shows up, and sends once', async () => {
    const { adapter, emulator } = bench();
    emulator.faults.add({ method: 'POST', path: '/v3/customers', fault: { kind: 'reset' } });
    expect(await failureOf(adapter.register(draft, never))).toEqual({ code: 'unknown-outcome' });
    expect(posts()).toHaveLength(1);
  });

  it('refuses a log-in name of its own: the e-mail is the log-in', async () => {
    expect(await failureOf(bench().adapter.register({ ...draft, login: 'lee' }, never))).toMatchObject({
      code: 'invalid-input',
      field: 'login',
    });
    expect(bench().emulator.requests.all()).toEqual([]);
  });

  it('refuses a code where the store has no place for it', async () => {
    const { adapter, emulator } = await openBigCommerce({ config: { codeAttribute: undefined } });
    try {
      expect(await failureOf(adapter.register({ ...draft, code: 'NEW-1' }, never))).toEqual({
        code: 'misconfigured',
        cause: 'setting',
        field: 'codeAttribute',
      });
      expect(emulator.requests.all()).toEqual([]);
    } finally {
      await emulator.close();
    }
  });
});
