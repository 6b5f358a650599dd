import { z } from 'zod';
import { vendorIdSchema } from './vendor';

const text = z.string();
const nullableText = z.string().nullable();
/** ISO 8601 in UTC, for example `2026-11-02T09:15:30.000Z`. */
const instant = z.string();

/** Points at one shopper's record: which connection, and the vendor's own stable key there. */
export const accountRefSchema = z.strictObject({
  connectionId: z.string().min(1).max(64),
  accountId: z.string().min(1).max(256),
});
export type AccountRef = Readonly<z.infer<typeof accountRefSchema>>;

/**
 * Whether the shopper may sign in, as the vendor states it and never guessed.
 *
 * `unknown` is for a vendor that has no such switch; it does not mean that a call failed.
 */
export const accessStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('active') }),
  z.object({ state: z.literal('inactive') }),
  z.object({ state: z.literal('on-hold') }),
  z.object({ state: z.literal('removed') }),
  z.object({ state: z.literal('locked'), until: instant.nullable() }),
  z.object({ state: z.literal('no-login') }),
  z.object({ state: z.literal('unknown'), why: z.literal('vendor-has-none') }),
]);
export type AccessState = Readonly<z.infer<typeof accessStateSchema>>;

export const companySchema = z.object({ id: nullableText, code: nullableText, name: nullableText });
export type Company = Readonly<z.infer<typeof companySchema>>;

export const addressSchema = z.object({
  /** One line each, in the order in which they are read; empty ones are left out. */
  lines: z.array(text),
  /** ISO 3166 alpha-2 where the vendor has it. */
  country: nullableText,
  use: z.enum(['billing', 'shipping', 'other']),
});
export type Address = Readonly<z.infer<typeof addressSchema>>;

/** A group, flag, role or other mark the vendor keeps on a shopper. */
export const labelSchema = z.object({ kind: z.enum(['group', 'flag', 'role', 'site', 'channel', 'note']), text });
export type Label = Readonly<z.infer<typeof labelSchema>>;

/** Longest language tag that is kept; the registered ones are shorter. */
const maxLocaleLength = 35;

export const shopperAccountSchema = z.object({
  ref: accountRefSchema,
  vendor: vendorIdSchema,
  code: nullableText,
  email: nullableText,
  login: nullableText,
  name: z.object({ first: nullableText, last: nullableText, display: text }),
  access: accessStateSchema,
  phones: z.array(text),
  companies: z.array(companySchema),
  addresses: z.array(addressSchema),
  labels: z.array(labelSchema),
  /** Social log-ins by name; empty when the shopper signs in with a password. */
  signInProviders: z.array(text),
  createdAt: instant.nullable(),
  updatedAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  /** True when the vendor demands a new password at the next sign-in; null where the vendor has no such mark. */
  mustChangePassword: z.boolean().nullable(),
  /** The shopper's language as the vendor has it on file (`sv`, `de-AT`, `nb_NO`); left out where the vendor has none. */
  locale: text.max(maxLocaleLength).optional(),
  /** For optimistic locking; opaque outside the vendor's folder. */
  version: nullableText,
});
export type ShopperAccount = Readonly<z.infer<typeof shopperAccountSchema>>;

/** What an agent may do to a shopper's access; a vendor offers some of them. */
export const accessChanges = ['activate', 'deactivate', 'hold', 'release'] as const;
export const accessChangeSchema = z.enum(accessChanges);
export type AccessChange = z.infer<typeof accessChangeSchema>;

/** The name to show: first and last name, else e-mail, else code, else the vendor's key. */
export function displayName(parts: {
  readonly first: string | null;
  readonly last: string | null;
  readonly email: string | null;
  readonly code: string | null;
  readonly accountId: string;
}): string {
  const full = [parts.first, parts.last].filter((part) => part !== null && part.trim() !== '').join(' ');
  const candidates = [full, parts.email, parts.code];
  return candidates.find((candidate) => candidate !== null && candidate !== '') ?? parts.accountId;
}

/** The member for a vendor's locale; none where the text can't be one, since half of it would name another. */
export function localeMember(locale: string | null): { readonly locale?: string } {
  return locale === null || locale.length > maxLocaleLength || !/^[\w-]+$/u.test(locale) ? {} : { locale };
}
