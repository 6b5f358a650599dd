import { fail } from '../../shared/domain/failure';
import type { SecretSpec } from './secret-store';

/** Windows keeps at most 2,560 bytes in one item; a little less leaves room for what a driver adds. */
export const maxSecretBytes = 2000;

/**
 * Refuses what some keychain would cut or change without a word: NUL ends a value on some, half a surrogate pair has no
 * UTF-8, and an empty value reads back as nothing.
 *
 * @throws KeydeskError `invalid-input` with the problem, never with the value.
 */
export function checkSecretValue(value: string): void {
  const problem = problemOf(value);
  if (problem !== null) throw fail({ code: 'invalid-input', field: 'secret', problem });
}

function problemOf(value: string): string | null {
  if (value === '') return 'empty';
  if (value.includes('\0')) return 'nul';
  if (!value.isWellFormed()) return 'malformed';
  return Buffer.byteLength(value, 'utf8') > maxSecretBytes ? 'too-long' : null;
}

const knownAccounts =
  /^(?:connection\/[0-9A-Za-z-]{1,64}\/[0-9A-Za-z]{1,64}|journal\/month\/\d{4}-\d{2}|journal\/seal|settings\/mac|mail\/sign-in|accounts\/e-mails|recent-lookups\/key|probe)$/u;

/**
 * Refuses a name that is not one of ours. Windows joins service and account with `/`; with these forms two names never meet.
 *
 * @throws KeydeskError `invalid-input`
 */
export function checkSecretSpec(spec: SecretSpec): void {
  if (!knownAccounts.test(spec.account)) {
    throw fail({ code: 'invalid-input', field: 'secret-name', problem: 'unknown' });
  }
}
