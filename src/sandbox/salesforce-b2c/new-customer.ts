import { hashPassword, type PasswordHash } from '../kit/passwords';
import type { Customer } from './customer-store';
import { derivedText } from './random';
import type { CustomerRecord } from './wire';

/** What a customer is made from; the rest gets the platform's own values. */
export interface NewCustomer {
  readonly record: Omit<CustomerRecord, 'customerId' | 'creationDate' | 'lastModified'> &
    Partial<Pick<CustomerRecord, 'customerId' | 'creationDate' | 'lastModified'>>;
  readonly listId: string;
  /** A plain password, a hash that many share, or none. */
  readonly password?: string | PasswordHash;
  readonly lockedUntil?: number;
  readonly externalProfile?: Customer['externalProfile'];
  /** When it came to be, in milliseconds since 1970. */
  readonly at: number;
  /** From when on a search index knows it; fixtures were always there. */
  readonly indexedAt: number;
}

export function newCustomer(made: NewCustomer): Customer {
  const at = new Date(made.at).toISOString();
  const record: CustomerRecord = {
    customerId: `ab${derivedText(`${made.listId}/${made.record.customerNo}`, 24)}`,
    creationDate: at,
    lastModified: at,
    ...made.record,
  };
  return {
    record,
    listId: made.listId,
    password: typeof made.password === 'string' ? hashPassword(made.password) : (made.password ?? null),
    failedLogins: 0,
    lastFailedAt: 0,
    lockedUntil: made.lockedUntil ?? 0,
    externalProfile: made.externalProfile ?? null,
    platformReset: null,
    slasReset: null,
    writes: 0,
    deleted: false,
    history: [{ at: made.indexedAt, record }],
  };
}
