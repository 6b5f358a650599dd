import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  salesforceB2cConfigSchema,
  salesforceB2cOrigins,
  salesforceB2cSecretFields,
} from '../../../../../src/main/vendors/salesforce-b2c';
import { apiOriginOf, customerListOf, tenantOf } from '../../../../../src/main/vendors/salesforce-b2c/config';

const minimal = { shortCode: 'kv7kzm78', organizationId: 'f_ecom_zzte_053', siteId: 'RefArch' };
const accepts = (changes: object): boolean => salesforceB2cConfigSchema.safeParse({ ...minimal, ...changes }).success;

describe('settings of a Salesforce connection', () => {
  it('makes up hosts and ids from a minimum', () => {
    const config = salesforceB2cConfigSchema.parse(minimal);
    expect(apiOriginOf(config)).toBe('https://kv7kzm78.api.commercecloud.salesforce.com');
    expect(salesforceB2cOrigins(config)).toEqual([apiOriginOf(config), 'https://account.demandware.com']);
    expect(customerListOf(config)).toBe('RefArch');
    expect(tenantOf(config)).toBe('zzte_053');
  });

  it('takes an origin in place of a short code, but not both and not neither', () => {
    const origin = { shortCode: undefined, apiOrigin: 'https://api.example' };
    expect(accepts(origin)).toBe(true);
    expect(accepts({ apiOrigin: 'https://api.example' })).toBe(false);
    expect(accepts({ shortCode: undefined })).toBe(false);
  });

  it.each(['KV7', 'a.b', 'a--', '-a', 'evil.test/', 'a b', ''])('refuses the short code "%s"', (shortCode) => {
    expect(accepts({ shortCode })).toBe(false);
  });

  it.each(['zzte_053', 'f_ecom_zzte', 'f_ecom_ZZTE_053', 'f_ecom_zzte_053/../x', 'f_ecom_zzte_prod'])(
    'refuses the organization "%s"',
    (organizationId) => {
      expect(accepts({ organizationId })).toBe(false);
    },
  );

  it.each(['prd', 'stg', 'dev', 's01', '053'])('knows the instance %s', (instance) => {
    expect(accepts({ organizationId: `f_ecom_zzte_${instance}` })).toBe(true);
  });

  it.each([
    ['a list that walks up the path', { customerListId: '..' }],
    ['a site with a slash', { siteId: 'a/b' }],
    ['a site of 33 letters', { siteId: 'a'.repeat(33) }],
    ['a member nobody knows', { surprise: 1 }],
    ['[BI-20] an Account Manager without TLS', { accountManagerOrigin: 'http://account.example' }],
    ['[BI-21] an Account Manager with user info', { accountManagerOrigin: 'https://a@account.example' }],
    ['[BI-20] a redirect of another scheme', { slasRedirectUri: 'javascript:alert(1)' }],
  ])('refuses %s', (_, changes) => {
    expect(accepts(changes)).toBe(false);
  });

  it('can be turned into a form', () => {
    const json = z.toJSONSchema(salesforceB2cConfigSchema, { io: 'input', unrepresentable: 'any' });
    expect(Object.keys(json.properties ?? {})).toEqual([
      'shortCode',
      'apiOrigin',
      'accountManagerOrigin',
      'organizationId',
      'siteId',
      'customerListId',
      'resetUrlTemplate',
      'slasRedirectUri',
      'signInStrategy',
      'clientCertificate',
    ]);
    expect(json.required).toEqual(['organizationId', 'siteId']);
  });

  it('names its secrets', () => {
    expect(salesforceB2cSecretFields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'amClientId',
      'amClientSecret',
    ]);
  });
});
