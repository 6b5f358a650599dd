import type { StoredCustomer } from './types';

/** A customer as the deprecated V2 answers it: other names, and dates in the style of mail headers. */
export function presentCustomerV2(customer: StoredCustomer): Record<string, unknown> {
  return {
    id: customer.id,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    company: customer.company,
    phone: customer.phone,
    notes: customer.notes,
    date_created: mailDate(customer.createdAt),
    date_modified: mailDate(customer.modifiedAt),
    store_credit: '0.0000',
    registration_ip_address: '',
    customer_group_id: customer.groupId,
    tax_exempt_category: customer.taxExemptCategory,
    reset_pass_on_login: customer.forcePasswordReset,
    accepts_marketing: customer.acceptsReviewMails,
  };
}

function mailDate(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000');
}
