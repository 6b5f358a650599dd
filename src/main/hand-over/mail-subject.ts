import { fail } from '../../shared/domain/failure';

const maxLength = 200;

/**
 * A subject as it may stand in a header: one line of visible characters, so that nothing after it becomes a header of its own.
 *
 * @throws KeydeskError `invalid-input` (field `subject`) for anything else
 */
export function checkSubject(subject: string): string {
  if (subject === '' || subject.length > maxLength || /\p{C}|[\u2028\u2029]/u.test(subject)) {
    throw fail({ code: 'invalid-input', field: 'subject', problem: 'malformed' });
  }
  return subject;
}
