import { z } from 'zod';
import { accountRefSchema } from './account';
import { resetKindSchema } from './capability';
import { vendorIdSchema } from './vendor';

/** How a reset stands. `used` and `superseded` are said only where that is known for certain. */
export const resetStates = ['requested', 'accepted', 'link-held', 'superseded', 'expired', 'used'] as const;
export type ResetState = (typeof resetStates)[number];

/** States of a reset that may still let somebody choose a password. */
const outstandingStates: ReadonlySet<ResetState> = new Set(['requested', 'accepted', 'link-held']);

/**
 * What can be done to a reset before its time is over. `supersede`: Keydesk has the vendor make a newer link and gives it to
 * nobody. `account-change`: Keydesk can't call it back, a change of the account kills it. `none`: nothing known kills it.
 */
export const revocations = ['supersede', 'account-change', 'none'] as const;
export type Revocation = (typeof revocations)[number];

/** One reset of this desk, without anything that opens an account. */
export const ledgerEntrySchema = z.object({
  /** Id of the intent's record in the journal. */
  id: z.string(),
  ref: accountRefSchema,
  vendor: vendorIdSchema,
  kind: resetKindSchema,
  at: z.string(),
  agent: z.string(),
  ticket: z.string().nullable(),
  state: z.enum(resetStates),
  /** Whether the vendor's answer is here; `lost` means that it may have been done. */
  answer: z.enum(['given', 'waiting', 'lost']),
  expiresAt: z.string().nullable(),
  /** Where the time comes from: the link itself, or what the vendor usually does. */
  expiry: z.enum(['exact', 'usual', 'unknown', 'until-sign-in']),
  /** A newer one of the same kind, and whether it made this one worthless. */
  newer: z.object({ id: z.string(), voids: z.enum(['yes', 'no', 'unknown']) }).nullable(),
  revocation: z.enum(revocations),
});
export type LedgerEntry = Readonly<z.infer<typeof ledgerEntrySchema>>;

/** The whole ledger, newest first; comes anew whenever something changed. */
export const ledgerSnapshotSchema = z.object({
  entries: z.array(ledgerEntrySchema).max(2_000),
  /** How far back it looks, in days. */
  days: z.number().int(),
});
export type LedgerSnapshot = Readonly<z.infer<typeof ledgerSnapshotSchema>>;

/** How a reset stands at a moment: time passes without anybody telling. */
export function stateAt({ state, expiresAt }: Pick<LedgerEntry, 'state' | 'expiresAt'>, nowMs: number): ResetState {
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= nowMs;
  return isOver && outstandingStates.has(state) ? 'expired' : state;
}

export function isOutstanding(state: ResetState): boolean {
  return outstandingStates.has(state);
}
