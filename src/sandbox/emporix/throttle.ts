import type { MiddlewareHandler } from 'hono';
import type { EmporixEnv } from './auth';
import { Refusal } from './errors';
import { numberOf } from './switches';
import type { World } from './world';

/** Answers 429 above the rate of the switch, counted per second. */
export function throttle(world: World): MiddlewareHandler<EmporixEnv> {
  let second = 0;
  let seen = 0;
  return async (_, next) => {
    const limit = numberOf(world.switches, 'rateLimit');
    if (limit > 0) {
      const now = Math.floor(world.clock.now() / 1000);
      if (now !== second) [second, seen] = [now, 0];
      seen += 1;
      const wait = numberOf(world.switches, 'retryAfterSeconds');
      if (seen > limit) throw new Refusal(429, {}, wait > 0 ? { 'retry-after': String(wait) } : {});
    }
    await next();
  };
}
