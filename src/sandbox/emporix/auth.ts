import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { expiredToken, invalidToken, missingScope, wrongTenant } from './errors';
import type { Token, TokenKind } from './tokens';
import { tenant, type World } from './world';

export interface EmporixEnv {
  Bindings: HttpBindings;
  Variables: { token: Token };
}

/**
 * Lets a request pass that carries a living token of one of the kinds, of the tenant in the path, and with the scope.
 *
 * The gateway looks at the token before the service looks at the tenant and the scope.
 */
export function requireToken(
  world: World,
  kinds: readonly TokenKind[],
  scope: string | null = null,
): MiddlewareHandler<EmporixEnv, '/:tenant/*'> {
  return async (c, next) => {
    const token = readToken(world, c.req.header('authorization'));
    if (c.req.param('tenant') !== tenant) throw wrongTenant();
    if (!kinds.includes(token.kind)) throw missingScope(null);
    if (scope !== null && token.kind === 'service' && !token.scopes.includes(scope)) throw missingScope(scope);
    c.set('token', token);
    await next();
  };
}

function readToken(world: World, header: string | undefined): Token {
  const value = /^Bearer (\S+)$/u.exec(header ?? '')?.[1];
  const token = value === undefined ? null : world.store.tokens.find(value);
  if (token === null) throw invalidToken();
  if (token.expiresAtMs <= world.clock.now()) throw expiredToken();
  return token;
}
