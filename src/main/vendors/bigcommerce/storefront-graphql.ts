import { fail, isKeydeskError, type KeydeskError } from '../../../shared/domain/failure';
import type { Clock } from '../../../shared/lib/clock';
import type { HttpAnswer } from '../http';
import { parseWire } from '../http/parse-json';
import { createTokenCache } from '../http/token-cache';
import { untilAborted } from '../http/until-aborted';
import type { Api } from './api';
import type { BigCommerceConfig } from './config';
import { scopes, storefrontTokenLifeSeconds } from './facts';
import { wireMutationSchema, wireTokenSchema, type WireMutation } from './wire';

export type PasswordMutation = 'requestResetPassword' | 'resetPassword';

/** The storefront's GraphQL, as far as passwords go. */
export interface StorefrontGraphql {
  /**
   * Sends a mutation that must not be repeated.
   *
   * @throws KeydeskError `rejected` with the type of the vendor's first error; `unknown-outcome` when its answer is unclear
   */
  mutate(mutation: PasswordMutation, input: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void>;
}

const documents: Readonly<Record<PasswordMutation, string>> = {
  requestResetPassword:
    'mutation RequestReset($input: RequestResetPasswordInput!) ' +
    '{ customer { requestResetPassword(input: $input) { errors { __typename } } } }',
  resetPassword:
    'mutation Redeem($input: ResetPasswordInput!) ' +
    '{ customer { resetPassword(input: $input) { errors { __typename } } } }',
};

/** Tokens of the impersonation kind are exempt from the store's captcha; none of them ever speaks for a shopper here. */
export function createStorefrontGraphql(api: Api, config: BigCommerceConfig, clock: Clock): StorefrontGraphql {
  const tokens = createTokenCache({
    clock,
    fetchToken: async () => {
      const ourExpiry = clock.now() + storefrontTokenLifeSeconds * 1000;
      const answer = await api.call({
        method: 'POST',
        path: '/v3/storefront/api-token-customer-impersonation',
        // The end is told by the vendor's clock.
        json: {
          channel_ids: [config.channelId],
          expires_at: Math.floor((ourExpiry + (api.http.clockOffsetMs() ?? 0)) / 1000),
        },
        kind: 'token',
        signal: new AbortController().signal,
        scope: scopes.impersonation,
      });
      const { token } = parseWire(wireTokenSchema, answer.json(), answer.status).data;
      return { value: token, expiresAt: ourExpiry, scopes: [] };
    },
  });

  return {
    mutate: async (mutation, input, signal) => {
      // The token is fetched for all who wait; this caller may leave meanwhile.
      await untilAborted(tokens.get(), signal);
      const answer = await tokens.use((token) =>
        api.http.call({
          method: 'POST',
          route: `/graphql/${mutation}`,
          url: `${config.storefrontUrl}/graphql`,
          kind: 'once',
          headers: { Authorization: `Bearer ${token.value}` },
          body: { json: { query: documents[mutation], variables: { input } } },
          signal,
        }),
      );
      if (!answer.ok) throw refused(answer);
      const problem = problemOf(readMutation(answer), mutation);
      if (problem !== null) throw problem;
    },
  };
}

function refused(answer: HttpAnswer): KeydeskError {
  switch (answer.status) {
    case 403:
      return fail({ code: 'forbidden', missingScope: scopes.impersonation });
    case 404:
      return fail({ code: 'misconfigured', cause: 'setting', field: 'storefrontUrl' });
    default:
      return fail({ code: 'rejected', key: null });
  }
}

/** A 2xx that can't be read may have come after the work was done. */
function readMutation(answer: HttpAnswer): WireMutation {
  try {
    return parseWire(wireMutationSchema, answer.json(), answer.status);
  } catch (error) {
    if (isKeydeskError(error)) throw fail({ code: 'unknown-outcome' }, { cause: error });
    throw error;
  }
}

function problemOf(body: WireMutation, mutation: PasswordMutation): KeydeskError | null {
  const refusal = body.errors?.[0];
  if (refusal !== undefined) {
    if (refusal.extensions?.code === 'INSUFFICIENT_ACCESS_SCOPE') {
      return fail({ code: 'forbidden', missingScope: scopes.impersonation });
    }
    const notLive = refusal.message.includes('channel is not live');
    return fail({ code: 'rejected', key: notLive ? 'channel-not-live' : 'graphql' });
  }
  const result = body.data?.customer?.[mutation];
  if (result === undefined) return fail({ code: 'unknown-outcome' });
  const error = result.errors[0];
  if (error === undefined) return null;
  return fail({ code: 'rejected', key: /^\w{1,80}$/u.test(error.__typename) ? error.__typename : null });
}
