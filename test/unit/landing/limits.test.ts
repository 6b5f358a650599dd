import { describe, expect, it } from 'vitest';
import { countedAddress } from '../../../src/landing/limits/client-address';
import { createRateLimit } from '../../../src/landing/limits/rate-limit';
import { createFixedClock } from '../../fakes/fixed-clock';

describe('createRateLimit', () => {
  it('counts each key by itself and begins anew with each window', () => {
    const clock = createFixedClock();
    const limit = createRateLimit({ limit: 2, windowMs: 60_000, clock });
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([null, null, 60, null]);
    clock.advance(45_500);
    expect(limit.take('a')).toBe(15);
    clock.advance(14_500);
    expect(limit.take('a')).toBeNull();
  });

  it('does not stay shut when the clock is set back', () => {
    const clock = createFixedClock();
    const limit = createRateLimit({ limit: 1, windowMs: 60_000, clock });
    limit.take('a');
    clock.advance(-86_400_000);
    expect(limit.take('a')).toBeNull();
  });

  it('forgets the oldest keys rather than growing for ever', () => {
    const limit = createRateLimit({ limit: 1, windowMs: 60_000, clock: createFixedClock() });
    for (let number = 0; number < 20_000; number += 1) limit.take(String(number));
    expect(limit.take('0')).toBe(60);
    limit.take('one more');
    expect(limit.take('0')).toBeNull();
  });
});

describe('countedAddress', () => {
  it.each([
    ['192.0.2.1', undefined, 0, '192.0.2.1'],
    ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['192.0.2.1', '203.0.113.1', 0, '192.0.2.1'],
    ['192.0.2.1', '198.51.100.7, 203.0.113.1', 1, '203.0.113.1'],
    ['192.0.2.1', '198.51.100.7, 203.0.113.1', 2, '198.51.100.7'],
    ['192.0.2.1', undefined, 1, '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:0db8:0001:0002'],
    ['2001:db8:1:2:ffff::1', undefined, 0, '2001:0db8:0001:0002'],
    [undefined, 'made up', 1, 'unknown'],
  ])('reads peer %s with %s behind %i proxies as %s', (peer, forwarded, proxies, counted) => {
    expect(countedAddress(peer, forwarded, proxies)).toBe(counted);
  });
});
