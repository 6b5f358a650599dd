import { z } from 'zod';

/** The commerce platforms Keydesk speaks to, in the order in which they are listed everywhere. */
export const vendorIds = ['norce', 'emporix', 'bigcommerce', 'salesforce-b2c'] as const;

export const vendorIdSchema = z.enum(vendorIds);
export type VendorId = z.infer<typeof vendorIdSchema>;

/** The vendors' own names, as their owners write them. */
export const vendorNames: Readonly<Record<VendorId, string>> = {
  norce: 'Norce Commerce',
  emporix: 'Emporix',
  bigcommerce: 'BigCommerce',
  'salesforce-b2c': 'Salesforce B2C Commerce',
};
