/** A token that is about to be used. Times are seconds since 1970 UTC. */
export interface SpentToken {
  readonly jti: string;
  /** From when on it can be forgotten, because the token is refused for its age anyway. */
  readonly forgetAt: number;
}

/** A token that proved to be genuine. `account` is a hash of connection and account. */
export interface SeenToken {
  readonly account: string;
  readonly iat: number;
  /** When every token that was issued before this one has expired. */
  readonly forgetAt: number;
}

/**
 * Remembers which tokens were used, for pages whose vendors give no other proof of use.
 *
 * Every method rejects when the store can't be reached or written; then no password may be set.
 */
export interface ReplayStore {
  isSpent(jti: string): Promise<boolean>;
  /** Notes the token as used, durably, before the vendor is called. False when somebody did so before: exactly one caller gets true. */
  spend(token: SpentToken): Promise<boolean>;
  /** Takes a note back, after the vendor certainly did not set the password. */
  release(jti: string): Promise<void>;
  /** When the newest token seen for an account was issued; null when none was seen or all are forgotten. */
  newestIat(account: string): Promise<number | null>;
  /** Notes a token as seen; an older one than is known changes nothing. */
  see(token: SeenToken): Promise<void>;
}
