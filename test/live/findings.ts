import { appendFileSync } from 'node:fs';
import type { VendorId } from '../../src/shared/domain/vendor';
import type { Exchange } from './read-only-fetch';

/** An open point of docs/vendors, and what the live store said to it. */
export interface Finding {
  readonly point: string;
  readonly answer: string;
}

/** What the run saw, in which the open points are looked for. */
export interface Observed {
  readonly exchanges: readonly Exchange[];
  readonly warnings: readonly string[];
  /** Whether the shopper was found by the address in capitals. */
  readonly foundInCapitals: boolean;
  /** The calls of the look-up of an address nobody has. */
  readonly nobody: readonly Exchange[];
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const inCapitals = ({ foundInCapitals }: Observed): string =>
  foundInCapitals ? 'yes: found when typed in capitals' : 'no: not found when typed in capitals';

/** The open points that reading alone can settle. */
export const findingsOf: Readonly<Record<VendorId, (observed: Observed) => readonly Finding[]>> = {
  norce: (observed) => [
    { point: 'Lookups ignore letter case (`matchingIgnoresCase`)', answer: inCapitals(observed) },
    {
      point: '"nothing" is `null`, an empty body or 204',
      answer: [
        ...new Set(
          observed.nobody
            .filter(({ path }) => path.includes('GetCustomerBy'))
            .map(({ status, text }) =>
              status === 204
                ? '204'
                : text.trim() === ''
                  ? 'an empty body'
                  : text.trim() === 'null'
                    ? 'null'
                    : `another form, status ${String(status)}`,
            ),
        ),
      ].join(', '),
    },
    {
      point: 'SearchCustomer2 compares e-mail, code and login',
      answer: observed.exchanges.some(({ path, text }) => path.endsWith('SearchCustomer2') && text.includes('"Id":'))
        ? 'e-mail: yes; for code and login search for a switched-off shopper by hand'
        : 'e-mail: no hit',
    },
    {
      point: 'The Query API may be used by the same client',
      answer: observed.warnings.includes('query-api-unavailable')
        ? 'no'
        : 'yes; whether it shows switched-off customers needs one of those',
    },
  ],
  emporix: (observed) => [
    {
      point: 'A regular expression may have anchors and classes (`regexFindsOtherCase`)',
      answer: inCapitals(observed),
    },
    {
      point: '`accounts.id` can be searched (`loginSearchMayWork`)',
      answer: observed.warnings.includes('login-search-not-offered')
        ? 'no'
        : 'yes, or no log-in was among the first customers',
    },
    {
      point: "The token's scope names the tenant (`tokenScopeNamesTenant`)",
      answer: observed.exchanges.some(({ path, text }) => path === '/oauth/token' && text.includes('tenant='))
        ? 'yes'
        : 'no',
    },
    {
      point: '`X-Total-Count` or `hybris-count` counts all hits',
      answer: observed.exchanges.some(
        ({ path, headers }) =>
          path.endsWith('/search') && (headers.has('x-total-count') || headers.has('hybris-count')),
      )
        ? 'a header is there'
        : 'no such header',
    },
  ],
  bigcommerce: (observed) => [
    { point: '`email:in` ignores letter case', answer: inCapitals(observed) },
    {
      point: 'Pages of 250 for customers',
      answer: observed.exchanges.some(({ text }) => /"per_page":\s*250\b/u.test(text))
        ? 'yes'
        : 'no page said that it holds 250',
    },
  ],
  'salesforce-b2c': (observed) => [
    { point: 'The search may or may not mind letter case', answer: inCapitals(observed) },
    {
      point: '404 for a customer is one of three `type`s',
      answer:
        observed.exchanges.flatMap(({ status, text }) => (status === 404 ? [typeOf(json(text))] : [])).join(', ') ||
        'no 404 was seen',
    },
    {
      point: 'A customer whose credentials leave `enabled` out may sign in',
      answer: observed.exchanges.some(({ text }) => text.includes('"credentials"') && !text.includes('"enabled"'))
        ? 'there are such customers: try one'
        : '`enabled` was always there',
    },
  ],
};

/** The last part of a problem's `type`, if it looks like a key. */
function typeOf(problem: unknown): string {
  const type: unknown = typeof problem === 'object' && problem !== null ? Reflect.get(problem, 'type') : null;
  return /([a-z0-9-]{3,60})$/u.exec(typeof type === 'string' ? type : '')?.[1] ?? 'no type';
}

/** Hands the findings to whoever started the run. */
export function report(findings: readonly Finding[], file: string | undefined): void {
  if (file === undefined) return;
  for (const { point, answer } of findings) appendFileSync(file, `${JSON.stringify({ point, answer })}\n`);
}
