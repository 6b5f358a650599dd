import { performance } from 'node:perf_hooks';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { Emulator } from '../../../src/sandbox/emulator';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import { isKeydeskError, type Failure } from '../../../src/shared/domain/failure';
import type { VendorId } from '../../../src/shared/domain/vendor';
import { never, shortLimits, type Bench } from '../../conformance/vendor-adapter/bench';
import { openBench } from '../../conformance/vendor-adapter/open-bench';
import { startDoctoredVendor, type DoctoredVendor } from './doctored-vendor';
import { startFaultProxy, type FaultProxy } from './fault-proxy';
import { routedFetch, savingTokens } from './routed-fetch';

/** Stands in bodies that must not be repeated in a failure. */
export const canary = 'CANARY-BODY-7e20';

/** What a read told the agent: accounts (none, too), or a failure. */
export type Told =
  | { readonly kind: 'accounts'; readonly accounts: readonly ShopperAccount[]; readonly tookMs: number }
  | { readonly kind: 'failure'; readonly failure: Failure; readonly tookMs: number };

/** Runs a read to its end. Anything thrown that is not a failure of the program is a crash, and passes through. */
export async function told(work: Promise<ShopperAccount | ShopperAccount[] | null>): Promise<Told> {
  const startedAt = performance.now();
  const tookMs = (): number => performance.now() - startedAt;
  try {
    const found = await work;
    return { kind: 'accounts', accounts: found === null ? [] : [found].flat(), tookMs: tookMs() };
  } catch (error) {
    if (isKeydeskError(error)) return { kind: 'failure', failure: error.failure, tookMs: tookMs() };
    throw error;
  }
}

/** The outcome in a word: the ids found, or the code of the failure. */
export function wordOf(outcome: Told): string {
  if (outcome.kind === 'failure') return outcome.failure.code;
  return outcome.accounts.length === 0 ? 'none' : outcome.accounts.map(({ ref }) => ref.accountId).join(',');
}

export const email = 'ada@example.test';

/** The two reads that every look-up is made of. */
export const reads = {
  find: (adapter: VendorAdapter) => adapter.find({ by: 'email', value: email }, never),
  get: (adapter: VendorAdapter, id: string) => adapter.get(id, never),
} as const;
export const readNames = ['find', 'get'] as const;

/** A third of the short limits, for cases that end by time only. */
export const quickLimits = {
  ...shortLimits,
  firstByteMs: { lookup: 150, read: 150, token: 400, write: 150, once: 150 },
  deadlineMs: { lookup: 450, read: 450, token: 1_500, write: 600, once: 600 },
} as const;

/** One attempt and no waiting for another: for cases that come by the hundred. */
export const oneAttempt = {
  ...shortLimits,
  attempts: { lookup: 1, read: 1, token: 1, write: 1, once: 1 },
} as const;

/** Hundreds of cases in a row would meet the vendors' own quotas, which have tests of their own. */
function liftQuotas({ switches }: Emulator): void {
  for (const [name, value] of Object.entries({ quotaRequests: 1_000_000, tokenLimit: false })) {
    if (name in switches) switches[name] = value;
  }
}

export interface ProxyDesk extends Bench {
  readonly proxy: FaultProxy;
  /** Ada's id at the vendor. */
  readonly id: string;
  /** A fresh adapter, with a breaker and a budget of its own, whose reads go through the proxy. */
  fresh(limits?: Parameters<Bench['adapterWith']>[0]['limits']): VendorAdapter;
  close(): Promise<void>;
}

/** A vendor behind the fault proxy. Its tokens come straight from the vendor, so that faults strike reads. */
export async function openProxyDesk(vendor: VendorId, seed: number): Promise<ProxyDesk> {
  const bench = await openBench(vendor);
  liftQuotas(bench.emulator);
  const id = bench.emulator.seed({ email, firstName: 'Ada', lastName: 'Lind', password: 'First-pass-1' });
  const proxy = await startFaultProxy(bench.emulator.origin, seed);
  const through = savingTokens(routedFetch({ from: bench.emulator.origin, to: proxy.origin }));
  const fresh: ProxyDesk['fresh'] = (limits = shortLimits) => bench.adapterWith({ fetch: through, limits });
  return {
    ...bench,
    adapter: fresh(),
    proxy,
    id,
    fresh,
    close: async () => {
      await proxy.close();
      await bench.emulator.close();
    },
  };
}

export interface DoctoredDesk extends Bench {
  readonly vendor: DoctoredVendor;
  readonly id: string;
  fresh(limits?: Parameters<Bench['adapterWith']>[0]['limits']): VendorAdapter;
  close(): Promise<void>;
}

/** A vendor whose answers a doctor treats. Tokens come straight from the vendor unless `tokensToo`. */
export async function openDoctoredDesk(vendorId: VendorId, tokensToo = false): Promise<DoctoredDesk> {
  const bench = await openBench(vendorId);
  liftQuotas(bench.emulator);
  const id = bench.emulator.seed({ email, firstName: 'Ada', lastName: 'Lind', password: 'First-pass-1' });
  const vendor = await startDoctoredVendor(bench.emulator.origin);
  const routed = routedFetch({ from: bench.emulator.origin, to: vendor.origin, tokensToo });
  const through = tokensToo ? routed : savingTokens(routed);
  const fresh: DoctoredDesk['fresh'] = (limits = shortLimits) => bench.adapterWith({ fetch: through, limits });
  return {
    ...bench,
    adapter: fresh(),
    vendor,
    id,
    fresh,
    close: async () => {
      await vendor.close();
      await bench.emulator.close();
    },
  };
}
