import type { Emulator, EmulatorHandles, EmulatorOptions } from '../emulator';
import { serveEmulator } from '../kit/serve';
import { routes } from './routes';
import { acceptsPassword, peek, seed } from './handles';
import { layout, storefrontPaths } from './layout';
import { createStore, type Store } from './store';

/** Starts a Salesforce B2C Commerce tenant with its Account Manager and its shopper sign-in service on one loopback origin. */
export async function startSalesforceB2cEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resetPageUrl = options.resetPageUrl ?? 'http://127.0.0.1:9/reset';
  const generated = options.customers ?? 0;
  let store: Store = createStore(resetPageUrl, generated);
  const parts = {
    vendor: 'salesforce-b2c',
    get faults() {
      return store.faults;
    },
    get requests() {
      return store.requests;
    },
    get outbox() {
      return store.outbox;
    },
    get clock() {
      return store.clock;
    },
    get switches() {
      return store.switches;
    },
    seed: (draft) => seed(store, draft),
    peek: (id) => peek(store, id),
    acceptsPassword: (id, password) => acceptsPassword(store, id, password),
    reset: () => {
      const { origin } = store;
      store = createStore(resetPageUrl, generated);
      store.origin = origin;
    },
  } satisfies EmulatorHandles;
  const server = await serveEmulator(
    routes(() => store),
    () => parts,
    options.port ?? 0,
  );
  store.origin = server.origin;
  return Object.assign(parts, {
    origin: server.origin,
    suspend: () => server.suspend(),
    resume: () => server.resume(),
    close: () => server.close(),
    connection: connectionOf(server.origin, resetPageUrl),
  });
}

function connectionOf(origin: string, resetPageUrl: string): Emulator['connection'] {
  return {
    config: {
      apiOrigin: origin,
      accountManagerOrigin: origin,
      organizationId: layout.organizationId,
      siteId: layout.mainSite,
      resetUrlTemplate: `${resetPageUrl}#c=salesforce-b2c&t={token}&l={login}`,
      slasRedirectUri: `${origin}${storefrontPaths.callback}`,
    },
    secrets: {
      amClientId: 'training-keydesk',
      amClientSecret: 'TrainingOnlyKeydesk01',
      slasClientId: 'training-slas-private',
      slasClientSecret: 'TrainingOnlySlas01',
    },
  };
}
