import type { TFunction } from 'i18next';
import type { VendorId } from '../../../../shared/domain/vendor';

const norce = [
  'origin',
  'servicePath',
  'identityPath',
  'scope',
  'applicationId',
  'cultureCode',
  'actorAccountId',
  'resetPageUrl',
  'clientId',
  'clientSecret',
  'resetKey',
] as const;
const emporix = ['origin', 'tenant', 'site', 'scopes', 'clientId', 'clientSecret', 'storefrontClientId'] as const;
const bigCommerce = [
  'apiOrigin',
  'storeHash',
  'storefrontUrl',
  'channelId',
  'codeAttribute',
  'resetStrategy',
  'deactivateStrategy',
  'parkingChannelId',
  'resetPageUrl',
  'accessToken',
  'clientId',
  'clientSecret',
  'resetKey',
] as const;
const salesforceB2c = [
  'shortCode',
  'apiOrigin',
  'accountManagerOrigin',
  'organizationId',
  'siteId',
  'customerListId',
  'resetUrlTemplate',
  'slasRedirectUri',
  'signInStrategy',
  'amClientId',
  'amClientSecret',
  'slasClientId',
  'slasClientSecret',
] as const;

/** Where a person finds the value of a setting or secret, in one line; undefined for one without help of its own. */
export function fieldHelp(t: TFunction, vendor: VendorId, name: string): string | undefined {
  if (name === 'clientCertificate') return t('connectionHelp.clientCertificate');
  switch (vendor) {
    case 'norce': {
      const known = norce.find((candidate) => candidate === name);
      return known === undefined ? undefined : t(`connectionHelp.norce.${known}`);
    }
    case 'emporix': {
      const known = emporix.find((candidate) => candidate === name);
      return known === undefined ? undefined : t(`connectionHelp.emporix.${known}`);
    }
    case 'bigcommerce': {
      const known = bigCommerce.find((candidate) => candidate === name);
      return known === undefined ? undefined : t(`connectionHelp.bigcommerce.${known}`);
    }
    case 'salesforce-b2c': {
      const known = salesforceB2c.find((candidate) => candidate === name);
      return known === undefined ? undefined : t(`connectionHelp.salesforce-b2c.${known}`);
    }
  }
}
