import { randomBytes } from 'node:crypto';
import { createOutbox, type Outbox } from '../kit/outbox';
import { createSandboxClock, type SandboxClock } from '../kit/sandbox-clock';
import { fixtures } from './fixtures';
import { generatedCustomers } from './generator';
import { createStore, type Store } from './store';
import { defaultSwitches, type Switches } from './switches';
import { createTokenBook, type TokenBook } from './tokens';

/** The shop's application; every fixture's login belongs to it. */
export const applicationId = 1042;
/** Applications the client's token may use; the second one shares the customers and has none of the logins. */
export const applications: readonly number[] = [applicationId, 1043];
/** The service account that acts. */
export const actorAccountId = 700_999;
export const customerRole = { Id: 43, Value: 'Customer', Code: 'customer' } as const;
/** The one environment this store is; a token is asked for by its name. */
export const environment = 'playground';

export interface World {
  readonly clientId: string;
  /** Made at start; nothing secret is in the sources. */
  readonly clientSecret: string;
  readonly resetKey: string;
  readonly resetPageUrl: string;
  readonly clock: SandboxClock;
  readonly outbox: Outbox;
  readonly switches: Switches;
  store: Store;
  tokens: TokenBook;
}

export function createWorld(resetPageUrl: string, customers: number): World {
  const clock = createSandboxClock();
  return {
    clientId: 'keydesk-training',
    clientSecret: randomBytes(24).toString('base64url'),
    resetKey: `kdk1:training-desk:norce-training:${randomBytes(32).toString('base64url')}`,
    resetPageUrl,
    clock,
    outbox: createOutbox(),
    switches: defaultSwitches(),
    store: fullStore(customers),
    tokens: createTokenBook(clock),
  };
}

/** Back to the fixtures, the default switches and the real clock. */
export function resetWorld(world: World, customers: number): void {
  world.clock.reset();
  world.outbox.clear();
  for (const name of Object.keys(world.switches)) Reflect.deleteProperty(world.switches, name);
  Object.assign(world.switches, defaultSwitches());
  world.store = fullStore(customers);
  world.tokens = createTokenBook(world.clock);
}

function fullStore(customers: number): Store {
  return createStore([...fixtures(applicationId), ...generatedCustomers(customers, applicationId)]);
}
