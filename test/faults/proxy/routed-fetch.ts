/** Paths on which tokens are fetched, at all four vendors; faults of look-ups leave them alone. */
const tokenPath = /\/(?:connect\/token|oauth\/token|access_token|anonymous\/login|api-token-customer-impersonation)$/u;

export function isTokenPath(path: string): boolean {
  return tokenPath.test(path);
}

export interface RoutedFetch {
  readonly from: string;
  readonly to: string;
  /** Also sends token requests the other way; left out, they go straight to the vendor. */
  readonly tokensToo?: boolean;
}

/** A `fetch` that reaches a vendor by way of something that does harm. */
export function routedFetch({ from, to, tokensToo = false }: RoutedFetch): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== from || (!tokensToo && isTokenPath(url.pathname))) return fetch(input, init);
    return fetch(`${to}${url.pathname}${url.search}`, init);
  };
}

/** Fetches each kind of token once and hands out copies, so that a fresh adapter per case costs no new token. */
export function savingTokens(inner: typeof fetch): typeof fetch {
  const saved = new Map<string, Promise<Response>>();
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!isTokenPath(url.pathname)) return inner(input, init);
    const key = `${url.pathname} ${typeof init?.body === 'string' ? init.body : ''}`;
    // Not the first caller's signal: a case that ends must not take the token from the others.
    const answer = saved.get(key) ?? inner(input, { ...init, signal: null });
    saved.set(key, answer);
    return (await answer).clone();
  };
}
