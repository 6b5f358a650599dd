import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as the emulator gave it. */
export interface GoodAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface DoctoredRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string | null;
}

/** Answers in the vendor's place, knowing what the vendor would have said. */
export type Doctor = (answer: GoodAnswer, response: ServerResponse, request: DoctoredRequest) => void | Promise<void>;

export interface DoctoredVendor {
  readonly origin: string;
  readonly seen: readonly DoctoredRequest[];
  treat(doctor: Doctor): void;
  close(): Promise<void>;
}

/** A server in front of an emulator that fetches its answer and lets a doctor at it before it goes out. */
export async function startDoctoredVendor(emulatorOrigin: string): Promise<DoctoredVendor> {
  const seen: DoctoredRequest[] = [];
  let doctor: Doctor = pass;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.once('end', () => {
      const body = Buffer.concat(chunks);
      const url = new URL(incoming.url ?? '/', emulatorOrigin);
      const request: DoctoredRequest = {
        method: incoming.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        body: body.toString('utf8'),
        authorization: incoming.headers.authorization ?? null,
      };
      seen.push(request);
      void relay(url, request, incoming.headers, body)
        .then((answer) => doctor(answer, response, request))
        .catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    seen,
    treat: (next) => {
      doctor = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Hop-by-hop headers and what `fetch` makes itself. */
const ownHeaders = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'keep-alive',
]);

async function relay(
  url: URL,
  request: DoctoredRequest,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
): Promise<GoodAnswer> {
  const passed = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !ownHeaders.has(name) ? [[name, value]] : [],
  );
  const answer = await fetch(url, {
    method: request.method,
    headers: passed,
    redirect: 'manual',
    ...(body.length === 0 ? {} : { body: request.body }),
  });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
}

/** Hands the answer on as it is. */
export const pass: Doctor = ({ status, type, text }, response) => {
  send(response, text, { status, type });
};

export interface SendOptions {
  readonly status?: number;
  /** Null for none at all. */
  readonly type?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export function send(response: ServerResponse, body: string | Buffer, options: SendOptions = {}): void {
  const { status = 200, type = 'application/json', headers = {} } = options;
  response.writeHead(status, { ...(type === null || type === '' ? {} : { 'content-type': type }), ...headers });
  response.end(body);
}

/** Writes bytes past every rule of HTTP; the connection stays open unless told otherwise. */
export function sendRaw(response: ServerResponse, bytes: string | Buffer, close = false): void {
  const { socket } = response;
  socket?.write(bytes);
  if (close) socket?.end();
}
