import { z } from 'zod';

const password = z.object({ new_password: z.string().optional(), force_password_reset: z.boolean().optional() });
const common = {
  company: z.string().max(255).optional(),
  phone: z.string().max(50).optional(),
  notes: z.string().optional(),
  tax_exempt_category: z.string().max(255).optional(),
  customer_group_id: z.int().optional(),
  authentication: password.optional(),
  accepts_product_review_abandoned_cart_emails: z.boolean().optional(),
  channel_ids: z.array(z.int()).nullable().optional(),
};
const address = z.object({
  first_name: z.string(),
  last_name: z.string(),
  company: z.string().default(''),
  address1: z.string(),
  address2: z.string().default(''),
  city: z.string(),
  state_or_province: z.string().default(''),
  postal_code: z.string().default(''),
  country_code: z.string().length(2),
});
/** An item of `POST /v3/customers`. */
export const newCustomer = z.object({
  ...common,
  email: z.string().min(3).max(250),
  first_name: z.string().min(1).max(100),
  last_name: z.string().min(1).max(100),
  addresses: z.array(address).max(10).optional(),
  attributes: z
    .array(z.object({ attribute_id: z.int(), attribute_value: z.string().max(255) }))
    .max(10)
    .optional(),
  origin_channel_id: z.int().optional(),
  trigger_account_created_notification: z.boolean().optional(),
});
/** An item of `PUT /v3/customers`. */
export const customerChange = z.object({
  ...common,
  id: z.int(),
  email: z.string().min(3).max(255).optional(),
  first_name: z.string().min(1).max(100).optional(),
  last_name: z.string().min(1).max(100).optional(),
});

export type NewCustomerBody = z.output<typeof newCustomer>;
export type CustomerChangeBody = z.output<typeof customerChange>;
