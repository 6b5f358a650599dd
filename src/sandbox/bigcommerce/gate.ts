import type { Context, MiddlewareHandler } from 'hono';
import type { SandboxEnv } from '../kit/serve';
import { Refusal, scopeMissing, tooManyRequests, unauthorized } from './refusal';
import type { Store } from './store';

/** What lies before every REST route: the store's health, token, store hash, media types and quota, with the rate headers. */
export function gate(store: Store): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const { quota, switches } = store;
    if (
      store.clock.now() - quota.windowStartedAt >= switches.quotaWindowMs ||
      store.clock.now() < quota.windowStartedAt
    ) {
      Object.assign(quota, { windowStartedAt: store.clock.now(), used: 0 });
    }
    quota.used += 1;
    if (switches.rateHeaders) setRateHeaders(c, store);
    if (switches.storeStatus === 'maintenance') throw new Refusal(503, 'The store is in maintenance');
    if (quota.used > switches.quotaRequests) throw tooManyRequests();
    const token = store.apiTokens.get(c.req.header('x-auth-token') ?? '');
    if (token === undefined) throw unauthorized();
    if (c.req.param('hash') !== store.hash || token.storeHash !== store.hash) throw scopeMissing();
    if (!acceptsJson(c.req.header('accept'))) throw new Refusal(406, 'Not acceptable');
    const hasBody = c.req.method === 'POST' || c.req.method === 'PUT';
    if (hasBody && !/^application\/json\b/iu.test(c.req.header('content-type') ?? '')) {
      throw new Refusal(415, 'Unsupported media type');
    }
    await next();
  };
}

/** Refuses tokens that have none of these scopes; the scope to modify includes the one to read. */
export function needsScope(store: Store, ...scopes: readonly string[]): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const granted = store.apiTokens.get(c.req.header('x-auth-token') ?? '')?.scopes;
    if (!scopes.some((scope) => granted?.has(scope))) throw scopeMissing();
    await next();
  };
}

function setRateHeaders(c: Context<SandboxEnv>, { quota, switches, clock }: Store): void {
  const resetMs = Math.max(0, quota.windowStartedAt + switches.quotaWindowMs - clock.now());
  c.header('X-Rate-Limit-Time-Window-Ms', String(switches.quotaWindowMs));
  c.header('X-Rate-Limit-Time-Reset-Ms', String(Math.round(resetMs)));
  c.header('X-Rate-Limit-Requests-Quota', String(switches.quotaRequests));
  c.header('X-Rate-Limit-Requests-Left', String(Math.max(0, switches.quotaRequests - quota.used)));
}

function acceptsJson(accept: string | undefined): boolean {
  return accept === undefined || /application\/json|application\/\*|\*\/\*/iu.test(accept);
}
