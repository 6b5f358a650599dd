import { describe, expect, it } from 'vitest';
import { errorCodes, transportFault } from '../../../../src/main/vendors/http/transport-fault';
import { countsAsOutage } from '../../../../src/main/vendors/http/verdict';

function coded(code: string, cause?: unknown): Error {
  return Object.assign(new Error('fetch failed', { cause }), { code });
}

describe('[SC-46] what a transport throws', () => {
  it.each([
    [coded('ENOTFOUND'), { code: 'offline', cause: 'dns' }, true],
    [new TypeError('net::ERR_NAME_NOT_RESOLVED'), { code: 'offline', cause: 'dns' }, true],
    [new TypeError('net::ERR_INTERNET_DISCONNECTED'), { code: 'offline', cause: 'offline' }, true],
    [coded('EHOSTUNREACH'), { code: 'offline', cause: 'offline' }, true],
    [new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }), { code: 'offline', cause: 'refused' }, true],
    [new TypeError('net::ERR_CONNECTION_TIMED_OUT'), { code: 'timeout' }, true],
    [new TypeError('net::ERR_PROXY_AUTH_REQUESTED'), { code: 'proxy-auth' }, true],
    [new TypeError('net::ERR_TUNNEL_CONNECTION_FAILED'), { code: 'offline', cause: 'proxy' }, true],
    [new TypeError('net::ERR_CERT_DATE_INVALID'), { code: 'tls-untrusted', host: 'shop.example' }, true],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), { code: 'tls-untrusted', host: 'shop.example' }, true],
    [
      new TypeError('unexpected redirect'),
      { code: 'vendor-error', cause: 'redirect', path: null, status: null },
      false,
    ],
    [coded('ECONNRESET'), { code: 'unavailable', cause: 'reset', status: null, retryAt: null }, false],
    ['not even an error', { code: 'unavailable', cause: 'reset', status: null, retryAt: null }, false],
  ])('%s is told by its codes, and whether the vendor can have seen the request', (error, failure, notSent) => {
    expect(transportFault(error, 'shop.example')).toEqual({ failure, certainlyNotSent: notSent });
  });

  it('is read to the eighth cause and no further', () => {
    let error = coded('DEEPEST');
    for (let depth = 0; depth < 8; depth += 1) error = coded(`AT_${String(depth)}`, error);
    expect(errorCodes(error)).toHaveLength(8);
    expect(errorCodes(error)).not.toContain('DEEPEST');
  });
});

describe('what counts against a vendor', () => {
  it.each([
    ['cancelled', { code: 'cancelled' }, false],
    ['rate-limited', { code: 'rate-limited', retryAt: null }, false],
    ['timeout', { code: 'timeout' }, true],
    ['unknown-outcome', { code: 'unknown-outcome' }, true],
  ] as const)('%s: %o', (_code, failure, counts) => {
    expect(countsAsOutage({ kind: 'failure', failure, again: false, waitMs: null })).toBe(counts);
  });
});
