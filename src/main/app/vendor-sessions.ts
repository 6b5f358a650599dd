import { session, type Session } from 'electron';
import { electronFetch } from './electron-fetch';
import { createFetchOnce, type IsolatedNetwork } from './fetch-once';
import { guardSession } from './guards';
import { keepQuiet } from './quiet-session';

/** Calls that must not be sent twice and are under way at the same time, at most. */
const networks = 4;

/**
 * How adapters reach vendors: through Chromium, and so through the system's proxy and certificate store, in sessions of
 * their own that are in memory only, cache nothing and send no cookies.
 */
export function createVendorSessions(version: string): {
  readonly fetch: typeof fetch;
  readonly fetchOnce: typeof fetch;
} {
  const network = (name: string): IsolatedNetwork => createNetwork(() => openSession(name, version));
  const shared = network('keydesk-vendors');
  return {
    fetch: async (input, init) => await shared.fetch(input instanceof Request ? input.url : input.toString(), init),
    fetchOnce: createFetchOnce(Array.from({ length: networks }, (_, index) => network(`keydesk-once-${index}`))),
  };
}

/** Opens its session at the first call: five of them would take their time while the window is waited for. */
function createNetwork(open: () => Session): IsolatedNetwork {
  let opened: Session | null = null;
  let proxyKnown: Promise<void> | null = null;
  const partition = (): Session => (opened ??= open());
  return {
    fetch: async (url, init) => {
      // The system's proxy is known a moment after the session is made; a call before that would go past it.
      proxyKnown ??= partition().forceReloadProxyConfig();
      await proxyKnown;
      return await electronFetch(partition(), url, init);
    },
    closeAllConnections: () => partition().closeAllConnections(),
  };
}

function openSession(name: string, version: string): Session {
  const partition = session.fromPartition(name, { cache: false });
  guardSession(partition);
  keepQuiet(partition);
  // Names the program and nothing else: no machine, no user, no browser, not even the agent's language.
  partition.setUserAgent(`Keydesk/${version}`, 'en');
  return partition;
}
