import type { Customer } from '../customer';
import { tokenLifeSeconds, type Token } from '../tokens';
import type { World } from '../world';

const shopperScopes = ['customer.customerprofile_view', 'customer.customerprofile_edit'];

/** Opens a shopper's session of 30 days, which is also the shopper's newest sign-in. */
export function openSession(world: World, customer: Customer, login: string, sessionId: string): Token {
  const nowMs = world.clock.now();
  const { customerNumber } = customer;
  customer.lastLogin = new Date(nowMs).toISOString();
  return world.store.tokens.issue({ kind: 'customer', scopes: shopperScopes, nowMs, sessionId, customerNumber, login });
}

/** A session as sign-in, refresh and confirmation answer it. */
export function sessionToken(token: Token): Record<string, unknown> {
  return {
    access_token: token.value,
    expires_in: tokenLifeSeconds.customer,
    refresh_token: token.refreshToken,
    refresh_token_expires_in: tokenLifeSeconds.refresh,
    token_type: 'Bearer',
    session_id: token.sessionId,
  };
}
