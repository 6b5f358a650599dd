import type { Adapters } from '../../src/main/connections/adapters';
import type { KnownConnection } from '../../src/main/connections/known-connection';
import type { VendorAdapter } from '../../src/main/vendors/port';
import { fail, type Failure } from '../../src/shared/domain/failure';

/** A connection that is ready for use. */
export function knownConnection(changes: Partial<KnownConnection> = {}): KnownConnection {
  return {
    id: 'norce',
    name: 'Nordic Shop',
    vendor: 'norce',
    colour: 'blue',
    training: false,
    managed: false,
    config: { origin: 'https://shop.example', resetPageUrl: 'https://shop.example/reset' },
    secretFields: [],
    secrets: () => Promise.resolve({}),
    problem: null,
    ...changes,
  };
}

export type FakeConnection = readonly [
  id: string,
  adapterOrFailure: VendorAdapter | Failure,
  Partial<KnownConnection>?,
];

/** Connections in their order, each with its adapter or with the failure of opening it. */
export function fakeConnections(list: readonly FakeConnection[]): {
  readonly ids: () => readonly string[];
  readonly byId: (id: string) => Promise<KnownConnection | null>;
  readonly open: Adapters['open'];
} {
  const find = (id: string): FakeConnection | undefined => list.find(([known]) => known === id);
  return {
    ids: () => list.map(([id]) => id),
    byId: (id) => {
      const found = find(id);
      return Promise.resolve(found === undefined ? null : knownConnection({ id, ...found[2] }));
    },
    open: (id) => {
      const found = find(id);
      if (found === undefined) return Promise.reject(fail({ code: 'not-found' }));
      const [, adapter, changes] = found;
      if ('code' in adapter) return Promise.reject(fail(adapter));
      return Promise.resolve({ connection: knownConnection({ id, vendor: adapter.vendor, ...changes }), adapter });
    },
  };
}

/** An adapter's method that never answers, however its signal stands. */
export function silent(): Promise<never> {
  return new Promise(() => undefined);
}
