/** A connection's secrets that were typed for this session only, bound to their hosts like those in the keychain. */
export interface SessionSecrets {
  keep(connectionId: string, hosts: readonly string[], values: Readonly<Record<string, string>>): void;
  /** Null when there are none, or when they were typed for other hosts. */
  get(connectionId: string, hosts: readonly string[]): Readonly<Record<string, string>> | null;
  forget(connectionId: string): void;
}

/** Secrets in memory until the program ends: where the keychain doesn't work and the policy allows it. */
export function createSessionSecrets(): SessionSecrets {
  const kept = new Map<string, { readonly hosts: string; readonly values: Readonly<Record<string, string>> }>();
  return {
    keep(connectionId, hosts, values) {
      kept.set(connectionId, { hosts: JSON.stringify(hosts), values });
    },
    get(connectionId, hosts) {
      const found = kept.get(connectionId);
      return found?.hosts === JSON.stringify(hosts) ? found.values : null;
    },
    forget: (connectionId) => {
      kept.delete(connectionId);
    },
  };
}
