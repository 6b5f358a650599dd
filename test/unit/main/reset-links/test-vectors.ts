import { parseResetKey, type AcceptedKey, type KeyState } from '../../../../src/main/reset-links/keys';
import type { ResetClaims, ResetPurpose } from '../../../../src/main/reset-links/token-format';
import type { TokenRules } from '../../../../src/main/reset-links/check-token';
import { claimsSchema } from '../../../../src/main/reset-links/token-format';
import vectors from './vectors.json';

export { vectors };

export function goodVector(id: string) {
  const vector = vectors.good.find((candidate) => candidate.id === id);
  if (vector === undefined) throw new Error(`no vector ${id}`);
  return { ...vector, claims: claimsSchema.parse(JSON.parse(vector.claims)) satisfies ResetClaims };
}

export function vectorKey(changes: { state?: KeyState; notBefore?: number } = {}): (kid: string) => AcceptedKey | null {
  const keys = vectors.keys.map(({ text }) => parseResetKey(text));
  return (kid) => {
    const key = keys.find((candidate) => candidate.kid === kid);
    if (key === undefined) return null;
    return { key, state: changes.state ?? { state: 'active' }, notBefore: changes.notBefore ?? null };
  };
}

/** The circumstances the vectors were made for. */
export function vectorRules(
  purpose: ResetPurpose = 'reset',
  changes: Partial<TokenRules<AcceptedKey>> = {},
): TokenRules<AcceptedKey> {
  return {
    findKey: vectorKey(),
    audience: vectors.audience,
    purpose,
    nowSeconds: vectors.now,
    maxLifetimeSeconds: vectors.maxLifetimeSeconds,
    ...changes,
  };
}
