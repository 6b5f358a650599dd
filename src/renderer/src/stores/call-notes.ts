import type { AccessChange, AccountRef, ShopperAccount } from '../../../shared/domain/account';
import type { CallerCheck, WriteReason } from '../../../shared/domain/action';
import { isTicket } from './ticket';

/** What the dialog of a write was told so far. */
export interface NoteEntry {
  readonly reason: WriteReason | null;
  readonly callerCheck: CallerCheck | null;
  readonly ticket: string;
}

/** Which dialog; the kinds of reset share one. */
export type NoteAct = AccessChange | 'reset' | 'confirmation';

/** What outlives the lock of what was said about one account. Nothing of it is a shopper's. */
export interface KeptNotes {
  readonly callerCheck: CallerCheck | null;
  readonly drafts: readonly (readonly [act: NoteAct, entry: NoteEntry])[];
}

/** What the agent said in one call about why they act and how they checked the caller; gone with the call. */
export interface CallNotes {
  /** How the caller was checked, by the agent's own answer for this shopper, or null when they were not asked yet. */
  recall(account: ShopperAccount): CallerCheck | null;
  remember(account: ShopperAccount, check: CallerCheck | null): void;
  /** What was entered in a dialog that did not get to act, or null. */
  draft(ref: AccountRef, act: NoteAct): NoteEntry | null;
  keepDraft(ref: AccountRef, act: NoteAct, entry: NoteEntry): void;
  /** The dialog has acted. */
  dropDraft(ref: AccountRef, act: NoteAct): void;
  /** What may be kept while the screen is locked: a ticket only when it is one, since anything may be typed there. */
  kept(ref: AccountRef, ticketPattern: string | null): KeptNotes;
  restore(ref: AccountRef, notes: KeptNotes): void;
}

interface Said {
  readonly ref: string;
  /** Null once only the account is known. */
  readonly email: string | null;
  readonly check: CallerCheck;
}

export function createCallNotes(): CallNotes {
  let said: Said | null = null;
  /** By account, then by dialog. */
  const drafts = new Map<string, Map<NoteAct, NoteEntry>>();

  function keepDraft(ref: AccountRef, act: NoteAct, entry: NoteEntry): void {
    const ofAccount = drafts.get(keyOf(ref)) ?? new Map<NoteAct, NoteEntry>();
    drafts.set(keyOf(ref), ofAccount.set(act, entry));
  }

  return {
    recall(account) {
      // The same address at another store is the same caller; anybody else has to be checked anew.
      const isSame = said !== null && (said.ref === keyOf(account.ref) || sameEmail(said.email, account.email));
      return isSame ? (said?.check ?? null) : null;
    },
    remember({ ref, email }, check) {
      if (check !== null) said = { ref: keyOf(ref), email, check };
    },
    draft: (ref, act) => drafts.get(keyOf(ref))?.get(act) ?? null,
    keepDraft,
    dropDraft: (ref, act) => void drafts.get(keyOf(ref))?.delete(act),
    kept(ref, ticketPattern) {
      const ofAccount = [...(drafts.get(keyOf(ref)) ?? [])];
      return {
        callerCheck: said?.ref === keyOf(ref) ? said.check : null,
        drafts: ofAccount.map(([act, entry]) => {
          const ticket = entry.ticket.trim();
          return [act, { ...entry, ticket: isTicket(ticket, ticketPattern) ? ticket : '' }] as const;
        }),
      };
    },
    restore(ref, { callerCheck, drafts: kept }) {
      if (callerCheck !== null) said = { ref: keyOf(ref), email: null, check: callerCheck };
      for (const [act, entry] of kept) keepDraft(ref, act, entry);
    },
  };
}

function keyOf({ connectionId, accountId }: AccountRef): string {
  return JSON.stringify([connectionId, accountId]);
}

function sameEmail(one: string | null, other: string | null): boolean {
  return one !== null && one !== '' && one.toLowerCase() === other?.toLowerCase();
}
