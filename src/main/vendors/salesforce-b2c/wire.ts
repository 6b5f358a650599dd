import { z } from 'zod';

/** A member without a value is absent; null is put up with. Members that are not named here are tolerated and dropped. */
const text = z.string().nullish();

export const wireCustomer = z.object({
  customerNo: z.string().min(1),
  lastName: text,
  firstName: text,
  email: text,
  companyName: text,
  phoneHome: text,
  phoneBusiness: text,
  phoneMobile: text,
  preferredLocale: text,
  creationDate: text,
  lastModified: text,
  lastLoginTime: text,
  credentials: z.object({ login: z.string(), enabled: z.boolean().nullish(), locked: z.boolean().nullish() }).nullish(),
  primaryAddress: z
    .object({
      companyName: text,
      fullName: text,
      firstName: text,
      lastName: text,
      address1: text,
      address2: text,
      postBox: text,
      postalCode: text,
      city: text,
      stateCode: text,
      countryCode: text,
    })
    .nullish(),
});
export type WireCustomer = z.infer<typeof wireCustomer>;

/** `hits` may be left out when there are none. */
export const wireSearchResult = z.object({
  total: z.int().min(0),
  hits: z.array(z.object({ data: wireCustomer })).nullish(),
});

/** `email` is promised, but a customer may have none. */
export const wireResetToken = z.object({
  login: z.string().min(1),
  email: text,
  resetToken: z.string().min(1).max(4_096),
  expiresInMinutes: z.int().min(1).max(100_000),
});

export const wireAmToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().max(1e9),
  scope: text,
});

export const wireShopperToken = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive().max(1e9),
});

export const wireIntrospection = z.object({
  active: z.boolean(),
  exp: z.number().min(0).max(1e11).nullish(),
  scope: text,
  sub: text,
});

/** The Commerce APIs' error document; only `type` decides anything. */
export const wireProblem = z.object({ type: z.string() });

/** OAuth errors, in the documented shape; the other one that has been seen names no key. */
export const wireOAuthError = z.object({ error: z.string(), error_description: text });
