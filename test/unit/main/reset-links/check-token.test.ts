import { describe, expect, it } from 'vitest';
import { checkToken } from '../../../../src/main/reset-links/check-token';
import { goodVector, vectorKey, vectorRules, vectors } from './test-vectors';
import { sealByHand, withHeaderBytes } from './seal-by-hand';

const v1 = goodVector('V1');
const iat = v1.claims.iat;

function code(token: string, changes: Parameters<typeof vectorRules>[1] = {}): string {
  const check = checkToken(token, vectorRules('reset', changes));
  return check.ok ? 'ok' : check.code;
}

describe('the published vectors', () => {
  it.each(vectors.good.map(({ id }) => id))('[BI-60] accepts %s', (id) => {
    const { token, claims } = goodVector(id);
    const check = checkToken(token, vectorRules(claims.pur));
    expect(check).toMatchObject({ ok: true, claims });
  });

  it.each(vectors.bad)('[BI-60] refuses $id as $code: $note', ({ token, code: expected }) => {
    expect(code(token)).toBe(expected);
  });
});

describe('time', () => {
  it.each([
    { now: 1_800_003_659, expected: 'ok' },
    { now: 1_800_003_660, expected: 'time' },
    { now: 1_799_999_940, expected: 'ok' },
    { now: 1_799_999_939, expected: 'time' },
  ])('answers $expected at $now', ({ now, expected }) => {
    expect(code(v1.token, { nowSeconds: now })).toBe(expected);
  });

  it("holds the page's own maximum, and never more than a day", async () => {
    expect(code(v1.token, { maxLifetimeSeconds: 3_600 })).toBe('ok');
    expect(code(v1.token, { maxLifetimeSeconds: 3_599 })).toBe('time');
    const long = await sealByHand(JSON.stringify({ ...v1.claims, exp: iat + 86_401 }));
    expect(code(long, { maxLifetimeSeconds: 10_000_000 })).toBe('time');
  });

  it('refuses a token that expires when it is issued', async () => {
    expect(code(await sealByHand(JSON.stringify({ ...v1.claims, exp: iat })))).toBe('time');
  });

  it('refuses what was issued before a mark of the page or of the key', () => {
    expect(code(v1.token, { notBefore: iat })).toBe('ok');
    expect(code(v1.token, { notBefore: iat + 1 })).toBe('time');
    expect(code(v1.token, { findKey: vectorKey({ notBefore: iat }) })).toBe('ok');
    expect(code(v1.token, { findKey: vectorKey({ notBefore: iat + 1 }) })).toBe('time');
  });
});

describe('states of a key', () => {
  it('refuses a revoked key at once', () => {
    expect(code(v1.token, { findKey: vectorKey({ state: { state: 'revoked' } }) })).toBe('header');
  });

  it('accepts from a retiring key what was issued before it was replaced', () => {
    expect(code(v1.token, { findKey: vectorKey({ state: { state: 'retiring', since: iat } }) })).toBe('ok');
    expect(code(v1.token, { findKey: vectorKey({ state: { state: 'retiring', since: iat - 61 } }) })).toBe('time');
  });
});

describe('[BI-60] what mail clients and people do to a link', () => {
  it.each([
    ['a line break inside', `${v1.token.slice(0, 200)}\r\n${v1.token.slice(200)}`],
    ['a blank inside', `${v1.token.slice(0, 76)} ${v1.token.slice(76)}`],
    ['soft line ends', `${v1.token.slice(0, 75)}=\n${v1.token.slice(75)}`],
    ['%3D at the end', `${v1.token}%3D`],
    ['a closing bracket at the end', `${v1.token}>`],
    ['a full stop at the end', `${v1.token}.`],
    ['the fragment twice', `${v1.token}#kdt=${v1.token}`],
    ['the token twice', v1.token + v1.token],
    ['upper case', v1.token.toUpperCase()],
    ['nothing', ''],
    ['2,049 characters', 'A'.repeat(2_049)],
    ['dots', '....'],
    ['standard base64 letters', v1.token.replaceAll('-', '+').replaceAll('_', '/')],
  ])('refuses %s', (_, token) => {
    expect(code(token)).toMatch(/^(shape|header|decrypt)$/u);
  });
});

describe('spelling of the segments', () => {
  it('refuses unused trailing bits that are not zero, in every segment', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const segments = v1.token.split('.');
    for (const [index, segment] of segments.entries()) {
      if (segment.length % 4 === 0) continue;
      const last = alphabet.indexOf(segment.slice(-1));
      const twin = segment.slice(0, -1) + alphabet.charAt(last + 1);
      expect(Buffer.from(twin, 'base64url').equals(Buffer.from(segment, 'base64url'))).toBe(true);
      expect(code(segments.with(index, twin).join('.'))).toBe('shape');
    }
  });

  it('accepts exactly 2,048 characters as a shape, and not one more', () => {
    const [header, , iv, , tag] = v1.token.split('.');
    const filled = (length: number) => {
      const frame = `${header}..${iv}..${tag}`;
      return `${header}..${iv}.${'A'.repeat(length - frame.length)}.${tag}`;
    };
    expect(code(filled(2_048))).toBe('decrypt');
    expect(code(filled(2_049))).toBe('shape');
  });
});

describe('header', () => {
  const fixed = JSON.stringify({ alg: 'dir', enc: 'A256GCM', kid: 'test-desk-2026a', typ: 'keydesk-reset-v1+jwt' });

  it.each([
    ['not JSON', 'x'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['alg given twice', fixed.replace('{', '{"alg":"dir",')],
    ['another alg', fixed.replace('dir', 'A256KW')],
    ['another enc', fixed.replace('A256GCM', 'A128GCM')],
    ['a number as kid', fixed.replace('"test-desk-2026a"', '1')],
    ['an unknown kid', fixed.replace('2026a', '2026c')],
    ['a kid of 65 characters', fixed.replace('test-desk-2026a', 'k'.repeat(65))],
    ['typ in other letters', fixed.replace('keydesk-reset', 'Keydesk-Reset')],
    ['crit', fixed.replace('}', ',"crit":"exp"}')],
    ['__proto__', fixed.replace('}', ',"__proto__":"x"}')],
    ['a byte order mark', `\uFEFF${fixed}`],
    ['something after the object', `${fixed}x`],
    ['a comma at the end', fixed.replace('}', ',}')],
    ['bytes that are not UTF-8', Buffer.concat([Buffer.from(fixed), Buffer.from([0xff])])],
  ])('refuses %s', (_, header) => {
    expect(code(withHeaderBytes(v1.token, header))).toBe('header');
  });

  it('names the key in its answer only after the key id was read', () => {
    expect(checkToken('x', vectorRules())).toMatchObject({ code: 'shape', kid: null, jti: null });
    expect(checkToken(vectors.bad[0]?.token ?? '', vectorRules())).toMatchObject({ kid: 'test-desk-2026a', jti: null });
  });
});

describe('claims', () => {
  const refusedClaims: [string, string | Uint8Array][] = [
    ['a list', '[]'],
    ['text', '"x"'],
    ['nothing', '{}'],
    ['an extra member named __proto__', JSON.stringify(v1.claims).replace('{', '{"__proto__":1,')],
    ['a doubled member in another spelling', JSON.stringify(v1.claims).replace('{', String.raw`{"s\u0075b":"900102",`)],
    ['a fraction as iat', JSON.stringify(v1.claims).replace('1800000000', '1800000000.5')],
    ['an exponent as iat', JSON.stringify(v1.claims).replace('1800000000', '18e8')],
    ['a negative iat', JSON.stringify({ ...v1.claims, iat: -1 })],
    ['an iat beyond safe integers', JSON.stringify(v1.claims).replace('1800000000', '9007199254740993')],
    ['true as exp', JSON.stringify({ ...v1.claims, exp: true })],
    ['null as sub', JSON.stringify({ ...v1.claims, sub: null })],
    ['a nested object', JSON.stringify({ ...v1.claims, sub: {} })],
    ['a subject of 257 bytes', JSON.stringify({ ...v1.claims, sub: `${'é'.repeat(128)}x` })],
    ['a line break in the subject', JSON.stringify({ ...v1.claims, sub: '900101\n' })],
    ['a C1 control in the subject', JSON.stringify({ ...v1.claims, sub: 'a\u0085b' })],
    ['a lone surrogate in the subject', JSON.stringify({ ...v1.claims, sub: '\ud800' })],
    ['a raw control character', JSON.stringify(v1.claims).replace('900101', '9\u00010')],
    ['an unknown kind of key', JSON.stringify({ ...v1.claims, idk: 'phone' })],
    ['an unknown purpose', JSON.stringify({ ...v1.claims, pur: 'login' })],
    ['an issuer in capitals', JSON.stringify({ ...v1.claims, iss: 'ACME' })],
    ['an audience with a path', JSON.stringify({ ...v1.claims, aud: 'https://shop.example/' })],
    ['a jti of 15 bytes', JSON.stringify({ ...v1.claims, jti: 'AAECAwQFBgcICQoLDA0O' })],
    ['a jti in a second spelling', JSON.stringify({ ...v1.claims, jti: 'AAECAwQFBgcICQoLDA0ODx' })],
    ['a binding of 31 bytes', JSON.stringify({ ...v1.claims, asb: 'A'.repeat(42) })],
    ['an empty binding', JSON.stringify({ ...v1.claims, asb: '' })],
    ['more than 1,024 bytes', JSON.stringify(v1.claims) + ' '.repeat(1_024)],
    ['a byte order mark', `\uFEFF${JSON.stringify(v1.claims)}`],
    ['UTF-16', Buffer.from(JSON.stringify(v1.claims), 'utf16le')],
    ['an overlong encoding', Buffer.concat([Buffer.from([0xc0, 0xaf]), Buffer.from(JSON.stringify(v1.claims))])],
  ];
  it.each(refusedClaims)('refuses %s', async (_, claims) => {
    expect(code(await sealByHand(claims))).toBe('claims');
  });

  it('accepts the nine members in any order, and a subject of 256 bytes', async () => {
    const reversed = Object.fromEntries(Object.entries(v1.claims).reverse());
    expect(code(await sealByHand(JSON.stringify(reversed)))).toBe('ok');
    expect(code(await sealByHand(JSON.stringify({ ...v1.claims, sub: 'é'.repeat(128) })))).toBe('ok');
  });
});
