import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { RawPort } from '../../src/main/rpc/guarded-port';
import type { Contract } from '../../src/shared/contract';

export type Client = ContractRouterClient<Contract>;

export interface PortPair {
  /** The end main is handed, shaped as Electron's. */
  readonly main: RawPort;
  /** The typed client on the page's end. */
  readonly client: Client;
  /** The page's end itself, for messages no client would send. */
  readonly page: MessagePort;
  /** Whether main has closed its end. */
  isClosed(): boolean;
  close(): void;
}

/** A real message channel, with its main end dressed as Electron's `MessagePortMain`. */
export function portPair(): PortPair {
  const { port1: page, port2 } = new MessageChannel();
  let closed = false;
  port2.on('close', () => {
    closed = true;
  });
  const main = asMainPort(port2);
  const client = createORPCClient<Client>(new RPCLink({ port: page }));
  page.start();
  return { main, client, page, isClosed: () => closed, close: () => page.close() };
}

/** A port of Node's, dressed as Electron's `MessagePortMain`. */
export function asMainPort(port: MessagePort): RawPort {
  return {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (event === 'message') port.on('message', (data: unknown) => listener({ data }));
      else port.on('close', () => listener({ data: undefined }));
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
