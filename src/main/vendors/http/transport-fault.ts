import type { Failure } from '../../../shared/domain/failure';

/** What went wrong below HTTP, and whether the vendor can have seen the request. */
export interface TransportFault {
  readonly failure: Failure;
  /** True when not one byte of the request can have reached the vendor. */
  readonly certainlyNotSent: boolean;
}

/** Reads the codes (never the messages) of an error and of all its causes, in both transports: undici's and Chromium's. */
export function errorCodes(error: unknown): readonly string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 8 && current instanceof Error; depth += 1) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    const chromium = /net::(ERR_[A-Z0-9_]+)/u.exec(current.message)?.[1];
    if (chromium !== undefined) codes.push(chromium);
    if (/\bredirect\b/iu.test(current.message)) codes.push('REDIRECT');
    current = current.cause;
  }
  return codes;
}

const notSent = (failure: Failure): TransportFault => ({ failure, certainlyNotSent: true });
const maybeSent = (failure: Failure): TransportFault => ({ failure, certainlyNotSent: false });

const rules: readonly (readonly [RegExp, (host: string) => TransportFault])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN|ERR_NAME_(NOT_RESOLVED|RESOLUTION_FAILED))$/u,
    () => notSent({ code: 'offline', cause: 'dns' }),
  ],
  [
    /^ERR_INTERNET_DISCONNECTED$|^ENETUNREACH$|^ERR_ADDRESS_UNREACHABLE$|^EHOSTUNREACH$/u,
    () => notSent({ code: 'offline', cause: 'offline' }),
  ],
  [/^(ECONNREFUSED|ERR_CONNECTION_REFUSED)$/u, () => notSent({ code: 'offline', cause: 'refused' })],
  [/^(UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT)$/u, () => notSent({ code: 'timeout' })],
  [/^ERR_PROXY_AUTH|^ERR_HTTP_1_1_REQUIRED_PROXY$/u, () => notSent({ code: 'proxy-auth' })],
  [
    /^ERR_(PROXY|TUNNEL)_CONNECTION_FAILED$|^ERR_MANDATORY_PROXY_CONFIGURATION_FAILED$/u,
    () => notSent({ code: 'offline', cause: 'proxy' }),
  ],
  [
    /^ERR_(CERT|SSL|BAD_SSL)_|CERT_|_CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^ERR_TLS_|^EPROTO$/u,
    (host) => notSent({ code: 'tls-untrusted', host }),
  ],
  [/^REDIRECT$/u, () => maybeSent({ code: 'vendor-error', cause: 'redirect', path: null, status: null })],
];

/** Turns what `fetch` rejected with into a fault; anything not recognised counts as possibly sent. */
export function transportFault(error: unknown, host: string): TransportFault {
  const codes = errorCodes(error);
  for (const [pattern, make] of rules) {
    if (codes.some((code) => pattern.test(code))) return make(host);
  }
  return maybeSent({ code: 'unavailable', cause: 'reset', status: null, retryAt: null });
}
