import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { Bridge } from './bridge';

/** The part of a window through which the preload hears of the port. */
export interface PortGate {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void;
}

/** Opens the page's one line to the main process: a port of its own, the other end handed over by the preload. */
export function connectBridge(page: PortGate): Bridge {
  const { port1, port2 } = new MessageChannel();
  const client = createORPCClient<Bridge>(new RPCLink({ port: port1 }));
  port1.start();
  page.postMessage('rpc-port', page.location.origin, [port2]);
  return client;
}
