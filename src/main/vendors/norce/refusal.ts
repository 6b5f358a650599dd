import { fail, type KeydeskError } from '../../../shared/domain/failure';
import type { HttpAnswer } from '../http';
import { faultSchema, oauthErrorSchema } from './wire';

/** The keys that are documented, longest first because some hold others. */
const knownKeys = [
  'InvoiceAddressCountryMissing',
  'DeliveryAddressCountryMissing',
  'DeliveryAddressCityMissing',
  'InvoiceAddressCityMissing',
  'DeliveryAddressZipMissing',
  'InvoiceAddressZipMissing',
  'AccountCustomerMissing',
  'CustomerAlreadyExists',
  'CompanyAlreadyExists',
  'AccountAlreadyExists',
  'InvalidCompanyName',
  'CustomerMissing',
  'InvalidEmail',
  'LoginFailed',
] as const;

/** Names why a call was refused with a 4xx; a 401 is dealt with where tokens are. */
export function refusalOf(answer: HttpAnswer): KeydeskError {
  const { status } = answer;
  switch (status) {
    case 400:
      return keyRefusal(refusalKey(answer));
    case 403:
      return fail({ code: 'forbidden', missingScope: null });
    case 404:
    case 405:
      // Unknown shoppers are no 404 here, so that the path of the service must be wrong.
      return fail({ code: 'misconfigured', cause: 'setting', field: 'servicePath' });
    case 409:
      return fail({ code: 'conflict', key: null });
    default:
      return fail({ code: 'vendor-error', cause: 'status', path: null, status });
  }
}

function keyRefusal(key: string | null): KeydeskError {
  switch (key) {
    case 'CustomerMissing':
      return fail({ code: 'not-found' });
    case 'CustomerAlreadyExists':
    case 'AccountAlreadyExists':
      return fail({ code: 'conflict', key });
    default:
      return fail({ code: 'rejected', key });
  }
}

/** The business key of a refusal, or null when it has none that looks like one. */
export function refusalKey(answer: HttpAnswer): string | null {
  const messages = faultSchema.safeParse(jsonOf(answer)).data?.Messages ?? null;
  const keys = Array.isArray(messages) ? messages.map(({ Key }) => Key) : Object.keys(messages ?? {});
  const key = keys.find((candidate) => /^[A-Za-z][A-Za-z0-9]{2,59}$/u.test(candidate));
  return key ?? knownKeys.find((known) => answer.text.includes(known)) ?? null;
}

/** The `error` of the identity service, or null when there is none that looks like a key. */
export function oauthErrorKey(answer: HttpAnswer): string | null {
  const error = oauthErrorSchema.safeParse(jsonOf(answer)).data?.error ?? '';
  return /^[a-z_]{3,40}$/u.test(error) ? error : null;
}

/** The body as JSON, or null: what a refusal says beyond its status is a bonus. */
function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    return null;
  }
}
