import { isKeydeskError, type FailureCode } from '../shared/domain/failure';

/** What a failed write at the vendor means for the shopper. */
export type WriteOutcome =
  /** Whether the password was set is not known; the link must not be used again. */
  | { readonly kind: 'unknown'; readonly code: FailureCode | 'bug' }
  /** The vendor refused this password; another one may do. */
  | { readonly kind: 'password-refused' }
  /** The vendor refused the request itself; it understood it and did nothing. */
  | { readonly kind: 'refused'; readonly code: FailureCode }
  /** Nothing was done, for a reason that has nothing to do with the link. */
  | { readonly kind: 'failed'; readonly code: FailureCode };

/** Reads what an adapter threw from a write. What isn't a failure of the program's own list proves nothing, so it is unknown. */
export function writeOutcome(error: unknown): WriteOutcome {
  if (!isKeydeskError(error)) return { kind: 'unknown', code: 'bug' };
  const { failure } = error;
  switch (failure.code) {
    case 'unknown-outcome':
    case 'cancelled':
      return { kind: 'unknown', code: failure.code };
    case 'rejected':
      return failure.key !== null && isAboutPassword(failure.key)
        ? { kind: 'password-refused' }
        : { kind: 'refused', code: failure.code };
    case 'not-found':
    case 'invalid-input':
    case 'unsupported':
      return { kind: 'refused', code: failure.code };
    default:
      return { kind: 'failed', code: failure.code };
  }
}

/** The code of what an adapter threw from a read. */
export function failureCode(error: unknown): FailureCode | 'bug' {
  return isKeydeskError(error) ? error.failure.code : 'bug';
}

/** Vendors name a weak password each in their own way; a key about the reset's token is not about the password. */
function isAboutPassword(key: string): boolean {
  return /passw/iu.test(key) && !/token/iu.test(key);
}
