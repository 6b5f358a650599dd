import { describe, expect, it } from 'vitest';
import { norceConfigSchema, norceOrigins, norceSecretFields } from '../../../../../src/main/vendors/norce';

const least = { origin: 'https://shop.api-se.norce.tech', applicationId: 1042, actorAccountId: 700999 };

describe('settings of a Norce connection', () => {
  it('fills in what is the same everywhere', () => {
    expect(norceConfigSchema.parse(least)).toEqual({
      ...least,
      servicePath: '/commerce/customer/1.1/',
      identityPath: '/identity/1.0/connect/token',
      scope: 'prod',
    });
  });

  it('takes the paths of a legacy installation', () => {
    const legacy = { servicePath: '/api/1.1/CustomerService.svc/rest/', identityPath: '/1.0/connect/token' };
    expect(norceConfigSchema.parse({ ...least, ...legacy })).toMatchObject(legacy);
  });

  it.each([
    ['origin', 'http://shop.api-se.norce.tech'],
    ['origin', 'https://user:x@shop.api-se.norce.tech'],
    ['origin', 'https://shop.api-se.norce.tech/path'],
    ['servicePath', 'commerce/'],
    ['servicePath', '/commerce/customer/1.1'],
    ['servicePath', '/commerce/../admin/'],
    ['servicePath', '//evil.test/'],
    ['servicePath', '/a?x=/'],
    ['servicePath', '/a%2e%2e/'],
    ['identityPath', '/a\\b'],
    ['scope', ''],
    ['scope', 'prod&client_id=x'],
    ['applicationId', 0],
    ['applicationId', 2 ** 31],
    ['applicationId', '1042'],
    ['actorAccountId', 1.5],
    ['cultureCode', 'sv_SE'],
    ['cultureCode', 'x'.repeat(17)],
    ['resetPageUrl', 'javascript:alert(1)'],
    ['clientSecret', 'in the wrong half'],
  ])('refuses %s = %s', (field, value) => {
    const parsed = norceConfigSchema.safeParse({ ...least, [field]: value });
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(field);
  });

  it('speaks to its one origin, with two secrets it needs and one it may have', () => {
    expect(norceOrigins(norceConfigSchema.parse(least))).toEqual([least.origin]);
    expect(norceSecretFields).toEqual([
      { name: 'clientId', required: true },
      { name: 'clientSecret', required: true },
      { name: 'resetKey', required: false },
    ]);
  });
});
