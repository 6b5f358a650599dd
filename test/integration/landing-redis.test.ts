import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLandingConfig } from '../../src/landing/config';
import { createRedisReplayStore } from '../../src/landing/replay/redis-replay-store';
import { runLanding } from '../../src/landing/run-landing';
import type { RunningLanding } from '../../src/landing/start-landing';
import { startTraining, type Training } from '../../src/training/start-training';
import { describeReplayStore } from '../unit/landing/replay-store.suite';
import { sealByHand } from '../unit/main/reset-links/seal-by-hand';
import { vectors } from '../unit/main/reset-links/test-vectors';
import { freePort } from './support/free-port';
import { startRedis, type RunningRedis } from './support/redis';
import { createCaller } from './support/shopper-link';

let redis: RunningRedis;
let training: Training;
beforeAll(async () => {
  [redis, training] = await Promise.all([startRedis(), startTraining()]);
});
afterAll(async () => {
  await redis.stop();
  await training.stop();
});

describeReplayStore('a real Redis', async (clock) => {
  const client = new Redis(redis.url);
  await client.flushdb();
  return {
    store: createRedisReplayStore(client, clock),
    close: () => {
      client.disconnect();
      return Promise.resolve();
    },
  };
});

/** An instance as one of several behind a load balancer: all have one origin, whatever port they listen on. */
async function startInstance(
  origin: string,
  redisUrl: string,
  lines: string[],
): Promise<{ base: string; running: RunningLanding }> {
  const port = await freePort();
  const { config, secrets } = training.stores.norce;
  const file = {
    origin,
    listen: { port },
    replayStore: { kind: 'redis', urlEnv: 'REDIS_URL' },
    limits: { postsPerAddressAndMinute: 1_000 },
    connections: [
      {
        id: 'nordic',
        vendor: 'norce',
        config,
        secrets: { clientId: 'ID', clientSecret: 'SECRET' },
        keys: [{ env: 'KEY', state: 'active' }],
      },
    ],
  };
  const values = new Map([
    ['REDIS_URL', redisUrl],
    ['ID', secrets['clientId']],
    ['SECRET', secrets['clientSecret']],
    ['KEY', vectors.keys[0]?.text],
  ]);
  const running = await runLanding({
    config: parseLandingConfig(JSON.stringify(file)),
    environment: (name) => values.get(name) ?? '',
    clock: { now: () => Date.now() },
    fetch,
    write: (line) => lines.push(line),
  });
  return { base: `http://127.0.0.1:${port}`, running };
}

function submit(base: string, origin: string, kdt: string, password: string): Promise<Response> {
  return fetch(`${base}/reset`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ kdt, password, repeat: password }),
  });
}

/** A token that nothing but the replay store kills. */
function unboundToken(aud: string, sub: string): Promise<string> {
  const iat = Math.floor(Date.now() / 1_000);
  const jti = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  const claims = { iss: 'acme.keydesk', aud, sub, idk: 'id', pur: 'reset', iat, exp: iat + 900, jti, asb: 'none' };
  return sealByHand(JSON.stringify(claims));
}

describe('several instances behind a load balancer', () => {
  const origin = 'http://127.0.0.1:9';

  it('let one link be used once between them', async () => {
    const instances = await Promise.all([1, 2, 3].map(() => startInstance(origin, redis.url, [])));
    const caller = createCaller(training, 'norce');
    const token = await unboundToken(origin, caller.id);
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        submit(instances[at % 3]?.base ?? '', origin, token, `good password ${at}`),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(training.emulators.norce.peek(caller.id)?.writes).toBe(1);
    await Promise.all(instances.map(({ running }) => running.close()));
  });

  it('accept nothing while Redis is away, say so at once, and go on when it is back', async () => {
    const own = await startRedis();
    const lines: string[] = [];
    const { base, running } = await startInstance(origin, own.url, lines);
    const caller = createCaller(training, 'norce');
    const token = await unboundToken(origin, caller.id);
    expect((await submit(base, origin, token, 'short')).status).toBe(422);
    await own.stop();
    const startedAt = performance.now();
    const away = await submit(base, origin, token, 'good password');
    expect([away.status, await away.json()]).toEqual([503, { result: 'try-later' }]);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(JSON.parse(lines.at(-1) ?? '{}')).toMatchObject({ level: 'alarm', event: 'replay-store-failed' });
    expect(training.emulators.norce.peek(caller.id)?.writes).toBe(0);

    const back = await startRedis(Number(new URL(own.url).port));
    await expect
      .poll(async () => (await submit(base, origin, token, 'good password')).status, { timeout: 50_000 })
      .toBe(200);
    expect(training.emulators.norce.peek(caller.id)?.writes).toBe(1);
    await running.close();
    await back.stop();
  });
});
