import { createKeytarSecretStore } from '../../src/main/secrets/keytar-secret-store';
import { createSessionSecretStore } from '../../src/main/secrets/session-secret-store';
import { createMemoryKeychain } from '../fakes/memory-keychain';
import { createMemorySecretStore } from '../fakes/memory-secret-store';
import { describeSecretStore } from './secret-store.suite';

// The real keychain runs the same suite in test/integration/keychain.test.ts, where there is a keyring to talk to.
describeSecretStore('keytar driver over a keychain in memory', async () => {
  const keychain = createMemoryKeychain();
  const store = createKeytarSecretStore({ load: async () => keychain });
  return {
    store,
    peek: async (account) => keychain.items.get(account) ?? null,
    close: async () => store.dispose(),
  };
});

describeSecretStore('session', async () => {
  const store = createSessionSecretStore();
  return {
    store,
    peek: async (account) => store.get({ service: 'keydesk', account }),
    close: async () => undefined,
  };
});

describeSecretStore('test fake', async () => {
  const store = createMemorySecretStore();
  return {
    store,
    peek: async (account) => (store.names().includes(account) ? store.get({ service: 'keydesk', account }) : null),
    close: async () => undefined,
  };
});
