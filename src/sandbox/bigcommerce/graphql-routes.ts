import { graphql, GraphQLError } from 'graphql';
import { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { passwordMatches } from '../kit/passwords';
import type { SandboxEnv } from '../kit/serve';
import { setPassword } from './customer-writes';
import { storefrontSchema } from './graphql-schema';
import { judgeLoginToken } from './login-token';
import { mailReset, redeemReset, requestReset } from './mails';
import { customersByEmail, isStrongEnough, mayUseChannel, signInVerdict } from './rules';
import type { Store } from './store';
import type { StorefrontToken, StoredCustomer } from './types';

const request = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).nullish() });
const sessionLifeMs = 30 * 24 * 3_600_000;

interface Call {
  readonly token: StorefrontToken;
  readonly channelId: number;
  readonly origin: string;
  readonly address: string;
  /** The shopper an impersonation or a customer access token speaks for. */
  readonly customer: StoredCustomer | null;
}

export function graphqlRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.post('/graphql', async (c) => {
    const value = /^Bearer (\S+)$/iu.exec(c.req.header('authorization') ?? '')?.[1];
    const token = value === undefined ? undefined : store.storefrontTokens.get(value);
    if (token === undefined) return c.json({ errors: [{ message: 'JWT is missing or not valid' }] }, 401);
    if (token.expiresAt <= store.clock.now()) return c.json({ errors: [{ message: 'JWT is expired' }] }, 401);
    const parsed = request.safeParse(await c.req.json().catch(() => null));
    if (!parsed.success) return c.json({ errors: [{ message: 'The request is not a GraphQL request' }] }, 400);
    const played = store.switches.storefrontChannelId;
    const speaksFor = token.kind === 'impersonation' ? c.req.header('x-bc-customer-id') : undefined;
    const session = c.req.header('x-bc-customer-access-token') ?? '';
    const customerId = speaksFor === undefined ? store.sessions.get(session) : Number(speaksFor);
    const call: Call = {
      token,
      channelId: token.channelIds.includes(played) ? played : (token.channelIds[0] ?? played),
      origin: new URL(c.req.url).origin,
      address: c.env.incoming.socket.remoteAddress ?? '',
      customer: customerId === undefined ? null : (store.customers.get(customerId) ?? null),
    };
    const result = await graphql({
      schema: storefrontSchema,
      source: parsed.data.query,
      rootValue: root(store, call, session),
      variableValues: parsed.data.variables ?? {},
    });
    return c.json(result);
  });
  return app;
}

function root(store: Store, call: Call, session: string): Record<string, unknown> {
  return {
    customer: () => ({ ...(call.customer === null ? {} : presentShopper(call.customer)), ...passwords(store, call) }),
    site: () => ({
      settings: {
        storeHash: store.hash,
        customers: {
          passwordRequirements: {
            description: 'Passwords need a letter and a digit.',
            minimumPasswordLength: store.switches.passwordMinLength,
            minimumAlphabeticCharacters: 1,
            minimumNumericCharacters: 1,
          },
        },
      },
    }),
    login: ({ email, password }: { email: string; password: string }) => {
      demand(call, 'Unauthenticated');
      liveOrThrow(store);
      const candidates = customersByEmail(store, email);
      const customer = candidates.find((item) => mayUseChannel(store, item, call.channelId)) ?? candidates[0];
      const verdict = customer === undefined ? 'invalid' : signInVerdict(store, customer, password, call.channelId);
      if (customer === undefined || verdict === 'invalid') throw new GraphQLError('Invalid credentials');
      if (verdict === 'must-reset') {
        mailReset(store, customer, call.channelId, call.origin);
        throw new GraphQLError('Reset password');
      }
      return openSession(store, customer);
    },
    loginWithCustomerLoginJwt: async ({ jwt }: { jwt: string }) => {
      demand(call, 'Unauthenticated');
      liveOrThrow(store);
      const verdict = await judgeLoginToken(store, jwt, call.address);
      if (!verdict.ok) throw new GraphQLError('Invalid login');
      return openSession(store, verdict.customer);
    },
    logout: () => {
      store.sessions.delete(session);
      return { result: 'success' };
    },
  };
}

function passwords(store: Store, call: Call): Record<string, unknown> {
  const captcha = (given: unknown): readonly object[] =>
    store.switches.captcha && call.token.kind !== 'impersonation' && given === undefined
      ? [problem('ValidationError', 'ReCaptcha is required')]
      : [];
  return {
    requestResetPassword: ({ input, reCaptchaV2 }: { input: ResetRequest; reCaptchaV2?: unknown }) => {
      demand(call, 'Unauthenticated');
      const errors = [
        ...captcha(reCaptchaV2),
        ...(/^[^\s@]+@[^\s@]+$/u.test(input.email) ? [] : [problem('ValidationError', 'The email is not valid')]),
      ];
      if (errors.length === 0) requestReset(store, input.email, call.channelId, call.origin, input.path ?? undefined);
      return { errors };
    },
    resetPassword: ({ input, reCaptchaV2 }: { input: ResetRedemption; reCaptchaV2?: unknown }) => {
      demand(call, 'Unauthenticated');
      const errors = captcha(reCaptchaV2);
      if (errors.length > 0) return { errors };
      switch (redeemReset(store, input.customerEntityId, input.token, input.newPassword)) {
        case 'done':
          return { errors: [] };
        case 'weak-password':
          return { errors: [problem('ValidationError', 'The password does not meet the requirements')] };
        case 'bad-token':
          return { errors: [problem('ChangePasswordError', 'The link is no longer valid')] };
      }
    },
    changePassword: ({ input }: { input: { currentPassword: string; newPassword: string } }) => {
      demand(call, 'Customer');
      const { customer } = call;
      if (customer === null) return { errors: [problem('CustomerNotLoggedInError', 'Not signed in')] };
      if (!passwordMatches(customer.password, input.currentPassword)) {
        return { errors: [problem('ChangePasswordError', 'The current password is wrong')] };
      }
      if (!isStrongEnough(store, input.newPassword)) {
        return { errors: [problem('ValidationError', 'The password does not meet the requirements')] };
      }
      setPassword(store, customer, input.newPassword, true);
      customer.writes += 1;
      return { errors: [] };
    },
  };
}

interface ResetRequest {
  readonly email: string;
  readonly path?: string | null;
}
interface ResetRedemption {
  readonly customerEntityId: number;
  readonly token: string;
  readonly newPassword: string;
}

function problem(type: string, message: string): object {
  return { __typename: type, message, ...(type === 'ValidationError' ? { path: ['input'] } : {}) };
}

/** @throws GraphQLError when a private token was made without the scope. */
function demand(call: Call, scope: 'Unauthenticated' | 'Customer'): void {
  if (call.token.scopes.includes(scope)) return;
  throw new GraphQLError('Insufficient access scope', { extensions: { code: 'INSUFFICIENT_ACCESS_SCOPE' } });
}

function liveOrThrow(store: Store): void {
  if (store.switches.storeStatus === 'live') return;
  throw new GraphQLError('Operation cannot be performed as the storefront channel is not live');
}

/** Signs in; an older session of the same customer ends, because a customer is signed in on one device. */
function openSession(store: Store, customer: StoredCustomer): object {
  for (const [value, id] of store.sessions) if (id === customer.id) store.sessions.delete(value);
  const value = randomBytes(32).toString('base64url');
  store.sessions.set(value, customer.id);
  const expiresAt = new Date(store.clock.now() + sessionLifeMs).toISOString();
  return { result: 'success', customer: presentShopper(customer), customerAccessToken: { value, expiresAt } };
}

function presentShopper(customer: StoredCustomer): object {
  return {
    entityId: customer.id,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
  };
}
