import type { Emulator, EmulatorHandles, EmulatorOptions } from '../emulator';
import { createFaults } from '../kit/faults';
import { createRequestLog } from '../kit/request-log';
import { serveEmulator } from '../kit/serve';
import { identityPath, norceRoutes, servicePath } from './routes';
import { peekCustomer, seedCustomer } from './seed';
import { signsIn } from './sign-in-methods';
import { actorAccountId, applicationId, createWorld, environment, resetWorld } from './world';

/** Starts a training store that behaves like Norce Commerce: CustomerService 1.1, its identity service and a bit of the Query API. */
export async function startNorceEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { port = 0, resetPageUrl = 'http://127.0.0.1:9/reset', customers = 0 } = options;
  const world = createWorld(resetPageUrl, customers);
  const faults = createFaults();
  const requests = createRequestLog();
  const parts: EmulatorHandles = {
    vendor: 'norce',
    seed: (draft) => seedCustomer(world, draft),
    peek: (id) => peekCustomer(world, id),
    acceptsPassword: (id, password) => {
      const customer = world.store.customers.get(Number(id));
      return customer !== undefined && signsIn(customer, applicationId, password);
    },
    faults,
    requests,
    outbox: world.outbox,
    clock: world.clock,
    switches: world.switches,
    reset: () => {
      resetWorld(world, customers);
      faults.clear();
      requests.clear();
    },
  };
  const server = await serveEmulator(norceRoutes(world), () => parts, port);
  return {
    ...parts,
    origin: server.origin,
    connection: {
      config: {
        origin: server.origin,
        servicePath,
        identityPath,
        scope: environment,
        applicationId,
        actorAccountId,
        resetPageUrl,
      },
      secrets: { clientId: world.clientId, clientSecret: world.clientSecret, resetKey: world.resetKey },
    },
    suspend: () => server.suspend(),
    resume: () => server.resume(),
    close: () => server.close(),
  };
}
