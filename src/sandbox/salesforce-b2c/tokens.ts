import { generateKeyPairSync, sign } from 'node:crypto';
import type { SandboxClock } from '../kit/sandbox-clock';
import { layout } from './layout';
import { randomText } from './random';

/** A token of the Account Manager: it names a client, never a person. */
export interface AmToken {
  readonly kind: 'am';
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
}
/** A shopper's session at the sign-in service; the refresh token ends with it. */
export interface Session {
  readonly usid: string;
  readonly clientId: string;
  readonly channelId: string;
  readonly flow: 'guest' | 'password' | 'trusted-system' | 'trusted-agent';
  /** Empty for a guest. */
  readonly customerId: string;
  readonly login: string;
  readonly name: string;
  readonly scopes: readonly string[];
  accessToken: string;
  accessExpiresAt: number;
  refreshToken: string | null;
  refreshExpiresAt: number;
}

export interface TokenStore {
  issueAm(clientId: string, scopes: readonly string[], seconds: number): string;
  am(token: string): AmToken | null;
  open(session: Omit<Session, 'accessToken' | 'refreshToken'>, withRefresh: boolean): Session;
  /** A new access token, and with `rotate` a new refresh token, for a session that goes on. */
  renew(session: Session, accessExpiresAt: number, rotate: boolean): void;
  byAccess(token: string): Session | null;
  byRefresh(token: string): Session | null;
  end(isOver: (session: Session) => boolean): void;
  /** A signed token with these claims, for whoever checks it against the public key. */
  sign(claims: object): string;
  readonly publicJwk: object;
}

export function createTokenStore(clock: SandboxClock): TokenStore {
  const amTokens = new Map<string, AmToken>();
  let sessions: Session[] = [];
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  function signed(claims: object): string {
    const body = [{ alg: 'ES256', typ: 'jwt', kid: 'training' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${body}.${signature.toString('base64url')}`;
  }
  function accessTokenOf(session: Omit<Session, 'accessToken' | 'refreshToken'>): string {
    const now = Math.floor(clock.now() / 1_000);
    return signed({
      sub: `cc-slas::${layout.tenantId}::scid:${session.clientId}::usid:${session.usid}`,
      isb: issuerSubject(session),
      iss: `slas/dev/${layout.tenantId}`,
      aud: `commercecloud/dev/${layout.tenantId}`,
      scp: session.scopes.join(' '),
      sty: 'User',
      iat: now,
      nbf: now - 30,
      exp: Math.floor(session.accessExpiresAt / 1_000),
      jti: randomText(24),
    });
  }

  return {
    issueAm: (clientId, scopes, seconds) => {
      const expiresAt = clock.now() + seconds * 1_000;
      const token = signed({ sub: clientId, scope: scopes, exp: Math.floor(expiresAt / 1_000), jti: randomText(24) });
      amTokens.set(token, { kind: 'am', clientId, scopes, expiresAt });
      return token;
    },
    am: (token) => amTokens.get(token) ?? null,
    open: (draft, withRefresh) => {
      const session = {
        ...draft,
        accessToken: accessTokenOf(draft),
        refreshToken: withRefresh ? randomText(43) : null,
      };
      sessions.push(session);
      return session;
    },
    renew: (session, accessExpiresAt, rotate) => {
      session.accessExpiresAt = accessExpiresAt;
      session.accessToken = accessTokenOf(session);
      if (rotate) session.refreshToken = randomText(43);
    },
    byAccess: (token) =>
      sessions.find((session) => session.accessToken === token && session.accessExpiresAt > clock.now()) ?? null,
    byRefresh: (token) =>
      sessions.find((session) => session.refreshToken === token && session.refreshExpiresAt > clock.now()) ?? null,
    end: (isOver) => {
      sessions = sessions.filter((session) => !isOver(session));
    },
    sign: signed,
    publicJwk: { ...publicKey.export({ format: 'jwk' }), kid: 'training', use: 'sig', alg: 'ES256' },
  };
}

/** The composite claim that names the shopper; the platform refuses one above 256 characters. */
export function issuerSubject(session: Omit<Session, 'accessToken' | 'refreshToken'>): string {
  const isGuest = session.customerId === '';
  const parts = [
    `uido:${isGuest ? 'slas' : 'ecom'}`,
    `upn:${isGuest ? 'Guest' : session.login}`,
    `uidn:${(isGuest ? 'Guest User' : session.name).replaceAll(':', '%3A')}`,
    `gcid:ab${session.usid.replaceAll('-', '').slice(0, 24)}`,
    ...(isGuest ? [] : [`rcid:${session.customerId}`]),
    `chid:${session.channelId}`,
    ...(session.flow === 'trusted-system' ? ['tsob:ts_ext_on_behalf_of'] : []),
    ...(session.flow === 'trusted-agent' ? ['agent:agent@example.test'] : []),
  ];
  return parts.join('::');
}
