import { createNorceAdapter, norceConfigSchema } from '../../../src/main/vendors/norce';
import type { VendorAdapter } from '../../../src/main/vendors/port';
import type { Emulator, SandboxDraft } from '../../../src/sandbox/emulator';
import type { RecordedRequest } from '../../../src/sandbox/kit/request-log';
import { startNorceEmulator } from '../../../src/sandbox/norce';
import { shortLimits, type Bench } from '../vendor-adapter/bench';

/** The fixtures of the training store that cases speak of. */
export const fixtureIds = {
  maja: '900101',
  olle: '900102',
  siri: '900103',
  nils: '900104',
  guest: '900105',
  ohara: '900106',
} as const;

export async function openNorce(): Promise<Bench> {
  const emulator = await startNorceEmulator({});
  const adapterWith: Bench['adapterWith'] = (changes) =>
    createNorceAdapter({
      config: norceConfigSchema.parse(emulator.connection.config),
      secrets: () => Promise.resolve(emulator.connection.secrets),
      fetch,
      clock: emulator.clock,
      limits: shortLimits,
      ...changes,
    });
  return { emulator, adapter: adapterWith({}), adapterWith };
}

/** An adapter with other settings of the connection; `undefined` takes one away. */
export function withSettings(emulator: Emulator, changes: Readonly<Record<string, unknown>>): VendorAdapter {
  const entries = Object.entries({ ...emulator.connection.config, ...changes });
  return createNorceAdapter({
    config: norceConfigSchema.parse(Object.fromEntries(entries.filter(([, value]) => value !== undefined))),
    secrets: () => Promise.resolve(emulator.connection.secrets),
    fetch,
    clock: emulator.clock,
    limits: shortLimits,
  });
}

/** The requests of one method of the service, in the order of their arrival. */
export function requestsOf(emulator: Emulator, method: string): readonly RecordedRequest[] {
  return emulator.requests.all().filter((request) => request.path.endsWith(`/${method}`));
}

export function queryOf(request: RecordedRequest | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(request?.query ?? ''));
}

export function seedMany(emulator: Emulator, count: number, draft: (index: number) => SandboxDraft): string[] {
  return Array.from({ length: count }, (_, index) => emulator.seed(draft(index)));
}
