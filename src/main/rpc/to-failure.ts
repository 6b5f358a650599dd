import { ORPCError } from '@orpc/server';
import { isKeydeskError, type Failure } from '../../shared/domain/failure';

/** Told of everything thrown that is not a failure of the closed list: a bug of ours. Nothing of it crosses to the window. */
export type OnBug = (procedure: string, error: unknown) => void;

/** Turns whatever a procedure threw into the contract's one error. The only place that does so. */
export function toFailure(error: unknown, procedure: string, onBug: OnBug): ORPCError<string, unknown> {
  const failure = failureOf(error);
  if (failure !== null) return new ORPCError('FAILURE', { defined: true, data: failure });
  onBug(procedure, error);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'bug' });
}

function failureOf(error: unknown): Failure | null {
  if (isKeydeskError(error)) return error.failure;
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return inputFailure(error.data);
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' };
  return null;
}

interface Issue {
  readonly code: string;
  readonly path: readonly unknown[];
}

/** Names the first bad field and the kind of its problem; never its value. */
function inputFailure(data: unknown): Failure {
  const issue = firstIssue(data);
  const field = issue === null ? 'input' : issue.path.map(String).join('.');
  return {
    code: 'invalid-input',
    field: field === '' ? 'input' : field.slice(0, 120),
    problem: issue === null ? 'malformed' : issue.code,
  };
}

function firstIssue(data: unknown): Issue | null {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return null;
  const issue: unknown = data.issues[0];
  if (typeof issue !== 'object' || issue === null) return null;
  const code = 'code' in issue && typeof issue.code === 'string' ? issue.code : 'malformed';
  const path = 'path' in issue && Array.isArray(issue.path) ? issue.path : [];
  return { code, path };
}
