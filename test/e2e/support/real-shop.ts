import type { ServerOptions } from 'node:https';
import { openConnection } from '../../../src/landing/open-connection';
import { createMemoryReplayStore } from '../../../src/landing/replay/memory-replay-store';
import { startLanding } from '../../../src/landing/start-landing';
import type { Emulator } from '../../../src/sandbox/emulator';
import { startNorceEmulator } from '../../../src/sandbox/norce';
import { freePort } from '../../integration/support/free-port';
import { startTlsFront } from './tls-front';

/** A shop at Norce as Keydesk meets it in life: by https and by name, with a reset page of its own. */
export interface RealShop {
  readonly emulator: Emulator;
  readonly apiOrigin: string;
  readonly resetPageUrl: string;
  close(): Promise<void>;
}

/** @param issue makes a certificate for a name */
export async function openRealShop(issue: (name: string) => ServerOptions): Promise<RealShop> {
  const clock = { now: () => Date.now() };
  const port = await freePort();
  const pageFront = await startTlsFront(`http://127.0.0.1:${String(port)}`, issue('shop.vendor.test'));
  const origin = `https://shop.vendor.test:${String(pageFront.port)}`;
  const emulator = await startNorceEmulator({ resetPageUrl: `${origin}/reset` });
  const apiFront = await startTlsFront(emulator.origin, issue('api.vendor.test'));
  const { config, secrets } = emulator.connection;
  const { resetKey: text = '', ...vendorSecrets } = secrets;
  const connection = openConnection(
    {
      ...{ id: 'shop', vendor: 'norce', config, secrets: vendorSecrets },
      keys: [{ text, state: { state: 'active' }, notBefore: null }],
      ...{ takesVendorTokens: false, signInUrl: null },
    },
    { fetch, clock },
  );
  const landing = await startLanding(
    {
      ...{ origin, connections: () => [connection], replayStore: createMemoryReplayStore(clock), clock },
      log: () => undefined,
    },
    { hostname: '127.0.0.1', port },
  );
  return {
    emulator,
    apiOrigin: `https://api.vendor.test:${String(apiFront.port)}`,
    resetPageUrl: `${origin}/reset`,
    close: async () => {
      await Promise.all([pageFront.close(), apiFront.close()]);
      await landing.close();
      await emulator.close();
    },
  };
}
