import { keychainFailure } from './keychain-failure';
import { keychainRequestSchema, type KeychainAnswer, type KeychainRequest } from './keychain-messages';
import type { KeychainDriver } from './keytar-secret-store';

/** The child's end of the line to main: `process.parentPort` in Electron. */
export interface ParentLine {
  onMessage(listener: (message: unknown) => void): void;
  post(message: KeychainAnswer): void;
}

/** The whole work of the keychain's own process: answers main's requests with the native module. */
export function serveKeychain(line: ParentLine, load: () => Promise<KeychainDriver>): void {
  const driver = load();
  // Whoever asks first hears of a module that can't be loaded; until then nobody has to.
  driver.catch(() => undefined);

  async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
    const { id } = request;
    const loaded = await driver.catch(() => null);
    if (loaded === null) return { id, code: 'keychain-module-missing' };
    try {
      return { id, value: await perform(loaded, request) };
    } catch (error) {
      return { id, code: keychainFailure(error).code };
    }
  }

  line.onMessage((message) => {
    const request = keychainRequestSchema.parse(message);
    void answer(request).then((reply) => line.post(reply));
  });
}

async function perform(driver: KeychainDriver, request: KeychainRequest): Promise<string | boolean | null> {
  const { call, service, account } = request;
  if (call === 'get') return await driver.getPassword(service, account);
  if (call === 'delete') return await driver.deletePassword(service, account);
  // Only one call has a value, so a fourth would not compile.
  await driver.setPassword(service, account, request.value);
  return null;
}
