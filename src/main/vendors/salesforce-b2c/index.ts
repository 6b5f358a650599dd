import { isOffered, type Capability } from '../../../shared/domain/capability';
import { fail } from '../../../shared/domain/failure';
import { createHttpClient } from '../http';
import type { AdapterOptions, VendorAdapter } from '../port';
import { setAccess } from './access';
import { createApi } from './api';
import { createClientTokens } from './auth';
import { capabilitiesOf } from './capabilities';
import { salesforceB2cOrigins, type SalesforceB2cConfig } from './config';
import { createLookUp } from './look-up';
import { toAccount } from './map';
import { probe } from './probe';
import { register } from './register';
import { redeemReset, requestLink, requestMail, setPassword } from './reset';
import { endSession, inspectSession } from './session';
import { checkSignIn, signInAsAgent, signInAsSystem } from './sign-in';

export { salesforceB2cConfigSchema, salesforceB2cOrigins, salesforceB2cSecretFields } from './config';

/**
 * Salesforce B2C Commerce: the Customers and Shopper Customers APIs with an Account Manager token, and the shopper
 * sign-in service (SLAS) for mails, sign-ins and sessions.
 *
 * Vendor's pages: https://developer.salesforce.com/docs/commerce/commerce-api/references/customers,
 * https://developer.salesforce.com/docs/commerce/commerce-api/references/shopper-customers,
 * https://developer.salesforce.com/docs/commerce/commerce-api/references/shopper-login
 */
export function createSalesforceB2cAdapter(options: AdapterOptions<SalesforceB2cConfig>): VendorAdapter {
  const { config, secrets, clock } = options;
  const http = createHttpClient({ ...options, vendor: 'salesforce-b2c', origins: salesforceB2cOrigins(config) });
  const slas = { http, config, secrets, clock };
  const api = createApi(http, config, createClientTokens(slas));
  const lookUp = createLookUp(api);
  const capabilities = capabilitiesOf(config, options.secretFields);
  const parts = { api, lookUp, config, clock, readBackDelaysMs: http.limits.readBackDelaysMs };

  return {
    vendor: 'salesforce-b2c',
    capabilities,
    probe: async (signal) => {
      const report = await probe({ api, http, tokens: slas, slas }, signal);
      const known = Object.entries(await secrets()).flatMap(([name, value]) => (value === '' ? [] : [name]));
      return { ...report, capabilities: capabilitiesOf(config, known) };
    },
    find: lookUp.find,
    get: async (accountId, signal) => {
      const customer = await lookUp.read(accountId, signal);
      return customer === null ? null : toAccount(customer);
    },
    setAccess: (accountId, change, signal) => setAccess(parts, accountId, change, signal),
    requestReset: async (account, reset, signal) => {
      demand(capabilities.resets[reset.kind].capability);
      switch (reset.kind) {
        case 'link':
          return requestLink(parts, account, reset.locale, signal);
        case 'mailed':
          return requestMail(slas, lookUp, account, reset.locale, signal);
        case 'forced':
          throw fail({ code: 'unsupported', reason: 'no-forced-reset' });
      }
    },
    setPassword: (account, password, signal) => setPassword(api, account, password, signal),
    redeemReset: (ticket, password, signal) => redeemReset(api, ticket, password, signal),
    checkSignIn: async (login, password, signal) => {
      demand(capabilities.checkSignIn);
      return checkSignIn(slas, login, password, signal);
    },
    signInAs: async (account, _, signal) => {
      demand(capabilities.signInAs);
      return config.signInStrategy === 'trusted-system'
        ? signInAsSystem(slas, account, signal)
        : signInAsAgent(slas, account);
    },
    register: (draft, signal) => register(parts, draft, signal),
    resendConfirmation: () => Promise.reject(fail({ code: 'unsupported', reason: 'no-confirmation-mail' })),
    inspectSession: async (token, signal) => {
      demand(capabilities.inspectSession);
      return inspectSession(slas, token, signal);
    },
    endSession: async (token, signal) => {
      demand(capabilities.endSession);
      return endSession(slas, token, signal);
    },
  };
}

/** @throws KeydeskError `unsupported` before anything is sent, when the capability is not offered */
function demand(capability: Capability): void {
  if (isOffered(capability)) return;
  const reason = capability.offer === 'no' ? capability.reason : capability.offer === 'needs' ? capability.setting : '';
  throw fail({ code: 'unsupported', reason });
}
