import { Hono } from 'hono';
import { z } from 'zod';
import type { SandboxEnv } from '../kit/env';
import { issuePlatformReset, redeemPlatformReset, type ResetOutcome } from './passwords';
import { Problem, problems } from './problems';
import { admitClient, checkQuery, jsonBody, listOfSite, parsedBody } from './scapi-gate';
import type { Store } from './store';
import type { Switches } from './switches';

const scope = ['sfcc.shopper-customers.login'];
const tokenRequest = z.object({ login: z.string().min(1).max(256) });
const resetRequest = z.object({
  login: z.string().min(1).max(256),
  resetToken: z.string().min(1).max(4_096),
  newPassword: z.string().max(4_096),
});

/** Reset tokens of the platform's own family: made and redeemed with an API client's token. */
export function passwordRoutes(store: () => Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.post('/customers/password/actions/create-reset-token', async (c) => {
    admitClient(store(), c, scope);
    checkQuery(c, ['siteId'], ['siteId']);
    const { login } = parsedBody(tokenRequest, await jsonBody(c));
    const { customers, switches } = store();
    const customer = customers.byLogin(listOfSite(c), login);
    if (customer === null) {
      throw switches.unknownLoginStatus === 404
        ? new Problem(404, 'not-found', 'No customer with this login could be found.')
        : problems.invalidCustomer('The customer is invalid.');
    }
    return c.json({
      login: customer.record.credentials?.login ?? login,
      email: customer.record.email ?? '',
      resetToken: issuePlatformReset(store(), customer),
      expiresInMinutes: switches.resetTokenMinutes,
    });
  });

  app.post('/customers/password/actions/reset', async (c) => {
    admitClient(store(), c, scope);
    checkQuery(c, ['siteId'], ['siteId']);
    const { login, resetToken, newPassword } = parsedBody(resetRequest, await jsonBody(c));
    const customer = store().customers.byLogin(listOfSite(c), login);
    const outcome = customer === null ? 'wrong-token' : redeemPlatformReset(store(), customer, resetToken, newPassword);
    if (outcome !== 'done') throw refusal(outcome, store().switches.resetErrorStyle);
    return c.body(null, 204);
  });

  return app;
}

function refusal(outcome: Exclude<ResetOutcome, 'done'>, style: Switches['resetErrorStyle']): Problem {
  const isNamed = style === 'all' || (style === 'weak-password-only' && outcome === 'weak-password');
  if (!isNamed) return problems.invalidCustomer('The password could not be reset.');
  switch (outcome) {
    case 'wrong-token':
      return new Problem(400, 'invalid-reset-token', 'The reset token is not valid.');
    case 'expired-token':
      return new Problem(400, 'reset-token-expired', 'The reset token has expired.');
    case 'weak-password':
      return new Problem(400, 'invalid-password', 'The password does not meet the acceptance criteria.');
  }
}
