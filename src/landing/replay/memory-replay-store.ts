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

  const isNeeded = ({ forgetAt }: SpentToken | SeenToken): boolean => forgetAt >= nowSeconds();

  function sweep(): void {
    if (nowSeconds() < sweepAt) return;
    sweepAt = nowSeconds() + 60;
    for (const [key, token] of spent) if (!isNeeded(token)) spent.delete(key);
    for (const [key, token] of seen) if (!isNeeded(token)) seen.delete(key);
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
    spentTokens: () => [...spent.values()].filter(isNeeded),
    seenTokens: () => [...seen.values()].filter(isNeeded),
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
