import type { AdapterOptions, VendorAdapter } from '../../../src/main/vendors/port';
import { createSalesforceB2cAdapter, salesforceB2cConfigSchema } from '../../../src/main/vendors/salesforce-b2c';
import type { EmulatorOptions } from '../../../src/sandbox/emulator';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';
import { startSalesforceB2cEmulator } from '../../../src/sandbox/salesforce-b2c';
import { shortLimits, type Bench } from '../vendor-adapter/bench';

export interface SalesforceBench extends Bench {
  /** An adapter with other settings than the training connection's; undefined takes one away. */
  adapterFor(
    config: Readonly<Record<string, unknown>>,
    changes?: Partial<Omit<AdapterOptions<unknown>, 'config'>>,
  ): VendorAdapter;
  /** Requests to the Commerce APIs and the sign-in service, without those for client tokens. */
  calls(): readonly RecordedRequest[];
}

/** Everything that went over the wire, and whether a fault had a hand in the answers. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly faulted: boolean;
}

export async function openSalesforce(
  options: EmulatorOptions = {},
  onClose: (exchanges: readonly Exchange[]) => void = () => undefined,
): Promise<SalesforceBench> {
  const started = await startSalesforceB2cEmulator(options);
  const close = async (): Promise<void> => {
    const faulted = started.faults.all().length > 0;
    onClose(started.requests.all().map((request) => ({ request, faulted })));
    await started.close();
  };
  const emulator = { ...started, close };
  const adapterFor: SalesforceBench['adapterFor'] = (config, changes = {}) => {
    const settings = Object.entries({ ...emulator.connection.config, ...config });
    return createSalesforceB2cAdapter({
      config: salesforceB2cConfigSchema.parse(Object.fromEntries(settings.filter(([, value]) => value !== undefined))),
      secrets: () => Promise.resolve(emulator.connection.secrets),
      fetch,
      clock: emulator.clock,
      limits: shortLimits,
      ...changes,
    });
  };
  return {
    emulator,
    adapter: adapterFor({}),
    adapterWith: (changes) => adapterFor({}, changes),
    adapterFor,
    calls: () => emulator.requests.all().filter(({ path }) => !path.endsWith('/access_token')),
  };
}

/** Secrets of the training connection with some of them changed; undefined takes one away. */
export function secretsWith(
  { emulator }: Bench,
  changes: Readonly<Record<string, string | undefined>>,
): () => Promise<Readonly<Record<string, string>>> {
  const all = Object.entries({ ...emulator.connection.secrets, ...changes });
  const kept = all.filter((entry): entry is [string, string] => entry[1] !== undefined);
  return () => Promise.resolve(Object.fromEntries(kept));
}
