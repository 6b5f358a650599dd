import { fail, isKeydeskError } from '../../shared/domain/failure';
import { createCallGuard } from './call-guard';
import { keychainFailure } from './keychain-failure';
import { probeSecret, type SecretSpec, type SecretStore } from './secret-store';
import { checkSecretSpec, checkSecretValue } from './secret-value';
import { shareReads } from './share-reads';

/** The part of keytar that is used. */
export interface KeychainDriver {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeytarSecretStoreOptions {
  /**
   * Loads the native module at the first call, so that a program which can't load it starts all the same. In the app it is
   * the module in a process of its own (`remote-keychain.ts`).
   */
  readonly load: () => Promise<KeychainDriver>;
  /** Ends a call that hangs, where the driver has a way to do that. */
  readonly abandon?: () => void;
  readonly limitMs?: number;
  readonly probeEveryMs?: number;
}

export interface KeytarSecretStore extends SecretStore {
  /** Stops probing a keychain that hung. */
  dispose(): void;
}

/** Secrets in the keychain of the operating system: Keychain, Credential Manager or the Secret Service. */
export function createKeytarSecretStore(options: KeytarSecretStoreOptions): KeytarSecretStore {
  let driver: Promise<KeychainDriver> | null = null;

  async function withDriver<T>(use: (driver: KeychainDriver) => Promise<T>): Promise<T> {
    // A module that could not be loaded once is not tried again: it won't appear while the program runs.
    driver ??= options.load();
    const loaded = await driver.catch(() => {
      throw fail({ code: 'keychain-module-missing' });
    });
    try {
      return await use(loaded);
    } catch (error) {
      throw isKeydeskError(error) ? error : fail(keychainFailure(error));
    }
  }

  const guard = createCallGuard({
    limitMs: options.limitMs ?? 5000,
    probeEveryMs: options.probeEveryMs ?? 30_000,
    abandon: options.abandon ?? (() => undefined),
    probe: () => withDriver((keychain) => keychain.getPassword(probeSecret.service, probeSecret.account)),
  });
  const read = ({ service, account }: SecretSpec): Promise<string | null> =>
    guard.run(() => withDriver((keychain) => keychain.getPassword(service, account)));
  const remove = ({ service, account }: SecretSpec): Promise<unknown> =>
    guard.run(() => withDriver((keychain) => keychain.deletePassword(service, account)));

  let changes: Promise<unknown> = Promise.resolve();
  /** One change at a time: what is read back must be what this change wrote, not what the next one did. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = changes.then(change);
    changes = mine.catch(() => undefined);
    return mine;
  }

  async function write(spec: SecretSpec, value: string): Promise<void> {
    await guard.run(() => withDriver((keychain) => keychain.setPassword(spec.service, spec.account, value)));
    const kept = await read(spec);
    if (kept === value) return;
    // Nothing at all is how a locked keyring answers. What lies in it may be good, so it is left alone.
    if (kept === null) throw fail({ code: 'keychain-locked' });
    await remove(spec);
    throw fail({ code: 'invalid-input', field: 'secret', problem: 'not-kept' });
  }

  const store: SecretStore = {
    get: async (spec) => {
      checkSecretSpec(spec);
      return read(spec);
    },
    set: async (spec, value) => {
      checkSecretSpec(spec);
      checkSecretValue(value);
      return inTurn(() => write(spec, value));
    },
    delete: async (spec) => {
      checkSecretSpec(spec);
      await inTurn(() => remove(spec));
    },
  };
  return { ...shareReads(store), dispose: guard.dispose };
}

/** The native module itself, in this process. */
export async function loadKeytar(): Promise<KeychainDriver> {
  // The package is CommonJS: Node finds only one of its functions by name, and all of them on the default export, which
  // the package's types don't know.
  const module: { readonly default?: unknown } = await import('keytar');
  return module.default as KeychainDriver;
}
