import { afterEach, describe, expect, it } from 'vitest';
import { isKeydeskError } from '../../src/shared/domain/failure';
import { trainingStoresSchema } from '../../src/shared/domain/training';
import { vendorIds } from '../../src/shared/domain/vendor';
import { shoppersToTry } from '../../src/training/shoppers-to-try';
import { startTraining, type Training } from '../../src/training/start-training';
import { detectLookupKeys } from '../../src/shared/domain/lookup-key';
import { createCaller, newPassword, oldPassword, openAdapter } from './support/shopper-link';

const running: Training[] = [];
async function start(options: Parameters<typeof startTraining>[0] = {}): Promise<Training> {
  const training = await startTraining(options);
  running.push(training);
  return training;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((training) => training.stop()));
});
const soon = () => AbortSignal.timeout(15_000);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'ok',
    (error: unknown) => (isKeydeskError(error) ? error.failure.code : 'bug'),
  );
}

describe('the training stores', () => {
  it('are described as connections, each on loopback, with a page between them', async () => {
    const { stores } = await start();
    expect(trainingStoresSchema.parse(stores)).toEqual(stores);
    const origins = [...vendorIds.map((vendor) => stores[vendor].origin), stores.landing.origin];
    expect(new Set(origins).size).toBe(5);
    for (const origin of origins) expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });

  it('take the ports that are asked for', async () => {
    const port = 20_000 + (process.pid % 20_000);
    const { stores } = await start({ port });
    expect(
      [stores.landing, ...vendorIds.map((vendor) => stores[vendor])].map(({ origin }) => new URL(origin).port),
    ).toEqual([0, 1, 2, 3, 4].map((more) => String(port + more)));
  });

  it('start nothing when one of them can not', async () => {
    const first = await start();
    const taken = Number(new URL(first.stores.norce.origin).port);
    await expect(startTraining({ port: taken - 1 })).rejects.toThrow(/EADDRINUSE/u);
    const free = await start({ port: taken > 60_000 ? 0 : taken + 100 });
    expect(free.stores.landing.origin).toContain('127.0.0.1');
  });

  it('let their connections be probed and hold the shoppers to try', async () => {
    const training = await start();
    const adapters = new Map(vendorIds.map((vendor) => [vendor, openAdapter(training, vendor)]));
    for (const adapter of adapters.values()) {
      expect(await adapter.probe(soon())).toMatchObject({ reachable: true, missingScopes: [] });
    }
    for (const { query, at } of shoppersToTry) {
      for (const vendor of at) {
        const found = await Promise.all(
          detectLookupKeys(query).map((key) => adapters.get(vendor)?.find(key, soon()) ?? Promise.resolve([])),
        );
        expect(found.flat().length, `${query} at ${vendor}`).toBeGreaterThan(0);
      }
    }
    expect(shoppersToTry[0]).toMatchObject({ query: 'maja@example.test', at: vendorIds });
  });

  it('add generated shoppers when asked', async () => {
    const count = async ({ stores: { bigcommerce } }: Training): Promise<number> => {
      const { storeHash } = bigcommerce.config;
      const answer = await fetch(`${bigcommerce.origin}/stores/${String(storeHash)}/v3/customers?limit=1`, {
        headers: { 'x-auth-token': bigcommerce.secrets['accessToken'] ?? '', accept: 'application/json' },
      });
      const { meta } = (await answer.json()) as { meta: { pagination: { total: number } } };
      return meta.pagination.total;
    };
    expect((await count(await start({ customers: 50 }))) - (await count(await start()))).toBe(50);
  });
});

describe('faults a trainer can switch on', () => {
  it.each(vendorIds)(
    '[FT-13] really close the port of %s and open it again with everything as it was',
    async (vendor) => {
      const training = await start();
      const caller = createCaller(training, vendor);
      const { origin } = training.stores[vendor];
      await training.setFault(vendor, 'down');
      await expect(fetch(origin)).rejects.toThrow();
      await training.setFault(vendor, 'down');
      await training.setFault(vendor, 'none');
      expect(await caller.adapter.find({ by: 'email', value: caller.email }, soon())).toHaveLength(1);
      expect(caller.accepts(oldPassword)).toBe(true);
    },
  );

  it.each([
    ['error-500', 'unavailable'],
    ['throttled', 'rate-limited'],
    ['html', 'vendor-error'],
  ] as const)(
    'make a look-up fail for %s as %s, at that store alone, until they are switched off',
    async (fault, code) => {
      const training = await start();
      const norce = createCaller(training, 'norce');
      const other = createCaller(training, 'emporix');
      await norce.adapter.find({ by: 'email', value: norce.email }, soon());
      await training.setFault('norce', fault);
      expect(await codeOf(norce.adapter.find({ by: 'email', value: norce.email }, soon()))).toBe(code);
      expect(await codeOf(other.adapter.find({ by: 'email', value: other.email }, soon()))).toBe('ok');
      await training.setFault('norce', 'none');
      const fresh = openAdapter(training, 'norce');
      expect(await codeOf(fresh.find({ by: 'email', value: norce.email }, soon()))).toBe('ok');
    },
  );

  it('[FT-04] leave a request without an answer, or let it wait', async () => {
    const training = await start();
    await training.setFault('norce', 'silent');
    await expect(fetch(training.stores.norce.origin, { signal: AbortSignal.timeout(300) })).rejects.toThrow();
    await training.setFault('norce', 'slow');
    const startedAt = performance.now();
    await fetch(training.stores.norce.origin);
    expect(performance.now() - startedAt).toBeGreaterThan(2_900);
  });
});

describe('outbox and reset', () => {
  it('shows the mails of all stores, newest first', async () => {
    const training = await start();
    const first = createCaller(training, 'emporix');
    await first.link();
    const second = createCaller(training, 'emporix');
    const link = await second.link();
    const mails = training.outbox();
    expect(mails.slice(0, 2).map(({ to }) => to)).toEqual([second.email, first.email]);
    expect(mails[0]).toMatchObject({ vendor: 'emporix', link });
    expect(link.startsWith(`${training.stores.landing.origin}/reset#c=emporix&t=`)).toBe(true);
  });

  it('goes back to the fixtures, opens closed ports and ends faults', async () => {
    const training = await start();
    const callers = vendorIds.map((vendor) => createCaller(training, vendor));
    await training.setFault('norce', 'down');
    await training.setFault('emporix', 'error-500');
    await training.reset();
    for (const caller of callers) expect(caller.accepts(oldPassword)).toBe(false);
    expect(training.outbox()).toEqual([]);
    for (const vendor of vendorIds) {
      const adapter = openAdapter(training, vendor);
      expect(await adapter.find({ by: 'email', value: 'maja@example.test' }, soon())).not.toHaveLength(0);
    }
  });

  it('leaves the links of Norce and BigCommerce usable, whose keys live on', async () => {
    const training = await start();
    await training.reset();
    const caller = createCaller(training, 'bigcommerce');
    const kdt = (await caller.link()).split('#kdt=')[1];
    const { origin } = training.stores.landing;
    const answer = await fetch(`${origin}/reset`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ kdt, password: newPassword, repeat: newPassword }),
    });
    expect(await answer.json()).toEqual({ result: 'done', signInUrl: null });
    expect(caller.accepts(newPassword)).toBe(true);
  });
});
