import type { Redis } from 'ioredis';
import type { Clock } from '../../shared/lib/clock';
import type { ReplayStore } from './replay-store';

/** The commands that are used; `ZADD … GT` asks for Redis 6.2 or newer. */
export type ReplayRedis = Pick<Redis, 'set' | 'exists' | 'del' | 'zscore' | 'multi'>;

const spentKey = (jti: string): string => `keydesk:landing:spent:${jti}`;
const seenKey = (account: string): string => `keydesk:landing:seen:${account}`;
const newest = 'newest';

/** A replay store for several pages behind a load balancer: Redis decides who was first. */
export function createRedisReplayStore(redis: ReplayRedis, clock: Clock): ReplayStore {
  const secondsUntil = (at: number): number => Math.max(1, at - Math.floor(clock.now() / 1_000));
  return {
    isSpent: async (jti) => (await redis.exists(spentKey(jti))) === 1,
    spend: async ({ jti, forgetAt }) =>
      (await redis.set(spentKey(jti), '1', 'EX', secondsUntil(forgetAt), 'NX')) === 'OK',
    release: async (jti) => {
      await redis.del(spentKey(jti));
    },
    newestIat: async (account) => {
      const score = await redis.zscore(seenKey(account), newest);
      return score === null ? null : Number(score);
    },
    see: async ({ account, iat, forgetAt }) => {
      const key = seenKey(account);
      const results = await redis.multi().zadd(key, 'GT', iat, newest).expire(key, secondsUntil(forgetAt)).exec();
      const failed = results?.find(([error]) => error !== null)?.[0];
      if (results === null || failed) throw failed ?? new Error('the replay store did not answer');
    },
  };
}
