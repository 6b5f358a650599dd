import { X509Certificate } from 'node:crypto';
import type { StoredConnection } from '../settings/schema';
import type { SettingsStore } from '../settings/settings-store';
import type { VendorDefinitions } from '../vendors/port';
import type { ConnectionPolicy } from './connection-policy';
import type { HostSeals } from './host-seals';

/** A certificate as the operating system's store offers it, in PEM. */
export interface OfferedCertificate {
  readonly data: string;
}

/** Which certificate of the operating system's store a host is shown. */
export interface ClientCertificates {
  /**
   * @param place the host that asks, as `host:port` or as an address
   * @returns null where no certificate is to be shown. Never rejects.
   */
  choose<C extends OfferedCertificate>(place: string, offered: readonly C[]): Promise<C | null>;
}

/** What one connection says about the hosts it speaks to. */
export interface NamedCertificate {
  readonly origins: readonly string[];
  /** SHA-256, lower-case hexadecimal; null where the connection names none. */
  readonly fingerprint: string | null;
}

/**
 * The certificate with exactly the named fingerprint, at exactly a host of the connection that names it. Connections of one
 * host share its TLS sessions, so all of them must name the same: else one would sign in with what another was given.
 */
export function chooseCertificate<C extends OfferedCertificate>(
  place: string,
  offered: readonly C[],
  named: readonly NamedCertificate[],
): C | null {
  const origin = originOf(place);
  const wanted = new Set(
    named.filter(({ origins }) => origin !== null && origins.includes(origin)).map(({ fingerprint }) => fingerprint),
  );
  const [fingerprint = null] = wanted;
  if (wanted.size !== 1 || fingerprint === null) return null;
  return offered.find((certificate) => fingerprintOf(certificate) === fingerprint) ?? null;
}

/** Reads what stored connections name. A connection whose hosts were changed behind our back names nothing (SC-43). */
export function createClientCertificates(options: {
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly policy: Pick<ConnectionPolicy, 'connections'>;
  readonly vendors: VendorDefinitions;
  readonly seals: Pick<HostSeals, 'check'>;
}): ClientCertificates {
  async function named(stored: StoredConnection): Promise<NamedCertificate> {
    const preset = options.policy.connections.find(({ id }) => id === stored.id);
    const { vendor, config } = preset ?? stored;
    const definition = options.vendors[vendor];
    const parsed = definition.configSchema.safeParse(config);
    if (!parsed.success) return { origins: [], fingerprint: null };
    const { clientCertificate } = parsed.data;
    const origins = definition.origins(config);
    const sealed = await options.seals.check(stored).then(
      () => true,
      () => false,
    );
    return { origins, fingerprint: sealed && typeof clientCertificate === 'string' ? clientCertificate : null };
  }

  return {
    async choose(place, offered) {
      return chooseCertificate(place, offered, await Promise.all(options.settings.read().connections.map(named)));
    },
  };
}

function originOf(place: string): string | null {
  const address = place.includes('://') ? place : `https://${place}`;
  return URL.canParse(address) ? new URL(address).origin : null;
}

function fingerprintOf({ data }: OfferedCertificate): string | null {
  try {
    return new X509Certificate(data).fingerprint256.replaceAll(':', '').toLowerCase();
  } catch {
    return null;
  }
}
