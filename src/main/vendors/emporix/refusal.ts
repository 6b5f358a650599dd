import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { facts } from './facts';
import { errorSchema, type WireError } from './wire';

/** The scopes Keydesk needs, and the one it makes use of when it is there. */
export const scopes = {
  read: 'customer.customer_read',
  manage: 'customer.customer_manage',
  configuration: 'configuration.configuration_view',
} as const;

/** The error object of an answer; empty when the body is none. */
export function errorOf(answer: HttpAnswer): WireError {
  try {
    return errorSchema.parse(answer.json());
  } catch {
    return {};
  }
}

/** The gateway refused the token itself. A 401 of the service, for example for a wrong password, has no `fault`. */
export function isTokenProblem(answer: HttpAnswer): boolean {
  return answer.status === 401 && typeof errorOf(answer).fault === 'object' && errorOf(answer).fault !== null;
}

/** The tenant in the path is not the token's: the only 400 whose cause the vendor documents. */
export function isTenantProblem(answer: HttpAnswer): boolean {
  return answer.status === 400 && /\btenant\b/iu.test(errorOf(answer).message ?? '');
}

/**
 * What a refused call failed with. `scope` is the one the call needs; null for calls that need none.
 *
 * The vendor's `type` is not always what its schema says and its messages are free text, so that the status decides.
 */
export function refusal(answer: HttpAnswer, scope: string | null): KeydeskError {
  const { status } = answer;
  switch (status) {
    case 400:
    case 422:
      if (isTenantProblem(answer)) return fail({ code: 'misconfigured', cause: 'tenant', field: 'tenant' });
      return fail({ code: 'rejected', key: keyOf(errorOf(answer)) });
    case 401:
    case 403:
      return fail({ code: 'forbidden', missingScope: scope });
    case 404:
      return fail({ code: 'not-found' });
    case 409:
      return fail({ code: 'conflict', key: keyOf(errorOf(answer)) });
    default:
      return fail({ code: 'vendor-error', cause: 'status', path: null, status });
  }
}

/** A bad, used or expired reset token, as opposed to a new password the vendor does not take. */
export function redeemRefusal(answer: HttpAnswer): KeydeskError {
  const { message, details } = errorOf(answer);
  const fields = (details ?? []).map((detail) => (typeof detail === 'string' ? null : detail.field));
  if (answer.status !== 400 || isTenantProblem(answer)) return refusal(answer, null);
  if (fields.includes(facts.passwordField)) return fail({ code: 'rejected', key: 'password' });
  if (facts.badResetToken.test(message ?? '')) return fail({ code: 'rejected', key: 'invalid-token' });
  return refusal(answer, null);
}

/** The vendor's key for the cause, only if it looks like one: its fields also carry sentences. */
function keyOf({ type, details }: WireError): string | null {
  const first = details?.[0];
  const field = typeof first === 'object' ? first.field : null;
  const parts = [
    type !== null && type !== undefined && /^[a-z][a-z_]{1,50}$/u.test(type) ? type : null,
    field !== null && field !== undefined && /^[A-Za-z][A-Za-z.]{1,40}$/u.test(field) ? field : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(':');
}
