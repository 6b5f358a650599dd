import { z } from 'zod';
import { accountRefSchema } from './account';
import { resetFactsSchema, resetKindSchema } from './capability';
import { secondPersonSchema } from './second-person';

/** Lifetimes an agent may choose for a Keydesk link, in minutes. */
export const linkLifetimesMinutes = [15, 60, 240, 1440] as const;
export const defaultLinkLifetimeMinutes = 60;
export const linkLifetimeSchema = z.union([z.literal(15), z.literal(60), z.literal(240), z.literal(1440)]);
export type LinkLifetimeMinutes = z.infer<typeof linkLifetimeSchema>;

export const resetWarnings = [
  /** The e-mail was changed within the last days; the caller may not be the owner. */
  'email-changed-recently',
  /** A reset alone does not let this shopper in, because the account is switched off. */
  'account-inactive',
  'account-on-hold',
  /** The shopper signs in with another provider; a password won't help. */
  'social-only',
  /** Nothing says where the mail would go. */
  'no-email',
  /** Any other change of the customer kills the link too. */
  'dies-on-any-change',
] as const;
export type ResetWarning = (typeof resetWarnings)[number];

/** What issuing would do, said before the click. */
export const resetPreviewSchema = z.object({
  actionId: z.string(),
  ref: accountRefSchema,
  kind: resetKindSchema,
  facts: resetFactsSchema,
  /** Host of the page the link will open; null for kinds without a link. */
  finalHost: z.string().nullable(),
  /** Address on file the vendor would mail; null when nobody mails. */
  mailTo: z.string().nullable(),
  /** Allowed choices, longest last; empty when the vendor fixes the lifetime. */
  lifetimesMinutes: z.array(z.number().int()),
  defaultLifetimeMinutes: z.number().int().nullable(),
  warnings: z.array(z.enum(resetWarnings)),
  callerCheckRequired: z.boolean(),
  ticketRequired: z.boolean(),
  /** Whether the policy lets an agent see, copy or scan the link. */
  linkVisible: z.boolean(),
  secondPerson: secondPersonSchema,
});
export type ResetPreview = Readonly<z.infer<typeof resetPreviewSchema>>;

/** What the vendor confirmed, and nothing more. */
export const resetResultSchema = z.discriminatedUnion('kind', [
  /** Keydesk holds the link; the page asks for it by `resetId`. */
  z.object({
    kind: z.literal('link'),
    /** Names this reset to main as long as its dialog is open. */
    resetId: z.string(),
    finalHost: z.string(),
    expiresAt: z.string(),
    /** Whether an older link is certainly dead now. */
    olderLinks: z.enum(['dead', 'alive', 'unknown', 'none']),
  }),
  /** The vendor accepted the request. Whether a mail went out is not known. */
  z.object({
    kind: z.literal('mailed'),
    resetId: z.string(),
    to: z.string().nullable(),
    acceptedAt: z.string(),
    expiresAt: z.string().nullable(),
  }),
  z.object({ kind: z.literal('forced'), resetId: z.string(), acceptedAt: z.string() }),
]);
export type ResetResult = Readonly<z.infer<typeof resetResultSchema>>;
