import { z } from 'zod';

/** Text for people; some stores' imports left numbers in such fields. */
const displayText = z.union([z.string(), z.number().transform(String)]).nullish();
const id = z.int().positive();

const wireAddressSchema = z.object({
  company: displayText,
  address1: displayText,
  address2: displayText,
  city: displayText,
  state_or_province: displayText,
  postal_code: displayText,
  country_code: displayText,
  phone: displayText,
});
export type WireAddress = z.output<typeof wireAddressSchema>;

const attributeSchema = z.object({ attribute_id: id, attribute_value: displayText });

/** A customer of Customers V3; members Keydesk does not use are left out. */
export const wireCustomerSchema = z.object({
  id,
  email: z.string(),
  first_name: displayText,
  last_name: displayText,
  company: displayText,
  phone: displayText,
  notes: displayText,
  customer_group_id: z.int().nullish(),
  date_created: z.string().nullish(),
  date_modified: z.string().nullish(),
  authentication: z.object({ force_password_reset: z.boolean().nullish() }).nullish(),
  channel_ids: z.array(z.int()).nullish(),
  addresses: z.array(wireAddressSchema).nullish(),
  attributes: z.array(attributeSchema).nullish(),
});
export type WireCustomer = z.output<typeof wireCustomerSchema>;

export const wireCustomersSchema = z.object({ data: z.array(wireCustomerSchema) });

const paging = z.object({ pagination: z.object({ total_pages: z.int().nullish() }).nullish() }).nullish();

export const wireAttributesSchema = z.object({ data: z.array(z.object({ id, name: z.string() })) });

export const wireAttributeValuesSchema = z.object({
  data: z.array(z.object({ customer_id: id, attribute_value: displayText })),
  meta: paging,
});

export const wireMetafieldsSchema = z.object({
  data: z.array(z.object({ id, namespace: z.string(), key: z.string(), value: z.string() })),
});

/** The value of the metafield that Keydesk itself wrote. */
export const formerChannelsSchema = z.strictObject({ channel_ids: z.array(id).min(1).nullable() });

export const wireCredentialsCheckSchema = z.object({ is_valid: z.boolean(), customer_id: z.int().nullish() });

export const wireStoreSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string().nullish(),
  secure_url: z.string().nullish(),
  default_channel_id: z.int().nullish(),
});

export const wireTimeSchema = z.object({ time: z.number().positive() });

export const wireSiteSchema = z.object({
  data: z.object({ url: z.string(), urls: z.array(z.object({ url: z.string() })).nullish() }),
});

export const wireTokenSchema = z.object({ data: z.object({ token: z.string().min(1) }) });

const mutationResult = z.object({ errors: z.array(z.object({ __typename: z.string() })) });

/** What both mutations about passwords answer. */
export const wireMutationSchema = z.object({
  data: z
    .object({
      customer: z.object({ requestResetPassword: mutationResult, resetPassword: mutationResult }).partial().nullish(),
    })
    .nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().nullish() }).nullish() }))
    .nullish(),
});
export type WireMutation = z.output<typeof wireMutationSchema>;
