import { fail } from '../../../shared/domain/failure';
import { createHttpClient } from '../http';
import type { AdapterOptions, VendorAdapter } from '../port';
import { createSetAccess } from './access';
import { createNorceApi } from './api';
import { createNorceTokens } from './auth';
import { norceCapabilities, refusedBy } from './capabilities';
import { norceOrigins, type NorceConfig } from './config';
import { createLookUp } from './look-up';
import { setPassword } from './password';
import { probe } from './probe';
import { register } from './register';
import { createRequestReset } from './reset';
import { checkSignIn } from './sign-in';

export { norceConfigSchema, norceOrigins, norceSecretFields } from './config';

/**
 * Norce Commerce, CustomerService 1.1 (docs.norce.io, API reference, services). Norce has no reset links of its own: Keydesk
 * makes them, and the merchant's page sets the password.
 */
export function createNorceAdapter(options: AdapterOptions<NorceConfig>): VendorAdapter {
  const { config, secrets, clock } = options;
  const capabilities = norceCapabilities(config, options.secretFields);
  const http = createHttpClient({
    vendor: 'norce',
    origins: norceOrigins(config),
    fetch: options.fetch,
    clock,
    ...(options.fetchOnce === undefined ? {} : { fetchOnce: options.fetchOnce }),
    ...(options.onCall === undefined ? {} : { onCall: options.onCall }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const tokens = createNorceTokens({ http, config, secrets, clock });
  const api = createNorceApi(http, config, tokens);
  const roleNames = new Map<number, string>();
  const lookUp = createLookUp(api, (roleId) => roleNames.get(roleId) ?? null);
  const { readBackDelaysMs } = http.limits;
  const writes = { api, config, lookUp, readBackDelaysMs };
  return {
    vendor: 'norce',
    capabilities,
    probe: (signal) =>
      probe(
        {
          http,
          api,
          config,
          tokens,
          capabilities,
          learnRoles: (roles) => {
            for (const { id, name } of roles) roleNames.set(id, name);
          },
        },
        signal,
      ),
    find: (key, signal) => lookUp.find(key, signal),
    get: (accountId, signal) => lookUp.get(accountId, signal),
    setAccess: createSetAccess(writes),
    requestReset: createRequestReset({ api, config, lookUp, clock, capabilities }),
    setPassword: (account, password, signal) => setPassword(writes, account, password, signal),
    redeemReset: () => Promise.reject(fail({ code: 'unsupported', reason: 'no-vendor-link' })),
    checkSignIn: (login, password, signal) => checkSignIn(api, login, password, signal),
    signInAs: () => Promise.reject(refusedBy(capabilities.signInAs)),
    register: (draft, signal) => register(writes, draft, signal),
    resendConfirmation: () => Promise.reject(refusedBy(capabilities.resendConfirmation)),
    inspectSession: () => Promise.reject(refusedBy(capabilities.inspectSession)),
    endSession: () => Promise.reject(refusedBy(capabilities.endSession)),
  };
}
