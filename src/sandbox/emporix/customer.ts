import type { PasswordHash } from '../kit/passwords';

/** A log-in of a customer. `id` is the e-mail it is known by; `providerId` is set when another provider vouches for it. */
export interface Account {
  readonly id: string;
  readonly providerId?: string;
}

export interface Address {
  readonly id: string;
  readonly contactName: string;
  readonly street?: string;
  readonly streetNumber?: string;
  readonly zipCode?: string;
  readonly city?: string;
  readonly country?: string;
  readonly contactPhone?: string;
  readonly companyName?: string;
  readonly isDefault: boolean;
  readonly tags: readonly string[];
}

export interface LegalEntity {
  readonly id: string;
  readonly name: string;
  readonly contactAssignmentId: string;
}

/** The fields a caller may write. */
export interface Profile {
  title?: string | undefined;
  firstName?: string | undefined;
  middleName?: string | undefined;
  lastName?: string | undefined;
  contactEmail?: string | undefined;
  contactPhone?: string | undefined;
  company?: string | undefined;
  photoUrl?: string | undefined;
  preferredLanguage?: string | undefined;
  preferredCurrency?: string | undefined;
  preferredSite?: string | undefined;
  type?: string | undefined;
  restriction?: string | null | undefined;
  b2b?: { companyRegistrationId?: string | undefined } | undefined;
  mixins?: Record<string, unknown> | undefined;
  active: boolean;
  onHold: boolean;
}

export interface Customer {
  readonly customerNumber: string;
  readonly createdAt: string;
  profile: Profile;
  mixinSchemas: Record<string, unknown>;
  version: number;
  accounts: readonly Account[];
  addresses: readonly Address[];
  legalEntities: readonly LegalEntity[];
  lastLogin: string | null;
  password: PasswordHash | null;
  /** The password was chosen by an employee and not yet by the shopper. */
  initialPassword: boolean;
  failedSignIns: number;
  lockedUntilMs: number;
  /** Effective changes through the API. */
  writes: number;
}

/** The log-in with a password; social log-ins have none. */
export function passwordAccount(customer: Customer): Account | null {
  return customer.accounts.find((account) => account.providerId === undefined) ?? null;
}

export function isContact(customer: Customer): boolean {
  return customer.profile.type === 'CONTACT';
}

/** A customer as the tenant's side of the API shows it. */
export function presentCustomer(customer: Customer, expand: ReadonlySet<string>): Record<string, unknown> {
  const { mixins, ...profile } = customer.profile;
  const defaultAddress = customer.addresses.find((address) => address.isDefault);
  return {
    ...profile,
    id: customer.customerNumber,
    customerNumber: customer.customerNumber,
    businessModel: customer.legalEntities.length > 0 ? 'B2B' : 'B2C',
    b2b: {
      ...profile.b2b,
      ...(customer.legalEntities.length > 0 ? { legalEntities: customer.legalEntities } : {}),
    },
    ...(defaultAddress === undefined ? {} : { defaultAddress }),
    ...(expand.has('accounts') ? { accounts: customer.accounts } : {}),
    ...(expand.has('addresses') ? { addresses: customer.addresses } : {}),
    ...(expand.has('mixin:*') ? { mixins: mixins ?? {} } : {}),
    metadataCreatedAt: customer.createdAt,
    lastLogin: customer.lastLogin,
    metadata: { version: customer.version, mixins: customer.mixinSchemas },
  };
}

export const expandAll: ReadonlySet<string> = new Set(['accounts', 'addresses', 'mixin:*']);

export function readExpand(text: string | undefined): ReadonlySet<string> {
  return new Set((text ?? '').split(',').map((part) => part.trim()));
}
