import type { LandingConnection } from '../landing/landing-connection';
import { checkConnections } from '../landing/landing-connection';
import type { LandingLog } from '../landing/landing-log';
import { openConnection } from '../landing/open-connection';
import { createMemoryReplayStore } from '../landing/replay/memory-replay-store';
import { startLanding } from '../landing/start-landing';
import { assertNever } from '../shared/lib/assert-never';
import type { TrainingFault, TrainingMail, TrainingStores } from '../shared/domain/training';
import { vendorIds, type VendorId } from '../shared/domain/vendor';
import type { Clock } from '../shared/lib/clock';
import { describeStores, startEmulators, type Emulators } from './stores';
import { answerFault } from './vendor-faults';

export interface TrainingOptions {
  /** The landing page gets this port and the stores the four that follow; 0 (the default) takes free ones. */
  readonly port?: number;
  /** How many generated shoppers each store has besides its fixtures. */
  readonly customers?: number;
  readonly clock?: Clock;
  readonly log?: LandingLog;
}

export interface Training {
  readonly stores: TrainingStores;
  /** Replaces whatever fault the store had. `down` closes its port for real; `none` opens it again with its state. */
  setFault(vendor: VendorId, fault: TrainingFault): Promise<void>;
  /** Mails the stores would have sent, newest first. */
  outbox(): readonly TrainingMail[];
  /** Back to the fixtures, no faults, all ports open. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** The stores' own handles, for tests. */
  readonly emulators: Emulators;
}

const loopback = '127.0.0.1';
/** The landing page believes no network: everything here is on one machine and belongs to one person. */
const limits = { postsPerAddressAndMinute: 1_000, tokensPerKeyAndMinute: 1_000 };

/**
 * Starts the training stores of all vendors and a landing page, and introduces them to each other: links that the stores mail
 * or make open the page, and the page sets passwords at the stores.
 *
 * The page listens first, because the stores must know its address.
 */
export async function startTraining(options: TrainingOptions = {}): Promise<Training> {
  const { port = 0, customers = 0, clock = { now: () => Date.now() }, log = () => undefined } = options;
  let connections: readonly LandingConnection[] = [];
  const landing = await startLanding(
    {
      origin: (listening) => listening,
      connections: () => connections,
      replayStore: createMemoryReplayStore(clock),
      clock,
      log,
      limits,
      shopName: 'Training store',
    },
    { hostname: loopback, port },
  );
  const resetPageUrl = `${landing.origin}/reset`;
  const emulators = await startEmulators((_, at) => ({
    port: port === 0 ? 0 : port + 1 + at,
    resetPageUrl,
    customers,
  })).catch(async (error: unknown) => {
    await landing.close();
    throw error;
  });
  connections = vendorIds.map((vendor) => landingConnection(vendor, emulators, clock));
  checkConnections(connections, true);

  return {
    stores: describeStores(emulators, landing.origin),
    emulators,
    setFault: async (vendor, fault) => {
      const emulator = emulators[vendor];
      emulator.faults.clear();
      if (fault === 'down') return emulator.suspend();
      await emulator.resume();
      const answer = answerFault(fault);
      if (answer !== null) emulator.faults.add({ fault: answer });
    },
    outbox: () =>
      vendorIds
        .flatMap((vendor) => emulators[vendor].outbox.all().map((mail) => ({ vendor, ...mail })))
        .sort((one, other) => other.at.localeCompare(one.at)),
    reset: async () => {
      for (const emulator of Object.values(emulators)) {
        await emulator.resume();
        emulator.reset();
      }
    },
    stop: async () => {
      await landing.close();
      await Promise.all(Object.values(emulators).map((emulator) => emulator.close()));
    },
  };
}

/** Who makes the tokens the page is shown for this vendor: Keydesk with a key, or the vendor itself. */
function landingConnection(vendor: VendorId, emulators: Emulators, clock: Clock): LandingConnection {
  const { config, secrets } = emulators[vendor].connection;
  const common = { id: vendor, vendor, config, secrets, signInUrl: null };
  switch (vendor) {
    case 'norce':
    case 'bigcommerce': {
      const key = { text: secrets['resetKey'] ?? '', state: { state: 'active' }, notBefore: null } as const;
      return openConnection({ ...common, keys: [key], takesVendorTokens: false }, { fetch, clock });
    }
    case 'emporix':
    case 'salesforce-b2c':
      return openConnection({ ...common, keys: [], takesVendorTokens: true }, { fetch, clock });
    default:
      return assertNever(vendor);
  }
}
