import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VendorAdapter } from '../../src/main/vendors/port';
import type { ShopperAccount } from '../../src/shared/domain/account';
import { isOffered, type Capability } from '../../src/shared/domain/capability';
import { isKeydeskError } from '../../src/shared/domain/failure';
import { vendorIds, type VendorId } from '../../src/shared/domain/vendor';
import { never } from '../conformance/vendor-adapter/bench';
import { openProxyDesk, type ProxyDesk } from './proxy/desk';
import { seedOfThisTest } from './proxy/seed';

/** A call that would act a second time if it were sent a second time. */
interface OnceOperation {
  readonly name: string;
  readonly capability: (adapter: VendorAdapter) => Capability;
  act(adapter: VendorAdapter, account: ShopperAccount): Promise<unknown>;
}

const operations: readonly OnceOperation[] = [
  {
    name: 'reset by mail',
    capability: ({ capabilities }) => capabilities.resets.mailed.capability,
    act: (adapter, account) => adapter.requestReset(account, { kind: 'mailed' }, never),
  },
  {
    name: 'reset link made by the vendor',
    // A link of Keydesk's own is made without a call, so that there is nothing to be sent twice.
    capability: ({ vendor, capabilities }) =>
      vendor === 'salesforce-b2c' ? capabilities.resets.link.capability : { offer: 'no', reason: 'no-vendor-link' },
    act: (adapter, account) => adapter.requestReset(account, { kind: 'link' }, never),
  },
  {
    name: 'register',
    capability: ({ capabilities }) => capabilities.register,
    act: (adapter) => adapter.register({ email: 'new@example.test', firstName: 'Nya', lastName: 'Kund' }, never),
  },
];

describe.each(vendorIds)('%s: what must not be sent twice', (vendor) => {
  let desk: ProxyDesk;
  beforeEach(async () => {
    desk = await openProxyDesk(vendor, seedOfThisTest());
  });
  afterEach(() => desk.close());

  it.each(operations.flatMap((operation) => ends.map((end) => ({ ...end, name: operation.name, operation }))))(
    '[FT-12] $name, when its kept-alive connection dies $when',
    async ({ operation, toxic, seenByVendor }) => {
      const adapter = desk.fresh();
      if (!isOffered(operation.capability(adapter))) {
        expect(operation.capability(adapter).offer).toBe('no');
        return;
      }
      const isWrite = await writeOf(vendor, operation, desk.proxy.seed);
      const account = await accountOf(adapter, desk.id);
      desk.emulator.requests.clear();
      const before = desk.proxy.requests.length;
      desk.proxy.poison({ toxic, when: isWrite, times: 1 });
      const outcome = await outcomeOf(operation.act(adapter, account));

      const arrived = desk.emulator.requests.all().filter(({ method, path }) => isWrite.test(`${method} ${path} `));
      expect(arrived, 'seen by the vendor').toHaveLength(seenByVendor);
      const sent = desk.proxy.requests.filter(({ line }, index) => index >= before && isWrite.test(line));
      expect(sent, 'sent').toHaveLength(1);
      const sharing = desk.proxy.requests.filter(({ connection }) => connection === sent[0]?.connection);
      expect(sharing.length, 'requests on the connection that died').toBeGreaterThan(1);
      // Registering is settled by looking up; nothing else can be.
      expect(operation.name === 'register' && seenByVendor === 1 ? 'done' : 'unknown-outcome').toBe(outcome);
    },
  );
});

const ends = [
  { when: 'as the write arrives', toxic: { kind: 'reset-before' }, seenByVendor: 0 },
  { when: 'after the write was read', toxic: { kind: 'reset-after' }, seenByVendor: 1 },
] as const;

/** Learns on a healthy vendor how the first line of the write looks. */
async function writeOf(vendor: VendorId, operation: OnceOperation, seed: number): Promise<RegExp> {
  const healthy = await openProxyDesk(vendor, seed);
  try {
    const account = await accountOf(healthy.adapter, healthy.id);
    const before = healthy.proxy.requests.length;
    await operation.act(healthy.adapter, account);
    const write = healthy.proxy.requests
      .slice(before)
      .map(({ line }) => line.replace(/(?:\?\S*)? HTTP\S+$/u, ''))
      .findLast((line) => !/^GET |search$/u.test(line));
    if (write === undefined) throw new Error(`${operation.name} wrote nothing`);
    return new RegExp(`^${write.replace(/\d{4,}/gu, '\\d+')}[? ]`, 'u');
  } finally {
    await healthy.close();
  }
}

async function accountOf(adapter: VendorAdapter, id: string): Promise<ShopperAccount> {
  const account = await adapter.get(id, never);
  if (account === null) throw new Error('the seeded shopper is not there');
  return account;
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (isKeydeskError(error)) return error.failure.code;
    throw error;
  }
}
