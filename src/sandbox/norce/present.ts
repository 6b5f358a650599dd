import { toNorceDate } from './dates';
import { accountIn } from './store';
import type { CustomerFields, StoredAccount, StoredCustomer } from './types';

/** How much of a customer a call shows. */
export interface View {
  readonly application: number;
  /** False leaves only the first company. */
  readonly companies: boolean;
  /** Parts a search was asked to fill in; null for the complete record. */
  readonly expand: ReadonlySet<string> | null;
}

/** The Customer of the contract, as one application sees it. */
export function presentCustomer(customer: StoredCustomer, view: View): Record<string, unknown> {
  const { fields } = customer;
  const account = accountIn(customer, view.application);
  return {
    Id: customer.id,
    Key: customer.key,
    ...shown(fields, view),
    Account: account === null || hidden(view, 'Account') ? null : presentAccount(account),
    Companies: view.companies ? fields.Companies : (fields.Companies?.slice(0, 1) ?? null),
    IsActive: customer.isActive,
    Created: toNorceDate(customer.createdAt),
    Updated: customer.updatedAt === null ? null : toNorceDate(customer.updatedAt),
  };
}

function presentAccount(account: StoredAccount): Record<string, unknown> {
  return { ...account.fields, IsActive: account.isActive };
}

function shown(fields: CustomerFields, view: View): CustomerFields {
  return {
    ...fields,
    ...(hidden(view, 'Addresses') ? { InvoiceAddress: null, DeliveryAddresses: null } : {}),
    ...(hidden(view, 'Flags') ? { Flags: null } : {}),
    ...(hidden(view, 'Info') ? { Info: null } : {}),
    ...(hidden(view, 'PriceLists') ? { PricelistIds: null } : {}),
  };
}

function hidden(view: View, part: string): boolean {
  return view.expand !== null && !view.expand.has(part);
}
