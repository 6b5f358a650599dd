import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { facts } from './facts';
import { wireOAuthError, wireProblem } from './wire';

/** The last segment of an error document's `type`, whatever form the URI has; null when it is not such a key. */
export function problemKey(answer: HttpAnswer): string | null {
  const parsed = wireProblem.safeParse(tryJson(answer));
  const segment = parsed.success ? /([^/#:]+)\/?$/u.exec(parsed.data.type)?.[1] : undefined;
  return segment !== undefined && /^[A-Za-z0-9-]{2,80}$/u.test(segment) ? segment.toLowerCase() : null;
}

/** What an answer of the Commerce APIs that is no 2xx means. */
export function refusal(answer: HttpAnswer, missingScope: string | null): KeydeskError {
  const { status } = answer;
  const key = problemKey(answer);
  if (status === 403) return fail({ code: 'forbidden', missingScope });
  if (status === 404) return missing(key);
  if (status === 409 || status === 412 || key?.endsWith('-already-in-use') === true) {
    return fail({ code: 'conflict', key });
  }
  if (status === 400) return fail({ code: 'rejected', key });
  return fail({ code: 'vendor-error', cause: status < 400 ? 'redirect' : 'status', path: null, status });
}

/** A 404 may be the customer's, but also that of a mistyped list, site or organization. */
function missing(key: string | null): KeydeskError {
  if (key === 'customer-list-not-found') {
    return fail({ code: 'misconfigured', cause: 'list', field: 'customerListId' });
  }
  if (key !== null && facts.missingSite.test(key)) {
    return fail({ code: 'misconfigured', cause: 'site', field: 'siteId' });
  }
  if (key !== null && facts.missingCustomer.test(key)) return fail({ code: 'not-found' });
  return fail({ code: 'misconfigured', cause: 'tenant', field: 'organizationId' });
}

/** The `error` of an OAuth answer, if it looks like a key. */
export function oauthKey(answer: HttpAnswer): string | null {
  const parsed = wireOAuthError.safeParse(tryJson(answer));
  return parsed.success && /^[a-z_]{2,60}$/u.test(parsed.data.error) ? parsed.data.error : null;
}

/** Whether an OAuth answer's description names this scope; the text itself goes nowhere. */
export function oauthNames(answer: HttpAnswer, scope: string): boolean {
  const parsed = wireOAuthError.safeParse(tryJson(answer));
  const words = parsed.success ? (parsed.data.error_description ?? '').split(/[\s,;"']+/u) : [];
  return words.includes(scope);
}

function tryJson(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return null;
  }
}
