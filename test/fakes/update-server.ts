import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as httpsRequest } from 'node:https';
import type { ServerResponse } from 'node:http';
import { stringify } from 'yaml';
import type { OpenRequest } from '../../src/main/app/updater/guarded-executor';
import { makeCertificate, type TestCertificate } from './certificates';

/** One package as it lies on the server, and what its update file says of it. */
export interface PublishedPackage {
  readonly version: string;
  readonly bytes: Buffer;
  readonly name: string;
}

export interface UpdateServer {
  /** https address of the folder the update files lie in. */
  readonly feed: string;
  /** Opens requests as the app's network does, with Node instead of Chromium, and trusts this server. */
  readonly open: OpenRequest;
  /** Paths that were asked for, and with which headers. */
  readonly asked: { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[];
  /** Puts a package and its update file there; `changes` are made to the file's entry for the package. */
  publish(version: string, changes?: Readonly<Record<string, unknown>>, kind?: 'AppImage' | 'exe'): PublishedPackage;
  /** Answers one path in a way of its own; null for as usual. */
  answer(name: string, how: ((response: ServerResponse) => void) | null): void;
  /** What lies under a name. */
  put(name: string, bytes: Buffer | string): void;
  remove(name: string): void;
  text(name: string): string;
  close(): Promise<void>;
}

export const stableFile = 'latest-linux.yml';
export const earlyFile = 'beta-linux.yml';

/** A real update server on the loopback, over https with a certificate of its own or a named host's. */
export async function openUpdateServer(named?: { readonly host: string } & TestCertificate): Promise<UpdateServer> {
  const { host, key, cert } = named ?? { host: '127.0.0.1', ...(await makeCertificate()) };
  const files = new Map<string, Buffer>();
  const answers = new Map<string, (response: ServerResponse) => void>();
  const asked: { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'https://127.0.0.1');
    asked.push({ path: pathname, headers: request.headers });
    const name = pathname.replace(/^\/keydesk\//u, '');
    const special = answers.get(name);
    const bytes = files.get(name);
    if (special !== undefined) special(response);
    else if (bytes === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    feed: `https://${host}:${address.port}/keydesk/`,
    open: (options) => httpsRequest({ ...options, ca: cert, agent: false }),
    asked,
    publish(version, changes = {}, kind = 'AppImage') {
      const bytes = randomBytes(200_000);
      const name = `Keydesk-${version}-x86_64.${kind}`;
      files.set(name, bytes);
      const file = { url: name, sha512: sha512(bytes), size: bytes.length, ...changes };
      files.set(stableFile, Buffer.from(stringify({ version, files: [file] })));
      return { version, bytes, name };
    },
    answer(name, how) {
      if (how === null) answers.delete(name);
      else answers.set(name, how);
    },
    put: (name, bytes) => files.set(name, Buffer.from(bytes)),
    remove: (name) => files.delete(name),
    text: (name) => files.get(name)?.toString() ?? '',
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function sha512(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('base64');
}
