import { ORPCError, safe, type ClientPromiseResult } from '@orpc/client';
import { failureSchema, type Failure } from '../../../shared/domain/failure';

/** Why a call gave no answer: a failure of the closed list, or a broken promise of our own. */
export type Problem = { readonly kind: 'failure'; readonly failure: Failure } | { readonly kind: 'bug' };

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Reads what a call or a stream threw. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof ORPCError) || !error.defined) return { kind: 'bug' };
  const failure = failureSchema.safeParse(error.data);
  return failure.success ? { kind: 'failure', failure: failure.data } : { kind: 'bug' };
}

/** Awaits a call and answers with its value or its problem; never rejects. */
export async function attempt<T>(call: ClientPromiseResult<T, unknown>): Promise<Attempt<T>> {
  const result = await safe(call);
  return result.isSuccess ? { ok: true, value: result.data } : { ok: false, problem: toProblem(result.error) };
}

/** True when the account is no longer as it was shown, or the dialog has waited too long, so that nothing was done. */
export function isConflict(problem: Problem): boolean {
  return problem.kind === 'failure' && problem.failure.code === 'conflict';
}

/** True when a write may or may not have reached the vendor, so that it must not simply be tried again. */
export function isOutcomeUnknown(problem: Problem): boolean {
  return problem.kind === 'bug' || problem.failure.code === 'unknown-outcome';
}
