import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { defaultLimits } from '../../src/main/vendors/http/limits';
import { openTransport, type Transport, type TransportConnection } from './support/transport';

const canOwnNetwork = spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
if (!canOwnNetwork)
  console.info(`left out: ${String(vendorIds.length)} losses of the network, which take root and \`ip\``);

/** The first line of a call that creates a shopper. */
const registers: Readonly<Record<VendorId, string>> = {
  norce: String.raw`^\w+ \S*/RegisterCustomer3`,
  emporix: String.raw`^POST \S*/customers\?`,
  bigcommerce: String.raw`^POST \S*/customers `,
  'salesforce-b2c': String.raw`^POST \S*/customers `,
};

describe.skipIf(!canOwnNetwork).each(vendorIds)('%s when the network goes away', (vendor) => {
  let transport: Transport;
  let connection: TransportConnection;
  beforeEach(async () => {
    transport = await openTransport({ ownNetwork: 'ip link set lo up' });
    const { value } = await transport.send({ do: 'open-store', vendor });
    ({ connection } = value as { connection: TransportConnection });
  });
  afterEach(() => transport.close());

  /** The only network there is, taken away and given back. */
  const network = (state: 'up' | 'down'): void => {
    const namespace = `--net=/proc/${String(transport.pid)}/ns/net`;
    expect(spawnSync('nsenter', [namespace, 'ip', 'link', 'set', 'lo', state]).status).toBe(0);
  };
  let adapters = 0;
  /** By an adapter of its own each time, whose breaker has seen nothing yet. */
  const call = (method: 'find' | 'register', ...args: readonly unknown[]) => {
    adapters += 1;
    const firstByteMs = { lookup: 2_000, read: 2_000, token: 2_000, write: 2_000, once: 2_000 };
    const limits = { firstByteMs, readBackDelaysMs: [100, 200], jsonDepth: defaultLimits.jsonDepth - adapters };
    return transport.send({ do: 'call', connection: { ...connection, limits }, method, args });
  };
  const find = () => call('find', { by: 'email', value: 'ada@example.test' });
  const arrivals = async (): Promise<number> => {
    const { value } = await transport.send({ do: 'arrived' });
    return (value as string[]).filter((line) => new RegExp(registers[vendor], 'u').test(line)).length;
  };

  it('[FT-15] says so, tells a write under way as unknown, and never sends it again', async () => {
    expect(await find()).toMatchObject({ failure: null, crash: null, value: [{}] });
    await transport.send({ do: 'swallow', pattern: registers[vendor] });
    const writing = call('register', { email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' });
    await expect.poll(arrivals).toBe(1);
    network('down');
    expect(await writing).toMatchObject({ failure: { code: 'unknown-outcome' }, crash: null });
    // Whether the system says at once that there is no way, or lets the attempt run out, is the system's affair.
    expect(await find()).toMatchObject({
      failure: { code: expect.stringMatching(/^(offline|timeout)$/u) },
      crash: null,
    });
    network('up');
    await expect.poll(async () => (await find()).failure, { timeout: 30_000, interval: 2_000 }).toBeNull();
    expect(await arrivals()).toBe(1);
  });
});
