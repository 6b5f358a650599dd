import type { ContentfulStatusCode } from 'hono/utils/http-status';

interface ErrorDetail {
  readonly field?: string;
  readonly type?: string;
  readonly message?: string;
}

/** A refusal in Emporix's own words; thrown by the routes and answered as it is. */
export class Refusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly body: unknown,
    readonly headers: Record<string, string> = {},
  ) {
    super(String(status));
  }
}

/** The service's error object. `type` is not always what the schema asks for; that is so at the vendor too. */
function serviceError(
  status: ContentfulStatusCode,
  type: string,
  message: string,
  details?: readonly ErrorDetail[],
): Refusal {
  return new Refusal(status, { status, type, message, ...(details === undefined ? {} : { details }) });
}

const fault = (faultstring: string, errorcode: string): Refusal =>
  new Refusal(401, { fault: { faultstring, detail: { errorcode } } });

export const invalidToken = (): Refusal => fault('Invalid access token', 'oauth.v2.InvalidAccessToken');
export const expiredToken = (): Refusal => fault('Access Token expired', 'keymanagement.service.access_token_expired');
export const wrongTenant = (): Refusal =>
  serviceError(400, 'bad_request', 'The tenant information provided with the request is not valid.');
export const missingScope = (scope: string | null): Refusal =>
  serviceError(
    403,
    'Forbidden',
    'User not authorized.',
    scope === null ? undefined : [{ message: `Missing required scopes '[${scope}]'` }],
  );
export const badRequest = (message: string, details?: readonly ErrorDetail[]): Refusal =>
  serviceError(400, 'bad_request', message, details);
export const noCustomer = (customerNumber: string): Refusal =>
  serviceError(404, 'application/json', 'Customer not Found', [
    { message: `Couldn't find a customer with customerNumber '${customerNumber}'` },
  ]);
export const noAddress = (id: string, customerNumber: string): Refusal =>
  serviceError(404, 'resource_not_found', `Address ${id} of customer ${customerNumber} not found.`);
export const notFound = (message: string, detail?: string): Refusal =>
  serviceError(404, 'application/json', message, detail === undefined ? undefined : [{ message: detail }]);
export const duplicate = (what: string, tenant: string): Refusal =>
  serviceError(409, 'conflict_resource', `Duplicate account '${what}' for tenant '${tenant}'.`);
export const staleVersion = (): Refusal =>
  serviceError(409, 'conflict_resource', 'The resource was changed in the meantime.');
export const signInRefused = (status: ContentfulStatusCode): Refusal =>
  serviceError(status, 'unauthorized', 'The credentials are not valid.');
export const accountLocked = (): Refusal => serviceError(403, 'locked', 'The account is locked.');
export const badPassword = (): Refusal =>
  badRequest('Validation failed', [{ field: 'password', type: 'invalid', message: 'at least 6 characters' }]);
/** The webhook service has an error object of its own: the number is in `code`, the words are in `status`. */
export const webhookError = (code: 400 | 404 | 409, status: string, message: string): Refusal =>
  new Refusal(code, { code, status, message });
