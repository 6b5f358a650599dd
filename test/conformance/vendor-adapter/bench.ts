import { afterEach, beforeEach } from 'vitest';
import type { AdapterOptions, VendorAdapter, VendorSecrets } from '../../../src/main/vendors/port';
import type { ShopperAccount } from '../../../src/shared/domain/account';
import { isKeydeskError, type Failure } from '../../../src/shared/domain/failure';
import type { Emulator } from '../../../src/sandbox/emulator';

/** An adapter and the emulator it speaks to. Made afresh for every case, so that no case leans on another. */
export interface Bench {
  readonly emulator: Emulator;
  readonly adapter: VendorAdapter;
  /** A second adapter on the same emulator with other secrets or options. */
  adapterWith(
    changes: Partial<Pick<AdapterOptions<unknown>, 'secrets' | 'secretFields' | 'fetch' | 'limits' | 'onCall'>>,
  ): VendorAdapter;
}

export type OpenBench = () => Promise<Bench>;

/** Short limits, so that a silent vendor costs a test a moment and not eight seconds. */
export const shortLimits = {
  firstByteMs: { lookup: 400, read: 400, token: 400, write: 400, once: 400 },
  deadlineMs: { lookup: 1_500, read: 1_500, token: 1_500, write: 2_000, once: 2_000 },
  readBackDelaysMs: [20, 40, 80],
  backoffBaseMs: 20,
  backoffMinMs: 5,
  backoffMaxMs: 60,
} as const;

export function useBench(open: OpenBench): () => Bench {
  let bench: Bench | null = null;
  beforeEach(async () => {
    bench = await open();
  });
  afterEach(async () => {
    await bench?.emulator.close();
    bench = null;
  });
  return () => {
    if (bench === null) throw new Error('the bench is open only inside a test');
    return bench;
  };
}

export const never = new AbortController().signal;

/** The failure a promise rejects with; fails the test when it resolves or throws anything else. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const outcome: unknown = await work.then(
    () => 'resolved',
    (error: unknown) => error,
  );
  if (isKeydeskError(outcome)) return outcome.failure;
  throw new Error(
    `expected a failure of the program, got: ${outcome instanceof Error ? String(outcome.stack) : String(outcome)}`,
  );
}

/** The account with this id as the adapter sees it; fails the test when there is none. */
export async function accountOf(bench: Bench, id: string): Promise<ShopperAccount> {
  const account = await bench.adapter.get(id, never);
  if (account === null) throw new Error('the seeded shopper is not there');
  return account;
}

export function idsOf(accounts: readonly ShopperAccount[]): string[] {
  return accounts.map((account) => account.ref.accountId).sort();
}

/** Every secret replaced by a wrong one of the same names. */
export function wrongSecrets(emulator: Emulator): () => Promise<VendorSecrets> {
  const wrong = Object.fromEntries(
    Object.keys(emulator.connection.secrets).map((name) => [name, `wrong-${name}-0123456789`]),
  );
  return () => Promise.resolve(wrong);
}
