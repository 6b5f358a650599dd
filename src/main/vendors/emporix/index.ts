import type { VendorCapabilities } from '../../../shared/domain/capability';
import { fail, type KeydeskError } from '../../../shared/domain/failure';
import { createHttpClient } from '../http';
import type { AdapterOptions, VendorAdapter } from '../port';
import { setAccess } from './access';
import { createEmporixApi } from './api';
import { createEmporixTokens } from './auth';
import { emporixCapabilities, type CapabilityFacts } from './capabilities';
import { emporixOrigins, type EmporixConfig } from './config';
import { resendConfirmation } from './confirmation';
import { createLookUp } from './look-up';
import { toAccount } from './map';
import { probe } from './probe';
import { register } from './register';
import { mailReset, redeemReset } from './reset';
import { endSession, inspectSession } from './session';
import { checkSignIn } from './sign-in';

export { emporixConfigSchema, emporixOrigins, emporixSecretFields } from './config';

/**
 * Emporix Digital Commerce Platform: Customer Service (tenant-managed and customer-managed) and OAuth Service.
 *
 * https://developer.emporix.io/api-references
 */
export function createEmporixAdapter(options: AdapterOptions<EmporixConfig>): VendorAdapter {
  const { config, secrets, clock } = options;
  const http = createHttpClient({ ...options, vendor: 'emporix', origins: emporixOrigins(config) });
  const tokens = createEmporixTokens({ http, config, secrets, clock });
  const api = createEmporixApi(http, config, tokens);
  const lookUp = createLookUp(api);
  const { readBackDelaysMs } = http.limits;

  function capabilitiesWith(facts: Partial<CapabilityFacts> = {}): VendorCapabilities {
    return emporixCapabilities({
      hasStorefrontClient: options.secretFields?.includes('storefrontClientId') ?? true,
      loginSearch: lookUp.loginSearch(),
      ...facts,
    });
  }

  return {
    vendor: 'emporix',
    get capabilities() {
      return capabilitiesWith();
    },
    probe: async (signal) => {
      const { hasStorefrontClient, ...report } = await probe({ api, tokens, http, config, lookUp, secrets }, signal);
      return { ...report, capabilities: capabilitiesWith({ hasStorefrontClient }) };
    },
    find: lookUp.find,
    get: async (accountId, signal) => {
      const customer = await lookUp.read(accountId, signal);
      return customer === null ? null : toAccount(customer);
    },
    setAccess: (accountId, change, signal) => setAccess({ api, lookUp, readBackDelaysMs }, accountId, change, signal),
    requestReset: async (account, { kind }, signal) => {
      switch (kind) {
        case 'mailed':
          return mailReset(api, clock, config.site, account, signal);
        case 'link':
          throw unsupported('needs-webhook-relay');
        case 'forced':
          throw unsupported('no-forced-reset');
      }
    },
    setPassword: async () => Promise.reject(unsupported('no-password-write')),
    redeemReset: (ticket, password, signal) => redeemReset(api, ticket, password, signal),
    checkSignIn: (login, password, signal) => checkSignIn(api, lookUp, { login, password }, signal),
    signInAs: async () => Promise.reject(unsupported('needs-employee-token')),
    register: (draft, signal) => register({ api, lookUp, site: config.site, readBackDelaysMs }, draft, signal),
    resendConfirmation: (account, signal) => resendConfirmation(api, clock, account, signal),
    inspectSession: (token, signal) => inspectSession(api, clock, token, signal),
    endSession: (token, signal) => endSession(api, token, signal),
  };
}

function unsupported(reason: string): KeydeskError {
  return fail({ code: 'unsupported', reason });
}
