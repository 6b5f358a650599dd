// Steps 2 to 9 of checking a Keydesk reset token v1, and the account-state binding. Needs Node 20 and no package.
// Run on its own, it reads tokens from standard input, one a line, and prints `ok <claims, base64url>` or the code:
//   tsx check.ts <now in seconds> <page origin> <reset|activate> <kdk1:…> [<kdk1:…> …]
//   tsx check.ts binding <aud> <idk> <sub> <email> <status> <stamp>
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const skewSeconds = 60;
const maxLifetimeSeconds = 86_400;

export interface Claims {
  iss: string;
  aud: string;
  sub: string;
  idk: 'id' | 'code' | 'login' | 'email';
  pur: 'reset' | 'activate';
  iat: number;
  exp: number;
  jti: string;
  asb: string;
}
export type Refusal = 'shape' | 'header' | 'decrypt' | 'claims' | 'issuer' | 'audience' | 'purpose' | 'time';
export interface Key {
  issuer: string;
  kid: string;
  secret: Buffer;
}

export function parseKey(text: string): Key {
  const [version, issuer, kid, secret, ...more] = text.split(':');
  const bytes = fromBase64Url(secret ?? '');
  if (version !== 'kdk1' || !issuer || !kid || bytes?.length !== 32 || more.length > 0) throw new Error('not a key');
  return { issuer, kid, secret: bytes };
}

/** `keys` holds the keys that are accepted now: a revoked one is simply not in it. */
export function checkToken(
  token: string,
  keys: readonly Key[],
  page: { now: number; origin: string; purpose: string },
): Claims | Refusal {
  // 2: five segments, the second empty, 12 bytes of iv, 16 bytes of tag, each segment in its one spelling.
  if (token.length > 2_048) return 'shape';
  const found = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})$/.exec(token);
  if (!found) return 'shape';
  const [headerBytes, iv, ciphertext, tag] = found.slice(1).map(fromBase64Url);
  if (!headerBytes || !iv || !ciphertext || !tag) return 'shape';

  // 3: four fixed members; the key is chosen by its id among known ones.
  const header = parseFlatJson(headerBytes);
  if (!header || header.size !== 4) return 'header';
  const kid = header.get('kid');
  if (header.get('alg') !== 'dir' || header.get('enc') !== 'A256GCM') return 'header';
  if (header.get('typ') !== 'keydesk-reset-v1+jwt') return 'header';
  if (typeof kid !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(kid)) return 'header';
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) return 'header';

  // 4: the tag covers the first segment as it was sent. `authTagLength` makes Node demand all 16 bytes.
  const cipher = createDecipheriv('aes-256-gcm', key.secret, iv, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(found[1] ?? '', 'ascii'));
  cipher.setAuthTag(tag);
  let plain: Buffer;
  try {
    plain = Buffer.concat([cipher.update(ciphertext), cipher.final()]);
  } catch {
    return 'decrypt';
  }

  // 5 to 9
  const claims = plain.length <= 1_024 ? readClaims(parseFlatJson(plain)) : null;
  if (!claims) return 'claims';
  if (claims.iss !== key.issuer) return 'issuer';
  if (claims.aud !== page.origin) return 'audience';
  if (claims.pur !== page.purpose) return 'purpose';
  const { iat, exp } = claims;
  const isTimely = iat <= page.now + skewSeconds && exp > page.now - skewSeconds;
  return isTimely && exp > iat && exp - iat <= maxLifetimeSeconds ? claims : 'time';
}

function readClaims(members: Map<string, string | number> | null): Claims | null {
  if (!members || members.size !== 9) return null;
  const { iss, aud, sub, idk, pur, iat, exp, jti, asb } = Object.fromEntries(members);
  if (typeof iss !== 'string' || !/^[a-z0-9.-]{3,64}$/.test(iss)) return null;
  if (typeof aud !== 'string' || !/^https?:\/\/[a-z0-9.-]{1,253}(?::[1-9][0-9]{0,4})?$/.test(aud)) return null;
  if (typeof sub !== 'string' || sub === '' || Buffer.byteLength(sub) > 256) return null;
  if (!sub.isWellFormed() || /[\u0000-\u001f\u007f-\u009f]/.test(sub)) return null;
  if (idk !== 'id' && idk !== 'code' && idk !== 'login' && idk !== 'email') return null;
  if (pur !== 'reset' && pur !== 'activate') return null;
  if (!isSeconds(iat) || !isSeconds(exp)) return null;
  if (typeof jti !== 'string' || fromBase64Url(jti)?.length !== 16) return null;
  if (typeof asb !== 'string' || (asb !== 'none' && fromBase64Url(asb)?.length !== 32)) return null;
  return { iss, aud, sub, idk, pur, iat, exp, jti, asb };
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Step 11: computed from the account as read now, and compared with `asb` by `isSameBinding`. */
export function binding(
  claims: Pick<Claims, 'aud' | 'idk' | 'sub'>,
  account: { email: string; status: string; stamp: string },
): string {
  const lines = ['keydesk-asb-v1', claims.aud, claims.idk, claims.sub, account.email, account.status, account.stamp];
  return createHash('sha256').update(lines.join('\n'), 'utf8').digest('base64url');
}

export function isSameBinding(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A JSON object of strings and integers, each name once. `JSON.parse` alone would keep the last of two equal names. */
function parseFlatJson(bytes: Buffer): Map<string, string | number> | null {
  const text = '"(?:[^"\\\\\\u0000-\\u001f]|\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*"';
  const member = `[ \\t\\n\\r]*(${text})[ \\t\\n\\r]*:[ \\t\\n\\r]*(${text}|-?(?:0|[1-9][0-9]*))[ \\t\\n\\r]*`;
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (!new RegExp(`^[ \\t\\n\\r]*\\{${member}(?:,${member})*\\}[ \\t\\n\\r]*$`).test(source)) return null;
  const members = new Map<string, string | number>();
  for (const [, name = '', value = ''] of source.matchAll(new RegExp(member, 'g'))) {
    const key = String(JSON.parse(name));
    if (members.has(key)) return null;
    members.set(key, JSON.parse(value) as string | number);
  }
  return members;
}

function fromBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function main([first = '', ...rest]: string[]): void {
  if (first === 'binding') {
    const [aud = '', idk = '', sub = '', email = '', status = '', stamp = ''] = rest;
    console.log(binding({ aud, idk: idk as Claims['idk'], sub }, { email, status, stamp }));
    return;
  }
  const [origin = '', purpose = '', ...keyTexts] = rest;
  const keys = keyTexts.map(parseKey);
  let input = '';
  process.stdin.setEncoding('utf8').on('data', (chunk: string) => (input += chunk));
  process.stdin.on('end', () => {
    for (const token of input.split('\n').slice(0, -1)) {
      const result = checkToken(token, keys, { now: Number(first), origin, purpose });
      const isRefusal = typeof result === 'string';
      console.log(isRefusal ? result : `ok ${Buffer.from(JSON.stringify(result)).toString('base64url')}`);
    }
  });
}

if (process.argv[1]?.endsWith('check.ts')) main(process.argv.slice(2));
