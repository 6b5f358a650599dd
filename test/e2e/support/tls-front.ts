import { request } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

export interface FrontRequest {
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly clientCertificate: boolean;
}

/** An HTTPS server before a plain one on loopback, as the vendor's own entrance. */
export interface TlsFront {
  readonly port: number;
  /** Requests that got through the handshake, in order. */
  readonly requests: readonly FrontRequest[];
  /** Connections that were opened, with a handshake or without. */
  connections(): number;
  close(): Promise<void>;
}

export async function startTlsFront(targetOrigin: string, options: ServerOptions): Promise<TlsFront> {
  const requests: FrontRequest[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const { host } = new URL(targetOrigin);
  const server = createServer(options, (incoming, outgoing) => {
    const { method, headers, url, socket } = incoming;
    const clientCertificate = socket instanceof TLSSocket && Object.keys(socket.getPeerCertificate()).length > 0;
    requests.push({ path: url ?? '', headers, clientCertificate });
    const inner = request(`${targetOrigin}${url ?? '/'}`, { method, headers: { ...headers, host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    inner.on('error', () => outgoing.destroy());
    incoming.pipe(inner);
  });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
