import type { VendorId } from '../../src/shared/domain/vendor';

/** One call as the live run looks at it. Kept in memory only. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** All that a live run may send. Whatever else an adapter would send does not leave this machine. */
const harmless: Readonly<Record<VendorId, RegExp>> = {
  norce:
    /^(?:POST \S+\/connect\/token|GET \S+\/(?:GetCustomer(?:By\w+)?|SearchCustomer2|ListAccountRoles|Customers\/Customers))$/u,
  emporix:
    /^(?:POST \/oauth\/token|GET \/customerlogin\/auth\/anonymous\/login|POST \S+\/customers\/search|GET \/(?:customer|configuration)\/\S+)$/u,
  bigcommerce: /^GET \/stores\/\S+$/u,
  'salesforce-b2c': /^(?:POST \S+\/(?:access_token|customer-search|introspect)|GET \S+\/customers\/[^/]+)$/u,
};

export interface ReadOnlyFetch {
  readonly fetch: typeof fetch;
  readonly exchanges: readonly Exchange[];
  /** Calls that were held back. */
  readonly refused: readonly string[];
}

export function createReadOnlyFetch(vendor: VendorId): ReadOnlyFetch {
  const exchanges: Exchange[] = [];
  const refused: string[] = [];
  return {
    exchanges,
    refused,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const method = init?.method ?? 'GET';
      if (!harmless[vendor].test(`${method} ${url.pathname}`)) {
        refused.push(method);
        throw new Error('a live run only reads');
      }
      const response = await fetch(input, init);
      const { status, headers } = response;
      exchanges.push({ method, path: url.pathname, status, headers, text: await response.clone().text() });
      return response;
    },
  };
}
