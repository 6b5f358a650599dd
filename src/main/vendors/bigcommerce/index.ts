import type { AccessChange } from '../../../shared/domain/account';
import { isOffered, type Capability } from '../../../shared/domain/capability';
import { fail } from '../../../shared/domain/failure';
import type { AdapterOptions, VendorAdapter } from '../port';
import { changeAccess } from './access';
import { createApi } from './api';
import { capabilitiesOf } from './capabilities';
import { createCodeIndex } from './code-index';
import { parkingChannelOf, type BigCommerceConfig } from './config';
import { createCustomers } from './customers';
import { createFormerChannels } from './parking';
import { probe } from './probe';
import { register } from './register';
import { redeemReset, requestReset, setPassword } from './resets';
import { checkSignIn, signInAs } from './sign-in';
import { createStorefrontGraphql } from './storefront-graphql';

export { bigCommerceConfigSchema, bigCommerceOrigins, bigCommerceSecretFields } from './config';

/**
 * BigCommerce: Customers V3 with a store's API token, the storefront's GraphQL for mailed resets, and the Customer Login
 * API for signing in as a shopper.
 *
 * Vendor's pages: https://developer.bigcommerce.com/docs/rest-management/customers,
 * https://developer.bigcommerce.com/docs/start/authentication/customer-login
 */
export function createBigCommerceAdapter(options: AdapterOptions<BigCommerceConfig>): VendorAdapter {
  const { config, clock, secrets } = options;
  const api = createApi(options);
  const parkingChannelId = parkingChannelOf(config);
  const codeIndex = createCodeIndex({ api, attributeName: config.codeAttribute, clock });
  const customers = createCustomers({
    api,
    codeIndex,
    hasCodeAttribute: config.codeAttribute !== undefined,
    parkingChannelId,
  });
  const formerChannels = createFormerChannels(api);
  const graphql = createStorefrontGraphql(api, config, clock);
  const capabilities = capabilitiesOf(config, options.secretFields);
  const context = { api, config, customers, clock, secrets, codeIndex, graphql };

  async function setAccess(accountId: string, change: AccessChange, signal: AbortSignal) {
    demand(capabilities.access[change]);
    if (parkingChannelId === null || change === 'hold' || change === 'release') {
      throw fail({ code: 'unsupported', reason: 'no-account-status' });
    }
    return changeAccess({ api, customers, formerChannels, parkingChannelId }, accountId, change, signal);
  }

  return {
    vendor: 'bigcommerce',
    capabilities,
    probe: (signal) => probe({ ...context, capabilities }, signal),
    find: (key, signal) => customers.find(key, signal),
    get: (accountId, signal) => customers.get(accountId, signal),
    setAccess,
    requestReset: async (account, reset, signal) => {
      demand(capabilities.resets[reset.kind].capability);
      return requestReset(context, account, reset, signal);
    },
    setPassword: (account, password, signal) => setPassword(api, account, password, signal),
    redeemReset: (ticket, password, signal) => redeemReset(graphql, ticket, password, signal),
    checkSignIn: (login, password, signal) => checkSignIn(context, login, password, signal),
    signInAs: async (account, how, signal) => {
      demand(capabilities.signInAs);
      return signInAs(context, account, how, signal);
    },
    register: (draft, signal) => register(context, draft, signal),
    resendConfirmation: () => Promise.reject(fail({ code: 'unsupported', reason: 'no-confirmation-mail' })),
    inspectSession: () => refuse(capabilities.inspectSession),
    endSession: () => refuse(capabilities.endSession),
  };
}

/** @throws KeydeskError `unsupported` before anything is sent, when the capability is not offered */
function demand(capability: Capability): void {
  if (isOffered(capability)) return;
  const reason = capability.offer === 'no' ? capability.reason : capability.offer === 'needs' ? capability.setting : '';
  throw fail({ code: 'unsupported', reason });
}

async function refuse(capability: Capability): Promise<never> {
  demand(capability);
  return Promise.reject(fail({ code: 'unsupported', reason: 'no-session-api' }));
}
