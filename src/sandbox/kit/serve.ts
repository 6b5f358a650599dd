import { serve, type HttpBindings, type ServerType } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Emulator, EmulatorHandles } from '../emulator';
import { controlRoutes } from './control-routes';
import type { SandboxEnv } from './env';
import type { Fault } from './faults';
import { hostCheck } from './host-check';
import type { RecordedRequest } from './request-log';

export type { SandboxEnv } from './env';

/** As much of Hono's context as a fault needs: the raw connection and the answer made so far. */
interface Wire {
  readonly env: HttpBindings;
  readonly res: Response;
}

export type RunningServer = Pick<Emulator, 'origin' | 'suspend' | 'resume' | 'close'>;

/** Serves a vendor's routes on loopback behind the request log, the faults and the control routes under `/__sandbox`. */
export async function serveEmulator(
  routes: Hono<SandboxEnv>,
  parts: () => EmulatorHandles,
  port: number,
): Promise<RunningServer> {
  const app = new Hono<SandboxEnv>();
  app.use('*', hostCheck);
  app.route('/__sandbox', controlRoutes(parts));
  app.use('*', async (c, next) => {
    const { requests, faults } = parts();
    const url = new URL(c.req.url);
    const entry: RecordedRequest = {
      method: c.req.method,
      path: url.pathname,
      query: url.search,
      headers: c.req.header(),
      body: await c.req.raw.clone().text(),
      status: null,
      answer: null,
      answerHeaders: {},
    };
    requests.add(entry);
    const fault = faults.take(c.req.method, url.pathname);
    const replaced = fault === null ? null : await before(fault, c);
    if (replaced !== null) {
      noteAnswer(entry, replaced);
      return replaced;
    }
    await next();
    if (fault !== null) {
      const changed = await after(fault, c);
      if (changed !== null) {
        noteAnswer(entry, changed);
        // What a middleware returns after the work counts for nothing; and emptied first, so that no header stays behind.
        c.res = undefined;
        c.res = changed;
        return undefined;
      }
    }
    noteAnswer(entry, c.res);
    entry.answer = await c.res.clone().text();
    return undefined;
  });
  app.route('/', routes);
  return listen(app, port);
}

/** Listens on 127.0.0.1 and resolves with the origin once connections are accepted. */
export async function listen(app: Hono<SandboxEnv>, port: number): Promise<RunningServer> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  await listening(server);
  const { port: taken } = server.address() as AddressInfo;
  const suspend = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  return {
    origin: `http://127.0.0.1:${String(taken)}`,
    suspend,
    resume: async () => {
      if (server.listening) return;
      server.listen(taken, '127.0.0.1');
      await listening(server);
    },
    close: suspend,
  };
}

function listening(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
}

function noteAnswer(entry: RecordedRequest, response: Response): void {
  entry.status = response === RESPONSE_ALREADY_SENT ? null : response.status;
  entry.answerHeaders = Object.fromEntries(response.headers);
}

async function before(fault: Fault, c: Wire): Promise<Response | null> {
  switch (fault.kind) {
    case 'answer':
      return faultAnswer(fault);
    case 'hang':
      return hang(c);
    case 'reset':
      c.env.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return null;
    case 'answer-after':
    case 'hang-after':
    case 'reset-after':
    case 'cut-body':
    case 'drip':
      return null;
  }
}

async function after(fault: Fault, c: Wire): Promise<Response | null> {
  switch (fault.kind) {
    case 'answer-after':
      return faultAnswer(fault);
    case 'hang-after':
      return hang(c);
    case 'reset-after':
      c.env.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'cut-body': {
      const body = Buffer.from(await c.res.clone().arrayBuffer());
      c.env.outgoing.writeHead(c.res.status, {
        ...Object.fromEntries(c.res.headers),
        'content-length': String(body.length),
      });
      c.env.outgoing.write(body.subarray(0, fault.bytes), () => c.env.incoming.socket.destroy());
      return RESPONSE_ALREADY_SENT;
    }
    case 'drip': {
      const body = Buffer.from(await c.res.clone().arrayBuffer());
      c.env.outgoing.writeHead(c.res.status, Object.fromEntries(c.res.headers));
      drip(body, fault.everyMs, c);
      return RESPONSE_ALREADY_SENT;
    }
    case 'answer':
    case 'hang':
    case 'reset':
    case 'delay':
      return null;
  }
}

function drip(body: Buffer, everyMs: number, c: Wire): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= body.length || c.env.outgoing.destroyed) {
      clearInterval(timer);
      c.env.outgoing.end();
      return;
    }
    c.env.outgoing.write(body.subarray(sent, sent + 1));
    sent += 1;
  }, everyMs);
  c.env.outgoing.once('close', () => {
    clearInterval(timer);
  });
}

/** Holds the connection until the other side gives up. */
function hang(c: Wire): Promise<Response> {
  return new Promise((resolve) => {
    c.env.incoming.socket.once('close', () => {
      resolve(RESPONSE_ALREADY_SENT);
    });
  });
}

function faultAnswer(fault: { status: number; headers?: Record<string, string>; body?: unknown }): Response {
  const isText = typeof fault.body === 'string';
  const body = fault.body === undefined ? null : isText ? (fault.body as string) : JSON.stringify(fault.body);
  const type: Record<string, string> =
    fault.body === undefined ? {} : { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json' };
  return new Response(fault.status === 204 ? null : body, {
    status: fault.status,
    headers: { ...type, ...fault.headers },
  });
}
