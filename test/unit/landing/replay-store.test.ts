import { Redis } from 'ioredis';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openFileReplayStore } from '../../../src/landing/replay/file-replay-store';
import { createMemoryReplayStore } from '../../../src/landing/replay/memory-replay-store';
import { createRedisReplayStore } from '../../../src/landing/replay/redis-replay-store';
import { createFixedClock } from '../../fakes/fixed-clock';
import { startMemoryRedis } from '../../fakes/redis-server';
import { describeReplayStore } from './replay-store.suite';

const folders: string[] = [];
async function newPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keydesk-replay-'));
  folders.push(folder);
  return join(folder, 'spent.jsonl');
}
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describeReplayStore('memory', (clock) =>
  Promise.resolve({ store: createMemoryReplayStore(clock), close: () => Promise.resolve() }),
);

describeReplayStore('file', async (clock) => {
  const store = await openFileReplayStore(await newPath(), clock);
  return { store, close: () => store.close() };
});

describeReplayStore('redis', async (clock) => {
  const server = await startMemoryRedis(clock);
  const client = new Redis(server.url);
  return {
    store: createRedisReplayStore(client, clock),
    close: async () => {
      client.disconnect();
      await server.close();
    },
  };
});

describe('the memory and file stores', () => {
  it('forget what is over', async () => {
    const clock = createFixedClock();
    const now = clock.now() / 1_000;
    const store = createMemoryReplayStore(clock);
    await store.spend({ jti: 'a', forgetAt: now + 10 });
    await store.see({ account: 'maja', iat: now, forgetAt: now + 10 });
    clock.advance(120_000);
    await store.spend({ jti: 'b', forgetAt: now + 999 });
    expect([await store.isSpent('a'), await store.newestIat('maja')]).toEqual([false, null]);
  });
});

describe('the file store', () => {
  const clock = createFixedClock();
  const now = clock.now() / 1_000;
  const spend = (jti: string) => ({ jti, forgetAt: now + 3_600 });

  it('knows everything again after a restart, and is readable by its owner only', async () => {
    const path = await newPath();
    const before = await openFileReplayStore(path, clock);
    await before.spend(spend('a'));
    await before.spend(spend('b'));
    await before.release('b');
    await before.see({ account: 'maja', iat: now, forgetAt: now + 3_600 });
    await before.close();
    const after = await openFileReplayStore(path, clock);
    expect(await after.isSpent('a')).toBe(true);
    expect(await after.isSpent('b')).toBe(false);
    expect(await after.newestIat('maja')).toBe(now);
    await after.close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('has the note on the disk before it says so', async () => {
    const path = await newPath();
    const store = await openFileReplayStore(path, clock);
    await store.spend(spend('a'));
    expect(await readFile(path, 'utf8')).toBe(`{"note":"spent","jti":"a","forgetAt":${now + 3_600}}\n`);
    await store.close();
  });

  it('[FT-52] opens after a cut at every byte and has lost no whole line', async () => {
    const path = await newPath();
    const store = await openFileReplayStore(path, clock);
    for (const jti of ['a', 'b', 'c']) await store.spend(spend(jti));
    await store.close();
    const bytes = await readFile(path);
    for (let length = 0; length <= bytes.length; length += 1) {
      await writeFile(path, bytes.subarray(0, length));
      const whole = bytes.subarray(0, length).toString().split('\n').length - 1;
      const cut = await openFileReplayStore(path, clock);
      const known = await Promise.all(['a', 'b', 'c'].map((jti) => cut.isSpent(jti)));
      expect(known.filter(Boolean)).toHaveLength(whole);
      expect(await cut.spend(spend('d'))).toBe(true);
      await cut.close();
    }
  });

  it('refuses to start with a line it can not read', async () => {
    const path = await newPath();
    await writeFile(path, `{"note":"spent","jti":"a","forgetAt":1}\n{"note":"gone"}\n`);
    await expect(openFileReplayStore(path, clock)).rejects.toThrow('line 2 of the replay file');
  });

  it('accepts nothing any more once another program writes to the file', async () => {
    const path = await newPath();
    const store = await openFileReplayStore(path, clock);
    await store.spend(spend('a'));
    await appendFile(path, '{"note":"released","jti":"a"}\n');
    await expect(store.spend(spend('b'))).rejects.toThrow('another program');
    await store.close();
  });

  it('drops what is over when it starts', async () => {
    const path = await newPath();
    const store = await openFileReplayStore(path, clock);
    for (let number = 0; number < 100; number += 1) await store.spend({ jti: String(number), forgetAt: now + 10 });
    await store.spend(spend('kept'));
    await store.close();
    const later = createFixedClock(clock.now() + 60_000);
    await (await openFileReplayStore(path, later)).close();
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('writes the file anew when it has grown, without losing a note', async () => {
    const path = await newPath();
    const store = await openFileReplayStore(path, clock, { linesBeforeRewrite: 10 });
    for (let number = 0; number < 25; number += 1) {
      await store.spend(spend(`x${number}`));
      await store.release(`x${number}`);
    }
    await store.spend(spend('kept'));
    expect(await store.isSpent('kept')).toBe(true);
    await store.close();
    expect((await readFile(path, 'utf8')).split('\n').length).toBeLessThan(15);
    const after = await openFileReplayStore(path, clock);
    expect(await after.isSpent('kept')).toBe(true);
    await after.close();
  });
});

describe('the Redis store', () => {
  it('lets Redis decide who is first and forget by itself', async () => {
    const clock = createFixedClock();
    const now = clock.now() / 1_000;
    const redis = await startMemoryRedis(clock);
    const client = new Redis(redis.url);
    const store = createRedisReplayStore(client, clock);
    await store.spend({ jti: 'a', forgetAt: now + 90 });
    await store.see({ account: 'maja', iat: now, forgetAt: now + 120 });
    expect(redis.commands).toEqual([
      ['set', 'keydesk:landing:spent:a', '1', 'EX', '90', 'NX'],
      ['multi'],
      ['zadd', 'keydesk:landing:seen:maja', 'GT', String(now), 'newest'],
      ['expire', 'keydesk:landing:seen:maja', '120'],
      ['exec'],
    ]);
    clock.advance(91_000);
    expect(await store.isSpent('a')).toBe(false);
    expect(await store.newestIat('maja')).toBe(now);
    client.disconnect();
    await redis.close();
  });

  it('rejects when Redis is gone', async () => {
    const redis = await startMemoryRedis(createFixedClock());
    const client = new Redis(redis.url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
    client.on('error', () => undefined);
    const store = createRedisReplayStore(client, createFixedClock());
    await store.isSpent('a');
    await redis.close();
    await expect(store.spend({ jti: 'a', forgetAt: 1 })).rejects.toThrow();
    await expect(store.see({ account: 'a', iat: 1, forgetAt: 2 })).rejects.toThrow();
    client.disconnect();
  });
});
