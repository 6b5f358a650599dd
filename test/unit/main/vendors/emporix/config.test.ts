import { describe, expect, it } from 'vitest';
import { emporixConfigSchema, emporixOrigins, emporixSecretFields } from '../../../../../src/main/vendors/emporix';

describe('the settings of an Emporix connection', () => {
  it('need a tenant and nothing else', () => {
    const config = emporixConfigSchema.parse({ tenant: 'acme' });
    expect(config).toEqual({ origin: 'https://api.emporix.io', tenant: 'acme' });
    expect(emporixOrigins(config)).toEqual(['https://api.emporix.io']);
  });

  it.each([
    { tenant: 'acme', origin: 'http://127.0.0.1:4021', site: 'main_de', scopes: 'a.b_c d.e' },
    { tenant: 'a1c', origin: 'https://api.emporix.io/' },
  ])('take %j', (settings) => {
    expect(emporixConfigSchema.safeParse(settings).success).toBe(true);
  });

  it.each([
    { settings: {}, why: 'no tenant' },
    { settings: { tenant: 'Acme' }, why: 'capitals' },
    { settings: { tenant: 'ac' }, why: 'too short' },
    { settings: { tenant: 'a'.repeat(17) }, why: 'too long' },
    { settings: { tenant: '1acme' }, why: 'begins with a digit' },
    { settings: { tenant: 'acme/../x' }, why: 'a path' },
    { settings: { tenant: 'acme', origin: 'http://api.emporix.io' }, why: '[BI-20] not https' },
    { settings: { tenant: 'acme', origin: 'https://u:p@api.emporix.io' }, why: '[BI-21] user info' },
    { settings: { tenant: 'acme', origin: 'https://api.emporix.io/customer' }, why: 'a path' },
    { settings: { tenant: 'acme', origin: 'javascript:alert(1)' }, why: '[BI-20] no web address' },
    { settings: { tenant: 'acme', site: 'a b' }, why: 'a blank in the site' },
    { settings: { tenant: 'acme', scopes: 'a&b' }, why: 'a sign in the scopes' },
    { settings: { tenant: 'acme', extra: 1 }, why: '[BI-07] an extra member' },
    { settings: { tenant: 5 }, why: '[BI-07] a wrong type' },
  ])('refuse $settings: $why', ({ settings }) => {
    expect(emporixConfigSchema.safeParse(settings).success).toBe(false);
  });

  it('name the secrets, of which only the storefront client may be missing', () => {
    expect(emporixSecretFields.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'clientId',
      'clientSecret',
    ]);
    expect(emporixSecretFields.filter(({ required }) => !required).map(({ name }) => name)).toEqual([
      'storefrontClientId',
    ]);
  });
});
