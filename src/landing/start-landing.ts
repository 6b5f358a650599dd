import { serve } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createLanding, type Landing, type LandingOptions } from './create-landing';

export interface ListenOptions {
  readonly hostname: string;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface RunningLanding {
  readonly origin: string;
  /** Stops listening, lets running requests and mails end, and cuts what has not ended after some seconds. */
  close(): Promise<void>;
}

const drainMs = 10_000;

/**
 * Listens, then makes the page with the origin it got: `origin` may be a function of the address listened on, for a page
 * whose port is not known before.
 */
export async function startLanding(
  options: Omit<LandingOptions, 'origin'> & { readonly origin: string | ((listening: string) => string) },
  { hostname, port }: ListenOptions,
): Promise<RunningLanding> {
  const running: { landing?: Landing } = {};
  const server = serve({
    fetch: (request, env) => running.landing?.app.fetch(request, env) ?? new Response(null, { status: 503 }),
    hostname,
    port,
    // Slow senders hold a connection for a moment, not for ever.
    serverOptions: { requestTimeout: 20_000, headersTimeout: 10_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 },
  });
  await once(server, 'listening');
  const listening = `http://${hostname}:${String(taken(server.address()).port)}`;
  const origin = typeof options.origin === 'string' ? options.origin : options.origin(listening);
  running.landing = createLanding({ ...options, origin });
  const { landing } = running;
  return {
    origin,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      const cut = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, drainMs);
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await landing.settled();
    },
  };
}

function taken(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address;
}
