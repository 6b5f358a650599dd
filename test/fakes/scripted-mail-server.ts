import { once } from 'node:events';
import { createServer as createPlainServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TestCertificate } from './certificates';

export interface ScriptedMailServer {
  readonly port: number;
  /** Everything that was said to the server, line by line, over all connections. */
  readonly heard: readonly string[];
  connections(): number;
  close(): Promise<void>;
}

/** What the server does when it hears a line; `greet` is the connection itself and `.` the end of a mail. */
export type Script = (line: string, socket: Socket) => string | null;

/** A polite server: says yes to everything, over and over. */
export const politely: Script = (line) => {
  if (line === 'greet') return '220 ready';
  if (line === 'DATA') return '354 go on';
  if (line.startsWith('EHLO')) return '250-scripted\r\n250 AUTH PLAIN';
  if (line.startsWith('AUTH')) return '235 welcome';
  return '250 fine';
};

/** A mail server that misbehaves on cue, for what a proper one would never do. */
export async function startScriptedMailServer(
  script: Script,
  certificate?: TestCertificate,
): Promise<ScriptedMailServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;

  function serve(socket: Socket): void {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that walks away is what several tests are about.
    socket.on('error', () => undefined);
    let rest = '';
    let inMail = false;
    const answer = (line: string) => {
      const reply = script(line, socket);
      if (reply !== null && socket.writable) socket.write(`${reply}\r\n`);
    };
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        if (inMail && line !== '.') continue;
        inMail = line === 'DATA';
        answer(line);
      }
    });
    answer('greet');
  }

  const server = certificate === undefined ? createPlainServer(serve) : createTlsServer({ ...certificate }, serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP listener has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    heard,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
