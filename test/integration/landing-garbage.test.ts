import { afterAll, beforeAll, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import { startTraining, type Training } from '../../src/training/start-training';
import { createCaller } from './support/shopper-link';

const seed = 4_711;
const requests = 2_000;
const atOnce = 250;

let training: Training;
beforeAll(async () => {
  training = await startTraining();
});
afterAll(() => training.stop());

function createRandom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it(`answers ${requests} senseless requests without an error of its own and without asking a vendor (seed ${seed})`, async () => {
  const { origin } = training.stores.landing;
  const good = (await createCaller(training, 'norce').link()).split('#kdt=')[1] ?? '';
  for (const vendor of vendorIds) training.emulators[vendor].requests.clear();
  const random = createRandom(seed);
  const pick = <T>(...choices: readonly T[]): T => choices[random(choices.length)] ?? (choices[0] as T);
  const noise = () => Array.from({ length: random(60) }, () => String.fromCharCode(1 + random(0x7e))).join('');
  const flipped = () => {
    const at = random(good.length);
    return good.slice(0, at) + pick('A', 'b', '0', '-', '.', '=') + good.slice(at + 1);
  };
  const body = (): string =>
    pick(
      () => noise(),
      () => '',
      () => '{',
      () => JSON.stringify([noise()]),
      () => JSON.stringify({ kdt: noise(), password: noise(), repeat: noise() }),
      () => JSON.stringify({ kdt: flipped(), password: 'tre små segel', repeat: 'tre små segel' }).replace(good, 'x'),
      () => JSON.stringify({ c: 'norce', t: noise() || 'x', password: 'tre små segel', repeat: 'tre små segel' }),
      () => JSON.stringify({ c: 'emporix', t: noise() || 'x', password: 'kort', repeat: noise() }),
      () => JSON.stringify({ c: noise() || 'x', t: 'x', l: noise() || 'x', password: 'x', repeat: 'x' }),
      () => JSON.stringify({ kdt: { toString: noise() }, password: [], repeat: null }),
      () => '9'.repeat(random(40_000)),
      () => `{"a":${'['.repeat(random(8_000))}`,
      () => new URLSearchParams({ password: noise(), repeat: noise(), kdt: noise() }).toString(),
    )();
  const send = async (): Promise<number> => {
    const method = pick('GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'OPTIONS');
    const inQuery = `/reset?kdt=${encodeURIComponent(noise())}`;
    const response = await fetch(
      origin + pick('/reset', '/reset', '/activate', inQuery, `/${encodeURIComponent(noise())}`),
      {
        method,
        redirect: 'manual',
        headers: {
          origin: pick(origin, origin, origin, 'https://evil.test', 'null'),
          'content-type': pick(
            'application/json',
            'application/json',
            'application/x-www-form-urlencoded',
            'text/plain',
          ),
          'accept-language': pick('sv', 'de;q=0.5,*', ';;;q=', 'en'),
          cookie: pick('', `__Host-kdt=${encodeURIComponent(noise())}`, 'a=b; =; ;'),
        },
        ...(method === 'POST' || method === 'PUT' ? { body: body() } : {}),
      },
    );
    await response.arrayBuffer();
    return response.status;
  };
  const statuses = new Map<number, number>();
  for (let sent = 0; sent < requests; sent += atOnce) {
    for (const status of await Promise.all(Array.from({ length: atOnce }, send))) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  console.info(`${requests} requests:`, Object.fromEntries([...statuses].sort()));
  expect(Math.max(...statuses.keys())).toBeLessThan(500);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 303, 400, 403, 404, 405, 413, 415, 422]));
  for (const vendor of vendorIds) expect(training.emulators[vendor].requests.all()).toEqual([]);
});
