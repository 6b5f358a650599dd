import { describe, expect, it } from 'vitest';
import { cleanFields } from '../../src/main/platform/log-events';
import type { VendorAdapter } from '../../src/main/vendors/port';
import { accessChanges } from '../../src/shared/domain/account';
import { isKeydeskError } from '../../src/shared/domain/failure';
import { vendorIds } from '../../src/shared/domain/vendor';
import { never } from './vendor-adapter/bench';
import { openBench } from './vendor-adapter/open-bench';

/** Does everything the port has; what a vendor refuses is refused before or after a call, and either is fine here. */
async function doEverything(adapter: VendorAdapter, id: string): Promise<void> {
  const account = await adapter.get(id, never);
  if (account === null) throw new Error('the seeded shopper is not there');
  const work: readonly (() => Promise<unknown>)[] = [
    () => adapter.probe(never),
    ...(['email', 'code', 'login'] as const).map((by) => () => adapter.find({ by, value: 'ada@example.test' }, never)),
    () => adapter.find({ by: 'code', value: 'unknown-1' }, never),
    ...(['link', 'mailed', 'forced'] as const).map((kind) => () => adapter.requestReset(account, { kind }, never)),
    ...accessChanges.map((change) => () => adapter.setAccess(id, change, never)),
    () => adapter.setPassword(account, 'Second-pass-2', never),
    () => adapter.redeemReset({ token: 'x'.repeat(64), login: 'ada@example.test' }, 'Third-pass-3', never),
    () => adapter.checkSignIn('ada@example.test', 'First-pass-1', never),
    () => adapter.signInAs(account, {}, never),
    () => adapter.register({ email: 'nya@example.test', firstName: 'Nya', lastName: 'Kund' }, never),
    () => adapter.resendConfirmation(account, never),
    () => adapter.inspectSession('token-1', never),
    () => adapter.endSession('token-1', never),
  ];
  for (const each of work) {
    await each().catch((error: unknown) => {
      if (!isKeydeskError(error)) throw error;
    });
  }
}

describe.each(vendorIds)('the calls of %s in the diagnostic log', (vendor) => {
  it('[SC-35][SC-45] are told apart by route, and hold nothing of whom they were about', async () => {
    const { emulator, adapterWith } = await openBench(vendor);
    try {
      const id = emulator.seed({ email: 'ada@example.test', password: 'First-pass-1' });
      const routes = new Set<string>();
      await doEverything(adapterWith({ onCall: ({ route }) => routes.add(route) }), id);
      expect(routes.size).toBeGreaterThan(5);
      const logged = [...routes].map((route) => cleanFields('vendor.call', { route })['route']);
      expect(logged).toEqual([...routes]);
      expect(logged.join(' ')).not.toMatch(new RegExp(`ada|@|${id}`, 'u'));
    } finally {
      await emulator.close();
    }
  });
});
