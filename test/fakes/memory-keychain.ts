import type { KeychainDriver } from '../../src/main/secrets/keytar-secret-store';

export interface MemoryKeychain extends KeychainDriver {
  readonly items: Map<string, string>;
  /** Most calls that were under way at one moment. */
  busiest(): number;
  /** Calls that were begun. */
  calls(): number;
  /** From now on calls never settle; `thaw` settles them all. */
  freeze(): void;
  thaw(): void;
  /** From now on calls are refused with this text; null heals the keychain. */
  refuse(text: string | null, everyNth?: number): void;
  /** Reads give nothing, as from a locked keyring. */
  hide(hidden: boolean): void;
  /** What a write really keeps. */
  distort(how: (value: string) => string): void;
}

/** The native module as seen from the program, with the ways in which keychains fail. */
export function createMemoryKeychain(): MemoryKeychain {
  const items = new Map<string, string>();
  const waiting: (() => void)[] = [];
  let frozen = false;
  let refusal: string | null = null;
  let every = 1;
  let hidden = false;
  let distortion = (value: string): string => value;
  let [begun, busy, most] = [0, 0, 0];

  async function call<T>(work: () => T): Promise<T> {
    begun += 1;
    busy += 1;
    most = Math.max(most, busy);
    try {
      await new Promise<void>((resolve) => (frozen ? waiting.push(resolve) : setImmediate(resolve)));
      if (refusal !== null && begun % every === 0) throw new Error(refusal);
      return work();
    } finally {
      busy -= 1;
    }
  }

  return {
    getPassword: (_service, account) => call(() => (hidden ? null : (items.get(account) ?? null))),
    setPassword: (_service, account, value) => call(() => void items.set(account, distortion(value))),
    deletePassword: (_service, account) => call(() => items.delete(account)),
    items,
    busiest: () => most,
    calls: () => begun,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      for (const resolve of waiting.splice(0)) resolve();
    },
    refuse: (text, everyNth = 1) => {
      refusal = text;
      every = everyNth;
    },
    hide: (next) => {
      hidden = next;
    },
    distort: (how) => {
      distortion = how;
    },
  };
}
