import { Hono } from 'hono';
import type { Emulator, EmulatorHandles, EmulatorOptions } from '../emulator';
import { createFaults } from '../kit/faults';
import { createOutbox } from '../kit/outbox';
import { createRequestLog } from '../kit/request-log';
import { createSandboxClock } from '../kit/sandbox-clock';
import { serveEmulator, type SandboxEnv } from '../kit/serve';
import { peekCustomer, seedCustomer, wouldAccept } from './customers';
import { addFixtures } from './fixtures';
import { addGenerated } from './generator';
import { emporixRoutes } from './routes';
import { defaultSwitches } from './switches';
import { createClients, createStore, tenant, type Store, type World } from './world';

/** Starts a training store that behaves as Emporix's Customer and OAuth services are documented to. */
export async function startEmporixEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resetPageUrl = options.resetPageUrl ?? 'http://127.0.0.1:9/reset';
  const clock = createSandboxClock();
  const fill = (): Store => {
    const store = createStore(resetPageUrl);
    addFixtures({ store, clock });
    addGenerated({ store, clock }, options.customers ?? 0);
    return store;
  };
  const world: World = {
    clients: createClients(),
    clock,
    outbox: createOutbox(),
    switches: defaultSwitches(),
    store: fill(),
  };
  const parts: EmulatorHandles = {
    vendor: 'emporix',
    seed: (draft) => seedCustomer(world, draft),
    peek: (id) => peekCustomer(world, id),
    acceptsPassword: (id, password) => {
      const customer = world.store.customers.get(id);
      return customer !== undefined && wouldAccept(world, customer, password);
    },
    faults: createFaults(),
    requests: createRequestLog(),
    outbox: world.outbox,
    clock,
    switches: world.switches,
    reset: () => {
      clock.reset();
      parts.faults.clear();
      parts.requests.clear();
      parts.outbox.clear();
      Object.assign(world.switches, defaultSwitches());
      world.store = fill();
    },
  };
  const routes = new Hono<SandboxEnv>();
  routes.route('/', emporixRoutes(world));
  const server = await serveEmulator(routes, () => parts, options.port ?? 0);
  return {
    ...parts,
    origin: server.origin,
    connection: {
      config: { origin: server.origin, tenant, site: 'main' },
      secrets: {
        clientId: 'keydesk-desk',
        clientSecret: world.clients.secret,
        storefrontClientId: world.clients.storefrontId,
      },
    },
    suspend: () => server.suspend(),
    resume: () => server.resume(),
    close: () => server.close(),
  };
}
