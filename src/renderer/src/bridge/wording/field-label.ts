import type { TFunction } from 'i18next';

/** Settings and secrets of the vendors' connections that have a label of their own. */
export const knownFields = [
  'origin',
  'apiOrigin',
  'accountManagerOrigin',
  'servicePath',
  'identityPath',
  'scope',
  'scopes',
  'applicationId',
  'cultureCode',
  'actorAccountId',
  'resetPageUrl',
  'resetUrlTemplate',
  'resetKey',
  'clientId',
  'clientSecret',
  'storefrontClientId',
  'tenant',
  'site',
  'siteId',
  'storeHash',
  'storefrontUrl',
  'channelId',
  'parkingChannelId',
  'codeAttribute',
  'resetStrategy',
  'deactivateStrategy',
  'signInStrategy',
  'accessToken',
  'shortCode',
  'organizationId',
  'customerListId',
  'slasRedirectUri',
  'amClientId',
  'amClientSecret',
  'slasClientId',
  'slasClientSecret',
  'clientCertificate',
] as const;
export type KnownField = (typeof knownFields)[number];

export function knownField(name: string): KnownField | null {
  return knownFields.find((candidate) => candidate === name) ?? null;
}

/** What a setting is called; one without a label is shown by its own name. */
export function fieldLabel(t: TFunction, name: string): string {
  const known = knownField(name);
  return known === null ? name : t(`field.${known}`);
}
