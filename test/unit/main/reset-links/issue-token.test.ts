import { compactDecrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { checkToken } from '../../../../src/main/reset-links/check-token';
import { issueToken, type TokenRequest } from '../../../../src/main/reset-links/issue-token';
import { makeResetKey } from '../../../../src/main/reset-links/keys';
import { isKeydeskError } from '../../../../src/shared/domain/failure';
import { shopperAccount } from '../../../fakes/shopper-account';

const key = makeResetKey('acme.keydesk', 'desk-7');

function request(changes: Partial<TokenRequest> = {}): TokenRequest {
  return {
    key,
    audience: 'https://shop.example',
    account: shopperAccount(),
    stampMoves: true,
    purpose: 'reset',
    lifetimeMinutes: 60,
    nowSeconds: 1_800_000_000,
    ...changes,
  };
}

describe('issueToken', () => {
  it('writes the nine claims in their order, without blanks, and a header of four members', async () => {
    const { token, claims } = await issueToken(request({ account: shopperAccount({ login: 'anna.öberg' }) }));
    const { plaintext, protectedHeader } = await compactDecrypt(token, key.secret);
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'desk-7', typ: 'keydesk-reset-v1+jwt' });
    expect(new TextDecoder().decode(plaintext)).toBe(
      `{"iss":"acme.keydesk","aud":"https://shop.example","sub":"900101","idk":"id","pur":"reset","iat":1800000000,"exp":1800003600,"jti":"${claims.jti}","asb":"${claims.asb}"}`,
    );
    expect(token.length).toBeLessThan(600);
  });

  it.each([
    { kind: 'id', sub: '900101' },
    { kind: 'code', sub: 'K-1001' },
    { kind: 'login', sub: 'anna.öberg' },
    { kind: 'email', sub: 'maja@example.test' },
  ] as const)('names the account by its $kind when asked to', async ({ kind, sub }) => {
    const account = shopperAccount({ login: 'anna.öberg' });
    const { claims } = await issueToken(request({ account, identifyBy: kind }));
    expect(claims).toMatchObject({ idk: kind, sub });
  });

  it('has no personal data inside when it names the account by its id', async () => {
    const { claims } = await issueToken(request());
    expect(JSON.stringify(claims)).not.toMatch(/maja|berg|K-1001/iu);
  });

  it('takes a new jti and a new iv each time', async () => {
    const tokens = await Promise.all(Array.from({ length: 200 }, () => issueToken(request())));
    expect(new Set(tokens.map(({ claims }) => claims.jti)).size).toBe(200);
    expect(new Set(tokens.map(({ token }) => token.split('.')[2])).size).toBe(200);
  });

  it('makes a token that a page with the key accepts', async () => {
    const { token } = await issueToken(request({ purpose: 'activate', lifetimeMinutes: 1440 }));
    const check = checkToken(token, {
      findKey: () => ({ key, state: { state: 'active' }, notBefore: null }),
      audience: 'https://shop.example',
      purpose: 'activate',
      nowSeconds: 1_800_000_030,
    });
    expect(check.ok).toBe(true);
  });

  it.each([
    ['no such key', request({ identifyBy: 'code', account: shopperAccount({ code: null }) }), 'code'],
    [
      'a key that no token can hold',
      request({ identifyBy: 'login', account: shopperAccount({ login: 'a\nb' }) }),
      'sub',
    ],
    ['an audience that is no origin', request({ audience: 'https://shop.example/reset' }), 'aud'],
  ])('refuses an account with %s', async (_, bad, field) => {
    const error = await issueToken(bad).catch((thrown: unknown) => thrown);
    expect(isKeydeskError(error) && error.failure).toMatchObject({ code: 'invalid-input', field });
  });

  it('is no token before the page’s own code has accepted it', async () => {
    const unreadable = issueToken(request({ key: { ...key, kid: 'no key id' } }));
    await expect(unreadable).rejects.toThrow('a token just made was not accepted');
  });
});
