import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A vendor that does what the test tells it, over real HTTP on loopback. */
export interface VendorServer {
  readonly origin: string;
  /** How many requests arrived. */
  readonly seen: IncomingMessage[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export async function startVendorServer(): Promise<VendorServer> {
  const seen: IncomingMessage[] = [];
  let behaviour: Behaviour = (_, response) => response.end('{}');
  const server = createServer((request, response) => {
    seen.push(request);
    request.resume();
    request.once('end', () => behaviour(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers with a status, a JSON body and headers. */
export function answering(status: number, body: unknown = {}, headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** The given answers one after the other, the last one for ever. */
export function inTurn(...behaviours: readonly Behaviour[]): Behaviour {
  let turn = 0;
  return (request, response) => {
    const behaviour = behaviours[Math.min(turn, behaviours.length - 1)];
    turn += 1;
    behaviour?.(request, response);
  };
}
