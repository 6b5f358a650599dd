import { isKeydeskError, type Failure, type JournalTrouble } from '../../shared/domain/failure';
import { BrokenJournal } from './recovery';

/** Thrown when the folder's lock is taken. */
export class JournalInUse extends Error {
  override readonly name = 'JournalInUse';
}

const troubles: Readonly<Record<string, JournalTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'no-rights',
  EPERM: 'no-rights',
  EROFS: 'read-only',
};

/** Why the journal can't be written, as the agent and whoever looks after the machine are told. */
export function writeProblem(error: unknown): Failure {
  if (isKeydeskError(error)) return error.failure;
  const code = 'journal-unavailable';
  if (error instanceof JournalInUse) return { code, cause: 'in-use' };
  if (error instanceof BrokenJournal) {
    const { file, line } = error;
    return { code, cause: 'broken', at: line === null ? file : `${file}:${line}` };
  }
  const system = error instanceof Error && 'code' in error ? String(error.code) : '';
  return { code, cause: troubles[system] ?? 'disk-error' };
}
