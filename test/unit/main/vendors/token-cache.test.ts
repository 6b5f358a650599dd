import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../../src/main/vendors/http';
import { createTokenCache, type AccessToken } from '../../../../src/main/vendors/http/token-cache';
import { fail } from '../../../../src/shared/domain/failure';

function bench(lifeMs = 3_600_000) {
  let now = 1_000_000;
  let asked = 0;
  let trouble: Error | null = null;
  const cache = createTokenCache({
    clock: { now: () => now },
    fetchToken: async (): Promise<AccessToken> => {
      asked += 1;
      await Promise.resolve();
      if (trouble !== null) throw trouble;
      return { value: `token-${String(asked)}`, expiresAt: now + lifeMs, scopes: [] };
    },
  });
  return {
    cache,
    asked: () => asked,
    pass: (ms: number) => {
      now += ms;
    },
    fail: (error: Error | null) => {
      trouble = error;
    },
  };
}

function answer(status: number): HttpAnswer {
  return { status, ok: status < 400, headers: new Headers(), text: '', json: () => ({}) };
}

describe('the token of a connection', () => {
  it('is asked for once by a hundred calls that wait for it', async () => {
    const { cache, asked } = bench();
    const tokens = await Promise.all(Array.from({ length: 100 }, () => cache.get()));
    expect(new Set(tokens.map((token) => token.value))).toEqual(new Set(['token-1']));
    expect(asked()).toBe(1);
  });

  it('is renewed once by a hundred calls that meet its end', async () => {
    const { cache, asked, pass } = bench();
    await cache.get();
    pass(3_600_000);
    await Promise.all(Array.from({ length: 100 }, () => cache.get()));
    expect(asked()).toBe(2);
  });

  it('is renewed a tenth of its life before it ends', async () => {
    const { cache, pass } = bench();
    await cache.get();
    pass(3_600_000 * 0.9 - 1);
    expect((await cache.get()).value).toBe('token-1');
    pass(2);
    expect((await cache.get()).value).toBe('token-2');
  });

  it('lives on when its early renewal fails', async () => {
    const { cache, pass, fail: failWith } = bench();
    await cache.get();
    pass(3_600_000 * 0.95);
    failWith(fail({ code: 'timeout' }));
    expect((await cache.get()).value).toBe('token-1');
    pass(3_600_000);
    await expect(cache.get()).rejects.toMatchObject({ failure: { code: 'timeout' } });
  });

  it('is not asked for again with a refused secret', async () => {
    const { cache, asked, pass, fail: failWith } = bench();
    failWith(fail({ code: 'credentials-rejected', key: 'invalid_client' }));
    for (let call = 0; call < 5; call += 1) {
      await expect(cache.get()).rejects.toMatchObject({ failure: { code: 'credentials-rejected' } });
      pass(60_000);
    }
    expect(asked()).toBe(1);
  });

  it('is asked for at most every ten seconds when the vendor refuses for another reason', async () => {
    const { cache, asked, pass, fail: failWith } = bench();
    failWith(fail({ code: 'rate-limited', retryAt: null }));
    await expect(cache.get()).rejects.toThrow();
    pass(9_000);
    await expect(cache.get()).rejects.toThrow();
    expect(asked()).toBe(1);
    pass(2_000);
    failWith(null);
    expect((await cache.get()).value).toBe('token-2');
  });

  it('may be asked for again at once when the request never arrived', async () => {
    const { cache, asked, fail: failWith } = bench();
    failWith(fail({ code: 'offline', cause: 'dns' }));
    await expect(cache.get()).rejects.toThrow();
    failWith(null);
    await cache.get();
    expect(asked()).toBe(2);
  });

  it('[FT-20] is renewed after a 401 and the call sent once more, and then no more', async () => {
    const { cache } = bench();
    const used: string[] = [];
    const once = await cache.use((token) => {
      used.push(token.value);
      return Promise.resolve(answer(used.length === 1 ? 401 : 200));
    });
    expect([once.status, used]).toEqual([200, ['token-1', 'token-2']]);
    await expect(cache.use(() => Promise.resolve(answer(401)))).rejects.toMatchObject({
      failure: { code: 'auth', cause: 'second-401' },
    });
  });

  it('is forgotten only if it is still the one in use', async () => {
    const { cache, asked, pass } = bench();
    const first = await cache.get();
    pass(3_600_000);
    const second = await cache.get();
    cache.drop(first);
    expect(await cache.get()).toBe(second);
    cache.drop(second);
    cache.drop(second);
    await cache.get();
    expect(asked()).toBe(3);
  });

  it('is no longer asked about once a call was answered', async () => {
    const { cache, asked } = bench();
    expect((await cache.use(() => Promise.resolve(answer(403)))).status).toBe(403);
    expect(asked()).toBe(1);
  });

  it('fails as a mistake of ours when asking is one, and may be asked for again at once', async () => {
    const { cache, asked, fail: failWith } = bench();
    const bug = new Error('a bug');
    failWith(bug);
    await expect(cache.get()).rejects.toBe(bug);
    await expect(cache.get()).rejects.toBe(bug);
    expect(asked()).toBe(2);
  });
});
