import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { passwordMatches } from '../../kit/passwords';
import { requireToken, type EmporixEnv } from '../auth';
import { isBarred, lockMs } from '../customers';
import { passwordAccount, presentCustomer, type Customer } from '../customer';
import { accountLocked, badRequest, invalidToken, noCustomer, signInRefused } from '../errors';
import { readBody } from '../read-body';
import { numberOf } from '../switches';
import { emitEvent } from '../webhook-delivery';
import { customerByLogin, tenant, type World } from '../world';
import { openSession, sessionToken } from './session-token';

const loginBody = z.object({ email: z.string().min(1), password: z.string().min(6) });

/** A shopper's sign-in, refresh, check and sign-out, and the shopper's own profile. */
export function sessionRoutes(world: World): Hono<EmporixEnv> {
  const app = new Hono<EmporixEnv>();
  const anonymous = requireToken(world, ['anonymous']);
  const signedIn = requireToken(world, ['customer']);

  app.post('/:tenant/login', anonymous, async (c) => {
    const { email, password } = await readBody(c, loginBody);
    const customer = signIn(world, email, password);
    const token = openSession(world, customer, email, c.get('token').sessionId);
    emitEvent(world, 'customer.logged.in', { tenant, sessionId: token.sessionId, customerId: customer.customerNumber });
    return c.json({
      ...sessionToken(token),
      saas_token: `saas.${randomBytes(24).toString('base64url')}`,
      initialPassword: customer.initialPassword,
    });
  });

  app.get('/:tenant/logout', signedIn, (c) => {
    const value = c.req.query('accessToken');
    if (value === undefined || value !== c.get('token').value) throw badRequest('accessToken is not valid.');
    world.store.tokens.revoke(value);
    return c.body(null, 204);
  });

  app.get('/:tenant/refreshauthtoken', anonymous, (c) => {
    const former = world.store.tokens.findByRefresh(c.req.query('refreshToken') ?? '', 'customer');
    const nowMs = world.clock.now();
    if (former === null || former.refreshExpiresAtMs <= nowMs) throw invalidToken();
    world.store.tokens.revoke(former.value);
    const { scopes, sessionId, customerNumber, login } = former;
    return c.json(
      sessionToken(world.store.tokens.issue({ kind: 'customer', scopes, nowMs, sessionId, customerNumber, login })),
    );
  });

  app.get('/:tenant/validateauthtoken', signedIn, (c) => {
    const token = c.get('token');
    return c.json({
      token_type: 'Bearer',
      expires_in: Math.floor((token.expiresAtMs - world.clock.now()) / 1000),
      scope: [...token.scopes, `tenant=${tenant}`].join(' '),
      sessionId: token.sessionId,
      email: token.login,
    });
  });

  app.get('/:tenant/me', signedIn, (c) => {
    const number = c.get('token').customerNumber ?? '';
    const customer = world.store.customers.get(number);
    if (customer === undefined) throw noCustomer(number);
    return c.json(presentCustomer(customer, new Set(['accounts', 'addresses'])));
  });

  return app;
}

/** @throws Refusal with the same words for a wrong password and an unknown e-mail. */
function signIn(world: World, email: string, password: string): Customer {
  const { clock, switches } = world;
  const customer = customerByLogin(world.store, email);
  const refused = () => signInRefused(numberOf(switches, 'loginError') === 400 ? 400 : 401);
  if (customer === null) throw refused();
  if (customer.lockedUntilMs > clock.now()) throw accountLocked();
  if (passwordAccount(customer) === null || !passwordMatches(customer.password, password)) {
    noteFailure(world, customer);
    throw refused();
  }
  if (isBarred(customer)) throw signInRefused(inactiveStatus(numberOf(switches, 'inactiveLogin')));
  customer.failedSignIns = 0;
  return customer;
}

function noteFailure({ clock, switches }: World, customer: Customer): void {
  const limit = numberOf(switches, 'lockAfter');
  customer.failedSignIns += 1;
  if (limit === 0 || customer.failedSignIns < limit) return;
  customer.lockedUntilMs = clock.now() + lockMs;
  customer.failedSignIns = 0;
}

function inactiveStatus(status: number): 400 | 401 | 403 {
  return status === 400 || status === 403 ? status : 401;
}
