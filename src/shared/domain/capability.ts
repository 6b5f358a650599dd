import { z } from 'zod';
import { accessChanges } from './account';
import { lookupKinds } from './lookup-key';

/** Why a vendor can't do something; each key has a sentence in every language catalogue. */
export const capabilityReasons = [
  'no-account-status',
  'no-hold-state',
  'no-vendor-link',
  'needs-webhook-relay',
  'no-vendor-mail',
  'no-forced-reset',
  'no-password-write',
  'no-sign-in-as',
  'needs-employee-token',
  'no-session-api',
  'no-confirmation-mail',
  'chosen-other-strategy',
  'login-search-not-offered',
  /** The vendor could; the policy's `allowedActions` lets no agent do it. */
  'policy',
] as const;

/** Whether a vendor can do a thing, and if not, why not or what is missing. */
export const capabilitySchema = z.discriminatedUnion('offer', [
  z.object({ offer: z.literal('yes') }),
  z.object({ offer: z.literal('no'), reason: z.enum(capabilityReasons) }),
  /** Possible as soon as the named setting or secret of the connection is filled in. */
  z.object({ offer: z.literal('needs'), setting: z.string().max(64) }),
  /** Done by a work-around that the connection's settings chose by name, and that the journal records. */
  z.object({ offer: z.literal('strategy'), name: z.string().max(64) }),
]);
export type Capability = Readonly<z.infer<typeof capabilitySchema>>;

const ternary = z.enum(['yes', 'no', 'unknown']);

export const resetKinds = ['link', 'mailed', 'forced'] as const;
export const resetKindSchema = z.enum(resetKinds);
/** `link`: Keydesk holds it. `mailed`: the vendor mails it and Keydesk can only ask. `forced`: the shopper must change at the next sign-in. */
export type ResetKind = z.infer<typeof resetKindSchema>;

/** What a reset of one kind really does at this vendor: the facts the button shows before the click. */
export const resetFactsSchema = z.object({
  /** Whose token a link carries; null for kinds without a link. */
  mintedBy: z.enum(['keydesk', 'vendor']).nullable(),
  /** Who mails the shopper. `nobody` means that the agent hands it over. */
  mailedBy: z.enum(['vendor', 'nobody']),
  /** How long it lives: chosen by the agent, fixed by the vendor (minutes, when known), or not published. */
  lifetime: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chosen') }),
    z.object({ kind: z.literal('fixed'), minutes: z.number().int().nullable() }),
    z.object({ kind: z.literal('unknown') }),
    z.object({ kind: z.literal('until-sign-in') }),
  ]),
  unlocks: ternary,
  endsSessions: ternary,
  voidsOlder: ternary,
  /** Whether the change stamp moves when a password is set, so that a used link dies by itself; null without a Keydesk token. */
  stampMovesOnPasswordChange: z.boolean().nullable(),
});
export type ResetFacts = Readonly<z.infer<typeof resetFactsSchema>>;

export const resetCapabilitySchema = z.object({ capability: capabilitySchema, facts: resetFactsSchema.nullable() });
export type ResetCapability = Readonly<z.infer<typeof resetCapabilitySchema>>;

const perKind = z.record(z.enum(lookupKinds), capabilitySchema);

export const vendorCapabilitiesSchema = z.object({
  findBy: perKind,
  access: z.record(z.enum(accessChanges), capabilitySchema),
  /** What becomes of the shopper's open sessions when the account is deactivated. */
  deactivateEndsSessions: ternary,
  resets: z.record(resetKindSchema, resetCapabilitySchema),
  /** The kind that the connection's settings put first, where they choose. */
  preferredReset: resetKindSchema.optional(),
  setPassword: capabilitySchema,
  checkSignIn: capabilitySchema,
  signInAs: capabilitySchema,
  register: capabilitySchema,
  resendConfirmation: capabilitySchema,
  inspectSession: capabilitySchema,
  endSession: capabilitySchema,
});
export type VendorCapabilities = Readonly<z.infer<typeof vendorCapabilitiesSchema>>;

export const offered: Capability = { offer: 'yes' };
export function notOffered(reason: (typeof capabilityReasons)[number]): Capability {
  return { offer: 'no', reason };
}
export function needsSetting(setting: string): Capability {
  return { offer: 'needs', setting };
}
export function byStrategy(name: string): Capability {
  return { offer: 'strategy', name };
}
/** True when the vendor does it, directly or by a chosen work-around. */
export function isOffered(capability: Capability): boolean {
  return capability.offer === 'yes' || capability.offer === 'strategy';
}
