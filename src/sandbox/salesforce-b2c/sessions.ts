import { createHash, randomUUID } from 'node:crypto';
import type { Customer } from './customer-store';
import type { SlasClient } from './layout';
import { OAuthProblem } from './problems';
import type { Store } from './store';
import { issuerSubject, type Session } from './tokens';

export interface NewSession {
  readonly client: SlasClient;
  readonly channelId: string;
  /** Null for a guest. */
  readonly customer: Customer | null;
  readonly flow: Session['flow'];
  readonly usid?: string | null;
}

/** Opens a session and answers as the token endpoints do. */
export function openSession(store: Store, { client, channelId, customer, flow, usid }: NewSession): object {
  const { clock, switches, tokens } = store;
  const isAgent = flow === 'trusted-agent';
  const record = customer?.record;
  const login = record?.credentials?.login ?? '';
  const draft = {
    usid: usid ?? randomUUID(),
    clientId: client.id,
    channelId,
    flow,
    customerId: record?.customerId ?? '',
    login,
    name: [record?.firstName, record?.lastName].filter((part) => part !== undefined).join(' ') || login,
    scopes: client.scopes,
    accessExpiresAt: clock.now() + 1_000 * (isAgent ? switches.trustedAgentTokenSeconds : switches.slasTokenSeconds),
    refreshExpiresAt: clock.now() + 1_000 * switches.refreshTokenSeconds,
  };
  if (issuerSubject(draft).length > 256) {
    throw new OAuthProblem(400, 'invalid_request', 'Issuer Subject length must be less than 256 characters');
  }
  return tokenAnswer(store, tokens.open(draft, !isAgent));
}

export function tokenAnswer({ clock }: Store, session: Session): object {
  const seconds = (until: number): number => Math.max(0, Math.round((until - clock.now()) / 1_000));
  return {
    access_token: session.accessToken,
    id_token: session.accessToken,
    refresh_token: session.refreshToken ?? '',
    expires_in: seconds(session.accessExpiresAt),
    refresh_token_expires_in: session.refreshToken === null ? 0 : seconds(session.refreshExpiresAt),
    token_type: 'Bearer',
    usid: session.usid,
    customer_id: session.customerId,
    enc_user_id: createHash('md5').update(session.login).digest('hex').toUpperCase(),
    idp_access_token: '',
  };
}

/** What a token call answers when nothing is left: every member there and empty. */
export const emptyTokenAnswer = {
  access_token: '',
  id_token: 'null',
  refresh_token: '',
  expires_in: 0,
  refresh_token_expires_in: 0,
  token_type: 'Bearer',
  usid: 'null',
  customer_id: 'null',
  enc_user_id: 'null',
  idp_access_token: '',
} as const;
