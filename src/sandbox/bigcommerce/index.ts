import { randomBytes } from 'node:crypto';
import type { Emulator, EmulatorOptions } from '../emulator';
import { createFaults } from '../kit/faults';
import { createOutbox } from '../kit/outbox';
import { createRequestLog } from '../kit/request-log';
import { createSandboxClock } from '../kit/sandbox-clock';
import { serveEmulator } from '../kit/serve';
import { fillStore } from './fixtures';
import { acceptsPassword, peekShopper, seedShopper } from './handles';
import { identity } from './identity';
import { codeAttribute } from './layout';
import { bigCommerceRoutes } from './routes';
import { createStore } from './store';
import { defaultSwitches } from './switches';

/**
 * Starts a BigCommerce store on loopback: the REST APIs under `/stores/{hash}`, and the storefront's pages and GraphQL
 * beside them, because one listener plays both hosts.
 */
export async function startBigCommerceEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = createSandboxClock();
  const outbox = createOutbox();
  const faults = createFaults();
  const requests = createRequestLog();
  const switches = { ...defaultSwitches };
  const store = createStore({ ...identity, clock, outbox, switches });
  fillStore(store, options.customers ?? 0);

  const handles = {
    vendor: 'bigcommerce',
    seed: (draft: Parameters<Emulator['seed']>[0]) => seedShopper(store, draft),
    peek: (id: string) => peekShopper(store, id),
    acceptsPassword: (id: string, password: string) => acceptsPassword(store, id, password),
    faults,
    requests,
    outbox,
    clock,
    switches,
    reset: () => {
      Object.assign(switches, defaultSwitches);
      for (const part of [faults, requests, outbox]) part.clear();
      clock.reset();
      fillStore(store, options.customers ?? 0);
    },
  };
  const server = await serveEmulator(bigCommerceRoutes(store), () => handles, options.port ?? 0);
  const resetKey = randomBytes(32).toString('base64url');
  return {
    ...handles,
    origin: server.origin,
    connection: {
      config: {
        apiOrigin: server.origin,
        storeHash: store.hash,
        storefrontUrl: server.origin,
        channelId: 1,
        codeAttribute: codeAttribute.name,
        resetStrategy: 'vendor-mail',
        deactivateStrategy: 'none',
        resetPageUrl: options.resetPageUrl ?? 'http://127.0.0.1:9/reset',
      },
      secrets: {
        accessToken: identity.trainingToken,
        clientId: store.clientId,
        clientSecret: store.clientSecret,
        resetKey: `kdk1:training-store:bigcommerce-training:${resetKey}`,
      },
    },
    suspend: () => server.suspend(),
    resume: () => server.resume(),
    close: () => server.close(),
  };
}
