import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { openBench } from '../conformance/vendor-adapter/open-bench';
import { startFaultProxy, type FaultProxy } from '../faults/proxy/fault-proxy';
import type { Bench } from '../conformance/vendor-adapter/bench';
import { openTransport, type Transport, type TransportConnection } from './support/transport';

let transport: Transport;
beforeAll(async () => {
  transport = await openTransport();
});
afterAll(() => transport.close());

type More = Partial<TransportConnection>;

interface Desk extends Bench {
  readonly id: string;
  readonly proxy: FaultProxy;
  readonly connection: TransportConnection;
}
const opened: Desk[] = [];
afterEach(async () => {
  for (const { proxy, emulator } of opened.splice(0)) {
    await proxy.close();
    await emulator.close();
  }
});

/** A vendor behind the fault proxy, and a connection that goes through it. */
async function openDesk(vendor: VendorId): Promise<Desk> {
  const bench = await openBench(vendor);
  const id = bench.emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
  const proxy = await startFaultProxy(bench.emulator.origin, 1);
  const { config, secrets } = bench.emulator.connection;
  const routed = JSON.parse(JSON.stringify(config).replaceAll(bench.emulator.origin, proxy.origin)) as typeof config;
  const limits = { readBackDelaysMs: [100, 200, 400], backoffMaxMs: 200 };
  const desk = { ...bench, id, proxy, connection: { vendor, config: routed, secrets, limits } };
  opened.push(desk);
  return desk;
}
const ada = { by: 'email', value: 'ada@example.test' };
const draft = { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' };
/** The first line of the call that registers a shopper. */
const registers: Readonly<Record<VendorId, RegExp>> = {
  norce: /^\w+ \S*\/RegisterCustomer3/u,
  emporix: /^POST \S*\/customers\?/u,
  bigcommerce: /^POST \S*\/customers /u,
  'salesforce-b2c': /^POST \S*\/customers /u,
};

/** The first line of the call that asks the vendor to mail. */
const mails: Readonly<Record<VendorId, RegExp>> = {
  norce: /^\w+ \S*\/SendPasswordReminder/u,
  emporix: /^POST \S*\/password\/reset /u,
  bigcommerce: /^POST \/graphql /u,
  'salesforce-b2c': /^POST \S*\/password\/reset /u,
};
const deaths = [
  ['as the write arrives', 'reset-before'],
  ['after the write was read', 'reset-after'],
] as const;

describe.each(vendorIds)('%s over Chromium’s connections', (vendor) => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk(vendor);
  });
  const call = (method: 'find' | 'get' | 'register' | 'requestReset', args: readonly unknown[], more: More = {}) =>
    transport.send({ do: 'call', connection: { ...desk.connection, ...more }, method, args });
  const warmUp = async (more: More = {}): Promise<void> => {
    const found = await call('find', [ada], more);
    expect(found).toMatchObject({ failure: null, crash: null, value: [{ ref: { accountId: desk.id } }] });
  };
  /** What arrived of a call, and that it had a connection to itself. */
  const expectOnceAlone = (write: RegExp): void => {
    const sent = desk.proxy.requests.filter(({ line }) => write.test(line));
    expect(sent).toHaveLength(1);
    const sharing = desk.proxy.requests.filter(({ connection }) => connection === sent[0]?.connection);
    expect(sharing, 'requests on the connection of the write').toHaveLength(1);
  };

  it.each(deaths)('[FT-12] is asked once to register when the connection dies %s', async (_, kind) => {
    await warmUp();
    desk.proxy.poison({ toxic: { kind }, when: registers[vendor], times: 1 });
    const outcome = await call('register', [draft]);
    expectOnceAlone(registers[vendor]);
    expect(outcome.crash).toBeNull();
    if (kind === 'reset-before') expect(outcome.failure).toEqual({ code: 'unknown-outcome' });
    else expect(outcome).toMatchObject({ failure: null, value: { email: draft.email } });
  });

  it.each(deaths)('[FT-12] is asked once to mail a reset when the connection dies %s', async (_, kind) => {
    const { value: account } = await call('get', [desk.id]);
    desk.proxy.poison({ toxic: { kind }, when: mails[vendor], times: 1 });
    const outcome = await call('requestReset', [account, { kind: 'mailed', locale: 'en' }]);
    expect(outcome).toEqual({ value: null, failure: { code: 'unknown-outcome' }, crash: null });
    expectOnceAlone(mails[vendor]);
    expect(desk.emulator.outbox.all()).toHaveLength(kind === 'reset-before' ? 0 : 1);
  });

  it('[FT-16] is reached by IPv4 when its name leads to a dead IPv6 address first', async () => {
    // Chromium takes `localhost` to mean ::1 and 127.0.0.1; only the second one listens.
    const here = JSON.stringify(desk.connection.config).replaceAll('http://127.0.0.1:', 'http://localhost:');
    await warmUp({ config: JSON.parse(here) as TransportConnection['config'] });
    expect(desk.proxy.requests.length).toBeGreaterThan(0);
  });
});

describe('connections that are shared', () => {
  it('[FT-12] would send a registration again, which is why it gets one of its own', async () => {
    const { connection, proxy } = await openDesk('emporix');
    const shared = { ...connection, shared: true } as const;
    await transport.send({ do: 'call', connection: shared, method: 'find', args: [ada] });
    proxy.poison({ toxic: { kind: 'reset-before' }, when: registers.emporix, times: 1 });
    await transport.send({ do: 'call', connection: shared, method: 'register', args: [draft] });
    expect(proxy.requests.filter(({ line }) => registers.emporix.test(line))).toHaveLength(2);
  });
});
