import type { Clock } from '../../shared/lib/clock';
import type { ReplayStore, SeenToken, SpentToken } from './replay-store';

/** What a replay store holds, in memory, without what can be forgotten. */
export interface ReplayIndex {
  isSpent(jti: string): boolean;
  /** False when it was spent before. */
  spend(token: SpentToken): boolean;
  release(jti: string): void;
  newestIat(account: string): number | null;
  see(token: SeenToken): void;
  spentTokens(): readonly SpentToken[];
  seenTokens(): readonly SeenToken[];
}

export function createReplayIndex(clock: Clock): ReplayIndex {
  const spent = new Map<string, SpentToken>();
  const seen = new Map<string, SeenToken>();
  const nowSeconds = (): number => Math.floor(clock.now() / 1_000);
  let sweepAt = 0;

  function sweep(): void {
    const now = nowSeconds();
    if (now < sweepAt) return;
    sweepAt = now + 60;
    for (const [key, { forgetAt }] of spent) if (forgetAt < now) spent.delete(key);
    for (const [key, { forgetAt }] of seen) if (forgetAt < now) seen.delete(key);
  }

  return {
    isSpent: (jti) => spent.has(jti),
    spend: (token) => {
      sweep();
      if (spent.has(token.jti)) return false;
      spent.set(token.jti, token);
      return true;
    },
    release: (jti) => {
      spent.delete(jti);
    },
    newestIat: (account) => seen.get(account)?.iat ?? null,
    see: (token) => {
      sweep();
      const known = seen.get(token.account);
      if (known === undefined || known.iat < token.iat) seen.set(token.account, token);
    },
    spentTokens: () => [...spent.values()],
    seenTokens: () => [...seen.values()],
  };
}

/** Forgets everything when the program ends: for training, where nothing else is at stake. */
export function createMemoryReplayStore(clock: Clock): ReplayStore {
  const index = createReplayIndex(clock);
  return {
    isSpent: (jti) => Promise.resolve(index.isSpent(jti)),
    spend: (token) => Promise.resolve(index.spend(token)),
    release: (jti) => {
      index.release(jti);
      return Promise.resolve();
    },
    newestIat: (account) => Promise.resolve(index.newestIat(account)),
    see: (token) => {
      index.see(token);
      return Promise.resolve();
    },
  };
}
