import { parseResetKey, type AcceptedKey, type KeyState } from '../main/reset-links/keys';
import type { VendorSecrets } from '../main/vendors/port';
import { vendorDefinitions } from '../main/vendors/registry';
import { fail } from '../shared/domain/failure';
import type { VendorId } from '../shared/domain/vendor';
import type { Clock } from '../shared/lib/clock';
import type { LandingConnection } from './landing-connection';

/** A connection as a configuration describes it. */
export interface ConnectionDescription {
  readonly id: string;
  readonly vendor: VendorId;
  /** The same settings as at the desk. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly secrets: VendorSecrets;
  readonly keys: readonly KeyDescription[];
  readonly takesVendorTokens: boolean;
  readonly signInUrl: string | null;
}

export interface KeyDescription {
  /** `kdk1:…` */
  readonly text: string;
  readonly state: KeyState;
  /** Seconds since 1970 UTC; null for none. */
  readonly notBefore: number | null;
}

/**
 * Opens the vendor's adapter and reads the keys.
 *
 * @throws ZodError for settings that don't fit the vendor, KeydeskError `misconfigured` for a key that can't be read, or a client
 * certificate, which the page can't show
 */
export function openConnection(
  description: ConnectionDescription,
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
): LandingConnection {
  const { id, vendor, config, secrets, keys, takesVendorTokens, signInUrl } = description;
  // The page has no operating system's store to take it from, and must not seem to show one.
  if ('clientCertificate' in config)
    throw fail({ code: 'misconfigured', cause: 'setting', field: 'clientCertificate' });
  const adapter = vendorDefinitions[vendor].open({
    config,
    secrets: () => Promise.resolve(secrets),
    secretFields: Object.keys(secrets),
    fetch,
    clock,
  });
  return { id, vendor, adapter, keys: keys.map(acceptedKey), takesVendorTokens, signInUrl };
}

function acceptedKey({ text, state, notBefore }: KeyDescription): AcceptedKey {
  return { key: parseResetKey(text), state, notBefore };
}
