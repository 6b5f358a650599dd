import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** How a company's proxy treats whoever wants to go out. */
export type ProxyManner =
  | 'open'
  /** Wants a user and a password, and takes none. */
  | 'asks-password'
  /** Opens the tunnel and cuts it as soon as something is said in it. */
  | 'cuts'
  /** Hangs up on being asked. */
  | 'hangs-up';

export interface CorporateProxy {
  readonly origin: string;
  /** The tunnels that were asked for, with the headers of the asking. */
  readonly asked: readonly { readonly target: string; readonly headers: IncomingHttpHeaders }[];
  manner: ProxyManner;
  close(): Promise<void>;
}

/** A proxy on loopback. Whatever name is asked for, what it reaches is on loopback too. */
export async function startCorporateProxy(): Promise<CorporateProxy> {
  const asked: { target: string; headers: IncomingHttpHeaders }[] = [];
  const open = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  const proxy: CorporateProxy = {
    origin: '',
    asked,
    manner: 'open',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
  server.on('connect', (request, client: Socket) => {
    asked.push({ target: request.url ?? '', headers: request.headers });
    switch (proxy.manner) {
      case 'asks-password':
        client.end(
          'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="office"\r\nContent-Length: 0\r\n\r\n',
        );
        return;
      case 'hangs-up':
        client.destroy();
        return;
      case 'cuts':
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.once('data', () => client.destroy());
        return;
      case 'open': {
        const inner = connect(Number(new URL(`tcp://${request.url ?? ''}`).port), '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection established\r\n\r\n');
          inner.pipe(client);
          client.pipe(inner);
        });
        inner.on('error', () => client.destroy());
        client.once('close', () => inner.destroy());
        inner.once('close', () => client.destroy());
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, { origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` });
}
