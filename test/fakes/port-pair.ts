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
  const main: RawPort = {
    on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) {
      if (event === 'message') port2.on('message', (data: unknown) => listener({ data }));
      else port2.on('close', () => listener({ data: undefined }));
    },
    postMessage: (message) => port2.postMessage(message),
    start: () => port2.start(),
    close: () => port2.close(),
  };
  const client = createORPCClient<Client>(new RPCLink({ port: page }));
  page.start();
  return { main, client, page, isClosed: () => closed, close: () => page.close() };
}
