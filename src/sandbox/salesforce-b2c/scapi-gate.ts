import type { Context, MiddlewareHandler } from 'hono';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import { layout } from './layout';
import { Problem, problems } from './problems';
import type { Store } from './store';

const warnFrom = 80;
const throttleFrom = 90;
const shedFrom = 100;

/** Headers every answer of the Commerce APIs carries, and the refusal of them all when there is maintenance or too much load. */
export function commerceHeaders(store: () => Store): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const { load, maintenance } = store().switches;
    if (maintenance !== 'none') {
      markAnswer(c, load);
      const headers = { sfdc_maintenance: maintenance };
      throw new Problem(503, `${maintenance}-under-maintenance`, 'The service is under maintenance.', {}, headers);
    }
    // No body is promised for an answer that was shed.
    if (load >= shedFrom) c.res = c.body(null, 503);
    else await next();
    markAnswer(c, load);
  };
}

function markAnswer(c: Context<SandboxEnv>, load: number): void {
  c.header('sfdc_correlation_id', randomUUID());
  c.header('sfdc_load', String(Math.min(load, shedFrom)));
  if (load >= warnFrom) c.header('sfdc_load_status', load >= throttleFrom ? 'THROTTLE' : 'WARN');
  const own = c.req.header('correlation-id');
  if (own !== undefined && /^[\w,-]{1,200}$/u.test(own)) c.header('correlation-id', own);
}

/**
 * Lets an API client's token through when it is alive, belongs to the tenant and has one of the scopes. A shopper's token
 * is refused here like any other unknown one.
 */
export function admitClient(
  { tokens, clock, switches }: Store,
  c: Context<SandboxEnv>,
  scopes: readonly string[],
): void {
  const value = /^Bearer (.+)$/u.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const token = tokens.am(value);
  if (token === null || token.expiresAt <= clock.now()) throw problems.invalidToken(value);
  if (c.req.param('organizationId') !== layout.organizationId) throw problems.organizationNotFound();
  const hasTenant = token.scopes.includes(`SALESFORCE_COMMERCE_API:${layout.tenantId}`);
  if (hasTenant && scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new Problem(403, switches.missingScopeType, 'The access token lacks a scope that this resource needs.');
}

/** Refuses query parameters the operation does not know, and demands the others. */
export function checkQuery(c: Context<SandboxEnv>, known: readonly string[], required: readonly string[] = []): void {
  const unknown = Object.keys(c.req.query()).find((name) => !known.includes(name));
  if (unknown !== undefined) throw problems.queryParameter(unknown);
  const missing = required.find((name) => (c.req.query(name) ?? '') === '');
  if (missing !== undefined) throw problems.missingQueryParameter(missing);
}

/** The body as JSON, with the refusals a gateway has for anything else. */
export async function jsonBody(c: Context<SandboxEnv>): Promise<unknown> {
  if (!/^application\/json\b/iu.test(c.req.header('content-type') ?? '')) {
    throw new Problem(415, 'unsupported-media-type', 'The media type of the request is not supported.');
  }
  try {
    return await c.req.json<unknown>();
  } catch {
    throw problems.badRequest('The request body is not valid JSON.');
  }
}

/** The customer list of a site named in the query. */
export function listOfSite(c: Context<SandboxEnv>): string {
  const siteId = c.req.query('siteId') ?? '';
  const listId = layout.sites.get(siteId);
  if (listId === undefined) throw new Problem(404, 'site-not-found', `No site with ID '${siteId}' could be found.`);
  return listId;
}

/** A body of the operation's own form, or a refusal that names the place. */
export function parsedBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw problems.constraint(`The value of '${result.error.issues[0]?.path.join('.') ?? ''}' is not valid.`);
}
