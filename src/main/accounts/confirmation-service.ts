import type { AccountRef, ShopperAccount } from '../../shared/domain/account';
import type { WriteNote } from '../../shared/domain/action';
import { fail } from '../../shared/domain/failure';
import type { Adapters, OpenConnection } from '../connections/adapters';
import type { Policy } from '../policy/policy';
import type { ConfirmationRequest } from '../vendors/port';
import type { ActionBinding, ActionIds } from './action-ids';
import { readAccount } from './read-account';
import type { RecordedWrites } from './recorded-writes';
import { requireOffered } from './require-offered';
import { checkAction, checkNote, type NoteRules } from './write-rules';

export interface ConfirmationPreparation extends NoteRules {
  readonly actionId: string;
  readonly account: ShopperAccount;
  /** The e-mail of the log-in: where the vendor would mail to. */
  readonly to: string;
}

export interface ResendRequest {
  readonly actionId: string;
  readonly ref: AccountRef;
  readonly note: WriteNote;
}

/**
 * Asking a vendor to mail a new shopper once more what has to be confirmed before the first sign-in. Only for an account that
 * is inactive: the vendor does not say whether anything waits for a confirmation, and for everybody else it is certain that
 * nothing does.
 */
export interface ConfirmationService {
  /**
   * Reads the account and hands out the one-time id. Changes nothing.
   *
   * @throws KeydeskError `policy-denied`, `unsupported`, `misconfigured`, `rejected` with the account's state for one that is
   * not inactive, `no-login` or `social-only` for one that has no password log-in
   */
  prepareConfirmation(ref: AccountRef, signal: AbortSignal): Promise<ConfirmationPreparation>;
  /**
   * Asks the vendor, at most once for one action id. That it accepted is all that is known then.
   *
   * @throws KeydeskError as `prepareConfirmation` does, `invalid-input` (note), `conflict` (id or account),
   * `journal-unavailable`, `unknown-outcome`, and what the vendor failed with
   */
  resendConfirmation(request: ResendRequest): Promise<ConfirmationRequest>;
}

export function createConfirmationService(options: {
  readonly adapters: Pick<Adapters, 'open'>;
  readonly policy: Policy;
  readonly actionIds: ActionIds<ConfirmationRequest>;
  readonly writes: RecordedWrites;
}): ConfirmationService {
  const { adapters, policy, actionIds } = options;
  // It leads to an account that works, as activating does.
  const rules: NoteRules = { ticketRequired: policy.ticketRequired, callerCheckRequired: policy.callerCheckRequired };

  async function openFor(ref: AccountRef): Promise<OpenConnection> {
    checkAction('resend-confirmation', policy);
    const open = await adapters.open(ref.connectionId);
    requireOffered(open.adapter.capabilities.resendConfirmation);
    return open;
  }

  async function write({ ref, note }: ResendRequest, unchanged: (now: ShopperAccount) => void) {
    const open = await openFor(ref);
    // A write that was begun is seen through; the adapter has time limits of its own.
    const { signal } = new AbortController();
    const account = await readAccount(open, ref, signal);
    unchanged(account);
    addressOf(account);
    const subject = { vendor: open.connection.vendor, ref };
    const intent = {
      // A step of the registration. Nothing is activated by it and no password reset, so no other act would be true.
      act: 'shopper.register' as const,
      subject,
      why: note.reason,
      ticket: note.ticket,
      check: note.callerCheck,
    };
    return await options.writes.run(intent, async () => ({
      value: await open.adapter.resendConfirmation(account, signal),
      out: 'ok',
    }));
  }

  return {
    async prepareConfirmation(ref, signal) {
      const open = await openFor(ref);
      const account = await readAccount(open, ref, signal);
      const to = addressOf(account);
      return { actionId: actionIds.open(bindingOf(ref), account), account, to, ...rules };
    },
    async resendConfirmation(request) {
      checkNote(request.note, rules, policy);
      return await actionIds.spend(request.actionId, bindingOf(request.ref), (unchanged) => write(request, unchanged));
    },
  };
}

/** @throws KeydeskError `rejected` for an account that certainly has nothing to confirm */
function addressOf({ access, login, signInProviders }: ShopperAccount): string {
  if (access.state !== 'inactive') throw fail({ code: 'rejected', key: `account-${access.state}` });
  if (login === null) throw fail({ code: 'rejected', key: 'no-login' });
  if (signInProviders.length > 0) throw fail({ code: 'rejected', key: 'social-only' });
  return login;
}

function bindingOf(ref: AccountRef): ActionBinding {
  return { act: 'accounts.resendConfirmation', ref };
}
