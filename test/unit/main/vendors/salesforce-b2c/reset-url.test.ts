import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, isUsableTemplate } from '../../../../../src/main/vendors/salesforce-b2c/reset-url';
import { isKeydeskError } from '../../../../../src/shared/domain/failure';

const good = [
  'https://shop.example/reset?Token={token}',
  'https://shop.example/reset#c=salesforce-b2c&t={token}&l={login}',
  'https://shop.example:8443/{siteId}/{locale}/reset/{token}?e={email}',
  'http://127.0.0.1:4000/reset#t={token}',
  'http://localhost:4000/reset#t={token}',
];

const bad: readonly (readonly [string, string])[] = [
  ['no token', 'https://shop.example/reset'],
  ['two tokens', 'https://shop.example/{token}?t={token}'],
  ['a place nobody knows', 'https://shop.example/?t={token}&x={password}'],
  ['a token in the host', 'https://{token}.example/'],
  ['a token as host', 'https://{token}/x'],
  ['a token in the user info', 'https://{token}@shop.example/'],
  ['a site in the host', 'https://{siteId}.example/?t={token}'],
  ['user info', 'https://shop.example@evil.test/?t={token}'],
  ['a backslash before an at', 'https://shop.example\\@evil.test/?t={token}'],
  ['http', 'http://shop.example/?t={token}'],
  ['another scheme', 'javascript:alert("{token}")'],
  ['data', 'data:text/html,{token}'],
  ['no scheme', '//shop.example/?t={token}'],
  ['a missing slash', 'https:/shop.example/?t={token}'],
  ['nothing', ''],
  ['a stray brace', 'https://shop.example/?t={token}&x={'],
  ['a nested place', 'https://shop.example/?t={{token}}'],
  ['a line break', 'https://shop.example/\n?t={token}'],
  ['a blank', 'https://shop.example/a b?t={token}'],
  ['letters outside ASCII', 'https://shöp.example/?t={token}'],
  ['a host as a number', 'https://shop.example:99999/?t={token}'],
  ['a loopback look-alike', 'http://127.0.0.1.evil.test/?t={token}'],
];

const values = { token: 'T', login: 'l', email: 'e', siteId: 's', locale: 'x' };

describe('the template of a reset link', () => {
  it.each(good)('accepts %s', (template) => {
    expect(isUsableTemplate(template)).toBe(true);
    expect(URL.canParse(fillTemplate(template, values))).toBe(true);
  });

  it.each(bad)('[BI-24] refuses %s', (_, template) => {
    expect(isUsableTemplate(template)).toBe(false);
  });

  it('gives back every value, whatever is in it, and never opens another host', () => {
    const template = 'https://shop.example/reset?e={email}&s={siteId}&o={locale}#t={token}&l={login}';
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const record = fc.record({ token: text, login: text, email: text, siteId: text, locale: text });
    fc.assert(
      fc.property(record, (given) => {
        const url = new URL(fillTemplate(template, given));
        expect(url.origin).toBe('https://shop.example');
        expect(url.pathname).toBe('/reset');
        expect(Object.fromEntries(url.searchParams)).toEqual({ e: given.email, s: given.siteId, o: given.locale });
        expect(Object.fromEntries(new URLSearchParams(url.hash.slice(1)))).toEqual({
          t: given.token,
          l: given.login,
        });
      }),
    );
  });

  it('[BI-04] does not break at a lone surrogate', () => {
    const url = fillTemplate('https://shop.example/#t={token}&l={login}', { ...values, login: 'a\ud800b' });
    expect(url).toBe('https://shop.example/#t=T&l=a%EF%BF%BDb');
  });

  it('says which setting is at fault for a template that was never checked', () => {
    let thrown: unknown;
    try {
      fillTemplate('https://{login}/?t={token}', { ...values, login: 'evil.test' });
    } catch (error) {
      thrown = error;
    }
    expect(isKeydeskError(thrown) ? thrown.failure : null).toMatchObject({
      code: 'misconfigured',
      field: 'resetUrlTemplate',
    });
  });
});
