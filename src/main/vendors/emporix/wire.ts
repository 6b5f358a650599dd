import { z } from 'zod';

// No field of the vendor's response schemas is required, so every one may be missing or null; members that are not named
// here are dropped.
const text = z.string().nullish();
const flag = z.boolean().nullish();
const seconds = z
  .union([z.number(), z.string().regex(/^\d{1,10}$/u)])
  .transform(Number)
  .pipe(z.number().min(0).max(10_000_000_000));

/** An id that is text by contract; a number is taken as its digits as long as it is exact. */
const id = z.union([z.string().min(1).max(256), z.int().nonnegative().transform(String)]);

const accountSchema = z.object({ id: text, providerId: text });
const addressSchema = z.object({
  contactName: text,
  companyName: text,
  street: text,
  streetNumber: text,
  streetAppendix: text,
  extraLine1: text,
  extraLine2: text,
  extraLine3: text,
  extraLine4: text,
  zipCode: text,
  city: text,
  state: text,
  country: text,
  contactPhone: text,
  tags: z.array(z.string()).nullish(),
});
export type WireAddress = z.infer<typeof addressSchema>;

/** `CustomerForSellerDto` of the tenant-managed Customer Service, with `lastLogin`, which its document leaves out. */
export const customerSchema = z.object({
  id: id.nullish(),
  customerNumber: id.nullish(),
  contactEmail: text,
  email: text,
  firstName: text,
  middleName: text,
  lastName: text,
  contactPhone: text,
  company: text,
  preferredSite: text,
  preferredLanguage: text,
  type: text,
  restriction: text,
  businessModel: text,
  active: flag,
  onHold: flag,
  b2b: z
    .object({
      companyRegistrationId: text,
      legalEntities: z.array(z.object({ id: text, name: text })).nullish(),
    })
    .nullish(),
  accounts: z.array(accountSchema).nullish(),
  addresses: z.array(addressSchema).nullish(),
  metadataCreatedAt: text,
  lastLogin: text,
  metadata: z.object({ version: z.int().nullish() }).nullish(),
});
export type WireCustomer = z.infer<typeof customerSchema>;
export const customersSchema = z.array(customerSchema);

export const createdSchema = z.object({ id });

export const tokenSchema = z.object({
  access_token: z.string().min(1).max(4_096),
  expires_in: seconds,
  scope: text,
});

/** `initialPassword` is declared as text and shown as a boolean. */
export const signInSchema = z.object({
  access_token: z.string().min(1).max(4_096),
  initialPassword: z.union([z.boolean(), z.string()]).nullish(),
});

export const sessionSchema = z.object({ expires_in: seconds.nullish(), scope: text, email: text });

export const configurationSchema = z.object({ value: z.unknown() });

/** Any of the three error objects; nothing in it is relied on, so what does not fit counts as absent. */
export const errorSchema = z.object({
  type: z.string().nullish().catch(null),
  message: z.string().nullish().catch(null),
  details: z
    .array(z.union([z.string(), z.object({ field: text.catch(null), message: text.catch(null) })]))
    .nullish()
    .catch(null),
  fault: z
    .object({
      detail: z
        .object({ errorcode: text.catch(null) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
});
export type WireError = z.infer<typeof errorSchema>;
