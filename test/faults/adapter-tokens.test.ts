import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { vendorIds } from '../../src/shared/domain/vendor';
import type { CallRecord } from '../../src/main/vendors/port';
import { never, shortLimits } from '../conformance/vendor-adapter/bench';
import { openDoctoredDesk, reads, told, wordOf, type DoctoredDesk } from './proxy/desk';
import { pass, send } from './proxy/doctored-vendor';
import { vendorRecords } from './proxy/records';
import { isTokenPath, routedFetch } from './proxy/routed-fetch';

/** Patience for a hundred calls at four at a time. */
const patient = {
  ...shortLimits,
  firstByteMs: { lookup: 4_000, read: 4_000, token: 4_000, write: 4_000, once: 4_000 },
  deadlineMs: { lookup: 8_000, read: 8_000, token: 8_000, write: 8_000, once: 8_000 },
};
/** Four calls under way and fifty waiting: what a connection takes on at once. */
const taken = 54;

describe.each(vendorIds)('%s: many calls at once', (vendor) => {
  let desk: DoctoredDesk;
  beforeEach(async () => {
    desk = await openDoctoredDesk(vendor, true);
  });
  afterEach(() => desk.close());

  /** BigCommerce's store token is a setting; nothing is ever fetched for a look-up. */
  const tokensPerRenewal = vendor === 'bigcommerce' ? 0 : 1;
  const tokenRequests = (): number => desk.vendor.seen.filter(({ path }) => isTokenPath(path)).length;
  let readOnce: () => Promise<string>;
  beforeEach(() => {
    const adapter = desk.fresh(patient);
    readOnce = async () => wordOf(await told(reads.get(adapter, desk.id)));
  });

  /** Every call found, or was told that the queue is full; none was told anything untrue. */
  async function aHundred(): Promise<void> {
    const words = await Promise.all(Array.from({ length: 100 }, () => readOnce()));
    const found = words.filter((word) => word === desk.id).length;
    expect(new Set(words.filter((word) => word !== desk.id))).toEqual(
      found === 100 ? new Set() : new Set(['unavailable']),
    );
    expect(found).toBeGreaterThanOrEqual(vendor === 'bigcommerce' ? taken / 2 : taken);
  }

  it('[FT-38] a hundred calls wait for one slow token', async () => {
    desk.vendor.treat(async (answer, response, request) => {
      if (isTokenPath(request.path)) await new Promise((resolve) => setTimeout(resolve, 600));
      await pass(answer, response, request);
    });
    await aHundred();
    expect(tokenRequests()).toBe(tokensPerRenewal);
  });

  it('[FT-38] a hundred calls on a token that has expired fetch one new token', async () => {
    expect(await readOnce()).toBe(desk.id);
    desk.emulator.clock.advance(48 * 60 * 60 * 1_000);
    await aHundred();
    expect(tokenRequests()).toBe(2 * tokensPerRenewal);
  });

  it('[FT-20] a hundred calls on a token that the vendor has forgotten fetch one new token', async () => {
    let forgotten: string | null = null;
    desk.vendor.treat((answer, response, request) => {
      if (forgotten !== null && request.authorization === forgotten) return send(response, '{}', { status: 401 });
      return pass(answer, response, request);
    });
    expect(await readOnce()).toBe(desk.id);
    forgotten = desk.vendor.seen.findLast(({ path }) => !isTokenPath(path))?.authorization ?? null;
    await aHundred();
    expect(tokenRequests()).toBe(2 * tokensPerRenewal);
  });

  it('a total outage of 1,000 wanted calls is asked at most 1,100 times', async () => {
    expect(await readOnce()).toBe(desk.id);
    const before = desk.vendor.seen.length;
    desk.vendor.treat((_, response) => send(response, '{}', { status: 503 }));
    const words = new Set<string>();
    for (let batch = 0; batch < 20; batch += 1) {
      for (const word of await Promise.all(Array.from({ length: 50 }, () => readOnce()))) words.add(word);
    }
    expect([...words]).toEqual(['unavailable']);
    expect(desk.vendor.seen.length - before).toBeGreaterThan(0);
    expect(desk.vendor.seen.length - before).toBeLessThanOrEqual(1_100);
  });

  it('[FT-39] gives each of two look-ups its own answer, whichever comes first', async () => {
    const other = desk.emulator.seed({ email: 'olle@example.test', firstName: 'Olle' });
    const adapter = desk.fresh(patient);
    await reads.get(adapter, desk.id);
    desk.vendor.treat(async (answer, response, request) => {
      const isFirst = answer.text.includes('ada@example.test');
      if (isFirst) await new Promise((resolve) => setTimeout(resolve, 150));
      await pass(answer, response, request);
    });
    const order: string[] = [];
    const note =
      (name: string) =>
      (word: string): string => {
        order.push(name);
        return word;
      };
    const [ada, olle] = await Promise.all([
      told(reads.find(adapter)).then(wordOf).then(note('ada')),
      told(adapter.find({ by: 'email', value: 'olle@example.test' }, never))
        .then(wordOf)
        .then(note('olle')),
    ]);
    expect([ada, olle]).toEqual([desk.id, other]);
    expect(order).toEqual(['olle', 'ada']);
  });

  it('[FT-37] finds all the same when the vendor is hours off, and says by how much', async () => {
    const hoursOff = 5 * 60 * 60 * 1_000;
    desk.vendor.treat((answer, response) => {
      const date = new Date(desk.emulator.clock.now() + hoursOff).toUTCString();
      send(response, answer.text, { status: answer.status, type: answer.type, headers: { date } });
    });
    const records: CallRecord[] = [];
    const through = routedFetch({ from: desk.emulator.origin, to: desk.vendor.origin, tokensToo: true });
    const adapter = desk.adapterWith({ fetch: through, onCall: (call) => records.push(call) });
    for (let time = 0; time < 3; time += 1) expect(wordOf(await told(reads.get(adapter, desk.id)))).toBe(desk.id);
    expect(tokenRequests()).toBe(tokensPerRenewal);
    for (const { clockOffsetMs } of records) {
      expect(Math.abs((clockOffsetMs ?? 0) - hoursOff)).toBeLessThan(5_000);
    }
    expect(records.length).toBeGreaterThanOrEqual(3);
  });

  it('[FT-20] is told when a token is refused again and again, and stops asking', async () => {
    const { getPath } = vendorRecords[vendor];
    desk.vendor.treat((answer, response, request) =>
      getPath.test(request.path) ? send(response, '{}', { status: 401 }) : pass(answer, response, request),
    );
    expect(['auth', 'credentials-rejected']).toContain(await readOnce());
    expect(desk.vendor.seen.filter(({ path }) => getPath.test(path)).length).toBeLessThanOrEqual(2);
    expect(tokenRequests()).toBeLessThanOrEqual(2);
  });
});
