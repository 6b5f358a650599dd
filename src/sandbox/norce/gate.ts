import type { Context, MiddlewareHandler } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import { badRequest, serverError } from './answers';
import { applications, type World } from './world';

/** The wait and the failure that the switches ask for. */
export function delayOrFail(world: World): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const latencyMs = Number(world.switches['latencyMs']);
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const failure = world.switches['failNext'];
    world.switches['failNext'] = 'none';
    switch (failure) {
      case '500':
        return serverError(world);
      case '401':
        return c.body(null, 401);
      case '429':
        return c.body(null, 429, { 'retry-after': '10' });
      case 'timeout':
        await new Promise((resolve) => c.env.incoming.socket.once('close', resolve));
        return c.body(null, 500);
      default:
        return next();
    }
  };
}

/** The number of the application a call is for, by either spelling of the header. */
export function applicationOf(c: Context<SandboxEnv>): number | null {
  const text = c.req.header('applicationId') ?? c.req.header('application-id') ?? '';
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}

/** Refuses calls without a good token or for an application the token may not use. */
export function admission(world: World, withoutApplication: 400 | 500): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/u.exec(c.req.header('authorization') ?? '')?.[1];
    if (token === undefined || !world.tokens.isValid(token)) return c.body(null, 401, { 'www-authenticate': 'Bearer' });
    const application = applicationOf(c);
    if (application === null) {
      return withoutApplication === 400 ? badRequest(world, 'applicationId is missing') : serverError(world);
    }
    if (!applications.includes(application)) {
      return c.body(null, world.switches['foreignApplicationStatus'] === 401 ? 401 : 403);
    }
    return next();
  };
}
