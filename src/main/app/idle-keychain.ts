import type { KeychainDriver } from '../secrets/keytar-secret-store';
import type { RemoteKeychain } from '../secrets/remote-keychain';

/**
 * Ends the keychain's process when nobody has asked for a while: secrets are needed about once an hour, and a process of
 * its own takes some fifty megabytes. The next call starts another.
 */
export function endWhenIdle(keychain: RemoteKeychain, idleMs = 30_000): KeychainDriver {
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  async function busy<T>(call: Promise<T>): Promise<T> {
    clearTimeout(timer);
    running += 1;
    try {
      return await call;
    } finally {
      running -= 1;
      if (running === 0) {
        timer = setTimeout(() => keychain.abandon(), idleMs);
        timer.unref();
      }
    }
  }

  return {
    getPassword: (service, account) => busy(keychain.getPassword(service, account)),
    setPassword: (service, account, password) => busy(keychain.setPassword(service, account, password)),
    deletePassword: (service, account) => busy(keychain.deletePassword(service, account)),
  };
}
