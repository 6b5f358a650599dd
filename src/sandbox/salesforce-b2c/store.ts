import { createFaults, type Faults } from '../kit/faults';
import { createOutbox, type Outbox } from '../kit/outbox';
import { createRequestLog, type RequestLog } from '../kit/request-log';
import { createSandboxClock, type SandboxClock } from '../kit/sandbox-clock';
import { createCustomerStore, type CustomerStore } from './customer-store';
import { addFixtures } from './fixtures';
import { addGenerated } from './generator';
import { createOneTimeCodes, type OneTimeCodes } from './one-time-codes';
import { createSignInDesk, type SignInDesk } from './sign-in-desk';
import { defaultSwitches, type Switches } from './switches';
import { createTokenStore, type TokenStore } from './tokens';

/** Everything a running store remembers. */
export interface Store {
  readonly clock: SandboxClock;
  readonly switches: Switches;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly outbox: Outbox;
  readonly customers: CustomerStore;
  readonly tokens: TokenStore;
  readonly desk: SignInDesk;
  readonly codes: OneTimeCodes;
  /** Where the merchant's own reset page is. */
  readonly resetPageUrl: string;
  /** The store's own origin; empty until it listens. */
  origin: string;
}

export function createStore(resetPageUrl: string, generated: number): Store {
  const clock = createSandboxClock();
  const switches = { ...defaultSwitches };
  const customers = createCustomerStore(clock, switches);
  addFixtures(customers, clock.now());
  addGenerated(customers, generated);
  return {
    clock,
    switches,
    faults: createFaults(),
    requests: createRequestLog(),
    outbox: createOutbox(),
    customers,
    tokens: createTokenStore(clock),
    desk: createSignInDesk(clock, switches),
    codes: createOneTimeCodes(clock, switches),
    resetPageUrl,
    origin: '',
  };
}
