import type { Context, MiddlewareHandler } from 'hono';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import { layout } from './layout';
import { Problem, problems } from './problems';
import type { Store } from './store';

/** Headers every answer of the Commerce APIs carries. */
export const commerceHeaders: MiddlewareHandler<SandboxEnv> = async (c, next) => {
  await next();
  c.header('sfdc_correlation_id', randomUUID());
  c.header('sfdc_load', '12');
  const own = c.req.header('correlation-id');
  if (own !== undefined && /^[\w,-]{1,200}$/u.test(own)) c.header('correlation-id', own);
};

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
