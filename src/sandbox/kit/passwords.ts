import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** A salted hash; passwords are kept no other way, even in training stores. */
export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

// Cheap on purpose: ten thousand generated shoppers must start in a moment, and no password here protects anything.
const cost = { N: 256, r: 4, p: 1 };

export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16);
  return { salt, hash: scryptSync(password.normalize('NFC'), salt, 32, cost) };
}

export function passwordMatches(stored: PasswordHash | null, password: string): boolean {
  if (stored === null) return false;
  return timingSafeEqual(stored.hash, scryptSync(password.normalize('NFC'), stored.salt, 32, cost));
}
