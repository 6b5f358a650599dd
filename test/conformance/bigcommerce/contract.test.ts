import { beforeAll, describe, expect, it } from 'vitest';
import type { Emulator } from '../../../src/sandbox/emulator';
import { openBigCommerceContract } from '../openapi/bigcommerce';
import type { ContractChecker } from '../openapi/contract-checker';
import { accountOf, failureOf, never, useBench } from '../vendor-adapter/bench';
import { openBigCommerce, parking } from './bench';

const documents = await openBigCommerceContract();

describe.runIf(documents !== null)('bigcommerce against the vendor’s own documents', () => {
  const bench = useBench(() => openBigCommerce({ config: parking, emulator: { customers: 400 } }));
  let check: ContractChecker = () => [];
  beforeAll(() => {
    check = documents ?? check;
  });
  const problems = (emulator: Emulator): readonly string[] => [
    ...new Set(emulator.requests.all().flatMap((request) => check(request))),
  ];

  it('sends and gets what they describe, over everything the adapter does', async () => {
    const { adapter, adapterWith, emulator } = bench();
    const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
    await adapter.probe(never);
    await adapter.find({ by: 'email', value: 'ana.ruiz+x@example.com' }, never);
    await adapter.find({ by: 'code', value: 'ORCH-0007' }, never);
    await adapter.find({ by: 'code', value: 'unknown-1' }, never);
    const account = await accountOf(bench(), id);
    for (const change of ['deactivate', 'activate', 'deactivate', 'activate'] as const) {
      await adapter.setAccess(id, change, never);
    }
    for (const kind of ['link', 'mailed', 'forced'] as const) await adapter.requestReset(account, { kind }, never);
    await adapter.setPassword(account, 'Second-pass-2', never);
    await adapter.checkSignIn('ada@example.test', 'Second-pass-2', never);
    await adapter.signInAs(account, {}, never);
    await adapter.register({ email: 'new@example.test', firstName: 'Nya', lastName: 'Kund', code: 'N-1' }, never);
    await failureOf(adapter.setPassword(account, 'weak', never));
    await adapter.checkSignIn('ada@example.test', 'wrong', never);
    const other = adapterWith({ secrets: () => Promise.resolve({ accessToken: 'kd-training-token-read-only' }) });
    await failureOf(other.requestReset(account, { kind: 'mailed' }, never));
    await failureOf(other.setPassword(account, 'Second-pass-2', never));
    expect(problems(emulator)).toEqual([]);
    expect(emulator.requests.all().length).toBeGreaterThan(30);
  });

  it('would notice an answer and a request that they do not describe', async () => {
    const { adapter, emulator } = bench();
    await adapter.find({ by: 'email', value: 'ana.ruiz@example.com' }, never);
    const found = emulator.requests.all().find((request) => request.query.includes('email'));
    if (found === undefined) throw new Error('nothing was asked');
    const answer = JSON.stringify({ data: [{ id: 'text' }] });
    expect(check({ ...found, answer })).toEqual(['GET /customers 200: /data/0/id must be integer']);
    expect(check({ ...found, path: '/stores/kd7demo/v3/customers/settings', method: 'PATCH' })).toHaveLength(1);
    expect(check({ ...found, method: 'PUT', query: '', body: '[{"email":"no-id@example.test"}]' })[0]).toContain('id');
  });
});
