import { describe, expect, it } from 'vitest';
import {
  bigCommerceConfigSchema,
  bigCommerceOrigins,
  bigCommerceSecretFields,
} from '../../../../../src/main/vendors/bigcommerce';

const least = { storeHash: 'kd7demo', storefrontUrl: 'https://Shop.Example/' };
const accepts = (change: Record<string, unknown>) => bigCommerceConfigSchema.safeParse({ ...least, ...change }).success;

describe('bigCommerceConfigSchema', () => {
  it('fills in what most stores have', () => {
    expect(bigCommerceConfigSchema.parse(least)).toEqual({
      apiOrigin: 'https://api.bigcommerce.com',
      storeHash: 'kd7demo',
      storefrontUrl: 'https://shop.example',
      channelId: 1,
      resetStrategy: 'vendor-mail',
      deactivateStrategy: 'none',
    });
  });

  it.each(['', 'KD7', 'kd7/../x', 'a'.repeat(33), 'kd 7'])('refuses the store hash %j', (storeHash) => {
    expect(accepts({ storeHash })).toBe(false);
  });

  it.each([
    'http://shop.example',
    'https://user@shop.example',
    'https://shop.example/path',
    'https://shop.example?x',
    'javascript:alert(1)',
    'shop.example',
    '',
  ])('[BI-20][BI-21] refuses %j for an origin', (origin) => {
    expect(accepts({ storefrontUrl: origin })).toBe(false);
    expect(accepts({ apiOrigin: origin })).toBe(false);
  });

  it.each([0, -1, 1.5, '1', 2 ** 31])('refuses the channel %j', (channelId) => {
    expect(accepts({ channelId })).toBe(false);
  });

  it('[BI-07] refuses settings nobody knows', () => {
    expect(accepts({ accessToken: 'x' })).toBe(false);
  });

  it('lets the adapter speak to the API and the storefront only', () => {
    expect(bigCommerceOrigins(bigCommerceConfigSchema.parse(least))).toEqual([
      'https://api.bigcommerce.com',
      'https://shop.example',
    ]);
  });

  it('needs one secret, and knows the others', () => {
    expect(bigCommerceSecretFields.filter((field) => field.required).map((field) => field.name)).toEqual([
      'accessToken',
    ]);
    expect(bigCommerceSecretFields.map((field) => field.name)).toEqual([
      'accessToken',
      'clientId',
      'clientSecret',
      'resetKey',
    ]);
  });
});
