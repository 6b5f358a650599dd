import { domainToASCII, domainToUnicode } from 'node:url';
import { fail } from '../../shared/domain/failure';

const maxLength = 254;
const maxLocalLength = 64;
/** Atoms with dots between them. Quoted local parts are left out: hardly anybody has one, and programs disagree on them. */
const plainLocal = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/u;
const plainDomain = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/u;

/**
 * The address on file as mail can be sent to it: exactly one, in ASCII, an international domain in its encoded form.
 *
 * Refuses what only looks like an address or is read differently by different programs: lists, names with brackets, quoted
 * parts, letters of other scripts before the `@`, a domain that is not written the way it is spelled out.
 *
 * @throws KeydeskError `invalid-input` (field `email`, problem `missing` or `not-one-address`)
 */
export function checkMailAddress(email: string | null): string {
  if (email === null || email === '') throw fail({ code: 'invalid-input', field: 'email', problem: 'missing' });
  const at = email.indexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const ascii = at > 0 && email.length <= maxLength ? asciiDomain(domain) : null;
  if (ascii === null || local.length > maxLocalLength || !plainLocal.test(local)) throw notOne();
  const address = `${local}@${ascii}`;
  if (address.length > maxLength) throw notOne();
  return address;
}

/** Null for a domain that the mapping to ASCII would turn into one that reads differently. */
function asciiDomain(domain: string): string | null {
  const ascii = domainToASCII(domain);
  const isAsWritten = domainToUnicode(ascii) === domain.toLowerCase() || ascii === domain.toLowerCase();
  return isAsWritten && plainDomain.test(ascii) ? ascii : null;
}

function notOne() {
  return fail({ code: 'invalid-input', field: 'email', problem: 'not-one-address' });
}
