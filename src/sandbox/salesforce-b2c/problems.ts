import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error document of the Commerce APIs: thrown by the routes, put into words in one place. */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly segment: string,
    readonly detail: string,
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(segment);
  }
}

const typeBase = 'https://api.commercecloud.salesforce.com/documentation/error/v1/errors/';

export function problemBody(problem: Problem): Record<string, unknown> {
  return {
    title: titleOf(problem.segment),
    type: `${typeBase}${problem.segment}`,
    detail: problem.detail,
    ...problem.members,
  };
}

/** `customer-list-not-found` → `Customer List Not Found`: the vendor's own rule for its titles. */
function titleOf(segment: string): string {
  return segment
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

export const problems = {
  badRequest: (detail: string) => new Problem(400, 'bad-request', detail),
  constraint: (detail: string) => new Problem(400, 'constraint-violation', detail),
  queryParameter: (name: string) =>
    new Problem(400, 'invalid-query-parameter', `${name} parameters are not defined in the API.`),
  missingQueryParameter: (name: string) =>
    new Problem(400, 'missing-query-parameter', `The query parameter '${name}' is missing.`, { parameterName: name }),
  invalidCustomer: (detail: string) => new Problem(400, 'invalid-customer', detail),
  loginTaken: () => new Problem(400, 'login-already-in-use', 'The login is already used by another customer.'),
  invalidToken: (token: string) =>
    new Problem(401, 'invalid-access-token', 'The request is unauthorized, the access token is invalid.', {
      accessToken: token.slice(0, 27),
    }),
  listNotFound: (id: string) =>
    new Problem(404, 'customer-list-not-found', `No customer list with ID '${id}' could be found.`, {
      customerListId: id,
    }),
  customerNotFound: (no: string) =>
    new Problem(404, 'customer-list-customer-not-found', `No customer with number '${no}' could be found.`, {
      customerNo: no,
    }),
  organizationNotFound: () =>
    new Problem(404, 'resource-not-found', 'The organization is not known for this short code.'),
} as const;

/** An error of the shopper sign-in service or of the Account Manager, which both speak OAuth. */
export class OAuthProblem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly error: string,
    readonly description: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(error);
  }
}
