import type { MiddlewareHandler } from 'hono';
import type { SandboxEnv } from './env';

/**
 * Refuses requests that were addressed to another name than loopback's, so that no web page can reach a training store
 * by letting its own host name point at this machine.
 */
export const hostCheck: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  const port = String(c.env.incoming.socket.localPort);
  const host = c.req.header('host');
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return next();
  return c.json({ error: 'this store answers only on loopback' }, 403);
};
